package org.calabaria.parameter;

import java.math.BigDecimal;
import java.math.BigInteger;
import org.calabaria.problem.ShownValue;
import org.jspecify.annotations.Nullable;

/**
 * The conversion of an object to a parameter's value: a {@code Double} or {@code Long} within the bounds, or nothing.
 *
 * <p>Never rounds, truncates or clamps: a value is taken exactly or refused.
 */
final class Coercion {

    /** Up to 2^53 every integer is a double, and an integral double is the integer that the caller meant. */
    private static final BigDecimal LARGEST_EXACT = new BigDecimal(0x1p53);

    private static final int LONGEST_LONG = 19;

    private Coercion() {}

    static @Nullable Number of(ParameterSpec spec, @Nullable Object value) {
        return spec instanceof RealParameter real ? real(real, value) : integer((IntegerParameter) spec, value);
    }

    private static @Nullable Number real(RealParameter spec, @Nullable Object value) {
        if (value instanceof Double same && same != 0) {
            return spec.lower() <= same && same <= spec.upper() ? same : null;
        }
        if (value instanceof Integer small) {
            double x = small;
            return spec.lower() <= x && x <= spec.upper() ? x : null;
        }
        BigDecimal exact = decimal(value);
        if (exact == null || !isDouble(exact)) {
            return null;
        }
        double x = exact.doubleValue() + 0.0; // a negative zero becomes zero
        return spec.lower() <= x && x <= spec.upper() ? x : null;
    }

    private static @Nullable Number integer(IntegerParameter spec, @Nullable Object value) {
        if (value instanceof Long same) {
            return spec.lower() <= same && same <= spec.upper() ? same : null;
        }
        if (value instanceof Integer small) {
            return spec.lower() <= small && small <= spec.upper() ? Long.valueOf(small) : null;
        }
        BigDecimal exact = decimal(value);
        if (exact == null || !isLong(exact) || isFloating(value) && !isWithinExact(exact)) {
            return null;
        }
        long n = exact.longValueExact();
        return spec.lower() <= n && n <= spec.upper() ? n : null;
    }

    /** The exact number, or null if the value is not a finite number of a known, immutable type. */
    private static @Nullable BigDecimal decimal(@Nullable Object value) {
        if (value instanceof Integer || value instanceof Long || value instanceof Short || value instanceof Byte) {
            return BigDecimal.valueOf(((Number) value).longValue());
        }
        if (value instanceof Double || value instanceof Float) {
            double x = ((Number) value).doubleValue();
            return Double.isFinite(x) ? new BigDecimal(x) : null;
        }
        if (value instanceof BigInteger big) {
            return new BigDecimal(big);
        }
        return value instanceof BigDecimal same ? same : null;
    }

    private static boolean isFloating(@Nullable Object value) {
        return value instanceof Double || value instanceof Float;
    }

    private static boolean isDouble(BigDecimal exact) {
        double x = exact.doubleValue();
        return Double.isFinite(x) && new BigDecimal(x).compareTo(exact) == 0;
    }

    private static boolean isIntegral(BigDecimal exact) {
        return exact.signum() == 0 || exact.stripTrailingZeros().scale() <= 0;
    }

    private static boolean isLong(BigDecimal exact) {
        boolean small = (long) exact.precision() - exact.scale() <= LONGEST_LONG;
        return isIntegral(exact) && small && exact.toBigInteger().bitLength() < Long.SIZE;
    }

    /** Whether a double holds the whole number. */
    static boolean isExact(long whole) {
        double nearest = whole;
        return nearest < 0x1p63 && (long) nearest == whole;
    }

    private static boolean isWithinExact(BigDecimal exact) {
        return exact.abs().compareTo(LARGEST_EXACT) <= 0;
    }

    /** The reason why {@link #of} returned nothing. */
    static String refusal(ParameterSpec spec, @Nullable Object value) {
        return "parameter '" + spec.name() + "' must " + rule(spec, value) + ", got " + ShownValue.withType(value);
    }

    private static String rule(ParameterSpec spec, @Nullable Object value) {
        BigDecimal exact = decimal(value);
        if (exact == null && !isFloating(value)) {
            return "be a number";
        }
        if (spec instanceof IntegerParameter) {
            return exact == null || !isIntegral(exact) ? "be an integer" : integralRule(spec, exact, value);
        }
        boolean inside = exact != null
                && exact.compareTo(new BigDecimal(spec.lowerBound())) >= 0
                && exact.compareTo(new BigDecimal(spec.upperBound())) <= 0;
        return inside ? "be exactly representable as a double" : "lie in " + spec.interval();
    }

    private static String integralRule(ParameterSpec spec, BigDecimal exact, @Nullable Object value) {
        return isFloating(value) && !isWithinExact(exact)
                ? "be within +-2^53 if it is given as a floating-point number"
                : "lie in " + spec.interval();
    }
}
