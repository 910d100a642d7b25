package org.calabaria.wire.contract;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import org.calabaria.problem.InvalidRequestException;
import org.calabaria.problem.Problem;
import org.calabaria.wire.json.CanonicalJson;
import org.calabaria.wire.json.JsonReader;
import org.calabaria.wire.json.YamlReader;
import org.calabaria.wire.json.YamlWriter;
import org.jspecify.annotations.Nullable;

/**
 * A calibration, as the contracts exchange it: an algorithm that looks for the parameters under which a model fits its targets.
 *
 * @param entrypoint the model and its scenario
 * @param bundle where the code and the targets are to be had
 * @param algorithm its name, such as {@code tpe}
 * @param algorithmConfig its settings, whatever JSON can hold; may be empty
 * @param bounds where it looks, by parameter; at least one
 * @param targets paths of the targets in the bundle, sorted and distinct; at least one
 * @param loss the name of what compares, such as {@code mse}
 * @param trials at least 1
 * @param replicates of each trial, at least 1
 * @param baseSeed from which the seeds of the runs are derived, unsigned 64-bit
 * @param outputs the names of the outputs, sorted and distinct; empty for all of the model's, never a list of none
 */
public record CalibrationSpec(
        Entrypoint entrypoint,
        BundleRef bundle,
        String algorithm,
        Map<String, @Nullable Object> algorithmConfig,
        SortedMap<String, SearchBounds> bounds,
        List<String> targets,
        String loss,
        int trials,
        int replicates,
        long baseSeed,
        Optional<List<String>> outputs)
        implements ContractDocument {

    private static final long USUAL_SEED = 42;

    /**
     * @throws InvalidRequestException listing everything that is wrong
     * @throws org.calabaria.wire.json.DocumentException naming everything in {@code algorithmConfig} that JSON cannot hold
     */
    public CalibrationSpec {
        Objects.requireNonNull(entrypoint, "entrypoint must not be null");
        Objects.requireNonNull(bundle, "bundle must not be null");
        Objects.requireNonNull(algorithm, "algorithm must not be null");
        Objects.requireNonNull(loss, "loss must not be null");
        algorithmConfig = ContractText.copied("algorithmConfig", algorithmConfig);
        bounds = Collections.unmodifiableSortedMap(new TreeMap<>(bounds));
        targets = ContractText.sorted(targets);
        outputs = Objects.requireNonNull(outputs, "outputs must not be null").map(ContractText::sorted);
        ContractProblems problems = new ContractProblems();
        ContractText.requireName("algorithm", algorithm, problems);
        ContractText.requireName("loss_function", loss, problems);
        if (bounds.isEmpty()) {
            problems.add(Problem.of("parameter_bounds", "parameter_bounds must have at least one parameter, got {}"));
        }
        bounds.keySet().forEach(name -> ContractText.requireName("a name in parameter_bounds", name, problems));
        ContractText.requireNames("target_refs", targets, problems);
        ContractText.requirePositive("n_trials", trials, problems);
        ContractText.requirePositive("n_replicates", replicates, problems);
        outputs.ifPresent(names -> ContractText.requireNames("outputs", names, problems));
        problems.orThrow(found -> new InvalidRequestException("a calibration", found));
    }

    /**
     * The identity of the calibration on whatever bundle, 12 hexadecimal digits: the first of BLAKE2b-256 of the canonical JSON of
     * every field but {@code bundle_ref} and {@code outputs}, and {@code "type": "calibration"}. The order of the targets does not
     * count.
     */
    public String calibrationId() {
        Map<String, @Nullable Object> identity = new LinkedHashMap<>(toValue());
        identity.remove("bundle_ref");
        identity.remove("outputs");
        identity.put("type", "calibration");
        return ContractText.shortId(identity);
    }

    /**
     * The calibration in a JSON document, under the keys of {@link #toValue()}; {@code n_replicates} is 1, {@code base_seed} 42,
     * {@code algorithm_config} empty and {@code outputs} all where they are left out.
     *
     * @throws org.calabaria.wire.json.DocumentException listing everything that makes it none
     */
    public static CalibrationSpec fromJson(String json) {
        return ContractFields.read(JsonReader.standard().read(json), "a calibration", CalibrationSpec::from);
    }

    /** As {@link #fromJson}, of a YAML document. */
    public static CalibrationSpec fromYaml(String yaml) {
        return ContractFields.read(YamlReader.standard().read(yaml), "a calibration", CalibrationSpec::from);
    }

    private static Optional<CalibrationSpec> from(ContractFields fields) {
        fields.only(
                List.of(
                        "entrypoint",
                        "bundle_ref",
                        "algorithm",
                        "parameter_bounds",
                        "target_refs",
                        "loss_function",
                        "n_trials"),
                List.of("algorithm_config", "n_replicates", "base_seed", "outputs"));
        Optional<Entrypoint> entrypoint = fields.text("entrypoint", Entrypoint::parse);
        Optional<BundleRef> bundle = fields.text("bundle_ref", BundleRef::parse);
        Optional<String> algorithm = fields.text("algorithm");
        Map<String, @Nullable Object> config = fields.values("algorithm_config").orElse(Map.of());
        SortedMap<String, SearchBounds> bounds =
                fields.innerByName("parameter_bounds", "the bounds of a parameter", SearchBounds::from);
        List<String> targets = fields.texts("target_refs").orElse(List.of());
        Optional<String> loss = fields.text("loss_function");
        Optional<Integer> trials = fields.smallCount("n_trials");
        int replicates = fields.smallCount("n_replicates").orElse(1);
        long seed = fields.seed("base_seed").orElse(USUAL_SEED);
        Optional<List<String>> outputs = fields.texts("outputs");
        return fields.make(() -> new CalibrationSpec(
                entrypoint.orElseThrow(),
                bundle.orElseThrow(),
                algorithm.orElseThrow(),
                config,
                bounds,
                targets,
                loss.orElseThrow(),
                trials.orElseThrow(),
                replicates,
                seed,
                outputs));
    }

    /** The canonical YAML text; PyYAML reads it as the same values. */
    public String toYaml() {
        return YamlWriter.textInGivenOrder(toValue());
    }

    @Override
    public Map<String, @Nullable Object> toValue() {
        Map<String, @Nullable Object> boundsValue = new TreeMap<>();
        bounds.forEach((name, bound) -> boundsValue.put(name, bound.toValue()));
        Map<String, @Nullable Object> value = new LinkedHashMap<>();
        value.put("entrypoint", entrypoint.format());
        value.put("bundle_ref", bundle.text());
        value.put("algorithm", algorithm);
        value.put("algorithm_config", algorithmConfig);
        value.put("parameter_bounds", boundsValue);
        value.put("target_refs", targets);
        value.put("loss_function", loss);
        value.put("n_trials", trials);
        value.put("n_replicates", replicates);
        value.put("base_seed", CanonicalJson.unsigned(baseSeed));
        outputs.ifPresent(names -> value.put("outputs", names));
        return value;
    }

    /** {@code CalibrationSpec[org.example.Sir/lockdown by tpe, 100 trials, c35f2d6ccd4c]}. */
    @Override
    public String toString() {
        return "CalibrationSpec[" + entrypoint + " by " + algorithm + ", " + trials
                + (trials == 1 ? " trial, " : " trials, ") + calibrationId() + "]";
    }
}
