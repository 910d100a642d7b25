package org.calabaria.transform;

import org.calabaria.problem.InvalidTransformException;
import org.calabaria.problem.ShownValue;

/**
 * The log-odds of a share in [0, 1], squeezed into [eps, 1 - eps] first, so that both ends have finite coordinates:
 * p = eps + (1 - 2 eps) x, y = log(p / (1 - p)).
 *
 * <p>The coordinates are those of [0, 1], about [-13.8, 13.8] for the default eps; 0 and 1 come back exactly. A
 * coordinate outside that range by rounding (4 ulp, or the negative of the other end) is taken for its end, and one
 * further out is refused.
 *
 * <p>Equal to another of the same {@code eps}.
 */
public final class AffineSqueezedLogit implements Transform {

    private static final double DEFAULT_EPS = 1e-6;

    /** Where p / (1 - p) is as good as its operands; beyond, 1 - p is 0 or p and 1 - p are nearly the same. */
    private static final double SMALLEST_PLAIN_EPS = 0x1p-50;

    private static final double LARGEST_PLAIN_EPS = 0.25;

    private final double eps;
    private final double slope;
    private final boolean plain;
    private final CoordinateRange coordinates;
    private final CoordinateRange rounded;
    private final double anchored;

    /** With an eps of 1e-6. */
    public AffineSqueezedLogit() {
        this(DEFAULT_EPS);
    }

    /**
     * @param eps the distance from 0 and 1 that is kept, strictly between 0 and 0.5
     * @throws InvalidTransformException for any other eps
     */
    public AffineSqueezedLogit(double eps) {
        if (!(0 < eps && eps < 0.5)) {
            throw new InvalidTransformException(
                    "squeezed-logit", "transform 'squeezed-logit' requires 0 < eps < 0.5, got " + ShownValue.real(eps));
        }
        this.eps = eps;
        this.slope = 1 - 2 * eps;
        this.plain = SMALLEST_PLAIN_EPS <= eps && eps <= LARGEST_PLAIN_EPS;
        this.coordinates = new CoordinateRange(logOdds(0), logOdds(1));
        this.rounded = widened(coordinates);
        this.anchored = coordinates.lower() + Math.min(0.7, -coordinates.lower() / 2);
    }

    /** The distance that is kept from 0 and 1. */
    public double eps() {
        return eps;
    }

    @Override
    public double forward(double natural) {
        if (!accepts(natural)) {
            throw Transform.outsideDomain(this, natural);
        }
        return logOdds(natural);
    }

    @Override
    public double backward(double coordinate) {
        if (!rounded.contains(coordinate)) {
            throw coordinates.refusal(this, coordinate);
        }
        if (coordinate <= coordinates.lower() || coordinate >= coordinates.upper()) {
            return coordinate < 0 ? 0 : 1;
        }
        double x = coordinate <= 0 ? share(coordinate) : 1 - share(-coordinate);
        return Math.max(0, Math.min(1, x)); // what sticks out is rounding
    }

    /** The ends of the range as another correct computation may round them: they are each other's negative. */
    private static CoordinateRange widened(CoordinateRange range) {
        double lower = Math.min(range.lower(), -range.upper());
        double upper = Math.max(range.upper(), -range.lower());
        return new CoordinateRange(lower - 4 * Math.ulp(lower), upper + 4 * Math.ulp(upper));
    }

    private double logOdds(double x) {
        if (plain) {
            double p = eps + slope * x;
            return StrictMath.log(p / (1 - p));
        }
        double magnitude = logOddsOfTheSmaller(Math.min(x, 1 - x));
        return x <= 0.5 ? magnitude : -magnitude;
    }

    private double logOddsOfTheSmaller(double x) {
        double p = eps + slope * x;
        return p < 0.25 ? StrictMath.log(p / (1 - p)) : -StrictMath.log1p(slope * (1 - 2 * x) / p);
    }

    /**
     * (s(y) - eps) / (1 - 2 eps) for y <= 0.
     *
     * <p>Near the lower end s(y) - s(b) = expm1(y - b) s(b) (1 - s(y)), and in the middle 1/2 + (s(y) - 1/2) / (1 - 2 eps),
     * do not cancel.
     */
    private double share(double y) {
        if (y < anchored) {
            double fromEnd = StrictMath.expm1(y - coordinates.lower());
            return fromEnd * eps / (slope * (1 + StrictMath.exp(y)));
        }
        return y > -1 ? 0.5 + LogisticCurve.fromMiddle(y) / (2 * slope) : (LogisticCurve.lowerTail(y) - eps) / slope;
    }

    @Override
    public double logDerivative(double coordinate) {
        if (!rounded.contains(coordinate)) {
            throw coordinates.refusal(this, coordinate);
        }
        return LogisticCurve.logDerivative(coordinate) - StrictMath.log(slope);
    }

    @Override
    public String name() {
        return "squeezed-logit";
    }

    @Override
    public boolean accepts(double natural) {
        return 0 <= natural && natural <= 1;
    }

    @Override
    public String domain() {
        return "0 <= x <= 1";
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof AffineSqueezedLogit that && eps == that.eps;
    }

    @Override
    public int hashCode() {
        return Double.hashCode(eps);
    }

    /** {@code AffineSqueezedLogit[eps=1.0E-6]}. */
    @Override
    public String toString() {
        return "AffineSqueezedLogit[eps=" + ShownValue.real(eps) + "]";
    }
}
