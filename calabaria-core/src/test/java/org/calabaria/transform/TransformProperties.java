package org.calabaria.transform;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import net.jqwik.api.Arbitrary;
import net.jqwik.api.Assume;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.ShrinkingMode;
import org.calabaria.problem.InvalidTransformException;

class TransformProperties {

    private static final int TRIES = 5000;

    @Property(tries = 500)
    void identityChangesNothing(@ForAll("finite") double x) {
        assertThat(new Identity().forward(x)).isEqualTo(x);
        assertThat(new Identity().backward(x)).isEqualTo(x);
    }

    @Property(tries = TRIES, shrinking = ShrinkingMode.OFF)
    void logComesBack(@ForAll("positive") double x) {
        TransformLaws.comesBack(new Log(), x, StrictMath::exp);
    }

    @Property(tries = TRIES, shrinking = ShrinkingMode.OFF)
    void log10ComesBack(@ForAll("positive") double x) {
        TransformLaws.comesBack(new Log10(), x, y -> x * StrictMath.log(10));
    }

    @Property(tries = TRIES, shrinking = ShrinkingMode.OFF)
    void logitComesBack(@ForAll("shares") double x) {
        Assume.that(0 < x && x < 1);
        TransformLaws.comesBack(new Logit(), x, TransformLaws::logisticSlope);
    }

    @Property(tries = 4 * TRIES, shrinking = ShrinkingMode.OFF)
    void squeezedLogitComesBack(@ForAll("shares") double x, @ForAll("eps") double eps) {
        AffineSqueezedLogit squeezed = new AffineSqueezedLogit(eps);
        TransformLaws.comesBack(squeezed, x, TransformLaws.slopeOf(squeezed));
    }

    @Property(tries = 4 * TRIES, shrinking = ShrinkingMode.OFF)
    void scaledLogitComesBack(
            @ForAll("intervals") ScaledLogit scaled, @ForAll("shares") double share, @ForAll boolean fromAbove) {
        double width = scaled.upper() - scaled.lower();
        double x = fromAbove ? scaled.upper() - width * share : scaled.lower() + width * share;
        Assume.that(scaled.accepts(x));
        TransformLaws.comesBack(scaled, x, TransformLaws.slopeOf(scaled));
    }

    @Property(tries = TRIES, shrinking = ShrinkingMode.OFF)
    void scaledLogitComesBackNextToZero(@ForAll("intervals") ScaledLogit scaled, @ForAll("finite") double x) {
        Assume.that(scaled.accepts(x));
        TransformLaws.comesBack(scaled, x, TransformLaws.slopeOf(scaled));
    }

    @Property(tries = TRIES)
    void keepTheOrder(@ForAll("shares") double a, @ForAll("shares") double b, @ForAll("eps") double eps) {
        TransformLaws.keepsTheOrder(new AffineSqueezedLogit(eps), a, b);
        Assume.that(0 < a && a < 1 && 0 < b && b < 1);
        TransformLaws.keepsTheOrder(new Logit(), a, b);
        TransformLaws.keepsTheOrder(new Log(), a, b);
        TransformLaws.keepsTheOrder(new Log10(), a, b);
        TransformLaws.keepsTheOrder(new ScaledLogit(0, 1), a, b);
    }

    @Property(tries = 1000)
    void squeezedLogitIsExactAtBothBounds(@ForAll("eps") double eps) {
        AffineSqueezedLogit squeezed = new AffineSqueezedLogit(eps);
        assertThat(squeezed.backward(squeezed.forward(0))).isEqualTo(0.0);
        assertThat(squeezed.backward(squeezed.forward(1))).isEqualTo(1.0);
    }

    @Property(tries = TRIES)
    void squeezedLogitStaysWithinItsInterval(@ForAll("shares") double share, @ForAll("eps") double eps) {
        AffineSqueezedLogit squeezed = new AffineSqueezedLogit(eps);
        double lower = squeezed.forward(0);
        double y = Math.min(squeezed.forward(1), lower + share * (squeezed.forward(1) - lower));
        assertThat(squeezed.backward(y)).isBetween(0.0, 1.0);
    }

    @Property(tries = TRIES)
    void scaledLogitStaysWithinItsInterval(@ForAll("intervals") ScaledLogit scaled, @ForAll("finite") double y) {
        assertThat(scaled.backward(y)).isBetween(scaled.lower(), scaled.upper());
    }

    @Property(tries = 1000)
    void valuesBelowZeroAreRefusedByAllButIdentity(@ForAll("positive") double x) {
        for (Transform transform : new Transform[] {new Log(), new Log10(), new Logit(), new AffineSqueezedLogit()}) {
            assertThatExceptionOfType(InvalidTransformException.class).isThrownBy(() -> transform.forward(-x));
        }
    }

    @Provide
    Arbitrary<Double> finite() {
        return NaturalValues.finite();
    }

    @Provide
    Arbitrary<Double> positive() {
        return NaturalValues.positive();
    }

    @Provide
    Arbitrary<Double> shares() {
        return NaturalValues.shares();
    }

    @Provide
    Arbitrary<Double> eps() {
        return NaturalValues.eps();
    }

    @Provide
    Arbitrary<ScaledLogit> intervals() {
        return NaturalValues.intervals();
    }
}
