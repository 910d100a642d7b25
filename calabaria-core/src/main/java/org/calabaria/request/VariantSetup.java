package org.calabaria.request;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.calabaria.model.BaseModel;
import org.calabaria.parameter.ParameterSet;
import org.calabaria.scenario.Patched;
import org.calabaria.variant.ModelVariant;
import org.jspecify.annotations.Nullable;

/** A setup of values of a variant's free parameters. */
final class VariantSetup extends Setup {

    private final VariantSource source;
    private final Map<String, Number> values;
    private volatile @Nullable ParameterSet point; // computed when first needed

    VariantSetup(VariantSource source, Map<String, Number> values) {
        this.source = source;
        this.values = values;
    }

    @Override
    public BaseModel<?, ?> model() {
        return source.variant().model();
    }

    @Override
    public Optional<ModelVariant> variant() {
        return Optional.of(source.variant());
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
        ParameterSet known = point;
        if (known == null) {
            known = source.variant().point(values);
            point = known;
        }
        return known;
    }

    @Override
    public boolean isDerived() {
        return point != null || !hasCodeOfTheUsers();
    }

    @Override
    public Patched patched() {
        if (hasCodeOfTheUsers()) {
            point(); // known from now on, for the replay of a run that fails later
        }
        return new Patched(
                source.variant().effectiveParameters(values), source.variant().effectiveConfig());
    }

    @Override
    public Map<String, Number> chosen() {
        Map<String, Number> all = point().values();
        if (source.chosenNames().size() == all.size()) {
            return all;
        }
        Map<String, Number> chosen = new LinkedHashMap<>(all);
        chosen.keySet().retainAll(source.chosenNames());
        return chosen;
    }

    @Override
    Map<String, Number> stored() {
        return source.stored(values);
    }

    @Override
    String replay(long seed, List<String> outputs) {
        return ReplayLine.of(source.variant(), point, values, seed, outputs);
    }
}
