package org.calabaria.random;

/**
 * Zipf numbers, by rejection from a discretised Pareto distribution; numbers beyond 2^63 are drawn again.
 *
 * <p>Source: L. Devroye, "Non-Uniform Random Variate Generation", Springer, 1986, section X.6.1,
 * doi:10.1007/978-1-4613-8643-8. Terms are evaluated in NumPy's order.
 */
final class Zipf {

    /** From this exponent on 2^(a - 1) overflows; the probability of a number above 1 is below 2^-1024. */
    private static final double ALWAYS_ONE_FROM = 1025;

    private static final double LARGEST = Long.MAX_VALUE;

    private Zipf() {}

    static long draw(Pcg64 rng, double a) {
        if (a >= ALWAYS_ONE_FROM) {
            return 1;
        }
        double exponent = a - 1;
        double b = StrictMath.pow(2, exponent);
        double smallest = StrictMath.pow(LARGEST, -exponent);
        while (true) {
            double uniform = rng.nextDouble();
            double u = uniform * smallest + (1 - uniform);
            double v = rng.nextDouble();
            double x = Math.floor(StrictMath.pow(u, -1 / exponent));
            if (!(1 <= x && x <= LARGEST)) {
                continue;
            }
            double t = StrictMath.pow(1 + 1 / x, exponent);
            if (v * x * (t - 1) / (b - 1) <= t / b) {
                return (long) x;
            }
        }
    }
}
