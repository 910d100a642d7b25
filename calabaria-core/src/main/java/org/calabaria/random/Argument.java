package org.calabaria.random;

import org.calabaria.problem.InvalidDrawException;
import org.calabaria.problem.ShownValue;

/** What the draws accept; anything else is refused with the name of the argument, the rule and the value. */
final class Argument {

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

    /** A scale or a deviation. */
    static double size(String name, double value) {
        if (!(0 <= value && value < Double.POSITIVE_INFINITY)) {
            throw refused(name, "must be finite and not negative", value);
        }
        return value;
    }

    /** A number from zero to the largest. */
    static double upTo(double largest, String name, double value) {
        if (!(0 <= value && value <= largest)) {
            throw refused(name, "must lie in [0.0, " + ShownValue.real(largest) + "]", value);
        }
        return value;
    }

    /** An upper bound above the lower one. */
    static void interval(long lower, long upper) {
        if (!(lower < upper)) {
            throw refused("upper bound", above(lower), upper);
        }
    }

    /** Finite bounds, the upper above the lower, no further apart than a number can say. */
    static void interval(double lower, double upper) {
        finite("lower bound", lower);
        finite("upper bound", upper);
        if (!(lower < upper)) {
            throw refused("upper bound", above(lower), upper);
        }
        finite("upper bound - lower bound", upper - lower);
    }

    /** As {@link #interval(double, double)}, where the bounds may be equal. */
    static void closedInterval(double lower, double upper) {
        finite("lower bound", lower);
        finite("upper bound", upper);
        if (!(lower <= upper)) {
            throw refused("upper bound", notBelow(lower), upper);
        }
        finite("upper bound - lower bound", upper - lower);
    }

    /** As {@link #interval(long, long)}, where the bounds may be equal. */
    static void closedInterval(long lower, long upper) {
        if (!(lower <= upper)) {
            throw refused("upper bound", notBelow(lower), upper);
        }
    }

    /** Finite bounds, the upper above the lower, in single precision. */
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
