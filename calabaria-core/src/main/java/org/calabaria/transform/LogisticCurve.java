package org.calabaria.transform;

/** The logistic function s(y) = 1 / (1 + exp(-y)), in the pieces that neither overflow nor cancel. */
final class LogisticCurve {

    private LogisticCurve() {}

    /** s(y) for y <= 0, where it is small, to full relative precision. */
    static double lowerTail(double y) {
        double e = StrictMath.exp(y);
        return e / (1 + e);
    }

    /** log(s(y) (1 - s(y))), the logarithm of the derivative of s. */
    static double logDerivative(double y) {
        return -Math.abs(y) - 2 * StrictMath.log1p(StrictMath.exp(-Math.abs(y)));
    }

    /** 2 s(y) - 1 = tanh(y / 2), to full relative precision near 0; for moderate y. */
    static double fromMiddle(double y) {
        double e = StrictMath.expm1(y);
        return e / (e + 2);
    }
}
