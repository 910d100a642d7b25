package org.calabaria.request;

import java.util.Arrays;
import java.util.List;
import java.util.OptionalInt;

/**
 * Which seed each run of a sweep gets, an unsigned 64-bit number.
 *
 * <p>The native plans, {@link #independent} and {@link #common}, are digests: adding, removing or reordering points or
 * replicates moves no other run's seed, and stacks do not enter, so that scenarios are compared under equal chance. Among
 * {@code n} of their seeds two are the same with a chance of about {@code n^2 / 2^65}: one in 370,000 for ten million.
 *
 * <p>A point enters as {@link Setup#chosen()}: the natural values of its parameters before any scenario, by name and bits.
 *
 * <p>The plans called {@code spawned...} and {@link #contractsStudy} repeat the derivations of Python tools, seed for seed.
 * They have the originals' 32 bits (two of 10,000 seeds are the same with a chance of 1.2 %), and the {@code spawned} ones
 * depend on the position of a point: use them to repeat a study, not to begin one.
 *
 * <p>A plan is a value, for any thread; an own one is a function of its arguments alone:
 * {@code SeedPlan own = () -> (position, setup, replicate) -> 1000 * position + replicate;}
 * What an own plan throws fails the run whose seed was asked for, and no other.
 */
@FunctionalInterface
public interface SeedPlan {

    /**
     * Every run a seed of its own: a digest of base, point and replicate.
     *
     * <pre>{@code
     * key  = SHA-256("calabaria:seed:point:1"  base (8 bytes)  then for every parameter in the order of the space:
     *                length of its name (4 bytes)  its name  'r' or 'i'  bits of its value (8 bytes))
     * seed = first 8 bytes of SHA-256("calabaria:rep:1"  key (32 bytes)  replicate (8 bytes))
     * }</pre>
     *
     * with all numbers big-endian, text in UTF-8; {@code 'r'} is before the bits of a double, {@code 'i'} before a long.
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

    /** Replicate r of every point has the seed {@code base + r}, beginning again at 0 after 2^64 - 1. */
    static SeedPlan sequential(long base) {
        return new SequentialSeeds(base);
    }

    /** Replicate r of every point has the r-th of these seeds; there are as many replicates, unless fewer are asked for. */
    static SeedPlan explicit(List<Long> seeds) {
        return new ExplicitSeeds(seeds);
    }

    /** As {@link #explicit(List)}. */
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

    /** Begins to read the plan, on one thread. */
    Reader reader();

    /** How many replicates have a seed, where the plan is limited. */
    default OptionalInt replicates() {
        return OptionalInt.empty();
    }

    /** The seed of one run; for many, a {@link #reader()} is faster. */
    default long seed(long position, Setup setup, int replicate) {
        return reader().seed(position, setup, replicate);
    }

    /** Reads a plan for run after run. What it has read before changes nothing but its speed. */
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
