package org.calabaria.wire.contract;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.calabaria.problem.InvalidRequestException;
import org.calabaria.wire.json.CanonicalJson;
import org.calabaria.wire.json.JsonReader;
import org.calabaria.wire.json.YamlReader;
import org.calabaria.wire.json.YamlWriter;
import org.jspecify.annotations.Nullable;

/**
 * A sweep over points that are listed one by one, as the contracts exchange it.
 *
 * @param entrypoint the model and its scenario
 * @param bundle where the code is to be had
 * @param parameterSets the points in order, before the scenario; may be none
 * @param baseSeed from which the seeds of the runs are derived, unsigned 64-bit
 * @param replicates of each point, at least 1
 * @param outputs the names of the outputs, sorted and distinct; empty for all of the model's, never a list of none
 */
public record ParameterSweepSpec(
        Entrypoint entrypoint,
        BundleRef bundle,
        List<UniqueParameterSet> parameterSets,
        long baseSeed,
        int replicates,
        Optional<List<String>> outputs)
        implements ContractDocument {

    /** @throws InvalidRequestException listing everything that is wrong */
    public ParameterSweepSpec {
        Objects.requireNonNull(entrypoint, "entrypoint must not be null");
        Objects.requireNonNull(bundle, "bundle must not be null");
        parameterSets = List.copyOf(Objects.requireNonNull(parameterSets, "parameterSets must not be null"));
        outputs = Objects.requireNonNull(outputs, "outputs must not be null").map(ContractText::sorted);
        ContractProblems problems = new ContractProblems();
        ContractText.requirePositive("n_replicates", replicates, problems);
        outputs.ifPresent(names -> ContractText.requireNames("outputs", names, problems));
        problems.orThrow(found -> new InvalidRequestException("a sweep", found));
    }

    /**
     * The identity of the sweep on whatever bundle, 12 hexadecimal digits: the first of BLAKE2b-256 of the canonical JSON of
     * {@code {"base_seed", "entrypoint", "n_replicates", "outputs", "parameter_sets", "type": "sweep"}}. The order of the points
     * counts, that of the outputs does not.
     */
    public String sweepId() {
        Map<String, @Nullable Object> identity = new LinkedHashMap<>(toValue());
        identity.remove("bundle_ref");
        identity.put("outputs", outputs.orElse(null));
        identity.put("type", "sweep");
        return ContractText.shortId(identity);
    }

    /**
     * The identity of the sweep on its bundle, 12 hexadecimal digits: the first of BLAKE2b-256 of the canonical JSON of
     * {@code {"bundle_ref", "sweep_id"}}.
     */
    public String executionId() {
        return ContractText.shortId(Map.of("bundle_ref", bundle.text(), "sweep_id", sweepId()));
    }

    /**
     * The sweep in a JSON document: {@code entrypoint}, {@code bundle_ref}, {@code parameter_sets}, {@code base_seed}, and where they
     * are not the usual {@code n_replicates} (1) and {@code outputs} (all).
     *
     * @throws org.calabaria.wire.json.DocumentException listing everything that makes it none
     */
    public static ParameterSweepSpec fromJson(String json) {
        return ContractFields.read(JsonReader.standard().read(json), "a sweep", ParameterSweepSpec::from);
    }

    /** As {@link #fromJson}, of a YAML document. */
    public static ParameterSweepSpec fromYaml(String yaml) {
        return ContractFields.read(YamlReader.standard().read(yaml), "a sweep", ParameterSweepSpec::from);
    }

    private static Optional<ParameterSweepSpec> from(ContractFields fields) {
        fields.only(
                List.of("entrypoint", "bundle_ref", "parameter_sets", "base_seed"), List.of("n_replicates", "outputs"));
        Optional<Entrypoint> entrypoint = fields.text("entrypoint", Entrypoint::parse);
        Optional<BundleRef> bundle = fields.text("bundle_ref", BundleRef::parse);
        List<UniqueParameterSet> sets = fields.maps("parameter_sets", UniqueParameterSet::of);
        Optional<Long> seed = fields.seed("base_seed");
        int replicates = fields.smallCount("n_replicates").orElse(1);
        Optional<List<String>> outputs = fields.texts("outputs");
        return fields.make(() -> new ParameterSweepSpec(
                entrypoint.orElseThrow(), bundle.orElseThrow(), sets, seed.orElseThrow(), replicates, outputs));
    }

    /** The canonical YAML text; PyYAML reads it as the same values. */
    public String toYaml() {
        return YamlWriter.textInGivenOrder(toValue());
    }

    @Override
    public Map<String, @Nullable Object> toValue() {
        Map<String, @Nullable Object> value = new LinkedHashMap<>();
        value.put("entrypoint", entrypoint.format());
        value.put("bundle_ref", bundle.text());
        value.put(
                "parameter_sets",
                parameterSets.stream().map(UniqueParameterSet::values).toList());
        value.put("base_seed", CanonicalJson.unsigned(baseSeed));
        value.put("n_replicates", replicates);
        outputs.ifPresent(names -> value.put("outputs", names));
        return value;
    }

    /** {@code ParameterSweepSpec[org.example.Sir/lockdown, 2 points, fd67aeea0ac8]}. */
    @Override
    public String toString() {
        return "ParameterSweepSpec[" + entrypoint + ", " + parameterSets.size()
                + (parameterSets.size() == 1 ? " point, " : " points, ") + sweepId() + "]";
    }
}
