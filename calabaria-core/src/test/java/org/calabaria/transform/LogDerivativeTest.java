package org.calabaria.transform;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import java.util.stream.Stream;
import org.calabaria.problem.InvalidTransformException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class LogDerivativeTest {

    /** The same transform without what it knows of its derivative. */
    private record Plain(Transform transform) implements Transform {

        @Override
        public double forward(double natural) {
            return transform.forward(natural);
        }

        @Override
        public double backward(double coordinate) {
            return transform.backward(coordinate);
        }
    }

    /** Beyond 709.78 it gives infinity instead of a refusal. */
    private static final Transform UNBOUNDED = new Transform() {
        @Override
        public double forward(double natural) {
            return StrictMath.log(natural);
        }

        @Override
        public double backward(double coordinate) {
            return StrictMath.exp(coordinate);
        }

        @Override
        public String name() {
            return "unbounded";
        }
    };

    static Stream<Transform> transforms() {
        return Stream.of(
                new Identity(),
                new Log(),
                new Log10(),
                new Logit(),
                new AffineSqueezedLogit(),
                new AffineSqueezedLogit(0.3),
                new ScaledLogit(-3, 40));
    }

    @ParameterizedTest
    @MethodSource("transforms")
    void theExactFormsAreWhatDifferencesGive(Transform transform) {
        for (double coordinate : new double[] {-0.8, -0.25, 0, 0.1, 0.7}) {
            assertThat(transform.logDerivative(coordinate))
                    .as("%s at %s", transform, coordinate)
                    .isCloseTo(new Plain(transform).logDerivative(coordinate), within(1e-8));
        }
    }

    /** By hand: log(d/dy e^y) = y, log(d/dy 10^y) = y ln 10 + ln ln 10, log s'(0) = log(1/4). */
    @Test
    void closedForms() {
        assertThat(new Identity().logDerivative(-5)).isZero();
        assertThat(new Log().logDerivative(-700)).isEqualTo(-700);
        assertThat(new Log10().logDerivative(2)).isCloseTo(2 * Math.log(10) + Math.log(Math.log(10)), within(1e-14));
        assertThat(new Logit().logDerivative(0)).isCloseTo(-2 * Math.log(2), within(1e-15));
        assertThat(new ScaledLogit(0, 8).logDerivative(0)).isCloseTo(Math.log(2), within(1e-15));
        assertThat(new AffineSqueezedLogit(0.25).logDerivative(0)).isCloseTo(-Math.log(2), within(1e-15));
    }

    /** Far out s(y)(1 - s(y)) is exp(-|y|) to every digit, though s itself is 1. */
    @Test
    void farOutNothingIsLost() {
        assertThat(new Logit().logDerivative(800)).isEqualTo(-800);
        assertThat(new Logit().logDerivative(-800)).isEqualTo(-800);
        assertThat(new ScaledLogit(0, 1).logDerivative(800)).isEqualTo(-800);
    }

    /**
     * With mpmath 1.3.0 at 60 digits, l = -|y| - 2 log(1 + exp(-|y|)): logit l, scaled logit l + log(upper - lower), squeezed
     * logit l - log(1 - 2 eps), log10 y log(10) + log(log(10)), all of the doubles as they are.
     */
    static Stream<Arguments> references() {
        return Stream.of(
                arguments(new Logit(), -745.0, -745.0),
                arguments(new ScaledLogit(-3, 40), -745.0, -741.2387998843064),
                arguments(new Logit(), -30.0, -30.00000000000019),
                arguments(new ScaledLogit(-3, 40), -30.0, -26.238799884306626),
                arguments(new Logit(), -1e-09, -1.3862943611198906),
                arguments(new ScaledLogit(-3, 40), -1e-09, 2.3749057545736716),
                arguments(new Logit(), 0.3, -1.4087104889370543),
                arguments(new ScaledLogit(-3, 40), 0.3, 2.3524896267565083),
                arguments(new Logit(), 1.0, -1.6265233750364456),
                arguments(new ScaledLogit(-3, 40), 1.0, 2.1346767406571168),
                arguments(new Logit(), 36.5, -36.5),
                arguments(new ScaledLogit(-3, 40), 36.5, -32.73879988430644),
                arguments(new Logit(), 700.0, -700.0),
                arguments(new ScaledLogit(-3, 40), 700.0, -696.2387998843064),
                arguments(new ScaledLogit(0.1, 0.1000001), 5.0, -21.131526348046577),
                arguments(new AffineSqueezedLogit(1e-06), -13.8, -13.800000031259911),
                arguments(new AffineSqueezedLogit(1e-06), -7.5, -7.501103862948722),
                arguments(new AffineSqueezedLogit(1e-06), 0.2, -1.3962757387611837),
                arguments(new AffineSqueezedLogit(1e-06), 13.8, -13.800000031259911),
                arguments(new AffineSqueezedLogit(0.3), -0.8, -0.6259106000214004),
                arguments(new AffineSqueezedLogit(0.3), 0.0, -0.47000362924573563),
                arguments(new AffineSqueezedLogit(0.3), 0.7, -0.5900813658967607),
                arguments(new AffineSqueezedLogit(1e-12), -27.0, -27.00000000000176),
                arguments(new AffineSqueezedLogit(1e-12), 12.25, -12.250009570209887),
                arguments(new AffineSqueezedLogit(1e-12), 27.0, -27.00000000000176),
                arguments(new AffineSqueezedLogit(0.49999), -1e-05, 9.433483923264392),
                arguments(new AffineSqueezedLogit(0.49999), 3e-05, 9.433483923064392),
                arguments(new Log10(), -323.0, -742.9009525918289),
                arguments(new Log10(), -5.5, -11.830185566219296),
                arguments(new Log10(), 0.0, 0.8340324452479558),
                arguments(new Log10(), 2.0, 5.439202631236047),
                arguments(new Log10(), 308.0, 710.0302410874141));
    }

    /** 2 ulp of the largest term: the sum of two or three terms, each within 1 ulp. */
    @ParameterizedTest
    @MethodSource("references")
    void theExactFormsAreWhatManyDigitsGive(Transform transform, double coordinate, double expected) {
        double largest = Math.max(Math.abs(expected), Math.max(Math.abs(coordinate), 16));
        assertThat(transform.logDerivative(coordinate)).isCloseTo(expected, within(2 * Math.ulp(largest)));
    }

    @Test
    void differencesRefuseWhatHasNoFiniteValue() {
        assertThatThrownBy(() -> new Plain(new Log()).logDerivative(Double.NaN))
                .isInstanceOf(InvalidTransformException.class)
                .hasMessage("transform 'Plain' requires a finite coordinate, got NaN");
        assertThatThrownBy(() -> UNBOUNDED.logDerivative(710))
                .isInstanceOf(InvalidTransformException.class)
                .hasMessage("transform 'unbounded' must map coordinates to finite values, but maps 710.0 to Infinity");
        assertThat(UNBOUNDED.logDerivative(709.782)).isCloseTo(709.782, within(0.01)); // one-sided: above is infinite
        assertThat(new Plain(new ScaledLogit(-8e307, 8e307)).logDerivative(0))
                .as("values that are far apart do not overflow")
                .isCloseTo(new ScaledLogit(-8e307, 8e307).logDerivative(0), within(1e-8));
    }

    @Test
    void differencesAreOneSidedAtAnEnd() {
        AffineSqueezedLogit squeezed = new AffineSqueezedLogit();
        double end = squeezed.forward(0);
        assertThat(new Plain(squeezed).logDerivative(end)).isCloseTo(squeezed.logDerivative(end), within(1e-3));
    }

    @Test
    void coordinatesWithoutANaturalValueAreRefused() {
        assertThatThrownBy(() -> new Log().logDerivative(Double.NaN))
                .isInstanceOf(InvalidTransformException.class)
                .hasMessage("transform 'log' requires a finite coordinate <= 709.782712893384, got NaN");
        assertThatThrownBy(() -> new Identity().logDerivative(Double.POSITIVE_INFINITY))
                .isInstanceOf(InvalidTransformException.class);
        assertThatThrownBy(() -> new AffineSqueezedLogit().logDerivative(20))
                .isInstanceOf(InvalidTransformException.class);
    }
}
