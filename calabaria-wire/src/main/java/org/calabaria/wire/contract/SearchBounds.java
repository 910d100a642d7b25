package org.calabaria.wire.contract;

import java.math.BigDecimal;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.calabaria.problem.InvalidParameterException;
import org.calabaria.problem.Problem;
import org.calabaria.problem.ShownValue;
import org.jspecify.annotations.Nullable;

/**
 * Where a calibration looks for one parameter.
 *
 * @param min a {@code Long} or a finite {@code Double}, less than {@code max}
 * @param max a {@code Long} or a finite {@code Double}
 * @param transform the name of the coordinate in which it looks, such as {@code log}; empty for the natural one
 */
public record SearchBounds(Number min, Number max, Optional<String> transform) {

    /** @throws InvalidParameterException listing everything that makes them no bounds */
    public SearchBounds {
        Objects.requireNonNull(transform, "transform must not be null");
        min = number(Objects.requireNonNull(min, "min must not be null"));
        max = number(Objects.requireNonNull(max, "max must not be null"));
        ContractProblems problems = new ContractProblems();
        if (isNumber(min) && isNumber(max)) {
            if (!(decimal(min).compareTo(decimal(max)) < 0)) {
                problems.add(Problem.of(
                        "min",
                        "the min of bounds must be less than their max, got " + ShownValue.of(min) + " and "
                                + ShownValue.of(max)));
            }
        } else {
            problems.add(Problem.of(
                    "min",
                    "bounds must be 64-bit integers or finite real numbers, got " + ShownValue.withType(min) + " and "
                            + ShownValue.withType(max)));
        }
        transform.ifPresent(name -> ContractText.requireName("transform", name, problems));
        problems.orThrow(found -> new InvalidParameterException("bounds", found));
    }

    private static Number number(Number given) {
        if (given instanceof Integer || given instanceof Short || given instanceof Byte) {
            return given.longValue();
        }
        return given instanceof Double real ? Double.valueOf(real + 0.0) : given;
    }

    private static boolean isNumber(Number number) {
        return number instanceof Long || number instanceof Double real && Double.isFinite(real);
    }

    private static BigDecimal decimal(Number number) {
        return number instanceof Double real ? new BigDecimal(real) : BigDecimal.valueOf(number.longValue());
    }

    /** Bounds in the natural coordinate. */
    public static SearchBounds of(Number min, Number max) {
        return new SearchBounds(min, max, Optional.empty());
    }

    /** Bounds in the coordinate of that name. */
    public static SearchBounds of(Number min, Number max, String transform) {
        return new SearchBounds(min, max, Optional.of(transform));
    }

    static Optional<SearchBounds> from(ContractFields fields) {
        fields.only(List.of("min", "max"), List.of("transform"));
        Optional<Number> min = fields.number("min");
        Optional<Number> max = fields.number("max");
        Optional<String> transform = fields.text("transform");
        return fields.make(() -> new SearchBounds(min.orElseThrow(), max.orElseThrow(), transform));
    }

    Map<String, @Nullable Object> toValue() {
        Map<String, @Nullable Object> value = new LinkedHashMap<>();
        value.put("min", min);
        value.put("max", max);
        transform.ifPresent(name -> value.put("transform", name));
        return value;
    }
}
