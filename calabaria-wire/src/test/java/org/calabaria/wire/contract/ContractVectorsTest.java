package org.calabaria.wire.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.calabaria.digest.Sha256;
import org.calabaria.problem.CalabariaException;
import org.calabaria.problem.InvalidParameterException;
import org.calabaria.wire.json.CanonicalJson;
import org.calabaria.wire.json.JsonReader;
import org.calabaria.wire.json.Vectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Ids and verdicts of the Python contracts 0.3.1 ({@code contracts_idm.json}), and of the version 1 document's specifications
 * ({@code seed_v1_specs.json}), made by running them. Where we refuse more, the test says so.
 */
class ContractVectorsTest {

    private static final JsonNode CONTRACTS = Vectors.file("contracts_idm.json");
    private static final JsonNode SPECS = Vectors.file("seed_v1_specs.json");
    private static final String DIGEST = "ab".repeat(32);

    private static List<JsonNode> nodes(JsonNode array) {
        List<JsonNode> nodes = new ArrayList<>();
        array.forEach(nodes::add);
        assertThat(nodes).isNotEmpty();
        return nodes;
    }

    static List<JsonNode> paramIds() {
        return nodes(CONTRACTS.get("param_ids"));
    }

    static List<JsonNode> formatted() {
        return nodes(CONTRACTS.get("format_entrypoint"));
    }

    static List<JsonNode> parsed() {
        return nodes(CONTRACTS.get("parse_entrypoint"));
    }

    static List<JsonNode> bundles() {
        return nodes(CONTRACTS.get("bundle_ref_valid"));
    }

    static List<JsonNode> tasks() {
        return nodes(CONTRACTS.get("sim_tasks"));
    }

    static List<JsonNode> environments() {
        return nodes(CONTRACTS.get("environment_digests"));
    }

    static List<JsonNode> sweeps() {
        return nodes(SPECS.get("sweeps"));
    }

    static List<JsonNode> calibrations() {
        return nodes(SPECS.get("calibrations"));
    }

    @SuppressWarnings("unchecked")
    private static Map<String, Object> params(JsonNode tagged) {
        return (Map<String, Object>) Vectors.tagged(tagged);
    }

    @SuppressWarnings("unchecked")
    private static Map<String, Object> map(JsonNode plain) {
        return (Map<String, Object>)
                JsonReader.standard().read(plain.toString()).toValue();
    }

    @ParameterizedTest
    @MethodSource("paramIds")
    void aParameterSetHasTheIdOfTheContracts(JsonNode expected) {
        Map<String, Object> values = params(expected.get("params"));
        assertThat(UniqueParameterSet.of(values).paramId())
                .isEqualTo(expected.get("param_id").asText());
    }

    /** A list, and a number that is not finite, are no scalars there either. */
    @Test
    void aParameterSetHoldsScalarsAlone() {
        assertThatThrownBy(() -> UniqueParameterSet.of(Map.of("x", List.of(1))))
                .isInstanceOf(InvalidParameterException.class);
        assertThatThrownBy(() -> UniqueParameterSet.of(Map.of("x", Double.POSITIVE_INFINITY)))
                .isInstanceOf(InvalidParameterException.class);
    }

    @ParameterizedTest
    @MethodSource("formatted")
    void anEntrypointIsFormattedAsByTheContracts(JsonNode expected) {
        String path = expected.get("import_path").asText();
        String scenario = expected.get("scenario").asText();
        if (expected.has("entrypoint")) {
            assertThat(new Entrypoint(path, scenario).format())
                    .isEqualTo(expected.get("entrypoint").asText());
        } else {
            assertThatThrownBy(() -> new Entrypoint(path, scenario)).isInstanceOf(CalabariaException.class);
        }
    }

    /** The contracts parse targets, which have a colon, by the same function; ours are names of an aggregation. */
    @ParameterizedTest
    @MethodSource("parsed")
    void aTargetWithAColonIsNoEntrypointButATarget(JsonNode expected) {
        String input = expected.get("input").asText();
        assertThatThrownBy(() -> Entrypoint.parse(input)).isInstanceOf(CalabariaException.class);
        if (expected.has("parts")) {
            assertThat(AggregationTask.of(BundleRef.local("dev"), input, List.of(failed(42)))
                            .target())
                    .isEqualTo(expected.get("parts").get(0).asText() + ":"
                            + expected.get("parts").get(1).asText());
        }
    }

    /** The contracts take what Python's {@code int(text, 16)} takes, a blank before the digits among it; we do not. */
    @ParameterizedTest
    @MethodSource("bundles")
    void aBundleIsWhatTheContractsTakeIfItsDigitsAreDigits(JsonNode expected) {
        String ref = expected.get("ref").asText();
        boolean digits = Sha256.isHex(ref.substring(ref.lastIndexOf(':') + 1));
        assertThat(BundleRef.isValid(ref)).isEqualTo(expected.get("valid").asBoolean() && digits);
    }

    @ParameterizedTest
    @MethodSource("tasks")
    void aTaskHasThePythonIdOfTheContracts(JsonNode expected) {
        Map<String, Object> document = new TreeMap<>(map(expected.get("input")));
        String path = (String) document.remove("import_path");
        String scenario = (String) document.remove("scenario");
        Map<String, Object> params = params(expected.get("input").get("params"));
        document.put("entrypoint", path + "/" + scenario);
        document.put("params", UniqueParameterSet.of(params).toValue());
        String json = CanonicalJson.text(document).replaceFirst("\"seed\":\"([^\"]*)\"", "\"seed\":$1");
        if (expected.has("error_type")) {
            assertThatThrownBy(() -> SimTask.fromJson(json))
                    .isInstanceOf(CalabariaException.class)
                    .hasMessageContaining("seed must be an integer from 0 to 18446744073709551615, got ");
            return;
        }
        SimTask task = SimTask.fromJson(json);
        assertThat(task.entrypoint()).hasToString(expected.get("entrypoint").asText());
        assertThat(task.params().paramId()).isEqualTo(expected.get("param_id").asText());
        assertThat(task.pythonTaskId())
                .isEqualTo(expected.get("canonical_task_id").asText());
        assertThat(ReplicateSet.sequential(task, 3, 0).tasks())
                .extracting(one -> Long.toUnsignedString(one.seed()))
                .containsExactlyElementsOf(nodes(expected.get("replicate_seeds_n3_offset0")).stream()
                        .map(JsonNode::asText)
                        .toList());
    }

    @Test
    void replicatesDoNotGoBeyondTheLargestSeed() {
        SimTask last = task(42).withSeed(-1);
        assertThat(ReplicateSet.sequential(last, 1, 0).seeds()).containsExactly(-1L);
        assertThatThrownBy(() -> ReplicateSet.sequential(last, 2, 0))
                .hasMessage("the seeds of replicates must be at most 18446744073709551615, got 18446744073709551616 for"
                        + " the last of 2");
    }

    @ParameterizedTest
    @MethodSource("environments")
    void anEnvironmentHasTheDigestOfTheContracts(JsonNode expected) {
        Map<String, Object> fields = new HashMap<>(map(expected.get("fields")));
        fields.put("digest", expected.get("digest").asText());
        EnvironmentDigest environment = EnvironmentDigest.fromJson(CanonicalJson.text(fields));
        assertThat(environment.digest()).isEqualTo(expected.get("digest").asText());
        assertThat(EnvironmentDigest.fromJson(environment.toJson())).isEqualTo(environment);
    }

    /** Of the two ids that the contracts compute for an aggregation, ours is that of the task itself. */
    @Test
    void anAggregationHasTheIdOfTheContracts() {
        for (JsonNode expected : nodes(CONTRACTS.get("aggregation_ids"))) {
            List<String> ids = new ArrayList<>();
            expected.get("task_ids").forEach(id -> ids.add(id.asText()));
            assertThat(AggregationTask.aggregationId(expected.get("target").asText(), ids))
                    .isEqualTo(expected.get("AggregationTask.aggregation_id").asText());
        }
    }

    @Test
    void theLimitsAreThoseOfTheContracts() {
        assertThat(TableArtifact.INLINE_LIMIT)
                .isEqualTo(CONTRACTS.get("constants").get("INLINE_CAP").asInt());
        int most = CONTRACTS.get("constants").get("MAX_DIAG_BYTES").asInt();
        TrialResult trial = TrialResult.completed(DIGEST, 1);
        String fits = "x".repeat(most - "{\"a\":\"\"}".length());
        assertThat(trial.withDiagnostics(Map.of("a", fits)).diagnostics()).containsEntry("a", fits);
        assertThatThrownBy(() -> trial.withDiagnostics(Map.of("a", fits + "x")))
                .hasMessage("diagnostics must be at most 65536 bytes of canonical JSON, got 65537");
    }

    /** The specifications of version 1 had a digest behind the entrypoint, which their ids leave out. */
    private static String withoutDigest(JsonNode entrypoint) {
        return entrypoint.asText().replaceFirst("@.*", "");
    }

    @ParameterizedTest
    @MethodSource("sweeps")
    void aSweepHasTheIdsOfTheDocument(JsonNode expected) {
        JsonNode input = expected.get("input");
        List<UniqueParameterSet> sets = new ArrayList<>();
        input.get("parameter_sets").forEach(set -> sets.add(UniqueParameterSet.of(pairs(set))));
        ParameterSweepSpec sweep = new ParameterSweepSpec(
                Entrypoint.parse(withoutDigest(input.get("entrypoint"))),
                BundleRef.parse(input.get("bundle_ref").asText()),
                sets,
                input.get("base_seed").asLong(),
                input.path("n_replicates").asInt(1),
                outputs(input));
        assertThat(sweep.sweepId()).isEqualTo(expected.get("sweep_id").asText());
        assertThat(sweep.executionId()).isEqualTo(expected.get("execution_id").asText());
        assertThat(ParameterSweepSpec.fromYaml(sweep.toYaml())).isEqualTo(sweep);
    }

    private static Map<String, Object> pairs(JsonNode set) {
        Map<String, Object> values = new TreeMap<>();
        set.forEach(pair -> values.put(
                pair.get(0).asText(),
                pair.get(1).get("t").asText().equals("float")
                        ? (Object) pair.get(1).get("v").asDouble()
                        : Vectors.tagged(pair.get(1))));
        return values;
    }

    private static Optional<List<String>> outputs(JsonNode input) {
        if (!input.hasNonNull("outputs")) {
            return Optional.empty();
        }
        List<String> outputs = new ArrayList<>();
        input.get("outputs").forEach(name -> outputs.add(name.asText()));
        return Optional.of(outputs);
    }

    @ParameterizedTest
    @MethodSource("calibrations")
    void aCalibrationHasTheIdOfTheDocument(JsonNode expected) {
        Map<String, Object> document = new TreeMap<>(map(expected.get("input")));
        document.put("entrypoint", withoutDigest(expected.get("input").get("entrypoint")));
        CalibrationSpec calibration = CalibrationSpec.fromJson(CanonicalJson.text(document));
        assertThat(calibration.calibrationId())
                .isEqualTo(expected.get("calibration_id").asText());
        assertThat(CalibrationSpec.fromYaml(calibration.toYaml())).isEqualTo(calibration);
    }

    private static SimTask task(long seed) {
        return SimTask.fromComponents("org.example.Sir", "baseline", "local://dev", Map.of("beta", 0.3), seed);
    }

    private static SimReturn failed(long seed) {
        return SimReturn.failed(task(seed), new RunError("java.lang.Error", "", ""));
    }
}
