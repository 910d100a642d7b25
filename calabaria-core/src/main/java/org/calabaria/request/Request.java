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
 * code that fails or never ends costs this run alone. Equal by setup (the same object), replicate, seed and outputs.
 */
public final class Request {

    private final Setup setup;
    private final int replicate;
    private final List<String> outputs;
    private volatile @Nullable LongSupplier derivation; // null once the seed is settled
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
    }

    /** A request whose seed is derived later; by whichever thread needs it first. */
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
     * The seed, an unsigned 64-bit number, derived now if need be.
     *
     * @throws RuntimeException whatever a seed plan or a reparameterization of the user's throws
     */
    public long seed() {
        LongSupplier pending = derivation;
        if (pending != null) {
            seed = pending.getAsLong(); // the same by whichever thread
            derivation = null;
        }
        return seed;
    }

    /** Whether the seed is known, so that {@link #seed()} calls no code of the user's. */
    public boolean hasSeed() {
        return derivation == null;
    }

    /** The same request; if it has no seed yet, apart from any thread that may still be deriving one. */
    Request settled() {
        LongSupplier pending = derivation;
        return pending == null ? this : new Request(setup, replicate, pending, outputs);
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
        long derived = seed();
        setup.tryPoint();
        return setup.replay(derived, outputs);
    }

    /** As {@link #replay()}, but calls no code of the user's. */
    String knownReplay() {
        return hasSeed()
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
                        && seed() == that.seed();
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
