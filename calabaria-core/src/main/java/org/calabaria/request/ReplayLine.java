package org.calabaria.request;

import java.lang.reflect.Modifier;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.calabaria.model.BaseModel;
import org.calabaria.parameter.ParameterSet;
import org.calabaria.problem.CalabariaException;
import org.calabaria.variant.ModelVariant;
import org.calabaria.variant.VariantSpec;

/**
 * An expression of Java that does one run again, complete with the names of packages.
 *
 * <p>A model that no expression can make (its constructor takes arguments, its class is local) appears as {@code model}, and
 * a variant whose reparameterization refuses the values as {@code variant}: the ones at hand.
 */
final class ReplayLine {

    private ReplayLine() {}

    static String of(ModelSource source, Map<String, Number> values, long seed, List<String> outputs) {
        String model = made(source.model());
        return model + ".simulateStack(" + JavaLiteral.list(source.stack()) + ", " + model + ".space().point("
                + JavaLiteral.map(values) + "), " + seedAndOutputs(seed, outputs);
    }

    static String of(ModelVariant variant, Map<String, Number> values, long seed, List<String> outputs) {
        if (variant.spec().reparameterization().isEmpty()) {
            return variant(variant, variant.spec().view().fixed()) + simulate(JavaLiteral.map(values), seed, outputs);
        }
        try {
            ParameterSet natural = variant.point(values);
            return variant(variant, natural.values()) + simulate("java.util.Map.of()", seed, outputs);
        } catch (CalabariaException refused) {
            return "variant" + simulate(JavaLiteral.map(values), seed, outputs);
        }
    }

    private static String variant(ModelVariant variant, Map<String, Number> fixed) {
        String model = made(variant.model());
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

    private static String made(BaseModel<?, ?> model) {
        Class<?> type = model.getClass();
        boolean named = type.getCanonicalName() != null;
        boolean free = !type.isMemberClass() || Modifier.isStatic(type.getModifiers());
        return named && free && hasPlainConstructor(type) ? "new " + type.getCanonicalName() + "()" : "model";
    }

    private static boolean hasPlainConstructor(Class<?> type) {
        return Arrays.stream(type.getDeclaredConstructors())
                .anyMatch(constructor ->
                        constructor.getParameterCount() == 0 && !Modifier.isPrivate(constructor.getModifiers()));
    }
}
