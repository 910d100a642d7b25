package org.calabaria.random;

/**
 * The logarithm of the gamma function at {@code x >= 1}, with NumPy's order of operations, on which its Poisson draws
 * depend: the recurrence up to 7, Stirling's series above.
 *
 * <p>Source: S. Zhang and J. Jin, "Computation of Special Functions", Wiley, 1996, program LGAMA; the coefficients are
 * {@code B(2k) / (2k (2k - 1))}, with B the Bernoulli numbers.
 */
final class LogGamma {

    private static final double LOG_2_PI = 1.8378770664093453;
    private static final double SERIES_FROM = 7;
    private static final double[] STIRLING = {
        8.333333333333333e-02, -2.777777777777778e-03, 7.936507936507937e-04, -5.952380952380952e-04,
        8.417508417508418e-04, -1.917526917526918e-03, 6.410256410256410e-03, -2.955065359477124e-02,
        1.796443723688307e-01, -1.39243221690590e+00
    };

    private LogGamma() {}

    static double of(double x) {
        if (x == 1 || x == 2) {
            return 0;
        }
        int steps = x < SERIES_FROM ? (int) (SERIES_FROM - x) : 0;
        double shifted = x + steps;
        double logGamma = stirling(shifted);
        for (int step = 0; step < steps; step++) {
            logGamma -= StrictMath.log(shifted - 1);
            shifted -= 1;
        }
        return logGamma;
    }

    private static double stirling(double x) {
        double inverseSquare = (1 / x) * (1 / x);
        double series = STIRLING[STIRLING.length - 1];
        for (int k = STIRLING.length - 2; k >= 0; k--) {
            series = series * inverseSquare + STIRLING[k];
        }
        return series / x + 0.5 * LOG_2_PI + (x - 0.5) * StrictMath.log(x) - x;
    }
}
