package org.calabaria.store;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;

/**
 * How a stored run was asked for. The same run may be asked for in several ways; the first one is kept.
 *
 * @param point the values before the scenarios' patches, in the order of the space
 * @param replicate which of the runs of its setup it was, from 0
 * @param variant the readable key of the variant, {@link org.calabaria.wire.provenance.Identities#variantKey}
 */
public record AskedRun(Map<String, Number> point, int replicate, String variant) {

    public AskedRun {
        point = Collections.unmodifiableMap(new LinkedHashMap<>(point));
        Objects.requireNonNull(variant, "variant must not be null");
    }
}
