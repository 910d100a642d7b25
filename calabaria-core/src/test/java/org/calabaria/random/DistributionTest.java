package org.calabaria.random;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.function.ToDoubleFunction;
import java.util.stream.DoubleStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * Fixed seeds against closed forms. A mean of n draws may miss by 5 standard errors (one seed in 1.7 million would), a
 * variance likewise; a chi-square statistic with k classes may exceed k by 5 times sqrt(2 k).
 */
class DistributionTest {

    private static final int DRAWS = 200_000;

    private static void hasMoments(double mean, double variance, double fourthCentral, ToDoubleFunction<Pcg64> draw) {
        Pcg64 rng = Pcg64.seeded(2026);
        double[] draws = DoubleStream.generate(() -> draw.applyAsDouble(rng))
                .limit(DRAWS)
                .toArray();
        double drawnMean = DoubleStream.of(draws).average().orElseThrow();
        double drawnVariance = DoubleStream.of(draws)
                .map(x -> (x - mean) * (x - mean))
                .average()
                .orElseThrow();

        assertThat(Math.abs(drawnMean - mean)).isLessThan(5 * Math.sqrt(variance / DRAWS));
        assertThat(Math.abs(drawnVariance - variance))
                .isLessThan(5 * Math.sqrt((fourthCentral - variance * variance) / DRAWS));
    }

    @Test
    void hasTheMomentsOfContinuousDistributions() {
        hasMoments(0.5, 1.0 / 12, 1.0 / 80, Pcg64::nextDouble);
        hasMoments(0.5, 1.0 / 12, 1.0 / 80, Pcg64::nextFloat);
        hasMoments(0, 1, 3, Pcg64::nextGaussian);
        hasMoments(-2, 9, 3 * 81, rng -> rng.nextGaussian(-2, 3));
        hasMoments(1, 1, 9, Pcg64::nextExponential);
        hasMoments(2.5, 6.25, 9 * 39.0625, rng -> rng.exponential(2.5));
        hasMoments(0.5, 0.25, 0.0625 + 1e-9, rng -> rng.nextBoolean() ? 1 : 0);
    }

    @ParameterizedTest
    @CsvSource({"1, 0.25", "20, 0.3", "20, 0.9", "99, 0.3", "110, 0.3", "200, 0.5", "200, 0.8", "100000, 0.01"})
    void hasTheMomentsOfTheBinomialDistribution(long n, double p) {
        double variance = n * p * (1 - p);
        double fourth = variance * (1 + 3 * (n - 2) * p * (1 - p));

        hasMoments(n * p, variance, fourth, rng -> rng.binomial(n, p));
    }

    @ParameterizedTest
    @CsvSource({"0.2", "4.5", "9.99", "10", "42", "1000"})
    void hasTheMomentsOfThePoissonDistribution(double rate) {
        hasMoments(rate, rate, rate + 3 * rate * rate, rng -> rng.poisson(rate));
    }

    /** {@code f(k + 1) / f(k) = (n - k) / (k + 1) * p / (1 - p)}, from {@code f(0) = (1 - p)^n}. */
    @ParameterizedTest
    @CsvSource({"40, 0.3", "120, 0.3", "120, 0.7", "500, 0.5"})
    void drawsEveryBinomialCountAsOftenAsItShould(int n, double p) {
        double[] probability = new double[n + 1];
        probability[0] = StrictMath.pow(1 - p, n);
        for (int k = 0; k < n; k++) {
            probability[k + 1] = probability[k] * (n - k) / (k + 1) * p / (1 - p);
        }

        fits(probability, rng -> rng.binomial(n, p));
    }

    /** {@code f(k + 1) / f(k) = rate / (k + 1)}, from {@code f(0) = exp(-rate)}. */
    @ParameterizedTest
    @CsvSource({"3.5", "10", "35", "150"})
    void drawsEveryPoissonCountAsOftenAsItShould(double rate) {
        double[] probability = new double[1000];
        probability[0] = StrictMath.exp(-rate);
        for (int k = 0; k + 1 < probability.length; k++) {
            probability[k + 1] = probability[k] * rate / (k + 1);
        }

        fits(probability, rng -> rng.poisson(rate));
    }

    @Test
    void drawsEveryIntegerEquallyOften() {
        double[] probability = new double[7];
        Arrays.fill(probability, 1.0 / 7);

        fits(probability, rng -> rng.integers(0, 7));
    }

    @Test
    void drawsEveryPermutationEquallyOften() {
        double[] probability = new double[24];
        Arrays.fill(probability, 1.0 / 24);

        fits(probability, rng -> rank(rng.permutation(4)));
    }

    /** The place of a permutation in lexicographic order. */
    private static int rank(int[] order) {
        int rank = 0;
        for (int i = 0; i < order.length; i++) {
            int smallerAfter = 0;
            for (int j = i + 1; j < order.length; j++) {
                smallerAfter += order[j] < order[i] ? 1 : 0;
            }
            rank = rank * (order.length - i) + smallerAfter;
        }
        return rank;
    }

    /** Counts expected at least 10 times are classes of their own; all others are one class. */
    private static void fits(double[] probability, ToDoubleFunction<Pcg64> draw) {
        Pcg64 rng = Pcg64.seeded(7);
        int[] count = new int[probability.length];
        for (int i = 0; i < DRAWS; i++) {
            count[(int) draw.applyAsDouble(rng)]++;
        }

        double chiSquare = 0;
        int classes = 0;
        double restExpected = 0;
        int rest = 0;
        for (int k = 0; k < count.length; k++) {
            double expected = DRAWS * probability[k];
            if (expected >= 10) {
                chiSquare += (count[k] - expected) * (count[k] - expected) / expected;
                classes++;
            } else {
                restExpected += expected;
                rest += count[k];
            }
        }
        assertThat(chiSquare).isLessThan(classes + 5 * Math.sqrt(2.0 * classes));
        assertThat(Math.abs(rest - restExpected)).isLessThan(5 * Math.sqrt(restExpected + 1));
    }
}
