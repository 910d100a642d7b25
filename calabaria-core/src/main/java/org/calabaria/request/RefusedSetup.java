package org.calabaria.request;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.calabaria.model.BaseModel;
import org.calabaria.model.Prepared;
import org.calabaria.parameter.ParameterSet;
import org.calabaria.problem.CalabariaException;
import org.calabaria.scenario.Patched;
import org.calabaria.variant.ModelVariant;

/**
 * A setup whose values were refused, or from which no seed could be derived. Its run fails with the same exception.
 */
final class RefusedSetup extends Setup {

    private final Setup refused;
    private final CalabariaException refusal;

    RefusedSetup(Setup refused, CalabariaException refusal) {
        this.refused = refused;
        this.refusal = refusal;
    }

    @Override
    public BaseModel<?, ?> model() {
        return refused.model();
    }

    @Override
    public Optional<ModelVariant> variant() {
        return refused.variant();
    }

    @Override
    public Map<String, Number> values() {
        return refused.values();
    }

    @Override
    public List<String> stack() {
        return refused.stack();
    }

    @Override
    public ParameterSet point() {
        return refused.point();
    }

    @Override
    public Patched patched() {
        refused.patched();
        throw refusal;
    }

    @Override
    public Prepared<?, ?> prepare() {
        patched();
        throw refusal;
    }

    @Override
    public Map<String, Number> chosen() {
        return refused.chosen();
    }

    @Override
    Map<String, Number> stored() {
        return refused.stored();
    }

    @Override
    String replay(long seed, List<String> outputs) {
        return refused.replay(seed, outputs);
    }
}
