package org.calabaria.random;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.IntStream;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * The tables from the geometry of the ziggurat, Marsaglia and Tsang (2000), section 2. {@code x[i]} is the outer edge of
 * strip {@code i}, {@code f} the density there.
 */
class ExponentialZigguratTest {

    private static final int LAST = 255;

    static IntStream innerStrips() {
        return IntStream.range(1, LAST);
    }

    static IntStream strips() {
        return IntStream.rangeClosed(1, LAST);
    }

    private static double x(int strip) {
        return ExponentialZiggurat.w(strip) * 0x1p53;
    }

    @ParameterizedTest
    @MethodSource("innerStrips")
    void everyEdgeFollowsFromTheNextOne(int strip) {
        double height = ExponentialZiggurat.f(strip + 1) + ExponentialZiggurat.AREA / x(strip + 1);

        // Near the top the height is close to 1, where the logarithm magnifies its rounding.
        double magnified = 1 + 1 / x(strip);
        assertThat(x(strip)).isCloseTo(-StrictMath.log(height), Offset.offset(2 * magnified * Math.ulp(x(strip))));
    }

    @ParameterizedTest
    @MethodSource("strips")
    void everyHeightIsTheDensityAtTheEdge(int strip) {
        double density = StrictMath.exp(-x(strip));

        // The rounding of x, at most 8, is magnified by its size.
        assertThat(ExponentialZiggurat.f(strip)).isCloseTo(density, Offset.offset(8 * Math.ulp(density)));
    }

    /** In units of 2^-53 of the wider edge; the roundings of the two edges and of their ratio come to at most 4. */
    @ParameterizedTest
    @MethodSource("innerStrips")
    void quickAcceptanceEndsAtTheStripAbove(int strip) {
        assertThat(ExponentialZiggurat.k(strip + 1))
                .isCloseTo((long) Math.rint(x(strip) / x(strip + 1) * 0x1p53), Offset.offset(4L));
    }

    @Test
    void theLowestStripHoldsTheTail() {
        double width = ExponentialZiggurat.AREA / StrictMath.exp(-ExponentialZiggurat.R);

        assertThat(x(LAST)).isEqualTo(ExponentialZiggurat.R);
        assertThat(x(0)).isCloseTo(width, Offset.offset(8 * Math.ulp(width)));
        assertThat(ExponentialZiggurat.k(0))
                .isCloseTo((long) (ExponentialZiggurat.R / width * 0x1p53), Offset.offset(8L));
    }

    @Test
    void theTopStripReachesTheSummit() {
        double summit = ExponentialZiggurat.f(1) + ExponentialZiggurat.AREA / x(1);

        assertThat(ExponentialZiggurat.f(0)).isEqualTo(1);
        assertThat(ExponentialZiggurat.k(1)).isZero();
        assertThat(summit).isCloseTo(1, Offset.offset(1e-14));
    }
}
