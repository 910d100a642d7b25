package org.calabaria.variant;

import java.math.BigDecimal;
import java.util.Objects;
import org.calabaria.parameter.ParameterSpec;
import org.calabaria.problem.InvalidParameterException;
import org.calabaria.problem.ShownValue;

/**
 * The part of a parameter's bounds that a study covers; both ends are inclusive.
 *
 * @param lower a {@code Double} or a {@code Long}
 * @param upper a {@code Double} or a {@code Long}, not below {@code lower}
 */
public record Range(Number lower, Number upper) {

    /** @throws InvalidParameterException if an end is not a finite number, or the upper end is below the lower end */
    public Range {
        lower = stored(Objects.requireNonNull(lower, "lower must not be null"));
        upper = stored(Objects.requireNonNull(upper, "upper must not be null"));
        if (!(decimal(lower).compareTo(decimal(upper)) <= 0)) {
            throw new InvalidParameterException(
                    "range",
                    "the range of a study must have lower <= upper, got [" + ShownValue.of(lower) + ", "
                            + ShownValue.of(upper) + "]");
        }
    }

    /**
     * The same range with ends of the type in which the parameter stores values; unchanged if the parameter does not
     * accept an end.
     */
    Range of(ParameterSpec parameter) {
        try {
            return new Range(parameter.coerce(lower), parameter.coerce(upper));
        } catch (
                InvalidParameterException outside) { // the variant refuses it, with every other range that does not fit
            return this;
        }
    }

    private static Number stored(Number end) {
        if (end instanceof Long || end instanceof Integer || end instanceof Short || end instanceof Byte) {
            return end.longValue();
        }
        boolean floating = end instanceof Double || end instanceof Float;
        if (!(floating && Double.isFinite(end.doubleValue()))) {
            throw new InvalidParameterException(
                    "range", "the range of a study must have finite ends, got " + ShownValue.withType(end));
        }
        return end.doubleValue() + 0.0;
    }

    private static BigDecimal decimal(Number end) {
        return end instanceof Long whole ? BigDecimal.valueOf(whole) : new BigDecimal(end.doubleValue());
    }

    /** {@code [0.1, 0.5]}. */
    @Override
    public String toString() {
        return "[" + ShownValue.of(lower) + ", " + ShownValue.of(upper) + "]";
    }
}
