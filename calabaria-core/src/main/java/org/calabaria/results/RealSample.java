package org.calabaria.results;

import java.util.Arrays;

/**
 * Real numbers that are summarised together, finite or not.
 *
 * <p>A statistic is NaN if one of the numbers is NaN, or if it is mathematically undefined ({@code inf - inf}).
 * Intermediate results neither overflow nor underflow if the statistic itself is a finite double.
 */
final class RealSample implements Sample {

    /** Sums of 2^31 doubles stay finite if each is divided by this. */
    private static final double LARGE_SUM_SCALE = 0x1p32;

    private double[] values = new double[4];
    private int count;
    private double[] sorted = {}; // a separate array, because a sum depends on the order

    void add(double value) {
        if (count == values.length) {
            values = Arrays.copyOf(values, 2 * count);
        }
        values[count++] = value;
    }

    @Override
    public int count() {
        return count;
    }

    @Override
    public double mean() {
        return mean(Arrays.copyOf(values, count));
    }

    private static double mean(double[] terms) {
        double sum = sum(terms);
        if (Double.isFinite(sum) || !allFinite(terms)) {
            return sum / terms.length;
        }
        double[] smaller = Arrays.stream(terms).map(x -> x / LARGE_SUM_SCALE).toArray();
        return sum(smaller) / terms.length * LARGE_SUM_SCALE;
    }

    private static boolean allFinite(double[] terms) {
        return Arrays.stream(terms).allMatch(Double::isFinite);
    }

    /**
     * Computed after one of the values is subtracted and all are scaled by a power of two, so that no square overflows
     * or underflows.
     */
    @Override
    public double sd() {
        double largest = 0;
        for (int i = 0; i < count; i++) {
            largest = Math.max(largest, Math.abs(values[i])); // NaN if a value is NaN
        }
        if (!(largest < Double.POSITIVE_INFINITY)) {
            return Double.NaN;
        }
        int exponent = largest == 0 ? 0 : Math.getExponent(largest);
        double origin = scale(values[0], -exponent);
        double[] moved = new double[count];
        for (int i = 0; i < count; i++) {
            moved[i] = scale(values[i], -exponent) - origin;
        }
        double mean = mean(moved);
        double[] squares =
                Arrays.stream(moved).map(x -> (x - mean) * (x - mean)).toArray();
        return scale(StrictMath.sqrt(sum(squares) / (count - 1)), exponent);
    }

    /** The value times 2^exponent, in two steps, because 2^exponent alone may not be a double. */
    private static double scale(double value, int exponent) {
        return Math.scalb(Math.scalb(value, exponent / 2), exponent - exponent / 2);
    }

    /**
     * Interpolated from the nearer end, as NumPy does. Unlike NumPy's, the interpolation between an infinity and a
     * number is not NaN.
     */
    @Override
    public double quantile(double p) {
        if (sorted.length != count) {
            sorted = Arrays.copyOf(values, count);
            Arrays.sort(sorted);
        }
        if (Double.isNaN(sorted[count - 1])) { // sorted after all numbers
            return Double.NaN;
        }
        Rank rank = Rank.of(p, count);
        double a = sorted[rank.below()];
        double b = sorted[Math.min(rank.below() + 1, count - 1)];
        return a == b || rank.beyond() == 0 ? a : between(a, b, rank.beyond());
    }

    /** The point at the fraction {@code t}, 0 < t < 1, of the way from a to a larger b. */
    static double between(double a, double b, double t) {
        if (Double.isInfinite(a) || Double.isInfinite(b)) {
            return a * (1 - t) + b * t;
        }
        double way = b - a;
        if (Double.isInfinite(way)) { // b - a overflows, but b / 2 - a / 2 does not
            return 2 * between(a / 2, b / 2, t);
        }
        return t < 0.5 ? a + way * t : b - way * (1 - t);
    }

    /**
     * The sum with compensation for rounding errors: A. Neumaier, "Rundungsfehleranalyse einiger Verfahren zur
     * Summation endlicher Summen", ZAMM 54 (1974) 39, doi:10.1002/zamm.19740540106.
     */
    private static double sum(double[] terms) {
        double sum = 0;
        double lost = 0;
        for (double term : terms) {
            double next = sum + term;
            lost += Math.abs(sum) >= Math.abs(term) ? sum - next + term : term - next + sum;
            sum = next;
        }
        return Double.isFinite(sum) ? sum + lost : sum;
    }
}
