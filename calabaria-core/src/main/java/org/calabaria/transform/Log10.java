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

    private static final double LN_10 = StrictMath.log(10);
    private static final double LOG_LN_10 = StrictMath.log(LN_10);

    /** The powers of ten that a double holds exactly, from 10^0 to 10^22; what they divide 1 to is rounded correctly. */
    private static final double[] EXACT_POWERS = {
        1, 1e1, 1e2, 1e3, 1e4, 1e5, 1e6, 1e7, 1e8, 1e9, 1e10, 1e11, 1e12, 1e13, 1e14, 1e15, 1e16, 1e17, 1e18, 1e19,
        1e20, 1e21, 1e22
    };

    @Override
    public double forward(double natural) {
        if (!accepts(natural)) {
            throw Transform.outsideDomain(this, natural);
        }
        return StrictMath.log10(natural);
    }

    @Override
    public double backward(double coordinate) {
        double y = COORDINATES.require(this, coordinate);
        if (Math.abs(y) < EXACT_POWERS.length && y == StrictMath.rint(y)) {
            double power = EXACT_POWERS[(int) Math.abs(y)];
            return y < 0 ? 1 / power : power;
        }
        return Math.min(Double.MAX_VALUE, StrictMath.exp(y * LN_10));
    }

    @Override
    public double logDerivative(double coordinate) {
        return COORDINATES.require(this, coordinate) * LN_10 + LOG_LN_10;
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
