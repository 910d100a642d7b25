package org.calabaria.transform;

/**
 * The natural logarithm of a positive value.
 *
 * <p>Going back, a coordinate above log({@link Double#MAX_VALUE}) = 709.78 is refused; far below zero the value falls to
 * the smallest doubles and, under about -745.13, to 0.
 */
public record Log() implements Transform {

    private static final CoordinateRange COORDINATES =
            new CoordinateRange(-Double.MAX_VALUE, StrictMath.log(Double.MAX_VALUE));

    @Override
    public double forward(double natural) {
        if (!accepts(natural)) {
            throw Transform.outsideDomain(this, natural);
        }
        return StrictMath.log(natural);
    }

    @Override
    public double backward(double coordinate) {
        return Math.min(Double.MAX_VALUE, StrictMath.exp(COORDINATES.require(this, coordinate)));
    }

    @Override
    public double logDerivative(double coordinate) {
        return COORDINATES.require(this, coordinate);
    }

    @Override
    public String name() {
        return "log";
    }

    @Override
    public boolean accepts(double natural) {
        return 0 < natural && natural <= Double.MAX_VALUE;
    }

    @Override
    public String domain() {
        return "x > 0";
    }
}
