package org.calabaria.request;

import java.util.List;
import java.util.Map;
import java.util.Set;
import org.calabaria.parameter.ParameterSet;

/** Where the setups of a sweep come from: a variant or a model, under one stack. */
sealed interface SetupSource permits VariantSource, ModelSource {

    Setup setup(Map<String, ? extends Number> values);

    Setup setup(ParameterSet point);

    /** The same under another stack. */
    SetupSource under(List<String> newStack);

    /** The names of the model's outputs, sorted. */
    Set<String> outputs();

    /** The names that a point gives values to, in order. */
    List<String> free();
}
