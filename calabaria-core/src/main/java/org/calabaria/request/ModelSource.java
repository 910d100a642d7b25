package org.calabaria.request;

import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.calabaria.model.BaseModel;
import org.calabaria.parameter.ParameterSet;
import org.calabaria.problem.InvalidParameterException;
import org.calabaria.scenario.Composition;
import org.calabaria.scenario.Patched;

/** A model under a stack, for complete points of its space. */
final class ModelSource implements SetupSource {

    private final BaseModel<?, ?> model;
    private final List<String> stack;
    private final Composition composition;

    ModelSource(BaseModel<?, ?> model, List<String> stack) {
        this.model = Objects.requireNonNull(model, "model must not be null");
        Objects.requireNonNull(stack, "stack must not be null")
                .forEach(name -> Objects.requireNonNull(name, "stack must not contain null"));
        this.stack = stack.isEmpty() ? List.of(model.defaultScenario()) : List.copyOf(stack);
        this.composition = model.composition(this.stack);
    }

    BaseModel<?, ?> model() {
        return model;
    }

    List<String> stack() {
        return stack;
    }

    Patched patched(ParameterSet point) {
        return composition.apply(point, model.baseConfig());
    }

    @Override
    public Setup setup(ParameterSet point) {
        return new ModelSetup(this, point.values(), point);
    }

    @Override
    public Setup setup(Map<String, ? extends Number> values) {
        try {
            return setup(model.space().point(values)); // checked here, it need not be copied
        } catch (InvalidParameterException refused) {
            return new RefusedSetup(new ModelSetup(this, VariantSource.copy(values, free()), null), refused);
        }
    }

    @Override
    public SetupSource under(List<String> newStack) {
        return new ModelSource(model, newStack);
    }

    @Override
    public Set<String> outputs() {
        return model.outputs().keySet();
    }

    @Override
    public List<String> free() {
        return model.space().names();
    }
}
