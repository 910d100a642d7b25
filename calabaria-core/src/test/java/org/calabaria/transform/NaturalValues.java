package org.calabaria.transform;

import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;

/** Values where transforms go wrong: subnormals, extremes, both ends of an interval, its middle. */
final class NaturalValues {

    private NaturalValues() {}

    /** Every positive finite double, by bits. */
    static Arbitrary<Double> positive() {
        return Arbitraries.longs()
                .between(1, Double.doubleToRawLongBits(Double.MAX_VALUE))
                .map(Double::longBitsToDouble);
    }

    /** Every finite double, by bits. */
    static Arbitrary<Double> finite() {
        return Arbitraries.longs().map(Double::longBitsToDouble).filter(Double::isFinite);
    }

    /** Shares in [0, 1]. */
    static Arbitrary<Double> shares() {
        return Arbitraries.oneOf(
                Arbitraries.of(0.0, Double.MIN_VALUE, Double.MIN_NORMAL, 0.25, 0.5, 0.75, 1 - 0x1p-53, 1.0),
                plainShares(),
                depths(745),
                depths(37).map(depth -> 1 - depth),
                depths(38).map(depth -> 0.5 + depth / 2),
                depths(38).map(depth -> 0.5 - depth / 2),
                Arbitraries.integers().between(1, 1000).map(steps -> steps * Double.MIN_VALUE),
                Arbitraries.integers().between(1, 1000).map(steps -> 1 - steps * 0x1p-53));
    }

    private static Arbitrary<Double> plainShares() {
        return Arbitraries.longs().between(0, 1L << 53).map(numerator -> numerator * 0x1p-53);
    }

    /** exp(-z) with z evenly between 0 and the deepest. */
    private static Arbitrary<Double> depths(int deepest) {
        return plainShares().map(u -> StrictMath.exp(-u * deepest));
    }

    static Arbitrary<Double> eps() {
        return Arbitraries.oneOf(
                Arbitraries.of(1e-6, 1e-3, 1e-12, Double.MIN_VALUE, 1e-300, 1e-17, 0x1p-50, 0.25, Math.nextDown(0.5)),
                plainShares().map(u -> u / 2).filter(eps -> 0 < eps && eps < 0.5),
                depths(740).map(depth -> depth / 2).filter(eps -> eps < 0.5),
                depths(35).map(depth -> 0.5 - depth / 2).filter(eps -> 0 < eps && eps < 0.5));
    }

    static Arbitrary<ScaledLogit> intervals() {
        return Arbitraries.oneOf(
                Arbitraries.of(
                        new ScaledLogit(0, 1),
                        new ScaledLogit(-1, 1),
                        new ScaledLogit(0.5, 1.5),
                        new ScaledLogit(-8e307, 8e307),
                        new ScaledLogit(0, Double.MAX_VALUE),
                        new ScaledLogit(0, 1e-300),
                        new ScaledLogit(1, 1 + 0x1p-51),
                        new ScaledLogit(-3 * Double.MIN_VALUE, 7 * Double.MIN_VALUE),
                        new ScaledLogit(1e300, Math.nextUp(Math.nextUp(1e300)))),
                Combinators.combine(finite(), finite())
                        .as(Ends::new)
                        .filter(Ends::makeAnInterval)
                        .map(ends -> new ScaledLogit(ends.lower(), ends.upper())),
                Combinators.combine(plainShares(), depths(40))
                        .as((u, width) -> new Ends(2 * u - 1, 2 * u - 1 + width))
                        .filter(Ends::makeAnInterval)
                        .map(ends -> new ScaledLogit(ends.lower(), ends.upper())));
    }

    private record Ends(double lower, double upper) {

        boolean makeAnInterval() {
            return lower < upper && Double.isFinite(upper - lower) && Math.nextUp(lower) < upper;
        }
    }
}
