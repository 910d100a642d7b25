package org.calabaria.wire.json;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

class PythonFloatTest {

    private static final JsonNode FLOATS =
            Vectors.file("python_formatting.json").get("floats");

    @Test
    void writesEveryVectorAsPythonsReprDoes() {
        assertThat(FLOATS).hasSize(460).allSatisfy(row -> assertThat(
                        PythonFloat.repr(Vectors.bits(row.get(0).asText())))
                .isEqualTo(row.get(1).asText()));
    }

    @Test
    void writesEveryVectorAsPythonsThreeDigitFormatDoes() {
        assertThat(FLOATS).allSatisfy(row -> assertThat(
                        PythonFloat.threeDigits(Vectors.bits(row.get(0).asText())))
                .isEqualTo(row.get(2).asText()));
    }

    /** Python 3.11: {@code [repr(k * 5e-324) for k in (1, 2, 3, 4, 10, 20, 50, 100, 101, 200, 202, 1000)]}. */
    @Test
    void findsTheOneDigitThatJavaDoesNotTry() {
        LongStream steps = LongStream.of(1, 2, 3, 4, 10, 20, 50, 100, 101, 200, 202, 1000);
        assertThat(steps.boxed().toList())
                .extracting(step -> PythonFloat.repr(Double.longBitsToDouble(step)))
                .containsExactly(
                        "5e-324",
                        "1e-323",
                        "1.5e-323",
                        "2e-323",
                        "5e-323",
                        "1e-322",
                        "2.47e-322",
                        "4.94e-322",
                        "5e-322",
                        "9.9e-322",
                        "1e-321",
                        "4.94e-321");
    }

    /** Python 3.11: {@code [repr(x) for x in (1e15, 1e16, 123456789012345.0, 2.0**53, 1e-4, 1e-5, 2e23, 9.5 * 0.2, ...)]}. */
    @Test
    void changesToAnExponentWherePythonDoes() {
        assertThat(PythonFloat.repr(1e15)).isEqualTo("1000000000000000.0");
        assertThat(PythonFloat.repr(1e16)).isEqualTo("1e+16");
        assertThat(PythonFloat.repr(9999999999999998.0)).isEqualTo("9999999999999998.0");
        assertThat(PythonFloat.repr(123456789012345.0)).isEqualTo("123456789012345.0");
        assertThat(PythonFloat.repr(12345678901234567.0)).isEqualTo("1.2345678901234568e+16");
        assertThat(PythonFloat.repr(1e-4)).isEqualTo("0.0001");
        assertThat(PythonFloat.repr(1e-5)).isEqualTo("1e-05");
        assertThat(PythonFloat.repr(1.5e-7)).isEqualTo("1.5e-07");
        assertThat(PythonFloat.repr(2e23)).isEqualTo("2e+23");
        assertThat(PythonFloat.repr(-9.5 * 0.2)).isEqualTo("-1.9000000000000001");
        assertThat(PythonFloat.repr(Double.MAX_VALUE)).isEqualTo("1.7976931348623157e+308");
        assertThat(PythonFloat.repr(Double.MIN_NORMAL)).isEqualTo("2.2250738585072014e-308");
    }

    /** Python 3.11: {@code repr(-0.0), repr(nan), repr(inf), repr(-inf)} and the same through {@code '.3g'}. */
    @Test
    void namesZeroAndWhatIsNotFiniteAsPythonDoes() {
        assertThat(PythonFloat.repr(0.0)).isEqualTo("0.0");
        assertThat(PythonFloat.repr(-0.0)).isEqualTo("-0.0");
        assertThat(PythonFloat.repr(Double.NaN)).isEqualTo("nan");
        assertThat(PythonFloat.repr(Double.POSITIVE_INFINITY)).isEqualTo("inf");
        assertThat(PythonFloat.repr(Double.NEGATIVE_INFINITY)).isEqualTo("-inf");
        assertThat(PythonFloat.threeDigits(-0.0)).isEqualTo("-0");
        assertThat(PythonFloat.threeDigits(Double.NaN)).isEqualTo("nan");
        assertThat(PythonFloat.threeDigits(Double.NEGATIVE_INFINITY)).isEqualTo("-inf");
    }

    /** Python 3.11: {@code format(x, '.3g')}; 0.125 and 2.675 are not ties in the third digit, 1.125 and 1.375 are. */
    @Test
    void roundsTheExactValueHalfToEven() {
        assertThat(PythonFloat.threeDigits(1.125)).isEqualTo("1.12");
        assertThat(PythonFloat.threeDigits(1.375)).isEqualTo("1.38");
        assertThat(PythonFloat.threeDigits(2.675)).isEqualTo("2.67");
        assertThat(PythonFloat.threeDigits(999.5)).isEqualTo("1e+03");
        assertThat(PythonFloat.threeDigits(999.4)).isEqualTo("999");
        assertThat(PythonFloat.threeDigits(0.00009999)).isEqualTo("0.0001");
        assertThat(PythonFloat.threeDigits(0.000099949)).isEqualTo("9.99e-05");
        assertThat(PythonFloat.threeDigits(100)).isEqualTo("100");
        assertThat(PythonFloat.threeDigits(10_000)).isEqualTo("1e+04");
    }
}
