package org.calabaria.request;

import java.util.Arrays;
import java.util.List;
import java.util.OptionalInt;

/**
 * A rule that assigns a seed, an unsigned 64-bit number, to each run of a sweep.
 *
 * <p>The native plans, {@link #independent} and {@link #common}, compute digests. Adding, removing or reordering points
 * or replicates does not change the seed of any other run. The stack does not affect the seed, so scenarios are
 * compared with the same random numbers. The probability that two of {@code n} seeds are equal is about
 * {@code n^2 / 2^65}: one in 370,000 for ten million seeds.
 *
 * <p>The digest of a point covers {@link Setup#chosen()}: the names and bits of its natural values before any scenario.
 *
 * <p>The plans called {@code spawned...} and {@link #contractsStudy} repeat the derivations of Python tools, seed for
 * seed. Like the originals, they have only 32 bits: the probability that two of 10,000 seeds are equal is 1.2 %. The
 * {@code spawned} plans depend on the position of a point. Use them to repeat an existing study, not for a new one.
 *
 * <p>A plan is an immutable, thread-safe value. A user's plan must depend on its arguments only:
 * {@code SeedPlan own = () -> (position, setup, replicate) -> 1000 * position + replicate;} If a user's plan throws an
 * exception, only the run of that seed fails.
 */
@FunctionalInterface
public interface SeedPlan {

    /**
     * A different seed for every run: a digest of base, point and replicate.
     *
     * <pre>{@code
     * key  = SHA-256("calabaria:seed:point:1"  base (8 bytes)  then for every parameter in the order of the space:
     *                length of its name (4 bytes)  its name  'r' or 'i'  bits of its value (8 bytes))
     * seed = first 8 bytes of SHA-256("calabaria:rep:1"  key (32 bytes)  replicate (8 bytes))
     * }</pre>
     *
     * All numbers are big-endian, and text is in UTF-8. {@code 'r'} precedes the bits of a double, {@code 'i'} precedes
     * a long.
     */
    static SeedPlan independent(long base) {
        return new IndependentSeeds(base);
    }

    /**
     * Common random numbers: replicate r of every point has the same seed, the first 8 bytes of
     * {@code SHA-256("calabaria:seed:common:1"  base (8 bytes)  replicate (8 bytes))}.
     */
    static SeedPlan common(long base) {
        return new CommonSeeds(base);
    }

    /** Replicate r of every point has the seed {@code base + r}, modulo 2^64. */
    static SeedPlan sequential(long base) {
        return new SequentialSeeds(base);
    }

    /**
     * Replicate r of every point has the r-th of these seeds. The number of replicates is the number of seeds, unless
     * fewer are requested.
     */
    static SeedPlan explicit(List<Long> seeds) {
        return new ExplicitSeeds(seeds);
    }

    /** Same as {@link #explicit(List)}. */
    static SeedPlan explicit(long... seeds) {
        return new ExplicitSeeds(Arrays.stream(seeds).boxed().toList());
    }

    /**
     * The derivation of the Python version 1: the point at position i has the task seed
     * {@code SeedSequence(base).spawn(n)[i].generate_state(1)[0]}, and its replicate r the seed
     * {@code SeedSequence(taskSeed).spawn(n)[r].generate_state(1)[0]}. 32 bits.
     */
    static SeedPlan spawned(long base) {
        return new SpawnedSeeds(SpawnedSeeds.Tree.TASK_SEED, base);
    }

    /** {@code SeedSequence(base).spawn(n)[i].spawn(n)[r].generate_state(1)[0]} for replicate r of the point at position i. 32 bits. */
    static SeedPlan spawnedNested(long base) {
        return new SpawnedSeeds(SpawnedSeeds.Tree.NESTED, base);
    }

    /** {@code SeedSequence(base).spawn(n)[r].generate_state(1)[0]} for replicate r of every point. 32 bits. */
    static SeedPlan spawnedReplicates(long base) {
        return new SpawnedSeeds(SpawnedSeeds.Tree.FLAT, base);
    }

    /**
     * The derivation of the Python contracts' {@code SimulationStudy}: the low 32 bits of the 64-bit BLAKE2b digest of
     * {@code "<param_id>:<replicate>"}, where {@code param_id} identifies the values of the free parameters. There is no
     * base seed. A real parameter's value counts as a Python float, whatever type of number was given.
     */
    static SeedPlan contractsStudy() {
        return new ContractsStudySeeds();
    }

    /** Returns a new reader of the plan, for use by one thread. */
    Reader reader();

    /** The number of replicates that have a seed, if the plan is limited. */
    default OptionalInt replicates() {
        return OptionalInt.empty();
    }

    /** The seed of one run. For many runs a {@link #reader()} is faster. */
    default long seed(long position, Setup setup, int replicate) {
        return reader().seed(position, setup, replicate);
    }

    /** A reader of a plan for consecutive runs. Earlier reads affect only its speed, not its seeds. */
    @FunctionalInterface
    interface Reader {

        /**
         * The seed of one run.
         *
         * @param position of the point among the points of the sweep, from 0
         * @param replicate from 0
         * @throws org.calabaria.problem.CalabariaException if the values of the setup are refused and the plan needs them
         */
        long seed(long position, Setup setup, int replicate);
    }
}
