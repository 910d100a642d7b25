package org.calabaria.wire.job;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import org.calabaria.model.BaseModel;
import org.calabaria.model.ModelOutput;
import org.calabaria.model.SimOutput;
import org.calabaria.parameter.ParameterSet;
import org.calabaria.parameter.ParameterSpace;
import org.calabaria.parameter.ParameterSpec;
import org.calabaria.problem.InvalidOutputException;
import org.calabaria.request.Outcome;
import org.calabaria.request.Request;
import org.calabaria.run.FailurePolicy;
import org.calabaria.run.RunCache;
import org.calabaria.run.RunFailedException;
import org.calabaria.scenario.Config;
import org.calabaria.table.Column;
import org.calabaria.table.Table;
import org.calabaria.variant.ModelVariant;
import org.calabaria.variant.VariantSpec;
import org.calabaria.wire.provenance.Epidemic;
import org.calabaria.wire.provenance.RunInputs;
import org.calabaria.wire.registry.EntryRegistry;
import org.calabaria.wire.registry.WireResponse;
import org.junit.jupiter.api.Test;

class JobRunnerTest {

    private static final Epidemic MODEL = new Epidemic();
    private static final EntryRegistry REGISTRY = EntryRegistry.of(Epidemic::new);
    private static final VariantSpec PLAIN =
            VariantSpec.of(MODEL.space()).fix("population", 10_000).fix("gamma", 0.1);

    private static JobSpec job() {
        return JobSpec.ofSweep(
                        new ModelVariant(MODEL, PLAIN.config("days", 3)),
                        Map.of("beta", List.of(0.2, 0.3), "contact_rate", List.of(4, 5)),
                        List.of(1L, 2L))
                .branch("baseline")
                .branch("lockdown")
                .branch("lockdown", "vaccination");
    }

    private static List<JobOutcome> run(JobRunner runner, JobSpec job) {
        List<JobOutcome> outcomes = new ArrayList<>();
        try (runner) {
            runner.run(job, outcomes::add);
        }
        return outcomes;
    }

    private static List<WireResponse> responses(List<JobOutcome> outcomes) {
        return outcomes.stream()
                .map(outcome -> ((JobResponse) outcome).response())
                .toList();
    }

    /** 2 x 2 points and 2 seeds; under lockdown contact_rate is set, so that only 2 points are left. */
    @Test
    void whatABranchSetsIsNotRunTwice() {
        List<JobOutcome> outcomes = run(JobRunner.on(REGISTRY).threads(2), job());
        assertThat(outcomes)
                .extracting(outcome -> outcome.task().stack().size())
                .hasSize(8 + 4 + 4);
        assertThat(outcomes).extracting(outcome -> outcome.task().taskId()).doesNotHaveDuplicates();
        assertThat(outcomes)
                .extracting(outcome -> outcome.task().index())
                .containsExactly(0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15);
        assertThat(outcomes.get(8).task().stack()).containsExactly("lockdown");
        assertThat(outcomes.get(8).task().point().real("contact_rate")).isEqualTo(4.0);
    }

    @Test
    void everyResponseIsThatOfTheWire() {
        List<JobOutcome> outcomes = run(JobRunner.on(REGISTRY).threads(2), JobSpec.parse(job().toYaml()));
        List<WireResponse> expected = outcomes.stream()
                .map(JobOutcome::task)
                .map(task -> REGISTRY.find("Epidemic")
                        .wire()
                        .run(task.point().values(), task.seed(), task.stack(), Map.of("days", 3), List.of()))
                .toList();
        assertThat(responses(outcomes)).isEqualTo(expected);
        assertThat(outcomes).allMatch(outcome -> ((JobResponse) outcome)
                .response()
                .provenance()
                .taskId()
                .equals(outcome.task().taskId()));
    }

    @Test
    void theNumberOfThreadsChangesNothing() {
        assertThat(run(JobRunner.on(REGISTRY).threads(1), job()))
                .isEqualTo(run(JobRunner.on(REGISTRY).threads(8), job()));
    }

    @Test
    void aScenarioReachesTheRun() {
        List<WireResponse> responses = responses(run(JobRunner.on(REGISTRY), job()));
        assertThat(responses.get(0).table("last")).isNotEqualTo(responses.get(8).table("last"));
        assertThat(responses.get(8).table("last"))
                .isNotEqualTo(responses.get(12).table("last"));
    }

    @Test
    void aJobThatDoesNotFitRunsNothing() {
        AtomicInteger heard = new AtomicInteger();
        try (JobRunner jobs = JobRunner.on(REGISTRY)) {
            JobSpec wrong = job().outputs("lst");
            assertThatThrownBy(() -> jobs.run(wrong, outcome -> heard.incrementAndGet()))
                    .isInstanceOf(InvalidOutputException.class)
                    .hasMessage("outputs[0]: unknown output(s) {lst}, only {infected, last}; did you mean 'last'?");
        }
        assertThat(heard).hasValue(0);
    }

    /** Cannot be run at x = 1. */
    static final class Fragile extends BaseModel<Double, Double> {
        Fragile() {
            super(ParameterSpace.of(ParameterSpec.real("x", 0, 2)));
        }

        @Override
        protected Double buildSim(ParameterSet m, Config config) {
            return m.real("x");
        }

        @Override
        protected Double runSim(Double state, long seed) {
            if (state == 1) {
                throw new IllegalStateException("no one left");
            }
            return state;
        }

        @ModelOutput
        Table y(Double raw) {
            return Table.of(Column.real("y", raw));
        }
    }

    private static JobSpec fragile() {
        Fragile model = new Fragile();
        return JobSpec.ofSweep(
                new ModelVariant(model, VariantSpec.of(model.space())), Map.of("x", List.of(0, 1, 2)), List.of(5L));
    }

    @Test
    void aFailedRunIsAnOutcome() {
        List<JobOutcome> outcomes = run(JobRunner.on(EntryRegistry.of(Fragile::new)), fragile());
        assertThat(outcomes).hasSize(3);
        assertThat(outcomes.get(1)).isInstanceOfSatisfying(JobFailure.class, failure -> {
            assertThat(failure.failure().problem()).hasMessage("no one left");
            assertThat(failure.toString())
                    .startsWith("task 1 (")
                    .contains("seed 5")
                    .contains("no one left");
        });
        assertThat(outcomes.get(2)).isInstanceOf(JobResponse.class);
    }

    @Test
    void aFailureCanEndTheJob() {
        JobRunner runner = JobRunner.on(EntryRegistry.of(Fragile::new)).onFailure(FailurePolicy.STOP);
        JobSpec job = fragile();
        assertThatThrownBy(() -> run(runner, job)).isInstanceOf(RunFailedException.class);
    }

    @Test
    void aMemoryIsAskedByIdentity() {
        List<String> asked = java.util.Collections.synchronizedList(new ArrayList<>());
        RunCache memory = new RunCache() {
            @Override
            public Optional<SimOutput> recall(Request request) {
                asked.add(RunInputs.of(request).taskId());
                return Optional.empty();
            }

            @Override
            public void remember(Outcome outcome) {}
        };
        List<JobOutcome> outcomes = run(JobRunner.on(REGISTRY).recall(memory), job());
        assertThat(asked)
                .containsExactlyInAnyOrderElementsOf(outcomes.stream()
                        .map(outcome -> outcome.task().taskId())
                        .toList());
    }
}
