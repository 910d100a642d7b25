package org.calabaria.model;

import java.util.Collection;
import org.calabaria.parameter.ParameterSet;
import org.calabaria.scenario.Config;
import org.calabaria.scenario.Patched;

/**
 * A model whose state is built. It runs with any number of seeds; each run is equal bit for bit to a run that builds
 * the state again.
 *
 * <p>Thread-safe if the model's {@code runSim} does not change the state.
 *
 * @param <S> the assembled state
 * @param <R> the raw result
 */
public final class Prepared<S, R> {

    private final BaseModel<S, R> model;
    private final ModelDefinition definition;
    private final Patched patched;
    private final S state;

    Prepared(BaseModel<S, R> model, ModelDefinition definition, Patched patched, S state) {
        this.model = model;
        this.definition = definition;
        this.patched = patched;
        this.state = state;
    }

    /** The effective point, after the scenarios' patches. */
    public ParameterSet params() {
        return patched.params();
    }

    /** The effective configuration, after the scenarios' patches. */
    public Config config() {
        return patched.config();
    }

    /** The built state itself, not a copy, for tools that inspect a run. A change of the state changes later runs. */
    public S state() {
        return state;
    }

    /** Runs with a seed (unsigned 64-bit) and extracts every output. */
    public SimOutput run(long seed) {
        return run(seed, definition.allOutputs());
    }

    /** Runs with a seed and extracts only the named outputs. */
    public SimOutput run(long seed, Collection<String> outputs) {
        return run(seed, definition.select(outputs));
    }

    /** The first half of a run: the raw result, for tools that inspect it. */
    public R raw(long seed) {
        return model.raw(state, seed);
    }

    /** The second half of a run: the named outputs of a raw result. */
    public SimOutput extract(R raw, long seed, Collection<String> outputs) {
        return definition.select(outputs).extract(model, raw, seed);
    }

    SimOutput run(long seed, OutputSelection outputs) {
        return outputs.extract(model, raw(seed), seed);
    }

    /** {@code Prepared[org.example.Sir, ParameterSet{beta=0.3}]}. */
    @Override
    public String toString() {
        return "Prepared[" + model.getClass().getName() + ", " + patched.params() + "]";
    }
}
