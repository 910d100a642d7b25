package org.calabaria.random;

/**
 * The doubles of an interval that are multiples of one power of two, the smallest for which every multiple in the interval
 * is a double; each is equally likely.
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
        Argument.finite("lower bound", left);
        Argument.finite("upper bound", right);
        double lowest = leftIncluded ? left : Math.nextUp(left);
        double highest = rightIncluded ? right : Math.nextDown(right);
        Argument.closedInterval(lowest, highest);
        double largest = Math.max(Math.abs(lowest), Math.abs(highest));
        double step = largest == 0 ? Double.MIN_VALUE : largest - Math.nextDown(largest);
        return new EquidistantDoubles(step, atLeast(lowest, step), -atLeast(-highest, step));
    }

    /** The smallest k with {@code k * step >= value}; the quotient is exact unless it is far below one. */
    private static long atLeast(double value, double step) {
        long k = (long) Math.ceil(value / step);
        return k * step < value ? k + 1 : k;
    }

    double draw(Pcg64 rng) {
        return rng.integersInclusive(first, last) * step;
    }
}
