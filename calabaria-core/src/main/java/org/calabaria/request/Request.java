package org.calabaria.request;

import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.calabaria.model.SimOutput;
import org.calabaria.problem.InvalidRequestException;

/**
 * One run to be done: a setup, a seed, and which outputs are wanted.
 *
 * @param setup model, point and stack; requests that share the object share the built state
 * @param replicate which of the runs of this setup it is, from 0
 * @param seed unsigned 64-bit; 0 where the values are refused, so that no seed could be derived from them
 * @param outputs names of the wanted outputs; empty means all
 */
public record Request(Setup setup, int replicate, long seed, List<String> outputs) {

    public Request {
        Objects.requireNonNull(setup, "setup must not be null");
        Objects.requireNonNull(outputs, "outputs must not be null")
                .forEach(name -> Objects.requireNonNull(name, "outputs must not contain null"));
        outputs = List.copyOf(outputs);
        if (!(replicate >= 0)) {
            throw new InvalidRequestException("replicate", "replicate must be 0 or more, got " + replicate);
        }
    }

    /** Replicate 0, with every output. */
    public static Request of(Setup setup, long seed) {
        return new Request(setup, 0, seed, List.of());
    }

    /** The values of the free parameters, as their parameters store them; as they were given where they are refused. */
    public Map<String, Number> values() {
        return setup.values();
    }

    /** The scenarios that apply, in order. */
    public List<String> stack() {
        return setup.stack();
    }

    /** Runs it here and now, with a state of its own: what every {@link Runner} gives, bit for bit. */
    public SimOutput simulate() {
        return outputs.isEmpty() ? setup.prepare().run(seed) : setup.prepare().run(seed, outputs);
    }

    /** A line of Java that does this run; for a model that is not identifiable, {@code not possible: } and the reason. */
    public String replay() {
        return setup.replay(seed, outputs);
    }

    /** {@code run of {beta=0.3} under [lockdown], replicate 2, seed 42}. */
    @Override
    public String toString() {
        return "run of " + setup + ", replicate " + replicate + ", seed " + Long.toUnsignedString(seed);
    }
}
