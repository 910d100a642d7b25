package org.calabaria.random;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.TreeSet;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

class EquidistantDoublesTest {

    private static TreeSet<Double> drawn(double lower, double upper, boolean lowerIncluded, boolean upperIncluded) {
        return Pcg64.seeded(1)
                .equiDoubles(lower, upper, lowerIncluded, upperIncluded)
                .limit(200)
                .boxed()
                .collect(Collectors.toCollection(TreeSet::new));
    }

    @Test
    void drawsTheIncludedBoundsAlone() {
        double lower = 1;
        double middle = Math.nextUp(lower);
        double upper = Math.nextUp(middle);

        assertThat(drawn(lower, upper, true, true)).containsExactly(lower, middle, upper);
        assertThat(drawn(lower, upper, true, false)).containsExactly(lower, middle);
        assertThat(drawn(lower, upper, false, true)).containsExactly(middle, upper);
        assertThat(drawn(lower, upper, false, false)).containsExactly(middle);
        assertThat(drawn(3, 3, true, true)).containsExactly(3.0);
    }

    /** Below 1 doubles lie 2^-53 apart, so that all of [0, 1) are multiples of that. */
    @Test
    void drawsMultiplesOfTheSmallestPossibleStep() {
        assertThat(drawn(0, 1, true, false)).allMatch(x -> 0 <= x && x < 1 && x * 0x1p53 == Math.rint(x * 0x1p53));
        assertThat(drawn(0, 1, true, false)).anyMatch(x -> x * 0x1p52 != Math.rint(x * 0x1p52));
        assertThat(drawn(-4, 2, false, true)).allMatch(x -> -4 < x && x <= 2);
    }

    @Test
    void drawsFromTheSmallestNumbers() {
        assertThat(drawn(0, Double.MIN_VALUE, true, true)).containsExactly(0.0, Double.MIN_VALUE);
        assertThat(drawn(0, 0, true, true)).containsExactly(0.0);
    }

    /** The tiny bound is no multiple of the step, and dividing it by the step underflows. */
    @Test
    void keepsATinyBoundOut() {
        assertThat(drawn(Double.MIN_VALUE, 8e307, true, true)).allMatch(x -> x >= 1e290);
        assertThat(drawn(-8e307, -Double.MIN_VALUE, true, true)).allMatch(x -> x <= -1e290);
    }
}
