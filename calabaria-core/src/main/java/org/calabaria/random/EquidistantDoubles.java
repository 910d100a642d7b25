package org.calabaria.random;

import org.calabaria.problem.InvalidDrawException;
import org.calabaria.problem.ShownValue;

/**
 * The doubles of an interval that are multiples of one power of two: the smallest power for which every multiple in the
 * interval is a double. Each double has the same probability.
 */
final class EquidistantDoubles {

    private final double step;
    private final long first;
    private final long last;

    private EquidistantDoubles(double step, long first, long last) {
        this.step = step;
        this.first = first;
        this.last = last;
    }

    static EquidistantDoubles of(double left, double right, boolean leftIncluded, boolean rightIncluded) {
        Argument.closedInterval(left, right);
        double lowest = leftIncluded ? left : Math.nextUp(left);
        double highest = rightIncluded ? right : Math.nextDown(right);
        if (!(lowest <= highest)) {
            throw nothingBetween(left, leftIncluded, right, rightIncluded);
        }
        double largest = Math.max(Math.abs(lowest), Math.abs(highest));
        double step = largest == 0 ? Double.MIN_VALUE : largest - Math.nextDown(largest);
        return new EquidistantDoubles(step, atLeast(lowest, step), -atLeast(-highest, step));
    }

    /** The smallest k with {@code k * step >= value}; the quotient is exact unless it is far below one. */
    private static long atLeast(double value, double step) {
        long k = (long) Math.ceil(value / step);
        return k * step < value ? k + 1 : k;
    }

    private static InvalidDrawException nothingBetween(
            double left, boolean leftIncluded, double right, boolean rightIncluded) {
        return new InvalidDrawException(
                "upper bound",
                "upper bound must leave a double above the lower bound " + shown(left, leftIncluded) + ", got "
                        + shown(right, rightIncluded));
    }

    private static String shown(double bound, boolean included) {
        return ShownValue.of(bound) + (included ? "" : " (excluded)");
    }

    double draw(Pcg64 rng) {
        return rng.integersInclusive(first, last) * step;
    }
}
