package org.calabaria.results;

/** Numbers that are summarised together. */
sealed interface Sample permits RealSample, WholeSample {

    int count();

    /** The arithmetic mean of at least one number. */
    double mean();

    /** The standard deviation, with the divisor n - 1, of at least two numbers. */
    double sd();

    /** The type 7 quantile of at least one number. */
    double quantile(double p);

    /**
     * The rank h = (n - 1) p of the quantile: its integral part {@code below} and its fractional part {@code beyond}.
     */
    record Rank(int below, double beyond) {

        static Rank of(double p, int count) {
            double h = (count - 1) * p;
            int below = (int) h;
            return new Rank(below, h - below);
        }
    }
}
