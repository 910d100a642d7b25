package org.calabaria.variant;

import org.calabaria.parameter.ParameterSpace;
import org.calabaria.parameter.ParameterSpec;
import org.calabaria.transform.AffineSqueezedLogit;
import org.calabaria.transform.Log;
import org.calabaria.transform.ScaledLogit;
import org.calabaria.transform.Transforms;

/** The rule by which free parameters without a transform get one, from the bounds of their study. */
final class AutomaticTransforms {

    /** 100 less 2 ulp, which is what rounding both ends and the quotient can take from it: 7 / 0.07 is 1 ulp below 100. */
    private static final double TWO_DECADES = Math.nextDown(Math.nextDown(100.0));

    /** How far the ends of a scaled logit stand beyond the bounds, in widths: as far as those of the squeezed logit. */
    private static final double MARGIN = 1e-6 / (1 - 2e-6);

    private AutomaticTransforms() {}

    /** These transforms, and one for every other parameter that has more than one value. */
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
