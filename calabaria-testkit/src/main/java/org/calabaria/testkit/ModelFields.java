package org.calabaria.testkit;

import java.lang.reflect.Field;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Consumer;
import org.calabaria.model.BaseModel;
import org.calabaria.model.ModelRecipe;
import org.calabaria.problem.ModelDefinitionException;
import org.jspecify.annotations.Nullable;

/**
 * The check that the fields of a model object, declared in its class and its superclasses up to {@link BaseModel}, are
 * final and not changed by a run.
 */
final class ModelFields {

    private ModelFields() {}

    static Optional<String> check(BaseModel<?, ?> model, Consumer<BaseModel<?, ?>> runs) {
        try {
            ModelRecipe.requireFinalFields(model.getClass());
        } catch (ModelDefinitionException refused) {
            return Optional.of(refused.problems().get(0).sentence());
        }
        Snapshot before = fields(model);
        runs.accept(model);
        return before.firstDifference(fields(model));
    }

    private static boolean isModelClass(@Nullable Class<?> type) {
        return type != null && type != BaseModel.class;
    }

    private static Snapshot fields(BaseModel<?, ?> model) {
        Map<String, Object> values = new TreeMap<>();
        for (Class<?> type = model.getClass(); isModelClass(type); type = type.getSuperclass()) {
            for (Field field : Snapshot.instanceFields(type)) {
                Object value = Snapshot.value(field, model);
                if (value != null && value != model) {
                    values.put(type.getSimpleName() + "." + field.getName(), value);
                }
            }
        }
        return Snapshot.of("model", values);
    }
}
