package org.calabaria.results;

import java.util.Arrays;

/** Values that are summarised together. */
final class Sample {

    private final int firstRow;
    private double[] values = new double[4];
    private int count;
    private double[] sorted = {}; // apart, because a sum depends on the order

    Sample(int firstRow) {
        this.firstRow = firstRow;
    }

    void add(double value) {
        if (count == values.length) {
            values = Arrays.copyOf(values, 2 * count);
        }
        values[count++] = value;
    }

    /** The first row that belongs to it. */
    int firstRow() {
        return firstRow;
    }

    int count() {
        return count;
    }

    double mean() {
        double sum = sum(values, count);
        return sum / count;
    }

    double sd() {
        double mean = mean();
        double[] squares = new double[count];
        for (int i = 0; i < count; i++) {
            squares[i] = (values[i] - mean) * (values[i] - mean);
        }
        return StrictMath.sqrt(sum(squares, count) / (count - 1));
    }

    /** The type 7 quantile; interpolated from the nearer end, as NumPy does. */
    double quantile(double p) {
        if (sorted.length != count) {
            sorted = Arrays.copyOf(values, count);
            Arrays.sort(sorted);
        }
        if (Double.isNaN(sorted[count - 1])) { // sorted behind all numbers
            return Double.NaN;
        }
        double h = (count - 1) * p;
        int below = (int) h;
        double t = h - below;
        double a = sorted[below];
        double b = sorted[Math.min(below + 1, count - 1)];
        if (a == b || t == 0) {
            return a;
        }
        return t < 0.5 ? a + (b - a) * t : b - (b - a) * (1 - t);
    }

    /**
     * The sum with what rounding lost carried along: A. Neumaier, "Rundungsfehleranalyse einiger Verfahren zur Summation
     * endlicher Summen", ZAMM 54 (1974) 39, doi:10.1002/zamm.19740540106.
     */
    private static double sum(double[] terms, int count) {
        double sum = 0;
        double lost = 0;
        for (int i = 0; i < count; i++) {
            double next = sum + terms[i];
            lost += Math.abs(sum) >= Math.abs(terms[i]) ? sum - next + terms[i] : terms[i] - next + sum;
            sum = next;
        }
        return Double.isFinite(sum) ? sum + lost : sum;
    }
}
