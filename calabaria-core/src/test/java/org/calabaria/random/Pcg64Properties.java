package org.calabaria.random;

import static org.assertj.core.api.Assertions.assertThat;
import static org.calabaria.random.ReferenceVectors.raw;

import java.math.BigInteger;
import java.util.Arrays;
import java.util.stream.IntStream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.AlphaChars;
import net.jqwik.api.constraints.DoubleRange;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.LongRange;
import net.jqwik.api.constraints.StringLength;

class Pcg64Properties {

    @Property(tries = 300)
    void integersStayWithinTheirBounds(@ForAll long seed, @ForAll long one, @ForAll long other) {
        long lower = Math.min(one, other);
        long upper = Math.max(one, other);
        Pcg64 rng = Pcg64.seeded(seed);

        assertThat(rng.integersInclusive(lower, upper)).isBetween(lower, upper);
        if (lower < upper) {
            assertThat(rng.integers(lower, upper)).isGreaterThanOrEqualTo(lower).isLessThan(upper);
        }
    }

    @Property(tries = 300)
    void doublesStayWithinTheirBounds(
            @ForAll long seed,
            @ForAll @DoubleRange(min = -1e300, max = 1e300) double one,
            @ForAll @DoubleRange(min = -1e300, max = 1e300) double other) {
        double lower = Math.min(one, other);
        double upper = Math.nextUp(Math.max(one, other));
        Pcg64 rng = Pcg64.seeded(seed);

        assertThat(rng.nextDouble(lower, upper)).isGreaterThanOrEqualTo(lower).isLessThan(upper);
        assertThat(rng.uniform(lower, upper)).isBetween(lower, upper);
        assertThat(rng.equiDoubles(lower, upper, true, false).findFirst().orElseThrow())
                .isGreaterThanOrEqualTo(lower)
                .isLessThan(upper);
    }

    @Property(tries = 200)
    void countsStayWithinTheirRange(
            @ForAll long seed,
            @ForAll @LongRange(min = 0, max = Long.MAX_VALUE) long n,
            @ForAll @DoubleRange(min = 0, max = 1) double p,
            @ForAll @DoubleRange(min = 0, max = 1e18) double rate) {
        Pcg64 rng = Pcg64.seeded(seed);

        assertThat(rng.binomial(n, p)).isBetween(0L, n);
        assertThat(rng.binomial(n % 1000, p)).isBetween(0L, n % 1000);
        assertThat(rng.poisson(rate)).isNotNegative();
        assertThat(rng.binomial(n, 1)).isEqualTo(n);
    }

    @Property(tries = 200)
    void aPermutationHoldsEveryNumberOnce(@ForAll long seed, @ForAll @IntRange(max = 500) int n) {
        int[] permutation = Pcg64.seeded(seed).permutation(n);

        Arrays.sort(permutation);
        assertThat(permutation).isEqualTo(IntStream.range(0, n).toArray());
    }

    @Property(tries = 200)
    void advancingIsDrawing(@ForAll long seed, @ForAll @IntRange(max = 1000) int steps) {
        Pcg64 drawn = Pcg64.seeded(seed);
        drawn.longs(steps).forEach(word -> {});
        Pcg64 advanced = Pcg64.seeded(seed);
        advanced.advance(steps);

        assertThat(advanced.state()).isEqualTo(drawn.state());
        advanced.advance(-steps);
        assertThat(advanced.state()).isEqualTo(Pcg64.seeded(seed).state());
    }

    @Property(tries = 200)
    void advancesAddUp(@ForAll long seed, @ForAll BigInteger first, @ForAll BigInteger second) {
        Pcg64 twice = Pcg64.seeded(seed);
        twice.advance(first);
        twice.advance(second);
        Pcg64 once = Pcg64.seeded(seed);
        once.advance(first.add(second));

        assertThat(once.state()).isEqualTo(twice.state());
        once.advance(BigInteger.ONE.shiftLeft(128));
        assertThat(once.state()).isEqualTo(twice.state());
    }

    @Property(tries = 200)
    void aChildDependsOnSeedAndPathAlone(
            @ForAll long seed,
            @ForAll @AlphaChars @StringLength(min = 1, max = 20) String name,
            @ForAll @LongRange(min = 0, max = Long.MAX_VALUE) long index,
            @ForAll @IntRange(max = 50) int drawsBefore) {
        Pcg64 used = Pcg64.seeded(seed);
        used.ints(drawsBefore).forEach(word -> {});
        used.child(name + "x").nextLong();

        assertThat(raw(used.child(name, index), 2))
                .isEqualTo(raw(Pcg64.seeded(seed).child(name, index), 2))
                .isNotEqualTo(raw(used.child(name), 2))
                .isNotEqualTo(raw(Pcg64.seeded(seed + 1).child(name, index), 2));
    }

    @Property(tries = 200)
    void aCopyGoesOnAlike(@ForAll long seed, @ForAll @IntRange(max = 20) int drawsBefore) {
        Pcg64 rng = Pcg64.seeded(seed);
        rng.ints(drawsBefore).forEach(word -> {});
        Pcg64 copy = rng.copy();

        assertThat(copy.ints(5)).containsExactlyElementsOf(rng.ints(5).boxed().toList());
    }
}
