package org.calabaria.model;

import java.util.Objects;

/**
 * The description of an output, available without running the model.
 *
 * @param name unique in the model
 * @param doc what the table shows; may be empty
 * @param units of its values; may be empty
 * @param definedBy the method or the registration that extracts it: {@code org.example.Sir.prevalence}
 */
public record OutputInfo(String name, String doc, String units, String definedBy) {

    public OutputInfo {
        Objects.requireNonNull(name, "name must not be null");
        Objects.requireNonNull(doc, "doc must not be null");
        Objects.requireNonNull(units, "units must not be null");
        Objects.requireNonNull(definedBy, "definedBy must not be null");
    }
}
