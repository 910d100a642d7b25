package org.calabaria.request;

import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.LongSupplier;
import org.calabaria.model.SimOutput;
import org.calabaria.problem.InvalidRequestException;
import org.jspecify.annotations.Nullable;

/**
 * One run to be done: a setup, a seed, and which outputs are wanted.
 *
 * <p>The seed of a request that was laid out by {@link Requests} may have to be derived by code of the user's: a seed plan of
 * their own, or the inverse of a reparameterization. It is derived when it is needed, as a part of the run, so that
 * code that fails or never ends costs this run alone. A run whose values are refused has no seed where its plan needs the
 * values.
 *
 * <p>Equal by setup (the same object), replicate, outputs and seed; where the seed was or is to be derived, by the
 * derivation (the same object).
 */
public final class Request {

    private final Setup setup;
    private final int replicate;
    private final List<String> outputs;
    private final @Nullable LongSupplier derivation; // null where the seed was given, and where there is none
    private volatile boolean seedKnown;
    private volatile long seed;

    /**
     * A request whose seed is known.
     *
     * @param setup model, point and stack; requests that share the object share the built state
     * @param replicate which of the runs of this setup it is, from 0
     * @param seed unsigned 64-bit
     * @param outputs names of the wanted outputs; empty means all
     */
    public Request(Setup setup, int replicate, long seed, List<String> outputs) {
        this(setup, replicate, null, outputs);
        this.seed = seed;
        this.seedKnown = true;
    }

    /** A request whose seed is derived later, by whichever thread needs it first; without a derivation it has none. */
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

    /** Replicate 0, with every output. */
    public static Request of(Setup setup, long seed) {
        return new Request(setup, 0, seed, List.of());
    }

    /** Model, point and stack; requests that share the object share the built state. */
    public Setup setup() {
        return setup;
    }

    /** Which of the runs of this setup it is, from 0. */
    public int replicate() {
        return replicate;
    }

    /** The names of the wanted outputs; empty means all. */
    public List<String> outputs() {
        return outputs;
    }

    /**
     * The seed, an unsigned 64-bit number, derived now if need be; 0 where the run has none because its values are refused.
     *
     * @throws RuntimeException whatever a seed plan or a reparameterization of the user's throws
     */
    public long seed() {
        if (!seedKnown && derivation != null) {
            seed = derivation.getAsLong(); // the same by whichever thread
            seedKnown = true;
        }
        return seed;
    }

    /** Whether the run has a seed and it is known, so that {@link #seed()} calls no code of the user's. */
    public boolean hasSeed() {
        return seedKnown;
    }

    /** The same request; if it has no seed yet, apart from any thread that may still be deriving one. */
    Request settled() {
        return seedKnown || derivation == null ? this : new Request(setup, replicate, derivation, outputs);
    }

    /** The values of the free parameters, as their parameters store them; as they were given where they are refused. */
    public Map<String, Number> values() {
        return setup.values();
    }

    /** The scenarios that apply, in order. */
    public List<String> stack() {
        return setup.stack();
    }

    /** Runs it here and now, with a state of its own: what every runner gives, bit for bit. */
    public SimOutput simulate() {
        long settled = seed();
        return outputs.isEmpty()
                ? setup.prepare().run(settled)
                : setup.prepare().run(settled, outputs);
    }

    /** A line of Java that does this run; for a model that is not identifiable, {@code not possible: } and the reason. */
    public String replay() {
        seed();
        setup.tryPoint();
        return knownReplay();
    }

    /** As {@link #replay()}, but calls no code of the user's. */
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

    /** {@code run of {beta=0.3} under [lockdown], replicate 2, seed 42}; without the seed where it is not derived yet. */
    @Override
    public String toString() {
        return "run of " + setup + ", replicate " + replicate
                + (hasSeed() ? ", seed " + Long.toUnsignedString(seed) : "");
    }
}
