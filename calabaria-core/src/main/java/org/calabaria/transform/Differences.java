package org.calabaria.transform;

import java.util.OptionalDouble;
import org.calabaria.problem.CalabariaException;

/** Derivatives of a transform that does not know its own. */
final class Differences {

    /** The cube root of the spacing of doubles at 1: where rounding and curvature cost a central difference the same. */
    private static final double STEP = 0x1p-17;

    private Differences() {}

    /** By a central difference, one-sided where only one side has natural values. */
    static double logDerivative(Transform transform, double coordinate) {
        double here = transform.backward(coordinate);
        double step = STEP * Math.max(1, Math.abs(coordinate));
        double above = coordinate + step;
        double below = coordinate - step;
        OptionalDouble atAbove = backward(transform, above);
        OptionalDouble atBelow = backward(transform, below);
        double rise = atAbove.orElse(here) - atBelow.orElse(here);
        double run = (atAbove.isPresent() ? above : coordinate) - (atBelow.isPresent() ? below : coordinate);
        return run > 0 ? StrictMath.log(Math.abs(rise) / run) : Double.NEGATIVE_INFINITY;
    }

    private static OptionalDouble backward(Transform transform, double coordinate) {
        try {
            return OptionalDouble.of(transform.backward(coordinate));
        } catch (CalabariaException refused) {
            return OptionalDouble.empty();
        }
    }
}
