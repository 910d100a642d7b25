package org.calabaria.random;

/**
 * Gamma numbers of scale 1.
 *
 * <p>Sources: for a shape of 1 or more, G. Marsaglia, W. W. Tsang, "A simple method for generating gamma variables",
 * ACM Transactions on Mathematical Software 26(3), 2000, doi:10.1145/358407.358414; for a smaller shape, J. H. Ahrens,
 * U. Dieter, "Computer methods for sampling from gamma, beta, Poisson and binomial distributions", Computing 12, 1974,
 * algorithm GS, doi:10.1007/BF02293108, with an exponential number instead of a logarithm. Terms are evaluated in
 * NumPy's order.
 */
final class Gamma {

    private Gamma() {}

    static double draw(Pcg64 rng, double shape) {
        if (shape == 0) {
            return 0;
        }
        if (shape == 1) {
            return rng.nextExponential();
        }
        return shape < 1 ? belowOne(rng, shape) : aboveOne(rng, shape);
    }

    private static double belowOne(Pcg64 rng, double shape) {
        while (true) {
            double u = rng.nextDouble();
            double v = rng.nextExponential();
            if (u <= 1 - shape) {
                double x = StrictMath.pow(u, 1 / shape);
                if (x <= v) {
                    return x;
                }
            } else {
                double y = -StrictMath.log((1 - u) / shape);
                double x = StrictMath.pow(1 - shape + shape * y, 1 / shape);
                if (x <= v + y) {
                    return x;
                }
            }
        }
    }

    private static double aboveOne(Pcg64 rng, double shape) {
        double b = shape - 1.0 / 3;
        double c = 1 / Math.sqrt(9 * b);
        while (true) {
            double x = rng.nextGaussian();
            double v = 1 + c * x;
            if (v <= 0) {
                continue;
            }
            v = v * v * v;
            double u = rng.nextDouble();
            boolean squeezed = u < 1 - 0.0331 * (x * x) * (x * x);
            if (squeezed || StrictMath.log(u) < 0.5 * x * x + b * (1 - v + StrictMath.log(v))) {
                return b * v;
            }
        }
    }
}
