package org.calabaria.request;

import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import org.calabaria.model.BaseModel;
import org.calabaria.parameter.ParameterSet;
import org.calabaria.problem.ModelDefinitionException;
import org.calabaria.variant.ModelVariant;
import org.calabaria.variant.VariantSpec;
import org.jspecify.annotations.Nullable;

/**
 * A Java expression that repeats one run, with full package names.
 *
 * <p>The variable {@code model} is used if other code cannot name the model's class or constructor. The variable
 * {@code variant} is used if the variant has a reparameterization that has not returned a point. A model that is not
 * identifiable ({@link org.calabaria.model.ModelRecipe}) cannot be made again; the line is then the reason.
 */
final class ReplayLine {

    private ReplayLine() {}

    static String of(ModelSource source, Map<String, Number> values, long seed, List<String> outputs) {
        return possible(source.model(), model -> run(model, source, values, seed, outputs));
    }

    static String of(
            ModelVariant variant,
            @Nullable ParameterSet point,
            Map<String, Number> values,
            long seed,
            List<String> outputs) {
        return possible(variant.model(), model -> run(model, variant, point, values, seed, outputs));
    }

    private static String possible(BaseModel<?, ?> model, UnaryOperator<String> lineOf) {
        try {
            return lineOf.apply(model.recipe().expression());
        } catch (ModelDefinitionException unidentifiable) {
            return "not possible: " + unidentifiable.getMessage();
        }
    }

    private static String run(
            String model, ModelSource source, Map<String, Number> values, long seed, List<String> outputs) {
        return model + ".simulateStack(" + JavaLiteral.list(source.stack()) + ", " + model + ".space().point("
                + JavaLiteral.map(values) + "), " + seedAndOutputs(seed, outputs);
    }

    private static String run(
            String model,
            ModelVariant variant,
            @Nullable ParameterSet point,
            Map<String, Number> values,
            long seed,
            List<String> outputs) {
        if (variant.spec().reparameterization().isEmpty()) {
            return variant(model, variant, variant.spec().view().fixed())
                    + simulate(JavaLiteral.map(values), seed, outputs);
        }
        return point == null
                ? "variant" + simulate(JavaLiteral.map(values), seed, outputs)
                : variant(model, variant, point.values()) + simulate("java.util.Map.of()", seed, outputs);
    }

    private static String variant(String model, ModelVariant variant, Map<String, Number> fixed) {
        VariantSpec spec = variant.spec();
        String fix = fixed.isEmpty() ? "" : ".fix(" + JavaLiteral.map(fixed) + ")";
        String scenarios = spec.scenarios().isEmpty()
                ? ""
                : spec.scenarios().stream()
                        .map(JavaLiteral::text)
                        .collect(Collectors.joining(", ", ".scenarios(", ")"));
        String config = spec.configOverrides().entrySet().stream()
                .map(entry ->
                        ".config(" + JavaLiteral.text(entry.getKey()) + ", " + JavaLiteral.of(entry.getValue()) + ")")
                .collect(Collectors.joining());
        return "new " + ModelVariant.class.getName() + "(" + model + ", " + VariantSpec.class.getName() + ".of(" + model
                + ".space())" + fix + scenarios + config + ")";
    }

    private static String simulate(String values, long seed, List<String> outputs) {
        return ".simulate(" + values + ", " + seedAndOutputs(seed, outputs);
    }

    private static String seedAndOutputs(long seed, List<String> outputs) {
        return JavaLiteral.seed(seed) + (outputs.isEmpty() ? "" : ", " + JavaLiteral.list(outputs)) + ")";
    }
}
