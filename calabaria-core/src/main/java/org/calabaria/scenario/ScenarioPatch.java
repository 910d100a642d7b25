package org.calabaria.scenario;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.calabaria.parameter.ParameterSpace;
import org.calabaria.parameter.ParameterSpec;
import org.calabaria.problem.InvalidParameterException;
import org.calabaria.problem.Mistake;
import org.calabaria.problem.NearestName;
import org.calabaria.problem.Problem;
import org.calabaria.problem.ShownValue;
import org.jspecify.annotations.Nullable;

/** The two parts of a patch, copied, sorted and in canonical form as far as this is possible without a space. */
final class ScenarioPatch {

    private static final ParameterSpec ANY_INTEGER = ParameterSpec.integer("any", Long.MIN_VALUE, Long.MAX_VALUE);
    private static final ParameterSpec ANY_REAL = ParameterSpec.real("any", -Double.MAX_VALUE, Double.MAX_VALUE);

    private ScenarioPatch() {}

    static Map<String, Number> numbers(String scenario, Map<String, Number> given, List<Problem> problems) {
        SortedMap<String, Number> copy = new TreeMap<>();
        for (Map.Entry<?, ?> entry : given.entrySet()) {
            String name = String.valueOf(entry.getKey());
            Number number = number(entry.getValue());
            if (!(entry.getKey() instanceof String)) {
                problems.add(problem(scenario, "", "a parameter's name must be text, got " + name));
            } else if (number == null) {
                problems.add(problem(
                        scenario,
                        name,
                        "parameter '" + ShownValue.name(name)
                                + "' must be a finite number that a long or a double represents exactly, got "
                                + ShownValue.withType(entry.getValue())));
            } else if (copy.put(name, number) != null) {
                problems.add(
                        problem(scenario, name, "parameter '" + ShownValue.name(name) + "' is given more than once"));
            }
        }
        return Collections.unmodifiableMap(copy);
    }

    private static Problem problem(String scenario, String subject, String sentence) {
        return Mistake.PARAMETER.problem(subject, "scenario '" + ShownValue.name(scenario) + "': " + sentence);
    }

    /** The number as a {@code Long} or {@code Double}, or null if neither represents it exactly. */
    private static @Nullable Number number(@Nullable Object value) {
        boolean fraction = value instanceof Double || value instanceof Float || value instanceof BigDecimal;
        Number usual = coerced(fraction ? ANY_REAL : ANY_INTEGER, value);
        return usual != null ? usual : coerced(fraction ? ANY_INTEGER : ANY_REAL, value);
    }

    private static @Nullable Number coerced(ParameterSpec spec, @Nullable Object value) {
        try {
            return spec.coerce(value);
        } catch (InvalidParameterException refused) {
            return null;
        }
    }

    static Map<String, @Nullable Object> settings(
            String scenario, Map<String, ? extends @Nullable Object> given, List<Problem> problems) {
        SortedMap<String, @Nullable Object> copy = new TreeMap<>();
        List<Problem> found = new ArrayList<>();
        for (Map.Entry<?, ?> entry : given.entrySet()) {
            String key = String.valueOf(entry.getKey());
            if (!(entry.getKey() instanceof String)) {
                found.add(Problem.of("", "a config key must be text that is not empty, got " + key));
            } else if (copy.containsKey(key)) {
                found.add(ConfigValue.repeated(key));
            } else {
                copy.put(key, ConfigValue.copy(key, entry.getValue(), found));
            }
        }
        for (Problem problem : found) {
            problems.add(Mistake.SETTING.problem(
                    problem.subject(), "scenario '" + ShownValue.name(scenario) + "': " + problem.sentence()));
        }
        return Collections.unmodifiableMap(copy);
    }

    /**
     * Casts a map that may contain nulls to one that does not. The record's constructor refuses nulls with a message.
     */
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
        return List.of(Mistake.SCENARIO.problem(
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
