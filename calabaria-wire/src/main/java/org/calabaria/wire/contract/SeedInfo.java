package org.calabaria.wire.contract;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.calabaria.wire.json.CanonicalJson;
import org.calabaria.wire.json.JsonReader;
import org.jspecify.annotations.Nullable;

/**
 * The seeds of one trial as they were used, each unsigned 64-bit.
 *
 * @param baseSeed of the study
 * @param trialSeed that was derived for the trial
 * @param replicateSeeds that the trial's runs had, in order; none where it ended before the first
 */
public record SeedInfo(long baseSeed, long trialSeed, List<Long> replicateSeeds) implements ContractDocument {

    public SeedInfo {
        replicateSeeds = List.copyOf(Objects.requireNonNull(replicateSeeds, "replicateSeeds must not be null"));
    }

    /**
     * The seeds in a JSON document, {@code {"base_seed", "replicate_seeds", "trial_seed"}}.
     *
     * @throws org.calabaria.wire.json.DocumentException listing everything that makes it none; a boolean or a real is no seed
     */
    public static SeedInfo fromJson(String json) {
        return ContractFields.read(JsonReader.standard().read(json), "the seeds of a trial", SeedInfo::from);
    }

    private static Optional<SeedInfo> from(ContractFields fields) {
        fields.only(List.of("base_seed", "trial_seed", "replicate_seeds"), List.of());
        Optional<Long> base = fields.seed("base_seed");
        Optional<Long> trial = fields.seed("trial_seed");
        List<Long> replicates = fields.seeds("replicate_seeds");
        return fields.make(() -> new SeedInfo(base.orElseThrow(), trial.orElseThrow(), replicates));
    }

    @Override
    public Map<String, @Nullable Object> toValue() {
        Map<String, @Nullable Object> value = new LinkedHashMap<>();
        value.put("base_seed", CanonicalJson.unsigned(baseSeed));
        value.put("trial_seed", CanonicalJson.unsigned(trialSeed));
        value.put(
                "replicate_seeds",
                replicateSeeds.stream().map(CanonicalJson::unsigned).toList());
        return value;
    }

    /** The seeds, none of them negative. */
    @Override
    public String toString() {
        return "SeedInfo" + toJson();
    }
}
