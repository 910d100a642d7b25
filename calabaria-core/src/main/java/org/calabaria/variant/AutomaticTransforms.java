package org.calabaria.variant;

import org.calabaria.parameter.ParameterSpace;
import org.calabaria.parameter.ParameterSpec;
import org.calabaria.transform.AffineSqueezedLogit;
import org.calabaria.transform.Log;
import org.calabaria.transform.ScaledLogit;
import org.calabaria.transform.Transforms;

/**
 * The rule that chooses a transform for each free parameter without one, from the bounds within which it is studied.
 */
final class AutomaticTransforms {

    /** 100 minus 2 ulp. Rounding of both ends and of the quotient can lose as much: 7 / 0.07 is 1 ulp below 100. */
    private static final double TWO_DECADES = Math.nextDown(Math.nextDown(100.0));

    /**
     * The distance of the ends of a scaled logit from the bounds, relative to the width: the same as for the squeezed
     * logit.
     */
    private static final double MARGIN = 1e-6 / (1 - 2e-6);

    private AutomaticTransforms() {}

    /** The chosen transforms, and a transform for every other parameter that has more than one value. */
    static Transforms completed(ParameterSpace studied, Transforms chosen) {
        Transforms completed = chosen;
        for (ParameterSpec spec : studied.specs()) {
            double lower = spec.lowerBound();
            double upper = spec.upperBound();
            double margin = (upper - lower) * MARGIN;
            boolean scalable = Double.isFinite(upper + margin - (lower - margin));
            if (chosen.of(spec.name()).isPresent() || !(lower < upper)) {
                continue;
            }
            if (lower == 0 && upper == 1) {
                completed = completed.with(spec.name(), new AffineSqueezedLogit());
            } else if (lower > 0 && upper / lower >= TWO_DECADES) {
                completed = completed.with(spec.name(), new Log());
            } else if (scalable && lower - margin < lower && upper < upper + margin) {
                completed = completed.with(spec.name(), new ScaledLogit(lower - margin, upper + margin));
            }
        }
        return completed;
    }
}
