package org.calabaria.random;

import static org.assertj.core.api.Assertions.assertThat;

import org.assertj.core.data.Offset;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class LogGammaTest {

    /** {@code math.lgamma(x)}, CPython 3.11.7; the series is good to about 1e-15 of the result. */
    @ParameterizedTest
    @CsvSource({
        "1, 0.0",
        "2, 0.0",
        "3, 0.693147180559945",
        "4, 1.7917594692280554",
        "6, 4.787491742782047",
        "7, 6.579251212010102",
        "8, 8.525161361065415",
        "20, 39.339884187199495",
        "171, 706.5730622457874",
        "1000, 5905.220423209181",
        "1000000, 12815504.569147611",
        "1000000000000, 26631021115915.652"
    })
    void isTheLogarithmOfTheGammaFunction(double x, double expected) {
        assertThat(LogGamma.of(x)).isCloseTo(expected, Offset.offset(1e-14 * Math.max(1, expected)));
    }
}
