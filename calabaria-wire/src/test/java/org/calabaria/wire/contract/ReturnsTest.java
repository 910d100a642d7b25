package org.calabaria.wire.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowable;

import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.TreeMap;
import org.calabaria.problem.InvalidRequestException;
import org.calabaria.wire.json.DocumentException;
import org.junit.jupiter.api.Test;

/** What comes of a task: {@link SimReturn}, {@link RunError}, {@link TrialResult}, {@link AggregationReturn}. */
class ReturnsTest {

    private static final String DIGEST = "ab".repeat(32);
    private static final TableArtifact TABLE = TableArtifact.inline("text/csv", new byte[] {1, 2, 3});
    private static final RunError ERROR = new RunError("java.lang.IllegalStateException", "no one left", "at Sir");
    private static final SimTask TASK =
            SimTask.fromComponents("org.example.Sir", "baseline", "local://dev", Map.of("beta", 0.3), 42);

    private static SimReturn completed(SimTask task) {
        return SimReturn.completed(task, Map.of("prevalence", TABLE));
    }

    @Test
    void aReturnCarriesBothKindsOfIdentity() {
        SimReturn given = completed(TASK).withRun("cd".repeat(32), "ef".repeat(32));
        assertThat(given.contractRoot()).isEqualTo(TASK.contractRoot());
        assertThat(given.toJson())
                .contains("\"calabaria\":{\"sim_root\":\"" + "cd".repeat(32) + "\",\"task_id\":\"" + "ef".repeat(32)
                        + "\"}")
                .contains(
                        "\"sim_root\":\"" + TASK.contractRoot() + "\",\"task_id\":\"" + TASK.contractTaskId() + "\"}");
        assertThat(SimReturn.fromJson(given.toJson())).isEqualTo(given);
    }

    @Test
    void everythingOfAReturnTravels() {
        SimReturn given = completed(TASK)
                .withLogs(ContentRef.of(new byte[0]))
                .withMetrics(Map.of("seconds", 0.25))
                .fromCache();
        assertThat(SimReturn.fromJson(given.toJson())).isEqualTo(given);
        SimReturn failed = SimReturn.failed(TASK, ERROR);
        assertThat(SimReturn.fromJson(failed.toJson())).isEqualTo(failed);
        assertThat(failed)
                .hasToString("SimReturn[of " + TASK.contractTaskId().substring(0, 8)
                        + ": failed, java.lang.IllegalStateException: no one left]");
        assertThat(given).hasToString("SimReturn[of " + TASK.contractTaskId().substring(0, 8) + ": [prevalence]]");
    }

    @Test
    void aReturnHasOutputsOrAnError() {
        assertThatThrownBy(() -> SimReturn.completed(TASK, Map.of()))
                .isInstanceOf(InvalidResultException.class)
                .hasMessage("a return must have outputs or an error, got neither");
        assertThatThrownBy(() -> new SimReturn(
                        DIGEST,
                        DIGEST,
                        Optional.of(DIGEST),
                        Optional.empty(),
                        new TreeMap<>(Map.of("prevalence", TABLE)),
                        Optional.of(ERROR),
                        Optional.empty(),
                        new TreeMap<>(Map.of("seconds", Double.NaN)),
                        false))
                .isInstanceOf(InvalidResultException.class)
                .hasMessage("""
                        3 problems in a return:
                          'seconds' in metrics must be finite, got NaN
                          a return must have outputs or an error, got {prevalence} and an error
                          the sim_root and the task_id of a run must stand together""");
    }

    @Test
    void aReturnHasTheOutputsThatItsTaskAsksFor() {
        assertThatThrownBy(() -> completed(TASK.withOutputs("deaths")))
                .hasMessage("a return must have the outputs that its task asks for, {deaths}, got {prevalence}");
    }

    @Test
    void idsAreWholeDigests() {
        assertThatThrownBy(() -> SimReturn.fromJson(completed(TASK).toJson().replace(TASK.contractTaskId(), "x")))
                .isInstanceOf(DocumentException.class)
                .hasMessage("line 1, column 1: task_id must be 64 lower-case hexadecimal digits, got 'x'");
    }

    @Test
    void anErrorIsTextWhateverWasThrown() {
        RunError error = RunError.of(new IllegalStateException("no \ud83d one", new ArithmeticException("/ by zero")));
        assertThat(error.type()).isEqualTo("java.lang.IllegalStateException");
        assertThat(error.message()).isEqualTo("no ? one");
        assertThat(error.details())
                .startsWith("java.lang.IllegalStateException: no ? one\n\tat org.calabaria.wire.contract.ReturnsTest.")
                .contains("\nCaused by: java.lang.ArithmeticException: / by zero\n\tat ");
        assertThat(RunError.fromJson(error.toJson())).isEqualTo(error);
    }

    /** A throwable whose every method throws, and which causes itself. */
    private static final class Unspeakable extends RuntimeException {

        private static final long serialVersionUID = 1L;

        @Override
        public String getMessage() {
            throw new AssertionError();
        }

        @Override
        public StackTraceElement[] getStackTrace() {
            throw new AssertionError();
        }

        @Override
        public synchronized Throwable getCause() {
            throw new AssertionError();
        }
    }

    private static final class Endless extends RuntimeException {

        private static final long serialVersionUID = 1L;

        @Override
        public synchronized Throwable getCause() {
            return this;
        }
    }

    @Test
    void aThrowableThatCannotSpeakIsToldByItsClass() {
        RunError error = RunError.of(new Unspeakable());
        assertThat(error.type()).endsWith("Unspeakable");
        assertThat(error.message()).isEqualTo("(its message cannot be read: java.lang.AssertionError)");
        assertThat(RunError.of(new Endless()).details().split("Caused by: ")).hasSize(20);
    }

    private static int deep(int depth) {
        return depth == 0 ? 1 / depth : 1 + deep(depth - 1);
    }

    @Test
    void aDeepTraceIsCut() {
        Throwable thrown = catchThrowable(() -> deep(500));
        assertThat(RunError.of(thrown).details().lines()).hasSize(102);
        assertThat(RunError.of(thrown).details()).matches("(?s).*\n\t\\.\\.\\. [0-9]+ more");
    }

    @Test
    void aTrialHasALossIfAndOnlyIfItWasCompleted() {
        TrialResult completed = TrialResult.completed(DIGEST, 0.25).withDiagnostics(Map.of("rank", 1L));
        assertThat(TrialResult.fromJson(completed.toJson())).isEqualTo(completed);
        for (TrialResult ended :
                List.of(TrialResult.failed(DIGEST, "no one left"), TrialResult.timeout(DIGEST, "60 s"))) {
            assertThat(TrialResult.fromJson(ended.toJson())).isEqualTo(ended);
        }
        assertThatThrownBy(() -> TrialResult.completed(DIGEST, Double.NaN))
                .isInstanceOf(InvalidResultException.class)
                .hasMessage("a trial must have a finite loss if and only if it was completed, got NaN for 'completed'"
                        .replace("'", ""));
        assertThatThrownBy(() ->
                        new TrialResult(DIGEST, TrialStatus.FAILED, OptionalDouble.of(1), Optional.empty(), Map.of()))
                .hasMessage("""
                        2 problems in a trial's result:
                          a trial must have a finite loss if and only if it was completed, got 1.0 for failed
                          a trial must have a reason if and only if it was not completed, got none for failed""");
        assertThatThrownBy(() -> TrialResult.fromJson(completed.toJson().replace("completed", "done")))
                .hasMessageContaining("status must be one of [completed, failed, timeout], got 'done'");
    }

    @Test
    void theBytesOfDiagnosticsCountNotTheirCharacters() {
        TrialResult trial = TrialResult.completed(DIGEST, 1);
        assertThatThrownBy(() -> trial.withDiagnostics(Map.of("a", "\u20ac".repeat(30_000))))
                .isInstanceOf(InvalidResultException.class)
                .hasMessage("diagnostics must be at most 65536 bytes of canonical JSON, got 90008");
    }

    @Test
    void anAggregationIsOfReturnsOfDistinctTasks() {
        SimReturn one = completed(TASK);
        assertThatThrownBy(() -> AggregationTask.of(TASK.bundle(), "no target", List.of(one, one)))
                .isInstanceOf(InvalidRequestException.class)
                .hasMessage("2 problems in an aggregation:\n"
                        + "  a target must be a name such as 'mean', 'numpy:mean' or 'targets.covid/deaths', got"
                        + " 'no target'\n"
                        + "  sim_returns must be of distinct tasks, got " + TASK.contractTaskId() + " twice");
        assertThatThrownBy(() -> AggregationTask.of(TASK.bundle(), "mean", List.of()))
                .hasMessage("sim_returns must have at least one, got []");
    }

    @Test
    void whatWasAggregatedIsRecorded() {
        AggregationTask task = new AggregationTask(
                TASK.bundle(),
                "targets.covid/deaths",
                List.of(completed(TASK), completed(TASK.withSeed(43)), SimReturn.failed(TASK.withSeed(44), ERROR)),
                Map.of("observed", List.of(1.5)));
        assertThat(AggregationTask.fromJson(task.toJson())).isEqualTo(task);

        AggregationReturn loss = AggregationReturn.ofLoss(task, 0.25).withDiagnostics(Map.of("rank", 1L));
        assertThat(loss.aggregationId()).isEqualTo(task.aggregationId());
        assertThat(loss.replicates()).isEqualTo(2);
        assertThat(loss.failed()).isEqualTo(1);
        assertThat(AggregationReturn.fromJson(loss.toJson())).isEqualTo(loss);
        AggregationReturn mean = AggregationReturn.ofOutputs(task, Map.of("prevalence", TABLE));
        assertThat(AggregationReturn.fromJson(mean.toJson())).isEqualTo(mean);
    }

    @Test
    void anAggregationOfFailuresAloneGivesNothing() {
        AggregationTask task = AggregationTask.of(TASK.bundle(), "mean", List.of(SimReturn.failed(TASK, ERROR)));
        assertThatThrownBy(() -> AggregationReturn.ofLoss(task, Double.POSITIVE_INFINITY))
                .isInstanceOf(InvalidResultException.class)
                .hasMessage("""
                        2 problems in the return of an aggregation:
                          loss must be finite, got Infinity
                          n_replicates must be at least 1 and n_failed at least 0, got 0 and 1""");
        assertThatThrownBy(() -> new AggregationReturn(
                        "0".repeat(16), OptionalDouble.empty(), Collections.emptySortedMap(), 1, 0, Map.of()))
                .hasMessage("an aggregation must give a loss or outputs, got neither");
    }

    @Test
    void anAggregationDoesNotDependOnTheOrderOfItsReturns() {
        List<SimReturn> returns = List.of(completed(TASK), completed(TASK.withSeed(43)));
        List<SimReturn> turned = List.of(returns.get(1), returns.get(0));
        assertThat(AggregationTask.of(TASK.bundle(), "mean", returns).aggregationId())
                .isEqualTo(AggregationTask.of(TASK.bundle(), "mean", turned).aggregationId());
    }
}
