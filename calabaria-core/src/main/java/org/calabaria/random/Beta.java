package org.calabaria.random;

/**
 * Beta numbers: from two gamma numbers if a parameter is above 1, by Jöhnk's rejection otherwise.
 *
 * <p>Source: M. D. Jöhnk, "Erzeugung von betaverteilten und gammaverteilten Zufallszahlen", Metrika 8, 1964,
 * doi:10.1007/BF02613706. Terms are evaluated in NumPy's order.
 */
final class Beta {

    /**
     * If both parameters are below this value, powers of almost every uniform number underflow, and the result is 0 or
     * 1.
     */
    private static final double TINY = 3e-103;

    private Beta() {}

    static double draw(Pcg64 rng, double a, double b) {
        if (a > 1 || b > 1) {
            double x = Gamma.draw(rng, a);
            double y = Gamma.draw(rng, b);
            return x / (x + y);
        }
        if (a < TINY && b < TINY) {
            return (a + b) * rng.nextDouble() < a ? 1 : 0;
        }
        return byRejection(rng, a, b);
    }

    private static double byRejection(Pcg64 rng, double a, double b) {
        while (true) {
            double u = rng.nextDouble();
            double v = rng.nextDouble();
            double x = StrictMath.pow(u, 1 / a);
            double y = StrictMath.pow(v, 1 / b);
            if (x + y <= 1 && u + v > 0) {
                return x > 0 && y > 0 ? x / (x + y) : shareOfLogs(StrictMath.log(u) / a, StrictMath.log(v) / b);
            }
        }
    }

    /** e^x / (e^x + e^y), for powers that underflow. */
    private static double shareOfLogs(double x, double y) {
        double larger = Math.max(x, y);
        double logX = x - larger;
        double logY = y - larger;
        return StrictMath.exp(logX - StrictMath.log(StrictMath.exp(logX) + StrictMath.exp(logY)));
    }
}
