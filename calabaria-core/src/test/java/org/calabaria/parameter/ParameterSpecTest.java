package org.calabaria.parameter;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatNullPointerException;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import org.calabaria.grammar.EqualityGroups;
import org.calabaria.problem.InvalidParameterException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ParameterSpecTest {

    private static final RealParameter BETA = ParameterSpec.real("beta", 0, 1);
    private static final RealParameter ANY = ParameterSpec.real("any", -Double.MAX_VALUE, Double.MAX_VALUE);
    private static final IntegerParameter POPULATION = ParameterSpec.integer("population", 100, 1_000_000);
    private static final IntegerParameter COUNT = ParameterSpec.integer("count", Long.MIN_VALUE, Long.MAX_VALUE);

    @Test
    void holdsWhatItDeclares() {
        RealParameter gamma = ParameterSpec.real("gamma", -0.5, 2).doc("recovery rate [1/day]");
        assertThat(gamma.name()).isEqualTo("gamma");
        assertThat(gamma.lower()).isEqualTo(-0.5);
        assertThat(gamma.upper()).isEqualTo(2.0);
        assertThat(gamma.doc()).isEqualTo("recovery rate [1/day]");
        assertThat(POPULATION.lowerBound()).isEqualTo(100.0);
        assertThat(POPULATION.upperBound()).isEqualTo(1_000_000.0);
        assertThat(POPULATION.doc("people").doc()).isEqualTo("people");
    }

    @Test
    void isShownWithItsKindAndBounds() {
        assertThat(BETA).hasToString("beta: real in [0.0, 1.0]");
        assertThat(POPULATION).hasToString("population: integer in [100, 1000000]");
        assertThat(ParameterSpec.real("rate", 2e-3, 1e7)).hasToString("rate: real in [0.002, 1.0E7]");
    }

    @Test
    void isEqualByValue() {
        new EqualityGroups()
                .equal(BETA, ParameterSpec.real("beta", -0.0, 1.0), new RealParameter("beta", 0.0, 1.0, ""))
                .equal(ParameterSpec.real("beta", 0, 0.5))
                .equal(ParameterSpec.real("beta", 0.1, 1))
                .equal(ParameterSpec.real("betta", 0, 1))
                .equal(
                        BETA.doc("transmission"),
                        ParameterSpec.real("beta", 0, 1).doc("transmission"))
                .equal(ParameterSpec.integer("beta", 0, 1), new IntegerParameter("beta", 0, 1, ""))
                .equal(ParameterSpec.integer("beta", 0, 2))
                .hold();
    }

    @Test
    void storesANegativeZeroBoundAsZero() {
        RealParameter spec = ParameterSpec.real("x", -0.0, -0.0);
        assertThat(Double.doubleToRawLongBits(spec.lower())).isZero();
        assertThat(Double.doubleToRawLongBits(spec.upper())).isZero();
    }

    @ParameterizedTest
    @ValueSource(strings = {"a", "Z", "_", "_1", "R0", "contact_rate", "age.0-9", "x-1.y_2"})
    void acceptsNamesOfLettersDigitsAndMarks(String name) {
        assertThat(ParameterSpec.real(name, 0, 1).name()).isEqualTo(name);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"", " ", "1x", "-x", ".x", "a b", "beta ", "bêta", "β", "a/b", "x\u0000", "a[0]", "\uD835\uDEFD"
            })
    void refusesOtherNames(String name) {
        assertThatExceptionOfType(InvalidParameterException.class)
                .isThrownBy(() -> ParameterSpec.real(name, 0, 1))
                .withMessageStartingWith(
                        "a parameter's name must be a letter or '_' followed by letters, digits, '_', '.' or '-', got '");
        assertThatExceptionOfType(InvalidParameterException.class).isThrownBy(() -> ParameterSpec.integer(name, 0, 1));
    }

    @Test
    void refusesATrailingLineBreakInAName() {
        assertThatExceptionOfType(InvalidParameterException.class)
                .isThrownBy(() -> ParameterSpec.real("beta\n", 0, 1))
                .withMessage("a parameter's name must be a letter or '_' followed by letters, digits, '_', '.' or '-', "
                        + "got 'beta\\n'");
    }

    @Test
    void refusesBoundsThatAreNotFiniteOrOrdered() {
        double[][] bad = {
            {1, 0},
            {Double.NaN, 1},
            {0, Double.NaN},
            {Double.NEGATIVE_INFINITY, 0},
            {0, Double.POSITIVE_INFINITY},
            {Double.POSITIVE_INFINITY, Double.POSITIVE_INFINITY}
        };
        for (double[] bounds : bad) {
            assertThatExceptionOfType(InvalidParameterException.class)
                    .isThrownBy(() -> ParameterSpec.real("beta", bounds[0], bounds[1]))
                    .withMessage("parameter 'beta' must have finite bounds with lower <= upper, got [" + bounds[0]
                            + ", " + bounds[1] + "]");
        }
        assertThatExceptionOfType(InvalidParameterException.class)
                .isThrownBy(() -> ParameterSpec.integer("population", 3, 2))
                .withMessage("parameter 'population' must have bounds with lower <= upper, got [3, 2]");
    }

    @Test
    void acceptsBoundsThatLeaveOneValue() {
        assertThat(ParameterSpec.real("x", 0.5, 0.5).coerce(0.5)).isEqualTo(0.5);
        assertThat(ParameterSpec.integer("n", 7, 7).coerce(7)).isEqualTo(7L);
    }

    @Test
    void takesEveryBoxedNumberThatADoubleHolds() {
        Number[] halves = {0.5, 0.5f, new BigDecimal("0.500")};
        for (Number half : halves) {
            assertThat(BETA.coerce(half)).isEqualTo(0.5);
        }
        Number[] ones = {1, 1L, (short) 1, (byte) 1, 1.0, 1.0f, BigInteger.ONE, BigDecimal.ONE};
        for (Number one : ones) {
            assertThat(BETA.coerce(one)).isEqualTo(1.0);
        }
        assertThat(BETA.coerce(0.1f)).isEqualTo((double) 0.1f);
        assertThat(ANY.coerce(Double.MIN_VALUE)).isEqualTo(Double.MIN_VALUE);
        assertThat(ANY.coerce(Double.MAX_VALUE)).isEqualTo(Double.MAX_VALUE);
    }

    @Test
    void storesANegativeZeroAsZero() {
        for (Number zero : new Number[] {-0.0, -0.0f, 0.0, 0, new BigDecimal("-0.00")}) {
            assertThat(Double.doubleToRawLongBits((Double) BETA.coerce(zero))).isZero();
            assertThat(ParameterSpec.integer("n", 0, 1).coerce(zero)).isEqualTo(0L);
        }
    }

    @Test
    void takesIntegralNumbersForAnInteger() {
        Number[] threes = {3, 3L, (short) 3, (byte) 3, 3.0, 3.0f, new BigDecimal("3.00"), BigInteger.valueOf(3)};
        for (Number three : threes) {
            assertThat(COUNT.coerce(three)).isEqualTo(3L);
        }
        assertThat(COUNT.coerce(0x1p53)).isEqualTo(1L << 53);
        assertThat(COUNT.coerce(-0x1p53)).isEqualTo(-(1L << 53));
        assertThat(COUNT.coerce((1L << 53) + 1)).isEqualTo((1L << 53) + 1);
        assertThat(COUNT.coerce(Long.MIN_VALUE)).isEqualTo(Long.MIN_VALUE);
        assertThat(COUNT.coerce(new BigInteger("9223372036854775807"))).isEqualTo(Long.MAX_VALUE);
        assertThat(COUNT.coerce(new BigDecimal("1E18"))).isEqualTo(1_000_000_000_000_000_000L);
    }

    private static void refused(ParameterSpec spec, Object value, String message) {
        assertThatExceptionOfType(InvalidParameterException.class)
                .isThrownBy(() -> spec.coerce(value))
                .withMessage(message);
    }

    @Test
    void refusesAValueOutsideTheBounds() {
        refused(BETA, 1.23, "parameter 'beta' must lie in [0.0, 1.0], got 1.23");
        refused(BETA, -Double.MIN_VALUE, "parameter 'beta' must lie in [0.0, 1.0], got -5.0E-324");
        refused(BETA, Math.nextUp(1.0), "parameter 'beta' must lie in [0.0, 1.0], got 1.0000000000000002");
        refused(BETA, 2, "parameter 'beta' must lie in [0.0, 1.0], got 2");
        refused(POPULATION, 99, "parameter 'population' must lie in [100, 1000000], got 99");
        refused(POPULATION, 99.0, "parameter 'population' must lie in [100, 1000000], got 99.0");
        refused(
                POPULATION,
                BigInteger.TEN.pow(30),
                "parameter 'population' must lie in [100, 1000000], got 1" + "0".repeat(30));
    }

    @Test
    void refusesWhatIsNotFinite() {
        refused(BETA, Double.NaN, "parameter 'beta' must lie in [0.0, 1.0], got NaN");
        refused(BETA, Float.POSITIVE_INFINITY, "parameter 'beta' must lie in [0.0, 1.0], got Infinity");
        refused(
                ANY,
                Double.NEGATIVE_INFINITY,
                "parameter 'any' must lie in [-1.7976931348623157E308, 1.7976931348623157E308], got -Infinity");
        refused(POPULATION, Double.NaN, "parameter 'population' must be an integer, got NaN");
        refused(POPULATION, Double.POSITIVE_INFINITY, "parameter 'population' must be an integer, got Infinity");
    }

    @Test
    void neverTruncatesAFraction() {
        refused(POPULATION, 3.9, "parameter 'population' must be an integer, got 3.9");
        refused(POPULATION, 1000.5f, "parameter 'population' must be an integer, got 1000.5");
        refused(
                POPULATION,
                new BigDecimal("1000.000000000000000000001"),
                "parameter 'population' must be an integer, got 1000.000000000000000000001");
    }

    @Test
    void refusesAnIntegerThatNoDoubleHolds() {
        refused(ANY, (1L << 53) + 1, "parameter 'any' must be exactly representable as a double, got 9007199254740993");
        refused(
                ANY,
                Long.MAX_VALUE,
                "parameter 'any' must be exactly representable as a double, got 9223372036854775807");
        refused(ANY, new BigDecimal("0.1"), "parameter 'any' must be exactly representable as a double, got 0.1");
        refused(ANY, new BigDecimal("1E-400"), "parameter 'any' must be exactly representable as a double, got 1E-400");
    }

    @Test
    void refusesADoubleThatMayStandForAnotherInteger() {
        refused(
                COUNT,
                0x1p53 + 2,
                "parameter 'count' must be within +-2^53 if it is given as a floating-point number, got 9.007199254740994E15");
        refused(
                COUNT,
                0x1p63f,
                "parameter 'count' must be within +-2^53 if it is given as a floating-point number, got 9.223372E18");
    }

    @Test
    void refusesHugeDecimalsAtOnce() {
        refused(
                COUNT,
                new BigDecimal("1E+1000000000"),
                "parameter 'count' must lie in [-9223372036854775808, 9223372036854775807], got 1E+1000000000");
        refused(BETA, new BigDecimal("1E+1000000000"), "parameter 'beta' must lie in [0.0, 1.0], got 1E+1000000000");
        refused(
                BETA,
                new BigDecimal("1E-1000000000"),
                "parameter 'beta' must be exactly representable as a double, got 1E-1000000000");
    }

    @Test
    void refusesWhatIsNoImmutableNumber() {
        refused(BETA, null, "parameter 'beta' must be a number, got null");
        refused(BETA, true, "parameter 'beta' must be a number, got true (Boolean)");
        refused(BETA, "0.3", "parameter 'beta' must be a number, got '0.3' (String)");
        refused(BETA, 'x', "parameter 'beta' must be a number, got 'x' (Character)");
        refused(BETA, new AtomicInteger(1), "parameter 'beta' must be a number, got 1 (AtomicInteger)");
        refused(POPULATION, new AtomicLong(1000), "parameter 'population' must be a number, got 1000 (AtomicLong)");
    }

    @Test
    void namesANullArgument() {
        assertThatNullPointerException()
                .isThrownBy(() -> ParameterSpec.real(null, 0, 1))
                .withMessage("name must not be null");
        assertThatNullPointerException()
                .isThrownBy(() -> ParameterSpec.integer(null, 0, 1))
                .withMessage("name must not be null");
        assertThatNullPointerException().isThrownBy(() -> BETA.doc(null)).withMessage("doc must not be null");
        assertThatNullPointerException().isThrownBy(() -> POPULATION.doc(null)).withMessage("doc must not be null");
    }
}
