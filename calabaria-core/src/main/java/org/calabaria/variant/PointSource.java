package org.calabaria.variant;

import java.util.Map;
import org.calabaria.parameter.ParameterSet;
import org.calabaria.parameter.ParameterSpace;

/** The conversion of values of a variant's free parameters to a point of its model's space. */
sealed interface PointSource permits NaturalSource, ReparameterizedSource {

    /** The free parameters, in order. */
    ParameterSpace free();

    /** The point before the scenarios' patches. */
    ParameterSet point(Map<String, ? extends Number> values);

    /** The point that is run: after the patches. */
    ParameterSet effective(Map<String, ? extends Number> values);
}
