package org.calabaria.random;

/**
 * Logarithmic series numbers.
 *
 * <p>Source: A. W. Kemp, "Efficient Generation of Logarithmically Distributed Pseudo-Random Variables", Applied Statistics
 * 30(3), 1981, algorithm LK, doi:10.2307/2346348. Terms are evaluated in NumPy's order.
 */
final class LogSeries {

    private LogSeries() {}

    static long draw(Pcg64 rng, double p) {
        double r = StrictMath.log1p(-p);
        while (true) {
            double v = rng.nextDouble();
            if (v >= p) {
                return 1;
            }
            double q = -StrictMath.expm1(r * rng.nextDouble());
            if (v > q * q) {
                return v >= q ? 1 : 2;
            }
            long count = (long) Math.floor(1 + StrictMath.log(v) / StrictMath.log(q));
            if (count >= 1 && v > 0) {
                return count;
            }
        }
    }
}
