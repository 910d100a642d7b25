package org.calabaria.scenario;

import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.calabaria.problem.Mistake;
import org.calabaria.problem.Problem;
import org.calabaria.problem.ShownValue;
import org.jspecify.annotations.Nullable;

/**
 * A setting's value, copied deeply and in canonical form: text, {@code Long}, finite {@code Double}, {@code Boolean},
 * list, map with text keys, or null; unmodifiable at every depth.
 *
 * <p>The keys of a nested map are sorted. Equal settings have the same identity, so a model that iterates over such a
 * map must see its entries in the same order in every JVM. The settings themselves keep the order given. {@code Map.of}
 * has no defined order (it changes from one JVM to the next), so its keys are sorted.
 */
final class ConfigValue {

    private static final int DEEPEST = 100;
    private static final int MOST_PROBLEMS = 100;
    private static final int LONGEST_SHOWN = 200;
    private static final String SALTED = "java.util.ImmutableCollections";

    private ConfigValue() {}

    /** The copy. For a value that cannot be copied a problem is added, and the value is left out. */
    static @Nullable Object copy(String path, @Nullable Object value, List<Problem> problems) {
        return copy(path, value, problems, 0);
    }

    private static @Nullable Object copy(String path, @Nullable Object value, List<Problem> problems, int depth) {
        if (problems.size() >= MOST_PROBLEMS) {
            return null; // a structure that contains itself twice would otherwise be read without end
        }
        if (depth > DEEPEST) {
            problems.add(
                    Mistake.SETTING.problem(path, "config value '" + shownPath(path) + "' nests more than 100 deep"));
            return null;
        }
        if (value == null || value instanceof String || value instanceof Boolean) {
            return value;
        }
        if (value instanceof Integer || value instanceof Long || value instanceof Short || value instanceof Byte) {
            return ((Number) value).longValue();
        }
        if (value instanceof Double || value instanceof Float) {
            return real(path, ((Number) value).doubleValue(), problems);
        }
        if (value instanceof List<?> list) {
            return list(path, list, problems, depth);
        }
        if (value instanceof Map<?, ?> map) {
            return map(path, map, problems, depth);
        }
        problems.add(Mistake.SETTING.problem(
                path,
                "config value '" + shownPath(path)
                        + "' must be text, an integer, a real number, a flag, a list or a map," + " got "
                        + ShownValue.withType(value)));
        return null;
    }

    private static @Nullable Object real(String path, double x, List<Problem> problems) {
        if (!Double.isFinite(x)) {
            problems.add(Mistake.SETTING.problem(
                    path, "config value '" + shownPath(path) + "' must be a finite number, got " + ShownValue.of(x)));
            return null;
        }
        return x + 0.0; // a negative zero becomes zero
    }

    private static List<@Nullable Object> list(String path, List<?> list, List<Problem> problems, int depth) {
        List<@Nullable Object> copy = new ArrayList<>();
        for (Object element : list) {
            copy.add(copy(path + "[" + copy.size() + "]", element, problems, depth + 1));
        }
        return Collections.unmodifiableList(copy);
    }

    private static Map<String, @Nullable Object> map(String path, Map<?, ?> map, List<Problem> problems, int depth) {
        Map<String, @Nullable Object> copy = new TreeMap<>();
        for (Map.Entry<?, ?> entry : map.entrySet()) {
            if (entry.getKey() instanceof String key) {
                String inner = path + "." + key;
                if (copy.containsKey(key)) {
                    problems.add(repeated(inner));
                }
                copy.put(key, copy(inner, entry.getValue(), problems, depth + 1));
            } else {
                problems.add(Mistake.SETTING.problem(
                        path,
                        "config value '" + shownPath(path) + "' must have text keys, got "
                                + ShownValue.of(entry.getKey())));
            }
        }
        return Collections.unmodifiableMap(copy);
    }

    /** A map that does not compare its keys by their text can contain one key twice. */
    static Problem repeated(String path) {
        return Mistake.SETTING.problem(path, "config key '" + shownPath(path) + "' is given more than once");
    }

    /** An empty map that keeps the order of the given map, or sorts if the given map has no defined order. */
    static Map<String, @Nullable Object> emptyLike(Map<?, ?> given) {
        return given.getClass().getName().startsWith(SALTED) ? new TreeMap<>() : new LinkedHashMap<>();
    }

    /** The short form of a refused value for a message. */
    static String brief(@Nullable Object copied) {
        String shown = shown(copied);
        return shown.length() <= LONGEST_SHOWN ? shown : ShownValue.name(shown);
    }

    static String shown(@Nullable Object copied) {
        if (copied instanceof Map<?, ?> map) {
            return map.entrySet().stream()
                    .map(entry -> entry.getKey() + "=" + shown(entry.getValue()))
                    .collect(Collectors.joining(", ", "{", "}"));
        }
        if (copied instanceof List<?> list) {
            return list.stream().map(ConfigValue::shown).collect(Collectors.joining(", ", "[", "]"));
        }
        return ShownValue.of(copied);
    }

    private static String shownPath(String path) {
        return ShownValue.name(path);
    }
}
