package org.calabaria.wire.contract;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import org.calabaria.digest.Sha256;
import org.calabaria.problem.NearestName;
import org.calabaria.problem.Problem;
import org.calabaria.problem.ShownValue;
import org.calabaria.wire.json.JsonReader;
import org.jspecify.annotations.Nullable;

/**
 * What came of a {@link SimTask}: its outputs, or an error, never both.
 *
 * <p>It carries two kinds of identity: of the task that was asked for, {@link SimTask#contractRoot()} and
 * {@link SimTask#contractTaskId()}, and of the run that it came to, which is known where the code was found: that one is computed
 * from the code itself and is the key of stored results.
 *
 * @param contractTaskId of the task
 * @param contractRoot of the task
 * @param simRoot of the run, with {@code taskId}; empty where the task never became a run
 * @param taskId of the run, with {@code simRoot}
 * @param outputs artifacts by the names of the outputs, sorted; none if and only if there is an error
 * @param error why the run failed
 * @param logs the address of what the run printed
 * @param metrics finite numbers by name, such as {@code seconds}; sorted
 * @param cached whether the result was kept from an earlier run
 */
public record SimReturn(
        String contractTaskId,
        String contractRoot,
        Optional<String> simRoot,
        Optional<String> taskId,
        SortedMap<String, TableArtifact> outputs,
        Optional<RunError> error,
        Optional<ContentRef> logs,
        SortedMap<String, Double> metrics,
        boolean cached)
        implements ContractDocument {

    /** @throws InvalidResultException listing everything that contradicts the rest */
    public SimReturn {
        Objects.requireNonNull(contractTaskId, "contractTaskId must not be null");
        Objects.requireNonNull(contractRoot, "contractRoot must not be null");
        Objects.requireNonNull(simRoot, "simRoot must not be null");
        Objects.requireNonNull(taskId, "taskId must not be null");
        Objects.requireNonNull(error, "error must not be null");
        Objects.requireNonNull(logs, "logs must not be null");
        outputs = Collections.unmodifiableSortedMap(new TreeMap<>(outputs));
        metrics = Collections.unmodifiableSortedMap(new TreeMap<>(metrics));
        ContractProblems problems = new ContractProblems();
        requireDigest("task_id", contractTaskId, problems);
        requireDigest("sim_root", contractRoot, problems);
        simRoot.ifPresent(digest -> requireDigest("calabaria.sim_root", digest, problems));
        taskId.ifPresent(digest -> requireDigest("calabaria.task_id", digest, problems));
        if (simRoot.isPresent() != taskId.isPresent()) {
            problems.add(Problem.of("calabaria", "the sim_root and the task_id of a run must stand together"));
        }
        if (outputs.isEmpty() != error.isPresent()) {
            problems.add(Problem.of(
                    "outputs",
                    "a return must have outputs or an error, got "
                            + (outputs.isEmpty()
                                    ? "neither"
                                    : NearestName.braces(outputs.keySet()) + " and an error")));
        }
        outputs.keySet().forEach(name -> ContractText.requireName("a name in outputs", name, problems));
        ContractText.requireFinite("metrics", metrics, problems);
        problems.orThrow(found -> new InvalidResultException("a return", found));
    }

    private static void requireDigest(String what, String digest, ContractProblems problems) {
        if (!Sha256.isHex(digest)) {
            problems.add(
                    Problem.of(what, what + " must be 64 lower-case hexadecimal digits, got " + ShownValue.of(digest)));
        }
    }

    /**
     * The return of a task that gave outputs.
     *
     * @throws InvalidResultException if there are none, or others than the task asks for
     */
    public static SimReturn completed(SimTask task, Map<String, TableArtifact> outputs) {
        SimReturn completed = of(task, new TreeMap<>(outputs), Optional.empty());
        if (task.outputs().isPresent() && !Set.copyOf(task.outputs().get()).equals(completed.outputs.keySet())) {
            throw new InvalidResultException(
                    "outputs",
                    "a return must have the outputs that its task asks for, "
                            + NearestName.braces(task.outputs().get()) + ", got "
                            + NearestName.braces(completed.outputs.keySet()));
        }
        return completed;
    }

    /** The return of a task that failed. */
    public static SimReturn failed(SimTask task, RunError error) {
        return of(task, Collections.emptySortedMap(), Optional.of(error));
    }

    private static SimReturn of(SimTask task, SortedMap<String, TableArtifact> outputs, Optional<RunError> error) {
        return new SimReturn(
                task.contractTaskId(),
                task.contractRoot(),
                Optional.empty(),
                Optional.empty(),
                outputs,
                error,
                Optional.empty(),
                Collections.emptySortedMap(),
                false);
    }

    /** A copy of the run with these identities, those of what was computed. */
    public SimReturn withRun(String newSimRoot, String newTaskId) {
        return new SimReturn(
                contractTaskId,
                contractRoot,
                Optional.of(newSimRoot),
                Optional.of(newTaskId),
                outputs,
                error,
                logs,
                metrics,
                cached);
    }

    /** A copy with the address of what the run printed. */
    public SimReturn withLogs(ContentRef newLogs) {
        return new SimReturn(
                contractTaskId, contractRoot, simRoot, taskId, outputs, error, Optional.of(newLogs), metrics, cached);
    }

    /** A copy with these metrics in place of the old. */
    public SimReturn withMetrics(Map<String, Double> newMetrics) {
        return new SimReturn(
                contractTaskId, contractRoot, simRoot, taskId, outputs, error, logs, new TreeMap<>(newMetrics), cached);
    }

    /** A copy that was kept from an earlier run. */
    public SimReturn fromCache() {
        return new SimReturn(contractTaskId, contractRoot, simRoot, taskId, outputs, error, logs, metrics, true);
    }

    /** Whether there is an error in place of outputs. */
    public boolean isFailed() {
        return error.isPresent();
    }

    /**
     * The return in a JSON document. {@code task_id} and {@code sim_root} are the contracts'; those of the run stand in
     * {@code calabaria}.
     *
     * @throws org.calabaria.wire.json.DocumentException listing everything that makes it none
     */
    public static SimReturn fromJson(String json) {
        return ContractFields.read(JsonReader.standard().read(json), "a return", SimReturn::from);
    }

    /** As {@link #fromJson(String)}, of UTF-8. */
    public static SimReturn fromJson(byte[] utf8) {
        return ContractFields.read(JsonReader.standard().read(utf8), "a return", SimReturn::from);
    }

    static Optional<SimReturn> from(ContractFields fields) {
        fields.only(
                List.of("task_id", "sim_root", "outputs"),
                List.of("calabaria", "error", "logs_ref", "metrics", "cached"));
        Optional<String> task = fields.text("task_id");
        Optional<String> root = fields.text("sim_root");
        Optional<List<String>> run = fields.inner("calabaria", "the identity of a run", SimReturn::runFrom);
        SortedMap<String, TableArtifact> outputs = fields.innerByName("outputs", "an artifact", TableArtifact::from);
        Optional<RunError> error = fields.inner("error", "an error", RunError::from);
        Optional<ContentRef> logs = fields.text("logs_ref", ContentRef::parse);
        SortedMap<String, Double> metrics = fields.reals("metrics");
        boolean cached = fields.flag("cached").orElse(false);
        return fields.make(() -> new SimReturn(
                task.orElseThrow(),
                root.orElseThrow(),
                run.map(ids -> ids.get(0)),
                run.map(ids -> ids.get(1)),
                outputs,
                error,
                logs,
                metrics,
                cached));
    }

    private static Optional<List<String>> runFrom(ContractFields fields) {
        fields.only(List.of("sim_root", "task_id"), List.of());
        Optional<String> simRoot = fields.text("sim_root");
        Optional<String> taskId = fields.text("task_id");
        return fields.make(() -> List.of(simRoot.orElseThrow(), taskId.orElseThrow()));
    }

    @Override
    public Map<String, @Nullable Object> toValue() {
        Map<String, @Nullable Object> value = new LinkedHashMap<>();
        value.put("task_id", contractTaskId);
        value.put("sim_root", contractRoot);
        if (simRoot.isPresent()) {
            value.put("calabaria", Map.of("sim_root", simRoot.get(), "task_id", taskId.orElseThrow()));
        }
        value.put("outputs", values(outputs));
        error.ifPresent(told -> value.put("error", told.toValue()));
        logs.ifPresent(ref -> value.put("logs_ref", ref.toString()));
        if (!metrics.isEmpty()) {
            value.put("metrics", metrics);
        }
        value.put("cached", cached);
        return Collections.unmodifiableMap(value);
    }

    static Map<String, @Nullable Object> values(SortedMap<String, TableArtifact> artifacts) {
        Map<String, @Nullable Object> values = new TreeMap<>();
        artifacts.forEach((name, artifact) -> values.put(name, artifact.toValue()));
        return values;
    }

    /** {@code SimReturn[of 944ed7a1: [prevalence]]} or {@code SimReturn[of 944ed7a1: failed, java.lang.Error: no one left]}. */
    @Override
    public String toString() {
        return "SimReturn[of " + contractTaskId.substring(0, 8) + ": "
                + error.map(told -> "failed, " + told).orElse(outputs.keySet().toString()) + "]";
    }
}
