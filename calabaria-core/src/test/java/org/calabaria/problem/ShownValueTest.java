package org.calabaria.problem;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class ShownValueTest {

    /** Expected texts: {@code Double.toString} of JDK 25, which prints the shortest decimal. */
    @Test
    void showsDoublesAsTheNewestJdkDoes() {
        assertThat(ShownValue.of(1.23)).isEqualTo("1.23");
        assertThat(ShownValue.of(0.0)).isEqualTo("0.0");
        assertThat(ShownValue.of(-0.0)).isEqualTo("-0.0");
        assertThat(ShownValue.of(100.0)).isEqualTo("100.0");
        assertThat(ShownValue.of(0.001)).isEqualTo("0.001");
        assertThat(ShownValue.of(1.0E-4)).isEqualTo("1.0E-4");
        assertThat(ShownValue.of(9999999.0)).isEqualTo("9999999.0");
        assertThat(ShownValue.of(1.0E7)).isEqualTo("1.0E7");
        assertThat(ShownValue.of(-1234567.5)).isEqualTo("-1234567.5");
        assertThat(ShownValue.of(2.0E-3)).isEqualTo("0.002");
        assertThat(ShownValue.of(2.2250738585072014E-308)).isEqualTo("2.2250738585072014E-308");
        assertThat(ShownValue.of(1.7976931348623157E308)).isEqualTo("1.7976931348623157E308");
        assertThat(ShownValue.of(9.5 * 0.2)).isEqualTo("1.9000000000000001");
    }

    @Test
    void showsFewestDigitsWhereJdk17ShowsMore() {
        assertThat(ShownValue.of(2.0E23)).isEqualTo("2.0E23"); // JDK 17 says 1.9999999999999998E23 or 2.0E23
        assertThat(ShownValue.of(Double.longBitsToDouble(0x44b52d02c7e14af6L))).isEqualTo("1.0E23");
    }

    /** Expected texts: the shortest decimals that read back as the same float. */
    @Test
    void showsFloatsWithTheirOwnFewestDigits() {
        assertThat(ShownValue.of(0.1f)).isEqualTo("0.1");
        assertThat(ShownValue.of(-1000.5f)).isEqualTo("-1000.5");
        assertThat(ShownValue.of(-0.0f)).isEqualTo("-0.0");
        assertThat(ShownValue.of(1e16f)).isEqualTo("1.0E16");
        assertThat(ShownValue.of(Float.MAX_VALUE)).isEqualTo("3.4028235E38");
        assertThat(ShownValue.of(Float.NaN)).isEqualTo("NaN");
    }

    @Test
    void showsWhatIsNotANumberByName() {
        assertThat(ShownValue.of(Double.NaN)).isEqualTo("NaN");
        assertThat(ShownValue.of(Double.NEGATIVE_INFINITY)).isEqualTo("-Infinity");
        assertThat(ShownValue.of(null)).isEqualTo("null");
        assertThat(ShownValue.of(true)).isEqualTo("true");
        assertThat(ShownValue.of(42L)).isEqualTo("42");
    }

    @Test
    void quotesTextEscapesControlCharactersAndCutsWhatIsLong() {
        assertThat(ShownValue.of("low")).isEqualTo("'low'");
        assertThat(ShownValue.of("a\nb\u0007")).isEqualTo("'a\\nb\\u0007'");
        assertThat(ShownValue.of("x".repeat(1000))).isEqualTo("'" + "x".repeat(80) + "...'");
    }
}
