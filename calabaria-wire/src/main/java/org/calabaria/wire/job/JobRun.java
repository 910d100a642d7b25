package org.calabaria.wire.job;

import java.util.AbstractMap;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import org.calabaria.problem.InvalidParameterException;
import org.calabaria.problem.Mistake;
import org.calabaria.problem.Problem;
import org.calabaria.problem.ShownValue;
import org.jspecify.annotations.Nullable;

/**
 * One run of a job: a point before any scenario, and a seed.
 *
 * @param params by name, sorted: {@code Long} or finite {@code Double}, {@code -0.0} as {@code 0.0}
 * @param seed unsigned 64-bit
 */
public record JobRun(Map<String, Number> params, long seed) {

    public JobRun {
        Objects.requireNonNull(params, "params must not be null");
        params = params instanceof Checked ? params : checked(params);
    }

    private static Map<String, Number> checked(Map<String, Number> params) {
        SortedMap<String, Number> copy = new TreeMap<>();
        List<Problem> problems = new ArrayList<>();
        params.forEach((name, value) -> {
            Number number = number(value);
            if (number == null) {
                problems.add(Mistake.PARAMETER.problem(name, refusal(name, value)));
            } else {
                copy.put(Objects.requireNonNull(name, "params must not name null"), number);
            }
        });
        if (!problems.isEmpty()) {
            throw new InvalidParameterException("a run", problems);
        }
        return new Checked(Collections.unmodifiableSortedMap(copy));
    }

    /** The number as a job stores it, or null for what is none. */
    static @Nullable Number number(@Nullable Object value) {
        if (value instanceof Integer || value instanceof Long || value instanceof Short || value instanceof Byte) {
            return ((Number) value).longValue();
        }
        return value instanceof Double real && Double.isFinite(real) ? Double.valueOf(real + 0.0) : null;
    }

    static String refusal(String name, @Nullable Object value) {
        return "parameter '" + ShownValue.name(name) + "' must be a 64-bit integer or a finite real number, got "
                + ShownValue.withType(value);
    }

    /** What one run has checked and another takes as it is, so that the runs of a point with many seeds share it. */
    private static final class Checked extends AbstractMap<String, Number> {

        private final SortedMap<String, Number> values;

        Checked(SortedMap<String, Number> values) {
            this.values = values;
        }

        @Override
        public @Nullable Number get(@Nullable Object name) {
            return values.get(name);
        }

        @Override
        public Set<Map.Entry<String, Number>> entrySet() {
            return values.entrySet();
        }
    }
}
