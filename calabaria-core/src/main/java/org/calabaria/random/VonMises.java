package org.calabaria.random;

/**
 * Von Mises numbers, angles in [-pi, pi]: uniform for a concentration below 1e-8, a wrapped normal number above 1e6,
 * rejection from a wrapped Cauchy distribution in between.
 *
 * <p>Source: D. J. Best, N. I. Fisher, "Efficient Simulation of the von Mises Distribution", Applied Statistics 28(2),
 * 1979, doi:10.2307/2346732. Terms are evaluated in NumPy's order.
 */
final class VonMises {

    private static final double UNIFORM_BELOW = 1e-8;
    private static final double SERIES_BELOW = 1e-5;
    private static final double NORMAL_ABOVE = 1e6;

    private VonMises() {}

    static double draw(Pcg64 rng, double mu, double kappa) {
        if (kappa < UNIFORM_BELOW) {
            return Math.PI * (2 * rng.nextDouble() - 1);
        }
        return kappa > NORMAL_ABOVE ? wrappedNormal(rng, mu, kappa) : byRejection(rng, mu, kappa);
    }

    private static double wrappedNormal(Pcg64 rng, double mu, double kappa) {
        double angle = mu + Math.sqrt(1 / kappa) * rng.nextGaussian();
        if (angle < -Math.PI) {
            angle += 2 * Math.PI;
        }
        if (angle > Math.PI) {
            angle -= 2 * Math.PI;
        }
        return Math.abs(angle) <= Math.PI ? angle : wrapped(angle); // NumPy subtracts 2 pi only once
    }

    private static double byRejection(Pcg64 rng, double mu, double kappa) {
        double s = concentrationOfTheHat(kappa);
        double w;
        double y;
        double v;
        do {
            double z = StrictMath.cos(Math.PI * rng.nextDouble());
            w = (1 + s * z) / (s + z);
            y = kappa * (s - w);
            v = rng.nextDouble();
        } while (!(y * (2 - y) - v >= 0) && !(StrictMath.log(y / v) + 1 - y >= 0));
        double angle = StrictMath.acos(w);
        return wrapped(rng.nextDouble() < 0.5 ? mu - angle : mu + angle);
    }

    private static double concentrationOfTheHat(double kappa) {
        if (kappa < SERIES_BELOW) {
            return 1 / kappa + kappa;
        }
        double r = 1 + Math.sqrt(1 + 4 * kappa * kappa);
        double rho = (r - Math.sqrt(2 * r)) / (2 * kappa);
        return (1 + rho * rho) / (2 * rho);
    }

    private static double wrapped(double angle) {
        double magnitude = (Math.abs(angle) + Math.PI) % (2 * Math.PI) - Math.PI;
        return angle < 0 ? -magnitude : magnitude;
    }
}
