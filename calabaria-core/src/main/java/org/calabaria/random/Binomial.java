package org.calabaria.random;

/**
 * Binomial numbers: by inversion if the expected number of the rarer outcome is at most 30, otherwise by BTPE.
 *
 * <p>Source: V. Kachitvichyanukul and B. W. Schmeiser, "Binomial random variate generation", Communications of the ACM
 * 31(2), 1988, algorithms BINV and BTPE, doi:10.1145/42372.42381. Terms are evaluated in NumPy's order.
 */
final class Binomial {

    private static final double INVERSION_UP_TO = 30;

    private Binomial() {}

    static long draw(Pcg64 rng, long n, double p) {
        if (n == 0 || p == 0) {
            return 0;
        }
        return p <= 0.5 ? rarer(rng, n, p) : n - rarer(rng, n, 1 - p);
    }

    private static long rarer(Pcg64 rng, long n, double p) {
        return p * n <= INVERSION_UP_TO ? byInversion(rng, n, p) : new Btpe(n, p).draw(rng);
    }

    /**
     * Searches the distribution function upwards. Starts again with another number if rounding leads ten deviations
     * away from the mean.
     */
    private static long byInversion(Pcg64 rng, long n, double p) {
        double q = 1 - p;
        double none = StrictMath.exp(n * StrictMath.log1p(-p));
        double mean = n * p;
        long bound = (long) Math.min(n, mean + 10 * Math.sqrt(mean * q + 1));

        long x = 0;
        double px = none;
        double u = rng.nextDouble();
        while (u > px) {
            x++;
            if (x > bound) {
                x = 0;
                px = none;
                u = rng.nextDouble();
            } else {
                u -= px;
                px = ((n - x + 1) * p * px) / (x * q);
            }
        }
        return x;
    }

    /**
     * Rejection from a triangle, two parallelograms and two exponential tails around the mode. The names of the
     * variables are those of the paper.
     */
    private static final class Btpe {

        private final long n;
        private final double r;
        private final double q;
        private final double nrq;
        private final long m;
        private final double xm;
        private final double p1;
        private final double xl;
        private final double xr;
        private final double c;
        private final double lambdaLeft;
        private final double lambdaRight;
        private final double p2;
        private final double p3;
        private final double p4;

        /** {@code r} is the probability of the rarer outcome, at most 0.5. */
        Btpe(long n, double r) {
            this.n = n;
            this.r = r;
            this.q = 1 - r;
            this.nrq = n * r * q;
            double fm = n * r + r;
            this.m = (long) Math.floor(fm);
            this.p1 = Math.floor(2.195 * Math.sqrt(nrq) - 4.6 * q) + 0.5;
            this.xm = m + 0.5;
            this.xl = xm - p1;
            this.xr = xm + p1;
            this.c = 0.134 + 20.5 / (15.3 + m);
            this.lambdaLeft = lambda((fm - xl) / (fm - xl * r));
            this.lambdaRight = lambda((xr - fm) / (xr * q));
            this.p2 = p1 * (1 + 2 * c);
            this.p3 = p2 + c / lambdaLeft;
            this.p4 = p3 + c / lambdaRight;
        }

        private static double lambda(double a) {
            return a * (1 + a / 2);
        }

        long draw(Pcg64 rng) {
            while (true) {
                double u = rng.nextDouble() * p4;
                double v = rng.nextDouble();
                if (u <= p1) {
                    return (long) Math.floor(xm - p1 * v + u);
                }
                long y;
                double height;
                if (u <= p2) {
                    double x = xl + (u - p1) / c;
                    height = v * c + 1 - Math.abs(m - x + 0.5) / p1;
                    if (height > 1) {
                        continue;
                    }
                    y = (long) Math.floor(x);
                } else if (u <= p3) {
                    y = (long) Math.floor(xl + StrictMath.log(v) / lambdaLeft);
                    height = v * (u - p2) * lambdaLeft;
                    if (y < 0 || v == 0) {
                        continue;
                    }
                } else {
                    y = (long) Math.floor(xr - StrictMath.log(v) / lambdaRight);
                    height = v * (u - p3) * lambdaRight;
                    if (y > n || v == 0) {
                        continue;
                    }
                }
                if (accepted(y, height)) {
                    return y;
                }
            }
        }

        private boolean accepted(long y, double height) {
            long k = Math.abs(y - m);
            return k > 20 && k < nrq / 2 - 1 ? acceptedBySqueeze(y, k, height) : !(height > ratio(y));
        }

        /** {@code f(y) / f(m)}, term by term. */
        private double ratio(long y) {
            double s = r / q;
            double a = s * (n == Long.MAX_VALUE ? 0x1p63 : n + 1);
            double ratio = 1;
            for (long i = m + 1; i <= y; i++) {
                ratio *= a / i - s;
            }
            for (long i = y + 1; i <= m; i++) {
                ratio /= a / i - s;
            }
            return ratio;
        }

        private boolean acceptedBySqueeze(long y, double k, double height) {
            double rho = (k / nrq) * ((k * (k / 3 + 0.625) + 0.16666666666666666) / nrq + 0.5);
            double t = -k * k / (2 * nrq);
            double logHeight = StrictMath.log(height);
            if (logHeight < t - rho) {
                return true;
            }
            return !(logHeight > t + rho) && !(logHeight > logRatio(y));
        }

        /** {@code log(f(y) / f(m))} by Stirling's formula. */
        private double logRatio(long y) {
            double x1 = y + 1;
            double f1 = m + 1;
            double z = n + 1 - m;
            double w = n - y + 1;
            return xm * StrictMath.log(f1 / x1)
                    + (n - m + 0.5) * StrictMath.log(z / w)
                    + (y - m) * StrictMath.log(w * r / (x1 * q))
                    + stirlingTail(f1)
                    + stirlingTail(z)
                    + stirlingTail(x1)
                    + stirlingTail(w);
        }

        private static double stirlingTail(double x) {
            double square = x * x;
            return (13680 - (462 - (132 - (99 - 140 / square) / square) / square) / square) / x / 166320;
        }
    }
}
