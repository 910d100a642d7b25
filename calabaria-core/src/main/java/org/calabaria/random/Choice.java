package org.calabaria.random;

import java.util.Arrays;
import java.util.HashSet;
import java.util.Set;
import java.util.stream.LongStream;

/**
 * Choices among the numbers 0, 1, 2, ...
 *
 * <p>Source of the method for a choice without replacement from a large population: R. W. Floyd in J. Bentley, R.
 * Floyd, "Programming pearls: a sample of brilliance", Communications of the ACM 30(9), 1987, doi:10.1145/30401.315746.
 */
final class Choice {

    private static final long SMALL_POPULATION = 10_000;
    private static final int FEW_IF_SHUFFLED = 50;
    private static final int FEW_IN_ORDER = 20;

    private Choice() {}

    static long[] withReplacement(Pcg64 rng, long population, int size) {
        long[] chosen = new long[size];
        for (int i = 0; i < size; i++) {
            chosen[i] = rng.offset(population - 1);
        }
        return chosen;
    }

    static long[] withoutReplacement(Pcg64 rng, long population, int size, boolean shuffled) {
        long few = population / (shuffled ? FEW_IF_SHUFFLED : FEW_IN_ORDER);
        return population > SMALL_POPULATION && size > few && population <= Integer.MAX_VALUE - 8
                ? tailOfAShuffle(rng, (int) population, size)
                : floyd(rng, population, size, shuffled);
    }

    private static long[] tailOfAShuffle(Pcg64 rng, int population, int size) {
        long[] all = LongStream.range(0, population).toArray();
        shuffle(rng, all, Math.max(population - size, 1));
        return Arrays.copyOfRange(all, population - size, population);
    }

    private static long[] floyd(Pcg64 rng, long population, int size, boolean shuffled) {
        Set<Long> seen = new HashSet<>();
        long[] chosen = new long[size];
        for (int i = 0; i < size; i++) {
            long last = population - size + i;
            long candidate = rng.offset(last);
            chosen[i] = seen.add(candidate) ? candidate : last;
            seen.add(chosen[i]);
        }
        if (shuffled) {
            shuffle(rng, chosen, 1);
        }
        return chosen;
    }

    private static void shuffle(Pcg64 rng, long[] values, int first) {
        for (int i = values.length - 1; i >= first; i--) {
            int j = (int) rng.offset(i);
            long value = values[i];
            values[i] = values[j];
            values[j] = value;
        }
    }

    static int[] weightedWithReplacement(Pcg64 rng, double[] probabilities, int size) {
        double[] distribution = distribution(probabilities);
        int[] chosen = new int[size];
        for (int i = 0; i < size; i++) {
            chosen[i] = above(distribution, rng.nextDouble());
        }
        return chosen;
    }

    /**
     * Draws the missing number of items with the probabilities of those not yet chosen, keeps the new ones, and repeats
     * until there are enough.
     */
    static int[] weightedWithoutReplacement(Pcg64 rng, double[] probabilities, int size) {
        double[] left = probabilities.clone();
        boolean[] taken = new boolean[left.length];
        int[] chosen = new int[size];
        int count = 0;
        while (count < size) {
            double[] uniform = rng.doubles(size - (long) count).toArray();
            double[] distribution = distribution(left);
            for (double u : uniform) {
                int candidate = above(distribution, u);
                if (!taken[candidate]) {
                    taken[candidate] = true;
                    left[candidate] = 0;
                    chosen[count++] = candidate;
                }
            }
        }
        return chosen;
    }

    private static double[] distribution(double[] probabilities) {
        double[] distribution = new double[probabilities.length];
        double sum = 0;
        for (int i = 0; i < distribution.length; i++) {
            sum += probabilities[i];
            distribution[i] = sum;
        }
        for (int i = 0; i < distribution.length; i++) {
            distribution[i] /= sum;
        }
        return distribution;
    }

    /** The first index whose value is above u. */
    private static int above(double[] distribution, double u) {
        int low = 0;
        int high = distribution.length;
        while (low < high) {
            int middle = (low + high) >>> 1;
            if (distribution[middle] <= u) {
                low = middle + 1;
            } else {
                high = middle;
            }
        }
        return low;
    }
}
