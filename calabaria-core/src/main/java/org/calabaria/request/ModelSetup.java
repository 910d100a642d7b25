package org.calabaria.request;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.calabaria.model.BaseModel;
import org.calabaria.parameter.ParameterSet;
import org.calabaria.scenario.Patched;
import org.calabaria.variant.ModelVariant;
import org.jspecify.annotations.Nullable;

/** A setup of a complete point of a model's space, which may not be checked yet. */
final class ModelSetup extends Setup {

    private final ModelSource source;
    private final Map<String, Number> values;
    private final @Nullable ParameterSet bound;

    ModelSetup(ModelSource source, Map<String, Number> values, @Nullable ParameterSet bound) {
        this.source = source;
        this.values = values;
        this.bound = bound;
    }

    @Override
    public BaseModel<?, ?> model() {
        return source.model();
    }

    @Override
    public Optional<ModelVariant> variant() {
        return Optional.empty();
    }

    @Override
    public Map<String, Number> values() {
        return values;
    }

    @Override
    public List<String> stack() {
        return source.stack();
    }

    @Override
    public ParameterSet point() {
        return bound != null ? bound : source.model().space().point(values);
    }

    @Override
    public Patched patched() {
        return source.patched(point());
    }

    @Override
    public Map<String, Number> chosen() {
        return point().values();
    }

    @Override
    Map<String, Number> stored() {
        return point().values();
    }

    @Override
    String replay(long seed, List<String> outputs) {
        return ReplayLine.of(source, values, seed, outputs);
    }
}
