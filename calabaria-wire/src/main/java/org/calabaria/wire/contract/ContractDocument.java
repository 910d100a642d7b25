package org.calabaria.wire.contract;

import java.util.Map;
import org.calabaria.wire.json.CanonicalJson;
import org.jspecify.annotations.Nullable;

/** A value of the contracts that travels as one JSON document. */
public sealed interface ContractDocument
        permits AggregationReturn,
                AggregationTask,
                CalibrationSpec,
                EnvironmentDigest,
                ParameterSweepSpec,
                ReplicateSet,
                RunError,
                SeedInfo,
                SimReturn,
                SimTask,
                TableArtifact,
                TrialResult,
                UniqueParameterSet {

    /** As a value for JSON, under the names of the Python contracts. */
    Map<String, @Nullable Object> toValue();

    /** The canonical JSON text: equal values have equal texts. */
    default String toJson() {
        return CanonicalJson.text(toValue());
    }
}
