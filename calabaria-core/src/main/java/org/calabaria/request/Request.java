package org.calabaria.request;

import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.LongSupplier;
import org.calabaria.model.SimOutput;
import org.calabaria.problem.InvalidRequestException;
import org.jspecify.annotations.Nullable;

/**
 * One run to be done: a setup, a seed, and the names of the requested outputs.
 *
 * <p>Deriving the seed of a request of {@link Requests} may need user code: a user's seed plan, or the inverse function
 * of a reparameterization. The seed is derived when it is needed, as a part of the run. If the user code fails or never
 * ends, only this run fails. If the values of a run are refused and its seed plan needs the values, the run has no
 * seed.
 *
 * <p>Two requests are equal if they have the same setup object and equal replicates, outputs and seeds. If a seed is
 * derived, the two derivations must be the same object instead.
 */
public final class Request {

    private final Setup setup;
    private final int replicate;
    private final List<String> outputs;
    private final @Nullable LongSupplier derivation; // null if the seed was given, or if there is none
    private volatile boolean seedKnown;
    private volatile long seed;

    /**
     * Creates a request whose seed is known.
     *
     * @param setup model, point and stack; requests that share the object share the built state
     * @param replicate the number of the run among the runs of this setup, from 0
     * @param seed unsigned 64-bit
     * @param outputs names of the requested outputs; empty means all
     */
    public Request(Setup setup, int replicate, long seed, List<String> outputs) {
        this(setup, replicate, null, outputs);
        this.seed = seed;
        this.seedKnown = true;
    }

    /**
     * Creates a request whose seed is derived later, by the first thread that needs it. Without a derivation it has no
     * seed.
     */
    Request(Setup setup, int replicate, @Nullable LongSupplier derivation, List<String> outputs) {
        this.setup = Objects.requireNonNull(setup, "setup must not be null");
        Objects.requireNonNull(outputs, "outputs must not be null")
                .forEach(name -> Objects.requireNonNull(name, "outputs must not contain null"));
        this.outputs = List.copyOf(outputs);
        this.replicate = replicate;
        this.derivation = derivation;
        if (!(replicate >= 0)) {
            throw new InvalidRequestException("replicate", "replicate must be 0 or more, got " + replicate);
        }
    }

    /** Creates a request of replicate 0, with every output. */
    public static Request of(Setup setup, long seed) {
        return new Request(setup, 0, seed, List.of());
    }

    /** Model, point and stack; requests that share the object share the built state. */
    public Setup setup() {
        return setup;
    }

    /** The number of the run among the runs of this setup, from 0. */
    public int replicate() {
        return replicate;
    }

    /** The names of the requested outputs; empty means all. */
    public List<String> outputs() {
        return outputs;
    }

    /**
     * The seed, an unsigned 64-bit number; derived now if necessary. It is 0 if the run has no seed because its values
     * are refused.
     *
     * @throws RuntimeException any exception of a user's seed plan or reparameterization
     */
    public long seed() {
        if (!seedKnown && derivation != null) {
            seed = derivation.getAsLong(); // the same in every thread
            seedKnown = true;
        }
        return seed;
    }

    /** Whether the run has a seed that is already known, so that {@link #seed()} calls no user code. */
    public boolean hasSeed() {
        return seedKnown;
    }

    /**
     * The same request. If its seed is not known yet, returns a copy that a thread still deriving the seed does not
     * change.
     */
    Request settled() {
        return seedKnown || derivation == null ? this : new Request(setup, replicate, derivation, outputs);
    }

    /**
     * The values of the free parameters, as their parameters store them. Refused values are returned as they were
     * given.
     */
    public Map<String, Number> values() {
        return setup.values();
    }

    /** The scenarios that apply, in order. */
    public List<String> stack() {
        return setup.stack();
    }

    /** Builds a new state and runs it on the calling thread. Every runner returns the same output, bit for bit. */
    public SimOutput simulate() {
        long settled = seed();
        return outputs.isEmpty()
                ? setup.prepare().run(settled)
                : setup.prepare().run(settled, outputs);
    }

    /**
     * A line of Java that repeats this run; for a model that is not identifiable, {@code not possible: } and the
     * reason.
     */
    public String replay() {
        seed();
        setup.tryPoint();
        return knownReplay();
    }

    /** Same as {@link #replay()}, but calls no user code. */
    String knownReplay() {
        return seedKnown || derivation == null
                ? setup.replay(seed, outputs)
                : "not possible: the run failed before its seed was known; run the request again";
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return this == other
                || other instanceof Request that
                        && setup.equals(that.setup)
                        && replicate == that.replicate
                        && outputs.equals(that.outputs)
                        && derivation == that.derivation
                        && (derivation != null || seedKnown == that.seedKnown && seed == that.seed);
    }

    @Override
    public int hashCode() {
        return Objects.hash(setup, replicate, outputs);
    }

    /** {@code run of {beta=0.3} under [lockdown], replicate 2, seed 42}; without the seed if it is not derived yet. */
    @Override
    public String toString() {
        return "run of " + setup + ", replicate " + replicate
                + (hasSeed() ? ", seed " + Long.toUnsignedString(seed) : "");
    }
}
