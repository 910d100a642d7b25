package org.calabaria.transform;

/** The coordinate that is the value itself; takes every finite number. */
public record Identity() implements Transform {

    @Override
    public double forward(double natural) {
        if (!accepts(natural)) {
            throw Transform.outsideDomain(this, natural);
        }
        return natural;
    }

    @Override
    public double backward(double coordinate) {
        return CoordinateRange.FINITE.require(this, coordinate);
    }

    @Override
    public double logDerivative(double coordinate) {
        CoordinateRange.FINITE.require(this, coordinate);
        return 0;
    }

    @Override
    public String name() {
        return "identity";
    }
}
