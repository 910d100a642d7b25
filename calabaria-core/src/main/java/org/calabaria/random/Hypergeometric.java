package org.calabaria.random;

/**
 * Hypergeometric numbers, the number of good items among the items drawn without replacement. The items are drawn one
 * by one if at most 9 are drawn or at most 9 are left; otherwise the number is drawn by rejection.
 *
 * <p>Source: E. Stadlober, "The ratio of uniforms approach for generating discrete random variates", Journal of
 * Computational and Applied Mathematics 31(1), 1990, algorithm HRUA*, doi:10.1016/0377-0427(90)90349-5. The names of
 * the variables are those of the paper; terms are evaluated in NumPy's order.
 */
final class Hypergeometric {

    /** NumPy's limit for the number of good items and for the number of bad items. */
    static final long FEWER_THAN = 1_000_000_000;

    private static final long REJECTION_FROM = 10;
    private static final double D1 = 1.7155277699214135; // 2 sqrt(2 / e)
    private static final double D2 = 0.8989161620588988; // 3 - 2 sqrt(3 / e)

    private Hypergeometric() {}

    static long draw(Pcg64 rng, long good, long bad, long sample) {
        boolean many = sample >= REJECTION_FROM && sample <= good + bad - REJECTION_FROM;
        return many ? byRejection(rng, good, bad, sample) : oneByOne(rng, good, bad, sample);
    }

    /** Draws the items that are taken, or the items that are left if these are fewer. */
    private static long oneByOne(Pcg64 rng, long good, long bad, long sample) {
        long total = good + bad;
        boolean drawsTheRest = sample > total / 2;
        long toDraw = drawsTheRest ? total - sample : sample;
        long left = total;
        long goodLeft = good;
        while (toDraw > 0 && goodLeft > 0 && left > goodLeft) {
            left--;
            if (rng.masked(left) < goodLeft) {
                goodLeft--;
            }
            toDraw--;
        }
        if (left == goodLeft) {
            goodLeft -= toDraw;
        }
        return drawsTheRest ? goodLeft : good - goodLeft;
    }

    private static long byRejection(Pcg64 rng, long good, long bad, long sample) {
        long population = good + bad;
        long fewer = Math.min(sample, population - sample);
        long rarer = Math.min(good, bad);
        long commoner = Math.max(good, bad);
        double p = (double) rarer / population;
        double q = (double) commoner / population;
        double a = fewer * p + 0.5;
        double variance = (double) (population - fewer) * fewer * p * q / (population - 1);
        double c = Math.sqrt(variance + 0.5);
        double h = D1 * c + D2;
        long mode = (long) Math.floor((double) (fewer + 1) * (rarer + 1) / (population + 2));
        double g = logWeight(mode, rarer, fewer, commoner);
        double bound = Math.min(Math.min(fewer, rarer) + 1, Math.floor(a + 16 * c));

        while (true) {
            double u = rng.nextDouble();
            double v = rng.nextDouble();
            double x = a + h * (v - 0.5) / u;
            if (!(x >= 0 && x < bound)) {
                continue;
            }
            long k = (long) Math.floor(x);
            double t = g - logWeight(k, rarer, fewer, commoner);
            boolean squeezed = u * (4 - u) - 3 <= t;
            if (squeezed || u * (u - t) < 1 && 2 * StrictMath.log(u) <= t) {
                long ofThose = good > bad ? fewer - k : k;
                return fewer < sample ? good - ofThose : ofThose;
            }
        }
    }

    /** Minus the logarithm of the probability of k, up to a constant. */
    private static double logWeight(long k, long rarer, long fewer, long commoner) {
        return LogFactorial.of(k)
                + LogFactorial.of(rarer - k)
                + LogFactorial.of(fewer - k)
                + LogFactorial.of(commoner - fewer + k);
    }
}
