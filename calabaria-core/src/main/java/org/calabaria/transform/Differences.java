package org.calabaria.transform;

import java.util.OptionalDouble;
import org.calabaria.problem.CalabariaException;
import org.calabaria.problem.InvalidTransformException;
import org.calabaria.problem.ShownValue;

/** Derivatives of a transform that does not know its own. */
final class Differences {

    /** The cube root of the spacing of doubles at 1: where rounding and curvature cost a central difference the same. */
    private static final double STEP = 0x1p-17;

    private Differences() {}

    /** By a central difference, one-sided where only one side has natural values. */
    static double logDerivative(Transform transform, double coordinate) {
        double here = transform.backward(CoordinateRange.FINITE.require(transform, coordinate));
        if (!Double.isFinite(here)) {
            throw new InvalidTransformException(
                    transform.name(),
                    "transform '" + transform.name() + "' must map coordinates to finite values, but maps "
                            + ShownValue.real(coordinate) + " to " + ShownValue.real(here));
        }
        double step = STEP * Math.max(1, Math.abs(coordinate));
        double above = coordinate + step;
        double below = coordinate - step;
        OptionalDouble atAbove = backward(transform, above);
        OptionalDouble atBelow = backward(transform, below);
        double halfRise = atAbove.orElse(here) / 2 - atBelow.orElse(here) / 2; // the whole may overflow
        double run = (atAbove.isPresent() ? above : coordinate) - (atBelow.isPresent() ? below : coordinate);
        return run > 0 ? StrictMath.log(Math.abs(halfRise)) - StrictMath.log(run / 2) : Double.NEGATIVE_INFINITY;
    }

    private static OptionalDouble backward(Transform transform, double coordinate) {
        try {
            double natural = transform.backward(coordinate);
            return Double.isFinite(natural) ? OptionalDouble.of(natural) : OptionalDouble.empty();
        } catch (CalabariaException refused) {
            return OptionalDouble.empty();
        }
    }
}
