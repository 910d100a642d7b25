package org.calabaria.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicLong;
import org.calabaria.model.BaseModel;
import org.calabaria.model.ModelOutput;
import org.calabaria.parameter.ParameterSet;
import org.calabaria.parameter.ParameterSpace;
import org.calabaria.parameter.ParameterSpec;
import org.calabaria.request.Request;
import org.calabaria.request.Requests;
import org.calabaria.request.SeedPlan;
import org.calabaria.request.Setup;
import org.calabaria.scenario.Config;
import org.calabaria.store.problem.InconsistentResultException;
import org.calabaria.store.problem.StoreException;
import org.calabaria.table.Column;
import org.calabaria.table.Table;
import org.calabaria.wire.registry.EntryRegistry;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ReplayTest {

    @TempDir
    Path folder;

    @TempDir
    Path code;

    /** A model that counts, so that its third row is another one each time. */
    public static final class Impure extends BaseModel<Double, Long> {

        private static final AtomicLong CALLS = new AtomicLong();

        public Impure() {
            super(ParameterSpace.of(ParameterSpec.real("x", 0, 1)), Config.empty());
        }

        @Override
        protected Double buildSim(ParameterSet params, Config config) {
            return params.real("x");
        }

        @Override
        protected Long runSim(Double x, long seed) {
            return CALLS.incrementAndGet();
        }

        @ModelOutput
        Table counted(Long calls) {
            return Table.of(Column.integer("day", 0, 1, 2), Column.real("level", 0.5, 0.25, calls));
        }
    }

    private static Request request(BaseModel<?, ?> model, Map<String, Double> values, long seed) {
        return Request.of(Setup.of(model, model.space().point(values), List.of()), seed);
    }

    private static Requests one(BaseModel<?, ?> model, Map<String, Double> values) {
        return Requests.of(model).points(List.of(values)).seeds(SeedPlan.sequential(0));
    }

    @Test
    void matchesForEveryRunOfASweepAlsoUnderScenariosAndForFailures() {
        try (ResultStore store = ResultStore.open(folder)) {
            StoredSweep.run(store, StoredSweep.of(10).stacks("baseline", "fast", "brief"), 2);

            store.forEachRun(
                    RunQuery.all(), run -> assertThat(store.replay(run.simRoot(), EntryRegistry.of(Decay::new)))
                            .isEqualTo(new Replay.Match())
                            .hasToString("MATCH"));
            assertThat(store.runs(RunQuery.all()).rowCount()).isEqualTo(30);
        }
    }

    @Test
    void namesTheFirstCellThatDiffersWhereAModelIsImpure() {
        Impure.CALLS.set(40);
        try (ResultStore store = ResultStore.open(folder)) {
            StoredSweep.run(store, one(new Impure(), Map.of("x", 0.5)), 1);

            String run = store.runs(RunQuery.all()).text("run").get(0);
            Replay replay = store.replay(run, EntryRegistry.of(Impure::new));
            assertThat(replay).isInstanceOf(Replay.Differs.class);
            assertThat(replay).hasToString("DIFFERS in output 'counted', row 2, column 'level': stored 41.0, now 42.0");
        }
    }

    @Test
    void refusesASecondResultThatDiffersAndNamesBoth() {
        Impure.CALLS.set(40);
        Request request = request(new Impure(), Map.of("x", 0.5), 1);
        try (ResultStore store = ResultStore.open(folder)) {
            store.remember(new org.calabaria.request.Completed(request, request.simulate()));

            assertThatThrownBy(() -> store.remember(new org.calabaria.request.Completed(request, request.simulate())))
                    .isInstanceOf(InconsistentResultException.class)
                    .hasMessageMatching(
                            "output 'counted' of run [0-9a-f]{64} differs from the one that is stored: digest"
                                    + " [0-9a-f]{8} now, [0-9a-f]{8} in segments/[0-9a-f]+-1\\.zip at byte \\d+; the model depends on"
                                    + " something that is not among its inputs: find it with the laws of the testkit, or keep the"
                                    + " first result with onConflict\\(KEEP_FIRST\\)");
            store.onConflict(ConflictPolicy.KEEP_FIRST)
                    .remember(new org.calabaria.request.Completed(request, request.simulate()));
            assertThat(store.find(request)
                            .orElseThrow()
                            .table("counted")
                            .real("level")
                            .get(2))
                    .isEqualTo(41);
        }
    }

    @Test
    void saysWhichClassChanged() {
        BaseModel<?, ?> before = CompiledModel.model(CompiledModel.growth(code, "2.0"));
        Class<? extends BaseModel<?, ?>> after = CompiledModel.growth(code, "3.0");
        try (ResultStore store = ResultStore.open(folder)) {
            StoredSweep.run(store, one(before, Map.of("rate", 0.5)), 1);

            String run = store.runs(RunQuery.all()).text("run").get(0);
            EntryRegistry registry = EntryRegistry.of();
            registry.register(after);
            Replay replay = store.replay(run, registry);
            assertThat(replay).isInstanceOf(Replay.CodeChanged.class);
            assertThat(replay.toString())
                    .contains("\n  code/class example.Rates: ")
                    .doesNotContain("example.Growth");
            assertThat(store.why(request(CompiledModel.model(after), Map.of("rate", 0.5), 0)))
                    .hasToString("not stored; the nearest is " + store.find(run).orElseThrow()
                            + "; what differs:\n  code: class example.Rates");
        }
    }

    @Test
    void saysWhyARunCannotBeReplayed() {
        try (ResultStore store = ResultStore.open(folder)) {
            StoredSweep.run(store, StoredSweep.of(1), 1);

            String run = store.runs(RunQuery.all()).text("run").get(0);
            assertThat(store.replay(run, EntryRegistry.of()))
                    .hasToString(
                            "NOT REPLAYABLE: its model org.calabaria.store.Decay is not registered, only {}; register"
                                    + " it, as in EntryRegistry.of(Decay::new)");
            assertThatThrownBy(() -> store.replay("abcdef", EntryRegistry.of()))
                    .isInstanceOf(StoreException.class)
                    .hasMessage("store '" + folder + "' has no run 'abcdef'; runs(RunQuery.all()) lists them");
        }
    }

    @Test
    void explainsWhyTwoRunsAreNotTheSame() {
        try (ResultStore store = ResultStore.open(folder)) {
            StoredSweep.run(store, StoredSweep.of(2), 1);

            Table runs = store.runs(RunQuery.all()).sortedBy("rate");
            assertThat(store.explain(runs.text("run").get(0), runs.text("run").get(1)))
                    .hasToString("2 inputs differ:\n  params/level: 100.0 and 101.0\n  params/rate: 0.25 and 0.75");
        }
    }
}
