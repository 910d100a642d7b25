package org.calabaria.wire.provenance;

import java.math.BigInteger;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.calabaria.model.BaseModel;
import org.calabaria.variant.Range;
import org.calabaria.wire.json.DomainDigest;
import org.calabaria.wire.json.PythonFloat;
import org.jspecify.annotations.Nullable;

/** The readable key of a variant, its readable part as the Python tools write it. */
final class VariantKey {

    private static final int MOST_SHOWN = 4;
    private static final int DIGITS = 8;
    private static final BigInteger THOUSAND = BigInteger.valueOf(1000);

    private VariantKey() {}

    static String of(
            BaseModel<?, ?> model,
            List<String> stack,
            Map<String, ? extends Number> fixed,
            Map<String, ? extends @Nullable Object> overrides,
            @Nullable String reparameterization,
            Map<String, Range> ranges) {
        Map<String, @Nullable Object> covered = new LinkedHashMap<>();
        covered.put("class", model.getClass().getName());
        covered.put("stack", stack);
        covered.put("fixed", fixed);
        covered.put("config_overrides", overrides);
        covered.put("reparameterization", reparameterization);
        model.recipe().content().ifPresent(content -> {
            covered.put("data", content.data().values());
            covered.put("files", content.digests());
        });
        if (!ranges.isEmpty()) {
            Map<String, @Nullable Object> ends = new LinkedHashMap<>();
            ranges.forEach((name, range) -> ends.put(name, List.of(range.lower(), range.upper())));
            covered.put("ranges", ends);
        }
        String digest = DomainDigest.sha256("calabaria:variant:v1", covered);
        return readable(simpleName(model.getClass()), stack, fixed) + "@" + digest.substring(0, DIGITS);
    }

    /** An anonymous class has no simple name; the end of its binary name has to do. */
    private static String simpleName(Class<?> model) {
        String simple = model.getSimpleName();
        return simple.isEmpty() ? model.getName().substring(model.getName().lastIndexOf('.') + 1) : simple;
    }

    static String readable(String className, List<String> stack, Map<String, ? extends Number> fixed) {
        String scenarios = stack.isEmpty() ? "baseline" : String.join("+", stack);
        return className + ":" + scenarios
                + fixed.entrySet().stream()
                        .sorted(Comparator.<Map.Entry<String, ? extends Number>>comparingInt(
                                        entry -> written(entry.getValue()).length())
                                .thenComparing(Map.Entry::getKey))
                        .limit(MOST_SHOWN)
                        .map(entry -> "|" + entry.getKey() + "=" + shortened(entry.getValue()))
                        .collect(Collectors.joining());
    }

    private static String written(Number value) {
        return value instanceof Double real ? PythonFloat.repr(real) : value.toString();
    }

    private static String shortened(Number value) {
        if (value instanceof Double real) {
            return PythonFloat.threeDigits(real);
        }
        BigInteger integer = new BigInteger(value.toString());
        return integer.compareTo(THOUSAND) >= 0 ? integer.divide(THOUSAND) + "k" : integer.toString();
    }
}
