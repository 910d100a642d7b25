package org.calabaria.wire.contract;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalDouble;
import org.calabaria.digest.Sha256;
import org.calabaria.problem.Problem;
import org.calabaria.problem.ShownValue;
import org.calabaria.wire.json.CanonicalJson;
import org.calabaria.wire.json.JsonReader;
import org.jspecify.annotations.Nullable;

/**
 * What came of one proposal of an {@link AdaptiveAlgorithm}.
 *
 * @param paramId of the {@link UniqueParameterSet} that was proposed
 * @param status how it ended
 * @param loss finite; there if and only if the trial was completed
 * @param reason why not; there if and only if it was not
 * @param diagnostics anything more that JSON can hold; at most {@value #MOST_BYTES} bytes of canonical JSON
 */
public record TrialResult(
        String paramId,
        TrialStatus status,
        OptionalDouble loss,
        Optional<String> reason,
        Map<String, @Nullable Object> diagnostics)
        implements ContractDocument {

    private static final int MOST_BYTES = 65_536;

    /**
     * @throws InvalidResultException listing everything that contradicts the rest
     * @throws org.calabaria.wire.json.DocumentException naming every diagnostic that JSON cannot hold
     */
    public TrialResult {
        Objects.requireNonNull(paramId, "paramId must not be null");
        Objects.requireNonNull(status, "status must not be null");
        Objects.requireNonNull(loss, "loss must not be null");
        Objects.requireNonNull(reason, "reason must not be null");
        diagnostics = ContractText.copied("diagnostics", diagnostics);
        loss = loss.isPresent() ? OptionalDouble.of(loss.getAsDouble() + 0.0) : loss;
        ContractProblems problems = new ContractProblems();
        if (!Sha256.isHex(paramId)) {
            problems.add(Problem.of(
                    "param_id", "param_id must be 64 lower-case hexadecimal digits, got " + ShownValue.of(paramId)));
        }
        requireLoss(status, loss, problems);
        if (reason.isPresent() == (status == TrialStatus.COMPLETED)) {
            problems.add(Problem.of(
                    "reason",
                    "a trial must have a reason if and only if it was not completed, got "
                            + reason.map(ShownValue::of).orElse("none") + " for " + status));
        }
        reason.ifPresent(text -> ContractText.requireWellFormed("reason", text, problems));
        requireSmall(diagnostics, problems);
        problems.orThrow(found -> new InvalidResultException("a trial's result", found));
    }

    private static void requireLoss(TrialStatus status, OptionalDouble loss, ContractProblems problems) {
        boolean finite = loss.isPresent() && Double.isFinite(loss.getAsDouble());
        if (loss.isPresent() != (status == TrialStatus.COMPLETED) || loss.isPresent() && !finite) {
            problems.add(Problem.of(
                    "loss",
                    "a trial must have a finite loss if and only if it was completed, got "
                            + (loss.isPresent() ? ShownValue.of(loss.getAsDouble()) : "none") + " for " + status));
        }
    }

    static void requireSmall(Map<String, @Nullable Object> diagnostics, ContractProblems problems) {
        int bytes = CanonicalJson.bytes(diagnostics).length;
        if (bytes > MOST_BYTES) {
            problems.add(Problem.of(
                    "diagnostics",
                    "diagnostics must be at most " + MOST_BYTES + " bytes of canonical JSON, got " + bytes));
        }
    }

    /** A trial that was completed with this loss. */
    public static TrialResult completed(String paramId, double loss) {
        return new TrialResult(paramId, TrialStatus.COMPLETED, OptionalDouble.of(loss), Optional.empty(), Map.of());
    }

    /** A trial that failed for this reason. */
    public static TrialResult failed(String paramId, String reason) {
        return new TrialResult(paramId, TrialStatus.FAILED, OptionalDouble.empty(), Optional.of(reason), Map.of());
    }

    /** A trial that took too long, for this reason. */
    public static TrialResult timeout(String paramId, String reason) {
        return new TrialResult(paramId, TrialStatus.TIMEOUT, OptionalDouble.empty(), Optional.of(reason), Map.of());
    }

    /** A copy with these diagnostics in place of the old. */
    public TrialResult withDiagnostics(Map<String, @Nullable Object> newDiagnostics) {
        return new TrialResult(paramId, status, loss, reason, newDiagnostics);
    }

    /**
     * The result in a JSON document: {@code param_id}, {@code status}, and {@code loss} or {@code reason}; {@code diagnostics} where
     * there are any.
     *
     * @throws org.calabaria.wire.json.DocumentException listing everything that makes it none
     */
    public static TrialResult fromJson(String json) {
        return ContractFields.read(JsonReader.standard().read(json), "a trial's result", TrialResult::from);
    }

    private static Optional<TrialResult> from(ContractFields fields) {
        fields.only(List.of("param_id", "status"), List.of("loss", "reason", "diagnostics"));
        Optional<String> paramId = fields.text("param_id");
        Optional<TrialStatus> status = fields.text("status", TrialResult::status);
        Optional<Double> loss = fields.real("loss");
        Optional<String> reason = fields.text("reason");
        Map<String, @Nullable Object> diagnostics = fields.values("diagnostics").orElse(Map.of());
        return fields.make(() -> new TrialResult(
                paramId.orElseThrow(),
                status.orElseThrow(),
                loss.map(OptionalDouble::of).orElse(OptionalDouble.empty()),
                reason,
                diagnostics));
    }

    private static TrialStatus status(String text) {
        return Arrays.stream(TrialStatus.values())
                .filter(status -> status.toString().equals(text))
                .findFirst()
                .orElseThrow(() -> new InvalidResultException(
                        "status",
                        "status must be one of " + Arrays.toString(TrialStatus.values()) + ", got "
                                + ShownValue.of(text)));
    }

    @Override
    public Map<String, @Nullable Object> toValue() {
        Map<String, @Nullable Object> value = new LinkedHashMap<>();
        value.put("param_id", paramId);
        value.put("status", status.toString());
        loss.ifPresent(finite -> value.put("loss", finite));
        reason.ifPresent(text -> value.put("reason", text));
        if (!diagnostics.isEmpty()) {
            value.put("diagnostics", diagnostics);
        }
        return value;
    }
}
