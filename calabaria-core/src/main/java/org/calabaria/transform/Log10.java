package org.calabaria.transform;

/**
 * The decimal logarithm of a positive value; a power of ten has an integral coordinate.
 *
 * <p>Going back, a coordinate above log10({@link Double#MAX_VALUE}) = 308.25 is refused; far below zero the value falls to
 * the smallest doubles and, under about -323.61, to 0.
 */
public record Log10() implements Transform {

    private static final CoordinateRange COORDINATES =
            new CoordinateRange(-Double.MAX_VALUE, StrictMath.log10(Double.MAX_VALUE));

    @Override
    public double forward(double natural) {
        if (!accepts(natural)) {
            throw Transform.outsideDomain(this, natural);
        }
        return StrictMath.log10(natural);
    }

    @Override
    public double backward(double coordinate) {
        return Math.min(Double.MAX_VALUE, StrictMath.pow(10, COORDINATES.require(this, coordinate)));
    }

    @Override
    public String name() {
        return "log10";
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
