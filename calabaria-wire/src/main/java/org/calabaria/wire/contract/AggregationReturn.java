package org.calabaria.wire.contract;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.regex.Pattern;
import org.calabaria.problem.Problem;
import org.calabaria.problem.ShownValue;
import org.calabaria.wire.json.JsonReader;
import org.jspecify.annotations.Nullable;

/**
 * What came of an {@link AggregationTask}: a loss, tables, or both.
 *
 * @param aggregationId {@link AggregationTask#aggregationId()}
 * @param loss finite; empty where the aggregation has none, such as a mean of tables
 * @param outputs artifacts by name, sorted; at least one where there is no loss
 * @param replicates how many returns were aggregated, at least 1
 * @param failed how many returns of the task had failed and were left out, at least 0
 * @param diagnostics anything more, as those of a {@link TrialResult}
 */
public record AggregationReturn(
        String aggregationId,
        OptionalDouble loss,
        SortedMap<String, TableArtifact> outputs,
        int replicates,
        int failed,
        Map<String, @Nullable Object> diagnostics)
        implements ContractDocument {

    private static final Pattern ID = Pattern.compile("[0-9a-f]{16}");

    /**
     * @throws InvalidResultException listing everything that cannot be so
     * @throws org.calabaria.wire.json.DocumentException naming every diagnostic that JSON cannot hold
     */
    public AggregationReturn {
        Objects.requireNonNull(aggregationId, "aggregationId must not be null");
        Objects.requireNonNull(loss, "loss must not be null");
        outputs = Collections.unmodifiableSortedMap(new TreeMap<>(outputs));
        diagnostics = ContractText.copied("diagnostics", diagnostics);
        loss = loss.isPresent() ? OptionalDouble.of(loss.getAsDouble() + 0.0) : loss;
        ContractProblems problems = new ContractProblems();
        if (!ID.matcher(aggregationId).matches()) {
            problems.add(Problem.of(
                    "aggregation_id",
                    "aggregation_id must be 16 lower-case hexadecimal digits, got " + ShownValue.of(aggregationId)));
        }
        if (loss.isPresent() && !Double.isFinite(loss.getAsDouble())) {
            problems.add(Problem.of("loss", "loss must be finite, got " + ShownValue.of(loss.getAsDouble())));
        }
        if (loss.isEmpty() && outputs.isEmpty()) {
            problems.add(Problem.of("loss", "an aggregation must give a loss or outputs, got neither"));
        }
        if (!(replicates >= 1 && failed >= 0)) {
            problems.add(Problem.of(
                    "n_replicates",
                    "n_replicates must be at least 1 and n_failed at least 0, got " + replicates + " and " + failed));
        }
        outputs.keySet().forEach(name -> ContractText.requireName("a name in outputs", name, problems));
        TrialResult.requireSmall(diagnostics, problems);
        problems.orThrow(found -> new InvalidResultException("the return of an aggregation", found));
    }

    /** The return of a task that came to a loss: of its returns, those that had not failed. */
    public static AggregationReturn ofLoss(AggregationTask task, double loss) {
        return of(task, OptionalDouble.of(loss), Map.of());
    }

    /** The return of a task that came to tables: of its returns, those that had not failed. */
    public static AggregationReturn ofOutputs(AggregationTask task, Map<String, TableArtifact> outputs) {
        return of(task, OptionalDouble.empty(), outputs);
    }

    private static AggregationReturn of(AggregationTask task, OptionalDouble loss, Map<String, TableArtifact> outputs) {
        int failed = (int) task.returns().stream().filter(SimReturn::isFailed).count();
        return new AggregationReturn(
                task.aggregationId(),
                loss,
                new TreeMap<>(outputs),
                task.returns().size() - failed,
                failed,
                Map.of());
    }

    /** A copy with these diagnostics in place of the old. */
    public AggregationReturn withDiagnostics(Map<String, @Nullable Object> newDiagnostics) {
        return new AggregationReturn(aggregationId, loss, outputs, replicates, failed, newDiagnostics);
    }

    /**
     * The return in a JSON document: {@code aggregation_id}, {@code n_replicates}, {@code n_failed} (0 where it is left out),
     * {@code loss}, {@code outputs} and {@code diagnostics} where there are any.
     *
     * @throws org.calabaria.wire.json.DocumentException listing everything that makes it none
     */
    public static AggregationReturn fromJson(String json) {
        return ContractFields.read(
                JsonReader.standard().read(json), "the return of an aggregation", AggregationReturn::from);
    }

    /** As {@link #fromJson(String)}, of UTF-8. */
    public static AggregationReturn fromJson(byte[] utf8) {
        return ContractFields.read(
                JsonReader.standard().read(utf8), "the return of an aggregation", AggregationReturn::from);
    }

    private static Optional<AggregationReturn> from(ContractFields fields) {
        fields.only(List.of("aggregation_id", "n_replicates"), List.of("n_failed", "loss", "outputs", "diagnostics"));
        Optional<String> id = fields.text("aggregation_id");
        Optional<Integer> replicates = fields.smallCount("n_replicates");
        int failed = fields.smallCount("n_failed").orElse(0);
        Optional<Double> loss = fields.real("loss");
        SortedMap<String, TableArtifact> outputs = fields.innerByName("outputs", "an artifact", TableArtifact::from);
        Map<String, @Nullable Object> diagnostics = fields.values("diagnostics").orElse(Map.of());
        return fields.make(() -> new AggregationReturn(
                id.orElseThrow(),
                loss.map(OptionalDouble::of).orElse(OptionalDouble.empty()),
                outputs,
                replicates.orElseThrow(),
                failed,
                diagnostics));
    }

    @Override
    public Map<String, @Nullable Object> toValue() {
        Map<String, @Nullable Object> value = new LinkedHashMap<>();
        value.put("aggregation_id", aggregationId);
        value.put("n_replicates", replicates);
        value.put("n_failed", failed);
        loss.ifPresent(finite -> value.put("loss", finite));
        if (!outputs.isEmpty()) {
            value.put("outputs", SimReturn.values(outputs));
        }
        if (!diagnostics.isEmpty()) {
            value.put("diagnostics", diagnostics);
        }
        return value;
    }
}
