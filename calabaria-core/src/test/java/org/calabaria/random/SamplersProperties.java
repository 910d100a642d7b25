package org.calabaria.random;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.stream.LongStream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.DoubleRange;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.LongRange;
import net.jqwik.api.constraints.Size;

class SamplersProperties {

    /** A sample shares out all that is drawn, and no more of a color than there is. */
    @Property
    void coloursOfASampleAddUp(
            @ForAll long seed,
            @ForAll @Size(min = 1, max = 8) @LongRange(min = 0, max = 40) long[] colors,
            @ForAll @DoubleRange(min = 0, max = 1) double share) {
        long[] bounded =
                Arrays.stream(colors).map(color -> Math.floorMod(color, 41)).toArray();
        long total = LongStream.of(bounded).sum();
        long sample = (long) (share * total);
        for (long[] counts : new long[][] {
            Pcg64.seeded(seed).multivariateHypergeometric(bounded, sample),
            Pcg64.seeded(seed).multivariateHypergeometricByCounting(bounded, sample)
        }) {
            assertThat(LongStream.of(counts).sum()).isEqualTo(sample);
            for (int i = 0; i < counts.length; i++) {
                assertThat(counts[i]).isBetween(0L, bounded[i]);
            }
        }
    }

    @Property
    void countsOfCategoriesAddUp(
            @ForAll long seed,
            @ForAll @LongRange(min = 0, max = 1_000_000) long n,
            @ForAll @IntRange(min = 1, max = 9) int k) {
        double[] equal = new double[k];
        Arrays.fill(equal, 1.0 / k);
        long[] counts = Pcg64.seeded(seed).multinomial(n, equal);
        assertThat(LongStream.of(counts).sum()).isEqualTo(n);
        assertThat(LongStream.of(counts).min().orElseThrow()).isNotNegative();
    }

    @Property
    void choicesWithoutReplacementAreDifferent(
            @ForAll long seed,
            @ForAll @LongRange(min = 1, max = 30_000) long population,
            @ForAll @DoubleRange(min = 0, max = 1) double share,
            @ForAll boolean shuffled) {
        int size = (int) (share * Math.min(population, 2000));
        long[] chosen = Pcg64.seeded(seed).choiceWithoutReplacement(population, size, shuffled);
        assertThat(chosen).hasSize(size).doesNotHaveDuplicates();
        assertThat(LongStream.of(chosen).allMatch(i -> 0 <= i && i < population))
                .isTrue();
    }

    @Property
    void sharesAddUpToOne(@ForAll long seed, @ForAll @DoubleRange(min = -6, max = 6) double exponent) {
        double alpha = Math.pow(10, exponent);
        double[] shares = Pcg64.seeded(seed).dirichlet(alpha, 2 * alpha, alpha / 3);
        assertThat(Arrays.stream(shares).sum()).isBetween(1 - 1e-12, 1 + 1e-12);
        assertThat(Arrays.stream(shares).allMatch(share -> 0 <= share && share <= 1))
                .isTrue();
    }

    @Property
    void numbersStayWithinTheirSupport(@ForAll long seed, @ForAll @DoubleRange(min = -3, max = 3) double exponent) {
        double size = Math.pow(10, exponent);
        Pcg64 rng = Pcg64.seeded(seed);
        assertThat(rng.beta(size, 1 / size)).isBetween(0.0, 1.0);
        assertThat(rng.gamma(size, 2)).isNotNegative();
        assertThat(rng.vonMises(0, size)).isBetween(-Math.PI, Math.PI);
        assertThat(rng.triangular(-size, 0, size)).isBetween(-size, size);
        assertThat(rng.wald(size, 1)).isPositive();
        assertThat(rng.power(size)).isBetween(0.0, 1.0);
        assertThat(rng.geometric(1 / (1 + size))).isPositive();
        assertThat(rng.zipf(1 + size)).isPositive();
        assertThat(rng.logSeries(size / (1 + size))).isPositive();
        assertThat(rng.hypergeometric(30, 40, 25)).isBetween(0L, 25L);
    }
}
