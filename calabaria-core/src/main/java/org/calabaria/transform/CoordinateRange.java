package org.calabaria.transform;

import org.calabaria.problem.InvalidTransformException;
import org.calabaria.problem.ShownValue;

/** The closed range of coordinates to which a transform knows a natural value. */
record CoordinateRange(double lower, double upper) {

    static final CoordinateRange FINITE = new CoordinateRange(-Double.MAX_VALUE, Double.MAX_VALUE);

    /** The coordinate itself, if it lies in the range; a NaN does not. */
    double require(Transform transform, double coordinate) {
        if (!contains(coordinate)) {
            throw refusal(transform, coordinate);
        }
        return coordinate;
    }

    boolean contains(double coordinate) {
        return lower <= coordinate && coordinate <= upper;
    }

    InvalidTransformException refusal(Transform transform, double coordinate) {
        return new InvalidTransformException(
                transform.name(),
                "transform '" + transform.name() + "' requires " + text() + ", got " + ShownValue.real(coordinate));
    }

    private String text() {
        if (upper < Double.MAX_VALUE) {
            return lower > -Double.MAX_VALUE
                    ? "a coordinate in [" + ShownValue.real(lower) + ", " + ShownValue.real(upper) + "]"
                    : "a finite coordinate <= " + ShownValue.real(upper);
        }
        return "a finite coordinate";
    }
}
