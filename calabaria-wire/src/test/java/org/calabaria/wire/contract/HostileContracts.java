package org.calabaria.wire.contract;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.calabaria.problem.CalabariaException;
import org.calabaria.problem.Problem;
import org.calabaria.wire.json.DocumentException;
import org.calabaria.wire.json.Mutations;

/**
 * A program that reads hostile documents of every contract, for a JVM whose heap is as small as the promise. It prints what became of
 * them, and ends with a stack trace when anything but the documented exceptions came out, a problem without its place, or a value that
 * does not come back from its own text.
 */
final class HostileContracts {

    private static final Pattern PLACE =
            Pattern.compile("line [1-9][0-9]*, column [1-9][0-9]*: [^ ].*", Pattern.DOTALL);
    private static final int MEBIBYTE = 1 << 20;
    private static final String DIGEST = "ab".repeat(32);

    private static final Map<String, Function<String, ContractDocument>> READERS = readers();

    private int refused;
    private int read;

    private HostileContracts() {}

    private static Map<String, Function<String, ContractDocument>> readers() {
        Map<String, Function<String, ContractDocument>> readers = new LinkedHashMap<>();
        readers.put("set", UniqueParameterSet::fromJson);
        readers.put("task", SimTask::fromJson);
        readers.put("replicates", ReplicateSet::fromJson);
        readers.put("seeds", SeedInfo::fromJson);
        readers.put("artifact", TableArtifact::fromJson);
        readers.put("error", RunError::fromJson);
        readers.put("return", SimReturn::fromJson);
        readers.put("trial", TrialResult::fromJson);
        readers.put("aggregation", AggregationTask::fromJson);
        readers.put("aggregated", AggregationReturn::fromJson);
        readers.put("sweep", ParameterSweepSpec::fromJson);
        readers.put("calibration", CalibrationSpec::fromJson);
        readers.put("environment", EnvironmentDigest::fromJson);
        return readers;
    }

    /** Arguments: {@code mutated <count> <seed>}, or {@code dense}. */
    public static void main(String[] arguments) {
        HostileContracts hostile = new HostileContracts();
        if (arguments[0].equals("mutated")) {
            hostile.mutated(Integer.parseInt(arguments[1]), Long.parseLong(arguments[2]));
        } else {
            hostile.dense();
        }
        System.out.println("refused " + hostile.refused + ", read " + hostile.read);
    }

    private void mutated(int count, long seed) {
        Mutations mutations = new Mutations(seed);
        Map<String, List<String>> good = new LinkedHashMap<>();
        good().forEach((type, value) -> good.put(type, List.of(value.toJson())));
        List<String> sweeps = List.of(((ParameterSweepSpec) good().get("sweep")).toYaml());
        List<String> calibrations = List.of(((CalibrationSpec) good().get("calibration")).toYaml());
        for (int i = 0; i < count; i++) {
            good.forEach((type, documents) -> take(READERS.get(type), text(mutations.of(documents)))
                    .ifPresent(HostileContracts::requireComesBack));
            take(ParameterSweepSpec::fromYaml, text(mutations.of(sweeps)))
                    .ifPresent(HostileContracts::requireComesBack);
            take(CalibrationSpec::fromYaml, text(mutations.of(calibrations)))
                    .ifPresent(HostileContracts::requireComesBack);
        }
    }

    private static String text(byte[] bytes) {
        return new String(bytes, StandardCharsets.ISO_8859_1);
    }

    private Optional<ContractDocument> take(Function<String, ContractDocument> reader, String document) {
        try {
            ContractDocument value = reader.apply(document);
            read++;
            return Optional.of(value);
        } catch (DocumentException expected) {
            requirePlaces(expected);
            refused++;
            return Optional.empty();
        } catch (RuntimeException | Error e) {
            throw new AssertionError(document.substring(0, Math.min(2000, document.length())), e);
        }
    }

    private static void requireComesBack(ContractDocument value) {
        if (READERS.values().stream().noneMatch(reader -> comesBack(reader, value))) {
            throw new AssertionError("does not come back: " + value.toJson());
        }
    }

    private static boolean comesBack(Function<String, ContractDocument> reader, ContractDocument value) {
        try {
            return reader.apply(value.toJson()).equals(value);
        } catch (DocumentException ofAnotherType) {
            return false;
        }
    }

    private static void requirePlaces(CalabariaException refused) {
        for (Problem problem : refused.problems()) {
            if (!PLACE.matcher(problem.sentence()).matches()) {
                throw new AssertionError("no place: " + problem);
            }
        }
    }

    /** A mebibyte of each kind of part, as dense as it can be. */
    private void dense() {
        String task = good().get("task").toJson();
        String some = good().get("return").toJson();
        take(ReplicateSet::fromJson, "{\"base_task\":" + task + ",\"seeds\":" + numbers(true) + "}");
        take(ReplicateSet::fromJson, "{\"base_task\":" + task + ",\"seeds\":" + numbers(false) + "}");
        take(SeedInfo::fromJson, "{\"base_seed\":1,\"trial_seed\":1,\"replicate_seeds\":" + numbers(false) + "}");
        take(SimTask::fromJson, task.replaceFirst("\"outputs\":\\[[^]]*\\]", "\"outputs\":" + texts()));
        take(SimTask::fromJson, task.replaceFirst("\"scenario_stack\":\\[[^]]*\\]", "\"scenario_stack\":" + texts()));
        take(SimTask::fromJson, task.replace("\"env\":{", "\"env\":{\"x\":" + numbers(false) + ","));
        take(SimTask::fromJson, task.replace("\"config\":{", "\"config\":{\"x\":" + numbers(false) + ","));
        take(UniqueParameterSet::fromJson, "{\"param_id\":\"" + DIGEST + "\",\"params\":" + fields("1") + "}");
        take(
                TableArtifact::fromJson,
                good().get("artifact")
                        .toJson()
                        .replaceFirst("\"inline\":\"[^\"]*\"", "\"inline\":\"" + "A".repeat(MEBIBYTE) + "\""));
        take(SimReturn::fromJson, some.replaceFirst("\"metrics\":\\{", "\"metrics\":" + fields("1") + ",\"x\":{"));
        take(SimReturn::fromJson, some.replaceFirst("\"metrics\":\\{", "\"metrics\":" + fields("[]") + ",\"x\":{"));
        take(
                AggregationTask::fromJson,
                "{\"bundle_ref\":\"local://dev\",\"target_entrypoint\":\"mean\",\"sim_returns\":["
                        + "{},".repeat(MEBIBYTE / 3) + "{}]}");
        take(
                AggregationTask::fromJson,
                "{\"bundle_ref\":\"local://dev\",\"target_entrypoint\":\"mean\",\"sim_returns\":["
                        + (some + ",").repeat(MEBIBYTE / some.length()) + some + "]}");
        take(
                TrialResult::fromJson,
                "{\"param_id\":\"" + DIGEST + "\",\"status\":\"completed\",\"loss\":1.0,\"diagnostics\":" + fields("1")
                        + "}");
        take(
                ParameterSweepSpec::fromJson,
                "{\"base_seed\":1,\"bundle_ref\":\"local://dev\",\"entrypoint\":\"a.B/c\",\"parameter_sets\":["
                        + "{},".repeat(MEBIBYTE / 3) + "{}]}");
        take(ParameterSweepSpec::fromJson, fields("1"));
        take(
                SimTask::fromJson,
                task.replaceFirst(
                        "\"outputs\":\\[[^]]*\\]", "\"outputs\":[" + "\" \",".repeat(MEBIBYTE / 4) + "\"\"]"));
        take(
                SimTask::fromJson,
                task.replaceFirst(
                        "\"scenario_stack\":\\[[^]]*\\]",
                        "\"scenario_stack\":[" + "\"\",".repeat(MEBIBYTE / 3) + "\"\"]"));
        take(RunError::fromJson, "[".repeat(MEBIBYTE));
    }

    private static String numbers(boolean same) {
        return IntStream.range(0, same ? MEBIBYTE / 2 : MEBIBYTE / 7)
                .mapToObj(i -> same ? "1" : String.valueOf(100_000 + i))
                .collect(Collectors.joining(",", "[", "]"));
    }

    private static String texts() {
        return IntStream.range(0, MEBIBYTE / 9)
                .mapToObj(i -> "\"" + Integer.toString(100_000 + i, 36) + "\"")
                .collect(Collectors.joining(",", "[", "]"));
    }

    private static String fields(String value) {
        return IntStream.range(0, MEBIBYTE / 10)
                .mapToObj(i -> "\"" + Integer.toString(100_000 + i, 36) + "\":" + value)
                .collect(Collectors.joining(",", "{", "}"));
    }

    /** One of each, with every field. */
    private static Map<String, ContractDocument> good() {
        SimTask task = SimTask.fromComponents(
                        "org.example.Sir",
                        "lockdown",
                        "reg.io:5000/sir@sha256:" + DIGEST,
                        Map.of("beta", 0.3, "n", 5),
                        -1)
                .withStack("lockdown", "vaccination")
                .withOutputs("prevalence", "deaths")
                .withConfig(Map.of("days", 90L))
                .withEnv(Map.of("threads", "4"));
        TableArtifact inside = TableArtifact.inline("text/csv", new byte[] {1, 2, 3, 4});
        TableArtifact stored = TableArtifact.stored("text/csv", 7, ContentRef.of(new byte[7]), DIGEST);
        SimReturn completed = SimReturn.completed(task, Map.of("prevalence", inside, "deaths", stored))
                .withRun(DIGEST, DIGEST)
                .withLogs(ContentRef.of(new byte[0]))
                .withMetrics(Map.of("seconds", 0.25));
        AggregationTask aggregation = new AggregationTask(
                task.bundle(), "targets.covid/deaths", List.of(completed), Map.of("observed", List.of(1.5, 2L)));
        Map<String, ContractDocument> good = new LinkedHashMap<>();
        good.put("set", task.params());
        good.put("task", task);
        good.put("replicates", new ReplicateSet(task, List.of(1L, -1L)));
        good.put("seeds", new SeedInfo(1, 2, List.of(3L, -1L)));
        good.put("artifact", inside);
        good.put("error", new RunError("java.lang.Error", "no one left", "at Sir"));
        good.put("return", completed);
        good.put("trial", TrialResult.completed(DIGEST, 0.25).withDiagnostics(Map.of("rank", List.of(1L))));
        good.put("aggregation", aggregation);
        good.put(
                "aggregated",
                new AggregationReturn(
                        aggregation.aggregationId(),
                        OptionalDouble.of(1.5),
                        new TreeMap<>(Map.of("a", inside)),
                        1,
                        2,
                        Map.of("rank", 1L)));
        good.put(
                "sweep",
                new ParameterSweepSpec(
                        task.entrypoint(),
                        task.bundle(),
                        new ArrayList<>(Collections.nCopies(2, task.params())),
                        -1,
                        3,
                        task.outputs()));
        good.put(
                "calibration",
                new CalibrationSpec(
                        task.entrypoint(),
                        task.bundle(),
                        "tpe",
                        Map.of("n_startup", 10L),
                        new TreeMap<>(Map.of("beta", SearchBounds.of(0.1, 0.5, "log"), "n", SearchBounds.of(1, 9))),
                        List.of("b", "a"),
                        "mse",
                        100,
                        1,
                        42,
                        task.outputs()));
        good.put(
                "environment",
                new EnvironmentDigest(
                        "3.11.5",
                        "linux-x86_64",
                        new TreeMap<>(Map.of("numpy", "1.26.0")),
                        Optional.of("sha256:abc"),
                        Optional.of("12.1"),
                        "PCG64",
                        4));
        return good;
    }
}
