package org.calabaria.random;

/** Geometric numbers, the trials up to the first success: by search where success is likely, else by inversion. */
final class Geometric {

    private static final double SEARCH_FROM = 1.0 / 3;

    private Geometric() {}

    static long draw(Pcg64 rng, double p) {
        return p >= SEARCH_FROM ? bySearch(rng.nextDouble(), p) : byInversion(rng, p);
    }

    /** The first number of trials whose distribution function reaches u, or from which rounding lets it grow no further. */
    static long bySearch(double u, double p) {
        long trials = 1;
        double term = p;
        double sum = p;
        while (u > sum) {
            term *= 1 - p;
            if (sum + term == sum) {
                return trials;
            }
            sum += term;
            trials++;
        }
        return trials;
    }

    /** The largest long stands for every larger number of trials. */
    private static long byInversion(Pcg64 rng, double p) {
        return (long) Math.ceil(-rng.nextExponential() / StrictMath.log1p(-p));
    }
}
