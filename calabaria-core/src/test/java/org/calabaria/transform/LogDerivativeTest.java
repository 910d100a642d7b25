package org.calabaria.transform;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.stream.Stream;
import org.calabaria.problem.InvalidTransformException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
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
