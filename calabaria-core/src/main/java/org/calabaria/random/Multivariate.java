package org.calabaria.random;

/** Multivariate draws: several numbers with a fixed total. */
final class Multivariate {

    /** Below this value, gamma numbers underflow so often that the ratios of them would be 0 / 0. */
    private static final double SMALL_ALPHA = 0.1;

    private Multivariate() {}

    /** One binomial number for each category except the last, from the trials that earlier categories have left. */
    static long[] multinomial(Pcg64 rng, long n, double[] probabilities) {
        long[] counts = new long[probabilities.length];
        long left = n;
        double probabilityLeft = 1;
        for (int i = 0; i + 1 < counts.length && left > 0; i++) {
            counts[i] = Binomial.draw(rng, left, probabilities[i] / probabilityLeft);
            left -= counts[i];
            probabilityLeft -= probabilities[i];
        }
        if (left > 0) {
            counts[counts.length - 1] += left;
        }
        return counts;
    }

    /** Gamma numbers divided by their sum. If all of them would underflow, stick-breaking with beta numbers. */
    static double[] dirichlet(Pcg64 rng, double[] alpha) {
        double largest = 0;
        for (double one : alpha) {
            largest = Math.max(largest, one);
        }
        return largest < SMALL_ALPHA ? brokenStick(rng, alpha) : sharesOfGammas(rng, alpha);
    }

    private static double[] sharesOfGammas(Pcg64 rng, double[] alpha) {
        double[] shares = new double[alpha.length];
        double sum = 0;
        for (int i = 0; i < shares.length; i++) {
            shares[i] = Gamma.draw(rng, alpha[i]);
            sum += shares[i];
        }
        double inverse = 1 / sum;
        for (int i = 0; i < shares.length; i++) {
            shares[i] *= inverse;
        }
        return shares;
    }

    private static double[] brokenStick(Pcg64 rng, double[] alpha) {
        int last = alpha.length - 1;
        double[] from = new double[alpha.length]; // the sum of the parameters from this index on
        double sum = 0;
        for (int i = last; i >= 0; i--) {
            sum += alpha[i];
            from[i] = sum;
        }
        double[] shares = new double[alpha.length];
        double left = 1;
        for (int i = 0; i < last; i++) {
            double piece = Beta.draw(rng, alpha[i], from[i + 1]);
            shares[i] = left * piece;
            left *= 1 - piece;
            if (from[i + 1] == 0) {
                break;
            }
        }
        shares[last] = left;
        return shares;
    }

    /** One hypergeometric number for each color except the last, from the items that earlier colors have left. */
    static long[] hypergeometric(Pcg64 rng, long[] colors, long sample) {
        long[] counts = new long[colors.length];
        long total = total(colors);
        if (total == 0 || sample == 0) {
            return counts;
        }
        boolean drawsTheRest = sample > total / 2;
        long toDraw = drawsTheRest ? total - sample : sample;
        long others = total;
        for (int i = 0; i + 1 < colors.length && toDraw > 0; i++) {
            others -= colors[i];
            counts[i] = Hypergeometric.draw(rng, colors[i], others, toDraw);
            toDraw -= counts[i];
        }
        if (toDraw > 0) {
            counts[colors.length - 1] = toDraw;
        }
        return drawsTheRest ? rest(colors, counts) : counts;
    }

    /** Shuffles all items as far as necessary, and counts. */
    static long[] hypergeometricByCounting(Pcg64 rng, long[] colors, long sample) {
        int total = (int) total(colors);
        int[] urn = new int[total];
        int next = 0;
        for (int color = 0; color < colors.length; color++) {
            for (long i = 0; i < colors[color]; i++) {
                urn[next++] = color;
            }
        }
        boolean drawsTheRest = sample > total / 2;
        int toDraw = (int) (drawsTheRest ? total - sample : sample);
        long[] counts = new long[colors.length];
        for (int i = 0; i < toDraw; i++) {
            int chosen = i + (int) rng.masked(total - i - 1L);
            int color = urn[chosen];
            urn[chosen] = urn[i];
            counts[color]++;
        }
        return drawsTheRest ? rest(colors, counts) : counts;
    }

    private static long[] rest(long[] colors, long[] counts) {
        for (int i = 0; i < colors.length; i++) {
            counts[i] = colors[i] - counts[i];
        }
        return counts;
    }

    private static long total(long[] colors) {
        long total = 0;
        for (long color : colors) {
            total += color;
        }
        return total;
    }
}
