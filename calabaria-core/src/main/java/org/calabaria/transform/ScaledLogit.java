package org.calabaria.transform;

import org.calabaria.problem.InvalidTransformException;
import org.calabaria.problem.ShownValue;

/**
 * The log-odds log((x - lower) / (upper - x)) of a value strictly inside a bounded interval.
 *
 * <p>Every finite coordinate has a natural value within [lower, upper]. Far out it is a bound itself, where that is the
 * nearest double: such a value is outside the domain of {@link #forward}.
 *
 * @param lower finite
 * @param upper finite, above {@code lower}, and not so far away that {@code upper - lower} overflows
 */
public record ScaledLogit(double lower, double upper) implements Transform {

    /** The coordinates between which a value is measured from the middle of the interval, not from an end of it. */
    private static final double MIDDLE = 1.0;

    /** Beyond, the odds leave the normal doubles for wide intervals. */
    private static final double FAR = 650;

    public ScaledLogit {
        if (!(lower < upper && Double.isFinite(upper - lower))) {
            throw new InvalidTransformException(
                    "scaled-logit",
                    "transform 'scaled-logit' requires finite bounds with lower < upper and a finite upper - lower, got ["
                            + ShownValue.real(lower) + ", " + ShownValue.real(upper) + "]");
        }
        lower = lower + 0.0;
        upper = upper + 0.0;
    }

    @Override
    public double forward(double natural) {
        if (!accepts(natural)) {
            throw Transform.outsideDomain(this, natural);
        }
        double below = natural - lower;
        double above = upper - natural;
        if (!(below < 3 * above && above < 3 * below)) {
            return logRatio(below, above);
        }
        double excess = 2 * (natural - middle());
        return excess >= 0 ? StrictMath.log1p(excess / above) : -StrictMath.log1p(-excess / below);
    }

    private static double logRatio(double below, double above) {
        double odds = below / above;
        return Double.MIN_NORMAL <= odds && odds <= Double.MAX_VALUE
                ? StrictMath.log(odds)
                : StrictMath.log(below) - StrictMath.log(above);
    }

    @Override
    public double backward(double coordinate) {
        double y = CoordinateRange.FINITE.require(this, coordinate);
        if (-MIDDLE < y && y < MIDDLE) {
            return middle() + LogisticCurve.fromMiddle(y) * ((upper - lower) / 2);
        }
        return y < 0 ? lower + fromEnd(y) : upper - fromEnd(-y);
    }

    /** (upper - lower) s(y) for y < 0. */
    private double fromEnd(double y) {
        double width = upper - lower;
        if (y > -FAR) {
            return width * LogisticCurve.lowerTail(y);
        }
        double root = StrictMath.exp(y / 2);
        return width * root * root;
    }

    private double middle() {
        return lower / 2 + upper / 2;
    }

    @Override
    public double logDerivative(double coordinate) {
        return StrictMath.log(upper - lower)
                + LogisticCurve.logDerivative(CoordinateRange.FINITE.require(this, coordinate));
    }

    @Override
    public String name() {
        return "scaled-logit";
    }

    @Override
    public boolean accepts(double natural) {
        return lower < natural && natural < upper;
    }

    @Override
    public String domain() {
        return ShownValue.real(lower) + " < x < " + ShownValue.real(upper);
    }
}
