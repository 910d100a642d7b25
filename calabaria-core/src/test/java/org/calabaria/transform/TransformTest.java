package org.calabaria.transform;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatNullPointerException;
import static org.assertj.core.api.Assertions.within;

import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.calabaria.problem.InvalidTransformException;
import org.junit.jupiter.api.Test;

class TransformTest {

    @Test
    void refusesValuesOutsideTheDomainWithTheRuleAndTheValue() {
        refused(
                () -> new AffineSqueezedLogit().forward(1.23),
                "transform 'squeezed-logit' requires 0 <= x <= 1, got 1.23");
        refused(
                () -> new AffineSqueezedLogit().forward(-1e-300),
                "transform 'squeezed-logit' requires 0 <= x <= 1, got -1.0E-300");
        refused(() -> new Logit().forward(0), "transform 'logit' requires 0 < x < 1, got 0.0");
        refused(() -> new Logit().forward(1), "transform 'logit' requires 0 < x < 1, got 1.0");
        refused(() -> new Log().forward(0), "transform 'log' requires x > 0, got 0.0");
        refused(() -> new Log10().forward(-2), "transform 'log10' requires x > 0, got -2.0");
        refused(() -> new ScaledLogit(1, 20).forward(20), "transform 'scaled-logit' requires 1.0 < x < 20.0, got 20.0");
    }

    @Test
    void refusesValuesThatAreNotNumbers() {
        for (double x : new double[] {Double.NaN, Double.POSITIVE_INFINITY, Double.NEGATIVE_INFINITY}) {
            refused(() -> new Identity().forward(x), "transform 'identity' requires a finite x, got " + x);
            refused(() -> new Log().forward(x), "transform 'log' requires x > 0, got " + x);
            refused(() -> new Log10().forward(x), "transform 'log10' requires x > 0, got " + x);
            refused(() -> new Logit().forward(x), "transform 'logit' requires 0 < x < 1, got " + x);
            refused(
                    () -> new AffineSqueezedLogit().forward(x),
                    "transform 'squeezed-logit' requires 0 <= x <= 1, got " + x);
            refused(
                    () -> new ScaledLogit(0, 2).forward(x),
                    "transform 'scaled-logit' requires 0.0 < x < 2.0, got " + x);
        }
    }

    @Test
    void refusesCoordinatesThatAreNotNumbers() {
        for (double y : new double[] {Double.NaN, Double.POSITIVE_INFINITY, Double.NEGATIVE_INFINITY}) {
            refused(() -> new Identity().backward(y), "transform 'identity' requires a finite coordinate, got " + y);
            refused(() -> new Logit().backward(y), "transform 'logit' requires a finite coordinate, got " + y);
            refused(
                    () -> new ScaledLogit(0, 2).backward(y),
                    "transform 'scaled-logit' requires a finite coordinate, got " + y);
            refused(
                    () -> new Log().backward(y),
                    "transform 'log' requires a finite coordinate <= 709.782712893384, got " + y);
            refused(
                    () -> new Log10().backward(y),
                    "transform 'log10' requires a finite coordinate <= 308.25471555991675, got " + y);
            refused(
                    () -> new AffineSqueezedLogit(0.125).backward(y),
                    "transform 'squeezed-logit' requires a coordinate in [-1.9459101490553135, 1.9459101490553132], got "
                            + y);
        }
    }

    @Test
    void refusesCoordinatesWhoseValueOverflows() {
        refused(
                () -> new Log().backward(709.79),
                "transform 'log' requires a finite coordinate <= 709.782712893384, got 709.79");
        refused(
                () -> new Log10().backward(308.26),
                "transform 'log10' requires a finite coordinate <= 308.25471555991675, got 308.26");
    }

    @Test
    void refusesASqueezedCoordinateBeyondItsEnds() {
        refused(
                () -> new AffineSqueezedLogit(0.125).backward(2),
                "transform 'squeezed-logit' requires a coordinate in [-1.9459101490553135, 1.9459101490553132], got 2.0");
        refused(
                () -> new AffineSqueezedLogit(0.125).backward(-1.95),
                "transform 'squeezed-logit' requires a coordinate in [-1.9459101490553135, 1.9459101490553132], got -1.95");
    }

    @Test
    void takesASqueezedCoordinateBeyondItsEndByRoundingForTheEnd() {
        AffineSqueezedLogit squeezed = new AffineSqueezedLogit();
        assertThat(squeezed.backward(Math.nextUp(squeezed.forward(1)))).isEqualTo(1.0);
        assertThat(squeezed.backward(-squeezed.forward(0))).isEqualTo(1.0);
        assertThat(squeezed.backward(Math.nextDown(squeezed.forward(0)))).isEqualTo(0.0);
    }

    @Test
    void sigmoidsDoNotOverflow() {
        assertThat(new Logit().backward(745)).isEqualTo(1.0);
        assertThat(new Logit().backward(-745)).isEqualTo(Double.MIN_VALUE);
        assertThat(new Logit().backward(Double.MAX_VALUE)).isEqualTo(1.0);
        assertThat(new Logit().backward(-Double.MAX_VALUE)).isEqualTo(0.0);
        assertThat(new ScaledLogit(-2, 3).backward(1e4)).isEqualTo(3.0);
        assertThat(new ScaledLogit(-2, 3).backward(-1e4)).isEqualTo(-2.0);
    }

    @Test
    void powersOfTenHaveIntegralDecimalLogarithms() {
        for (int power = -5; power <= 15; power++) {
            double x = Double.parseDouble("1e" + power);
            assertThat(new Log10().forward(x)).isEqualTo(power);
            assertThat(new Log10().backward(power)).isCloseTo(x, within(Math.ulp(x)));
        }
    }

    @Test
    void theMiddleOfTheIntervalIsZero() {
        assertThat(new Logit().forward(0.5)).isEqualTo(0.0);
        assertThat(new ScaledLogit(1, 20).forward(10.5)).isEqualTo(0.0);
        assertThat(new ScaledLogit(1, 20).backward(0)).isEqualTo(10.5);
        assertThat(new AffineSqueezedLogit().backward(0)).isEqualTo(0.5);
    }

    /** exp(log(1e4)) is 5 ulp too large: the law allows for it, the bound of a parameter does not. */
    @Test
    void logOfTenThousandComesBackWithItsKnownError() {
        double back = new Log().backward(new Log().forward(1e4));
        assertThat((back - 1e4) / Math.ulp(1e4)).isEqualTo(5);
    }

    @Test
    void refusesAnEpsThatLeavesNoInterval() {
        for (double eps : new double[] {0, 0.5, -1e-6, Double.NaN, Double.POSITIVE_INFINITY}) {
            refused(
                    () -> new AffineSqueezedLogit(eps),
                    "transform 'squeezed-logit' requires 0 < eps < 0.5, got " + eps);
        }
        assertThat(new AffineSqueezedLogit(0.49999).eps()).isEqualTo(0.49999);
    }

    @Test
    void refusesAnIntervalThatIsEmptyUnboundedOrTooWide() {
        String rule =
                "transform 'scaled-logit' requires finite bounds with lower < upper and a finite upper - lower, got ";
        refused(() -> new ScaledLogit(1, 1), rule + "[1.0, 1.0]");
        refused(() -> new ScaledLogit(2, 1), rule + "[2.0, 1.0]");
        refused(() -> new ScaledLogit(0, Double.POSITIVE_INFINITY), rule + "[0.0, Infinity]");
        refused(() -> new ScaledLogit(Double.NaN, 1), rule + "[NaN, 1.0]");
        refused(() -> new ScaledLogit(-1e308, 1e308), rule + "[-1.0E308, 1.0E308]");
    }

    @Test
    void areEqualByContent() {
        assertThat(new Log()).isEqualTo(new Log());
        assertThat(new AffineSqueezedLogit())
                .isEqualTo(new AffineSqueezedLogit(1e-6))
                .hasSameHashCodeAs(new AffineSqueezedLogit(1e-6));
        assertThat(new AffineSqueezedLogit()).isNotEqualTo(new AffineSqueezedLogit(1e-3));
        assertThat(new ScaledLogit(-0.0, 1)).isEqualTo(new ScaledLogit(0.0, 1));
        assertThat(new AffineSqueezedLogit()).hasToString("AffineSqueezedLogit[eps=1.0E-6]");
    }

    @Test
    void aUsersTransformNeedsOnlyItsTwoFunctions() {
        Transform root = new SquareRoot();
        assertThat(root.name()).isEqualTo("SquareRoot");
        assertThat(root.accepts(-1)).isTrue();
        assertThat(root.accepts(Double.NaN)).isFalse();
        assertThat(root.accepts(Double.NEGATIVE_INFINITY)).isFalse();
        assertThat(root.domain()).isEqualTo("a finite x");
        assertThat(Transform.outsideDomain(root, Double.NaN))
                .hasMessage("transform 'SquareRoot' requires a finite x, got NaN");
    }

    @Test
    void anAnonymousTransformStillHasAName() {
        Transform negated = new Transform() {
            @Override
            public double forward(double natural) {
                return -natural;
            }

            @Override
            public double backward(double coordinate) {
                return -coordinate;
            }
        };
        assertThat(negated.name()).isEqualTo("transform");
    }

    @Test
    void theSentenceMayNameTheParameterToo() {
        assertThat(Transform.outsideDomain("beta:squeezed-logit", new AffineSqueezedLogit(), 1.23)
                        .sentence())
                .isEqualTo("transform 'beta:squeezed-logit' requires 0 <= x <= 1, got 1.23");
    }

    @Test
    void transformsAreSortedByNameHoweverTheyWereGiven() {
        Map<String, Transform> given = new LinkedHashMap<>();
        given.put("gamma", new Log());
        given.put("beta", new Logit());
        Transforms transforms = new Transforms(given);
        given.clear();

        assertThat(transforms.byName().keySet()).containsExactly("beta", "gamma");
        assertThat(transforms)
                .isEqualTo(Transforms.none().with("beta", new Logit()).with("gamma", new Log()));
        assertThat(transforms.with("beta", new Identity()).of("beta")).contains(new Identity());
        assertThat(transforms.of("alpha")).isEqualTo(Optional.empty());
        assertThat(Transforms.none().byName()).isEmpty();
        assertThatExceptionOfType(UnsupportedOperationException.class)
                .isThrownBy(() -> transforms.byName().clear());
    }

    @Test
    void transformsRefuseNullsInTheirData() {
        Map<String, Transform> given = new HashMap<>();
        given.put("beta", null);
        given.put(null, new Log());
        refused(() -> new Transforms(given), """
                2 problems in transforms:
                  a transform needs the name of a parameter, got null
                  parameter 'beta' needs a transform, got null""");
    }

    @Test
    void transformsRefuseNullArguments() {
        nullRefused(() -> new Transforms(null), "byName must not be null");
        nullRefused(() -> Transforms.none().with(null, new Log()), "name must not be null");
        nullRefused(() -> Transforms.none().with("beta", null), "transform must not be null");
        nullRefused(() -> Transforms.none().of(null), "name must not be null");
    }

    @Test
    void namesAreThoseOfTheMessages() {
        assertThat(List.of(
                        new Identity(),
                        new Log(),
                        new Log10(),
                        new Logit(),
                        new AffineSqueezedLogit(),
                        new ScaledLogit(0, 1)))
                .extracting(Transform::name)
                .containsExactly("identity", "log", "log10", "logit", "squeezed-logit", "scaled-logit");
    }

    private record SquareRoot() implements Transform {

        @Override
        public double forward(double natural) {
            return StrictMath.sqrt(natural);
        }

        @Override
        public double backward(double coordinate) {
            return coordinate * coordinate;
        }
    }

    private static void refused(ThrowingCallable action, String sentence) {
        assertThatExceptionOfType(InvalidTransformException.class)
                .isThrownBy(action)
                .withMessage(sentence);
    }

    private static void nullRefused(ThrowingCallable action, String sentence) {
        assertThatNullPointerException().isThrownBy(action).withMessage(sentence);
    }
}
