package org.calabaria.random;

import java.util.Objects;
import org.calabaria.problem.InvalidDrawException;
import org.calabaria.problem.ShownValue;

/**
 * The checks of the arguments of draws. The message of a refusal shows the name of the argument, the rule and the
 * value.
 */
final class Argument {

    /** NumPy's tolerance: the square root of the spacing of doubles at 1. */
    private static final double SUM_TOLERANCE = 0x1p-26;

    /** NumPy's tolerance for sums of rounded probabilities. */
    private static final double CATEGORY_TOLERANCE = 1e-12;

    private Argument() {}

    static int count(String name, int value) {
        return (int) count(name, (long) value);
    }

    static long count(String name, long value) {
        if (!(value >= 0)) {
            throw refused(name, "must not be negative", value);
        }
        return value;
    }

    static double finite(String name, double value) {
        if (!Double.isFinite(value)) {
            throw refused(name, "must be finite", value);
        }
        return value;
    }

    /** A scale or a deviation, which may be zero. */
    static double size(String name, double value) {
        if (!(0 <= value && value < Double.POSITIVE_INFINITY)) {
            throw refused(name, "must be finite and not negative", value);
        }
        return value;
    }

    /** A number in [0, largest]. */
    static double upTo(double largest, String name, double value) {
        if (!(0 <= value && value <= largest)) {
            throw refused(name, "must lie in [0.0, " + ShownValue.real(largest) + "]", value);
        }
        return value;
    }

    /** A shape, a mean or degrees of freedom, which must be above zero. */
    static double positive(String name, double value) {
        if (!(0 < value && value < Double.POSITIVE_INFINITY)) {
            throw refused(name, "must be finite and above zero", value);
        }
        return value;
    }

    /** A probability that is not zero. */
    static double probabilityOfSomething(String name, double value) {
        if (!(0 < value && value <= 1)) {
            throw outside(name, "(0.0, 1.0]", value);
        }
        return value;
    }

    static InvalidDrawException outside(String name, String interval, double value) {
        return refused(name, "must lie in " + interval, value);
    }

    static long above(long bound, String name, long value) {
        if (!(value > bound)) {
            throw refused(name, "must be above " + bound, value);
        }
        return value;
    }

    /** A count below a limit. */
    static long below(long limit, String name, long value) {
        if (!(count(name, value) < limit)) {
            throw refused(name, "must be below " + limit, value);
        }
        return value;
    }

    /** The number of items drawn, at most the number available. */
    static long sample(long available, String name, long value) {
        if (!(count(name, value) <= available)) {
            throw refused(name, "must not be above " + available + " (the number available)", value);
        }
        return value;
    }

    /** The ratio of a numerator and a denominator, unless both are zero or both are infinite. */
    static double ratio(double dfNumerator, double dfDenominator, double numerator, double denominator) {
        double ratio = numerator / denominator;
        if (Double.isNaN(ratio)) {
            String name = "F number of dfNumerator " + ShownValue.real(dfNumerator) + " and dfDenominator "
                    + ShownValue.real(dfDenominator);
            String shown = ShownValue.real(numerator) + " / " + ShownValue.real(denominator);
            throw new InvalidDrawException(name, name + " must be a number, got " + shown);
        }
        return ratio;
    }

    /**
     * A left bound, a mode and a right bound. The square of the width must be a normal double, because the method
     * multiplies widths.
     */
    static void triangle(double left, double mode, double right) {
        interval(left, right);
        double square = (right - left) * (right - left);
        if (!(Double.MIN_NORMAL <= square && square <= Double.MAX_VALUE)) {
            throw outside(
                    "(upper bound - lower bound)^2",
                    "[" + ShownValue.real(Double.MIN_NORMAL) + ", " + ShownValue.real(Double.MAX_VALUE) + "]",
                    square);
        }
        if (!(left <= mode && mode <= right)) {
            throw outside("mode", "[" + ShownValue.real(left) + ", " + ShownValue.real(right) + "]", mode);
        }
    }

    /** A copy of finite numbers that are not negative, of which at least one is above zero, with a finite sum. */
    static double[] weights(String name, double[] values) {
        double[] copy = some(name, values);
        double sum = 0;
        for (int i = 0; i < copy.length; i++) {
            sum += size(name + "[" + i + "]", copy[i]);
        }
        if (!(sum > 0)) {
            throw refused("the sum of " + name, "must be above zero", sum);
        }
        finite("the sum of " + name, sum);
        return copy;
    }

    /** A copy of probabilities whose sum is 1. */
    static double[] probabilities(double[] values) {
        double[] copy = eachInUnitInterval(values);
        double sum = sum(copy, copy.length);
        if (!(Math.abs(sum - 1) <= SUM_TOLERANCE)) {
            throw refused("the sum of the probabilities", "must be 1", sum);
        }
        return copy;
    }

    /** A copy of probabilities. The sum of all except the last is at most 1. */
    static double[] categories(double[] values) {
        double[] copy = eachInUnitInterval(values);
        double sum = sum(copy, copy.length - 1);
        if (!(sum <= 1 + CATEGORY_TOLERANCE)) {
            throw refused("the sum of all probabilities but the last", "must not be above 1", sum);
        }
        return copy;
    }

    private static double[] eachInUnitInterval(double[] values) {
        double[] copy = some("probabilities", values);
        for (int i = 0; i < copy.length; i++) {
            upTo(1, "probabilities[" + i + "]", copy[i]);
        }
        return copy;
    }

    private static double[] some(String name, double[] values) {
        double[] copy =
                Objects.requireNonNull(values, name + " must not be null").clone();
        if (copy.length == 0) {
            throw new InvalidDrawException(name, name + " must not be empty");
        }
        return copy;
    }

    private static double sum(double[] values, int count) {
        double sum = 0;
        for (int i = 0; i < count; i++) {
            sum += values[i];
        }
        return sum;
    }

    /** The total number of items of all colors. */
    static long urn(long[] colors, long limit) {
        Objects.requireNonNull(colors, "colors must not be null");
        if (colors.length == 0) {
            throw new InvalidDrawException("colors", "colors must not be empty");
        }
        long total = 0;
        for (int i = 0; i < colors.length; i++) {
            total += below(limit, "colors[" + i + "]", colors[i]);
        }
        return below(limit, "the sum of colors", total);
    }

    /** An upper bound above the lower one. */
    static void interval(long lower, long upper) {
        if (!(lower < upper)) {
            throw refused("upper bound", above(lower), upper);
        }
    }

    /** Finite bounds. The upper bound must be above the lower, and their difference must be finite. */
    static void interval(double lower, double upper) {
        finite("lower bound", lower);
        finite("upper bound", upper);
        if (!(lower < upper)) {
            throw refused("upper bound", above(lower), upper);
        }
        finite("upper bound - lower bound", upper - lower);
    }

    /** Same as {@link #interval(double, double)}, but the bounds may be equal. */
    static void closedInterval(double lower, double upper) {
        finite("lower bound", lower);
        finite("upper bound", upper);
        if (!(lower <= upper)) {
            throw refused("upper bound", notBelow(lower), upper);
        }
        finite("upper bound - lower bound", upper - lower);
    }

    /** Same as {@link #interval(long, long)}, but the bounds may be equal. */
    static void closedInterval(long lower, long upper) {
        if (!(lower <= upper)) {
            throw refused("upper bound", notBelow(lower), upper);
        }
    }

    /** Finite bounds in single precision. The upper bound must be above the lower. */
    static void interval(float lower, float upper) {
        if (!Float.isFinite(lower)) {
            throw refused("lower bound", "must be finite", lower);
        }
        if (!Float.isFinite(upper)) {
            throw refused("upper bound", "must be finite", upper);
        }
        if (!(lower < upper)) {
            throw refused("upper bound", above(lower), upper);
        }
        if (!Float.isFinite(upper - lower)) {
            throw refused("upper bound - lower bound", "must be finite", upper - lower);
        }
    }

    private static String above(Number lower) {
        return "must be above the lower bound " + ShownValue.of(lower);
    }

    private static String notBelow(Number lower) {
        return "must not be below the lower bound " + ShownValue.of(lower);
    }

    private static InvalidDrawException refused(String name, String rule, Number value) {
        return new InvalidDrawException(name, name + " " + rule + ", got " + ShownValue.of(value));
    }
}
