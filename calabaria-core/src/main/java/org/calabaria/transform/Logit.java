package org.calabaria.transform;

/**
 * The log-odds log(x / (1 - x)) of a share strictly between 0 and 1.
 *
 * <p>Every finite coordinate has a natural value. It is 1.0 from about 37 on, where the nearest double is, and 0.0 below
 * about -745.13: such a value is outside the domain of {@link #forward}. For a share that may be 0 or 1 use
 * {@link AffineSqueezedLogit}.
 */
public record Logit() implements Transform {

    @Override
    public double forward(double natural) {
        if (!accepts(natural)) {
            throw Transform.outsideDomain(this, natural);
        }
        return StrictMath.log(natural / (1 - natural));
    }

    @Override
    public double backward(double coordinate) {
        double y = CoordinateRange.FINITE.require(this, coordinate);
        return y <= 0 ? LogisticCurve.lowerTail(y) : 1 - LogisticCurve.lowerTail(-y);
    }

    @Override
    public double logDerivative(double coordinate) {
        return LogisticCurve.logDerivative(CoordinateRange.FINITE.require(this, coordinate));
    }

    @Override
    public String name() {
        return "logit";
    }

    @Override
    public boolean accepts(double natural) {
        return 0 < natural && natural < 1;
    }

    @Override
    public String domain() {
        return "0 < x < 1";
    }
}
