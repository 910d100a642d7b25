package org.calabaria.scenario;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.calabaria.parameter.ParameterSpace;
import org.calabaria.problem.NearestName;
import org.calabaria.problem.Problem;
import org.calabaria.problem.ShownValue;
import org.jspecify.annotations.Nullable;

/** The two halves of a patch, copied, sorted and made canonical as far as that goes without a space. */
final class ScenarioPatch {

    private ScenarioPatch() {}

    static Map<String, Number> numbers(String scenario, Map<String, Number> given, List<Problem> problems) {
        SortedMap<String, Number> copy = new TreeMap<>();
        for (Map.Entry<?, ?> entry : given.entrySet()) {
            String name = String.valueOf(entry.getKey());
            Number number = number(entry.getValue());
            if (number == null) {
                problems.add(Problem.of(
                        name,
                        "scenario '" + ShownValue.name(scenario) + "': parameter '" + ShownValue.name(name)
                                + "' must be a finite number, got " + ShownValue.of(entry.getValue())));
            } else {
                copy.put(name, number);
            }
        }
        return Collections.unmodifiableMap(copy);
    }

    private static @Nullable Number number(@Nullable Object value) {
        if (value instanceof Integer || value instanceof Long || value instanceof Short || value instanceof Byte) {
            return ((Number) value).longValue();
        }
        if (value instanceof Double || value instanceof Float) {
            double x = ((Number) value).doubleValue();
            return Double.isFinite(x) ? (Number) (x + 0.0) : null;
        }
        return value instanceof BigInteger || value instanceof BigDecimal ? (Number) value : null;
    }

    static Map<String, @Nullable Object> settings(
            String scenario, Map<String, ? extends @Nullable Object> given, List<Problem> problems) {
        SortedMap<String, @Nullable Object> copy = new TreeMap<>();
        List<Problem> found = new ArrayList<>();
        for (Map.Entry<?, ?> entry : given.entrySet()) {
            String key = String.valueOf(entry.getKey());
            copy.put(key, ConfigValue.copy(key, entry.getValue(), found));
        }
        for (Problem problem : found) {
            problems.add(Problem.of(
                    problem.subject(), "scenario '" + ShownValue.name(scenario) + "': " + problem.sentence()));
        }
        return Collections.unmodifiableMap(copy);
    }

    /** A map that may hold nulls as one that promises none: the record's door refuses them with a sentence. */
    @SuppressWarnings({"unchecked", "NullAway"})
    static Map<String, Number> complete(Map<String, @Nullable Number> patches) {
        return (Map<String, Number>) (Map<String, ?>) patches;
    }

    static List<Problem> unknownOverlaps(ScenarioSpec spec, ParameterSpace space, Config config) {
        TreeSet<String> known = new TreeSet<>(space.names());
        known.addAll(config.values().keySet());
        TreeSet<String> unknown = new TreeSet<>(spec.allowOverlap());
        unknown.removeAll(known);
        if (unknown.isEmpty()) {
            return List.of();
        }
        return List.of(Problem.of(
                unknown.first(),
                "scenario '" + spec.name() + "' allows overlap of unknown key(s) " + NearestName.braces(unknown)
                        + NearestName.remedy(unknown, known)));
    }

    static String shown(ScenarioSpec spec) {
        List<String> parts = new ArrayList<>();
        if (!spec.paramPatches().isEmpty()) {
            parts.add(shown(spec.paramPatches()));
        }
        if (!spec.configPatches().isEmpty()) {
            parts.add(shown(spec.configPatches()));
        }
        if (spec.conflictPolicy() == ConflictPolicy.STRICT) {
            parts.add("strict" + (spec.allowOverlap().isEmpty() ? "" : " but for " + spec.allowOverlap()));
        }
        return parts.isEmpty() ? "" : ": " + String.join("; ", parts);
    }

    private static String shown(Map<String, ?> patches) {
        return patches.entrySet().stream()
                .map(entry -> entry.getKey() + "=" + ConfigValue.shown(entry.getValue()))
                .collect(Collectors.joining(", "));
    }
}
