package org.calabaria.random;

/**
 * Geometric numbers, the number of trials up to the first success: by search if success is likely, otherwise by
 * inversion.
 */
final class Geometric {

    private static final double SEARCH_FROM = 1.0 / 3;

    private Geometric() {}

    static long draw(Pcg64 rng, double p) {
        return p >= SEARCH_FROM ? bySearch(rng.nextDouble(), p) : byInversion(rng, p);
    }

    /**
     * The first number of trials whose distribution function reaches u, or at which the function stops growing because
     * of rounding.
     */
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

    /** Returns the largest long for every larger number of trials. */
    private static long byInversion(Pcg64 rng, double p) {
        return (long) Math.ceil(-rng.nextExponential() / StrictMath.log1p(-p));
    }
}
