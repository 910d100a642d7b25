package org.calabaria.random;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.IntStream;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * The tables from the geometry of the ziggurat, Marsaglia and Tsang (2000), section 2. {@code x[i]} is the outer edge of
 * strip {@code i}, {@code f} the density there; two ulps are left for {@code exp}, {@code log} and the roundings between.
 */
class NormalZigguratTest {

    private static final int LAST = 255;

    static IntStream innerStrips() {
        return IntStream.range(1, LAST);
    }

    static IntStream strips() {
        return IntStream.rangeClosed(1, LAST);
    }

    private static double x(int strip) {
        return NormalZiggurat.w(strip) * 0x1p52;
    }

    private static Offset<Double> ulps(double value) {
        return Offset.offset(2 * Math.ulp(value));
    }

    @ParameterizedTest
    @MethodSource("innerStrips")
    void everyEdgeFollowsFromTheNextOne(int strip) {
        double height = NormalZiggurat.f(strip + 1) + NormalZiggurat.AREA / x(strip + 1);

        // Near the top the height is close to 1, where the logarithm magnifies its rounding.
        double magnified = 1 + 1 / (x(strip) * x(strip));
        assertThat(x(strip))
                .isCloseTo(
                        StrictMath.sqrt(-2 * StrictMath.log(height)),
                        Offset.offset(2 * magnified * Math.ulp(x(strip))));
    }

    @ParameterizedTest
    @MethodSource("strips")
    void everyHeightIsTheDensityAtTheEdge(int strip) {
        double density = StrictMath.exp(-0.5 * x(strip) * x(strip));

        // The rounding of x^2 / 2, at most 7, is magnified by its size.
        assertThat(NormalZiggurat.f(strip)).isCloseTo(density, Offset.offset(8 * Math.ulp(density)));
    }

    @ParameterizedTest
    @MethodSource("innerStrips")
    void quickAcceptanceEndsAtTheStripAbove(int strip) {
        assertThat(NormalZiggurat.k(strip + 1))
                .isCloseTo((long) Math.rint(x(strip) / x(strip + 1) * 0x1p52), Offset.offset(1L));
    }

    @Test
    void theLowestStripHoldsTheTail() {
        double density = StrictMath.exp(-0.5 * NormalZiggurat.R * NormalZiggurat.R);
        double width = NormalZiggurat.AREA / density;

        assertThat(x(LAST)).isEqualTo(NormalZiggurat.R);
        assertThat(x(0)).isCloseTo(width, ulps(width));
        assertThat(NormalZiggurat.k(0)).isCloseTo((long) (NormalZiggurat.R / width * 0x1p52), Offset.offset(2L));
    }

    @Test
    void theTopStripReachesTheSummit() {
        double summit = NormalZiggurat.f(1) + NormalZiggurat.AREA / x(1);

        assertThat(NormalZiggurat.f(0)).isEqualTo(1);
        assertThat(NormalZiggurat.k(1)).isZero();
        assertThat(summit).isCloseTo(1, Offset.offset(1e-14));
    }
}
