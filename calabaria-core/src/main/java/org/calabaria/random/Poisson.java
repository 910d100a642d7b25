package org.calabaria.random;

/**
 * Poisson numbers: for a rate below 10 by multiplying uniform numbers, otherwise by Hörmann's transformed rejection.
 *
 * <p>Sources: D. E. Knuth, "The Art of Computer Programming", volume 2, section 3.4.1, algorithm Q; W. Hörmann, "The
 * transformed rejection method for generating Poisson random variables", Insurance: Mathematics and Economics 12, 1993,
 * algorithm PTRS, doi:10.1016/0167-6687(93)90997-4. Terms are summed in NumPy's order.
 */
final class Poisson {

    /**
     * NumPy's limit: the largest rate for which a number ten standard deviations above the mean still fits into 63
     * bits.
     */
    static final double LARGEST_RATE = 0x1p63 - 10 * Math.sqrt(0x1p63);

    private static final double REJECTION_FROM = 10;

    private Poisson() {}

    static long draw(Pcg64 rng, double rate) {
        if (rate >= REJECTION_FROM) {
            return byRejection(rng, rate);
        }
        return rate == 0 ? 0 : byMultiplication(rng, rate);
    }

    private static long byMultiplication(Pcg64 rng, double rate) {
        double stop = StrictMath.exp(-rate);
        double product = rng.nextDouble();
        long count = 0;
        while (product > stop) {
            product *= rng.nextDouble();
            count++;
        }
        return count;
    }

    private static long byRejection(Pcg64 rng, double rate) {
        double b = 0.931 + 2.53 * Math.sqrt(rate);
        double a = -0.059 + 0.02483 * b;
        double inverseAlpha = 1.1239 + 1.1328 / (b - 3.4);
        double squeeze = 0.9277 - 3.6224 / (b - 2);
        double logRate = StrictMath.log(rate);

        while (true) {
            double u = rng.nextDouble() - 0.5;
            double v = rng.nextDouble();
            double us = 0.5 - Math.abs(u);
            long k = (long) Math.floor((2 * a / us + b) * u + rate + 0.43);
            if (us >= 0.07 && v <= squeeze) {
                return k;
            }
            if (k < 0 || us < 0.013 && v > us) {
                continue;
            }
            double hat = StrictMath.log(v) + StrictMath.log(inverseAlpha) - StrictMath.log(a / (us * us) + b);
            if (hat <= -rate + k * logRate - LogGamma.of(k + 1)) {
                return k;
            }
        }
    }
}
