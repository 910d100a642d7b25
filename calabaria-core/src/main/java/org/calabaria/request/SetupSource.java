package org.calabaria.request;

import java.util.List;
import java.util.Map;
import java.util.Set;
import org.calabaria.parameter.ParameterSet;

/** The source of the setups of a sweep: a variant or a model, under one stack. */
sealed interface SetupSource permits VariantSource, ModelSource {

    Setup setup(Map<String, ? extends Number> values);

    Setup setup(ParameterSet point);

    /** The same source under another stack. */
    SetupSource under(List<String> newStack);

    /** The names of the model's outputs, sorted. */
    Set<String> outputs();

    /** The names for which a point has values, in order. */
    List<String> free();
}
