package org.calabaria.transform;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.function.DoubleUnaryOperator;

/** What holds for every transform of this package; {@code slope} is the derivative of backward, known in closed form. */
final class TransformLaws {

    private TransformLaws() {}

    /** |backward(forward(x)) - x| <= 4 ulp(x) + 4 ulp(y) |backward'(y)|. */
    static void comesBack(Transform transform, double x, DoubleUnaryOperator slope) {
        double y = transform.forward(x);
        assertThat(y).as("coordinate of %s", x).isFinite();
        double bound = 4 * Math.ulp(x) + 4 * Math.ulp(y) * Math.abs(slope.applyAsDouble(y));
        assertThat(Math.abs(transform.backward(y) - x))
                .as("%s: %s -> %s -> %s", transform, x, y, transform.backward(y))
                .isLessThanOrEqualTo(bound);
    }

    /** A larger value has no smaller coordinate, as far as the law of the round trip can tell them apart. */
    static void keepsTheOrder(Transform transform, double a, double b) {
        double below = transform.forward(Math.min(a, b));
        double above = transform.forward(Math.max(a, b));
        assertThat(below).isLessThanOrEqualTo(above + 4 * Math.ulp(above));
    }

    /** s'(y), the slope of the logistic function. */
    static double logisticSlope(double y) {
        double e = StrictMath.exp(-Math.abs(y) / 2);
        return e * e / ((1 + e * e) * (1 + e * e));
    }

    static DoubleUnaryOperator slopeOf(AffineSqueezedLogit squeezed) {
        return y -> logisticSlope(y) / (1 - 2 * squeezed.eps());
    }

    static DoubleUnaryOperator slopeOf(ScaledLogit scaled) {
        return y -> {
            double e = StrictMath.exp(-Math.abs(y) / 2); // its square may be too small for a double
            return (scaled.upper() - scaled.lower()) * e * e / ((1 + e * e) * (1 + e * e));
        };
    }
}
