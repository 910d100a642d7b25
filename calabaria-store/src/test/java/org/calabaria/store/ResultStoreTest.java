package org.calabaria.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.calabaria.problem.InvalidOutputException;
import org.calabaria.request.Outcome;
import org.calabaria.request.Request;
import org.calabaria.request.Requests;
import org.calabaria.run.Progress;
import org.calabaria.run.Runner;
import org.calabaria.store.problem.StoreException;
import org.calabaria.table.Table;
import org.calabaria.wire.provenance.Environment;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ResultStoreTest {

    @TempDir
    Path folder;

    @TempDir
    Path second;

    @Test
    void runsAgainOnlyWhatFailed() {
        Requests requests = StoredSweep.of(100);
        List<Outcome> first;
        try (ResultStore store = ResultStore.open(folder)) {
            first = StoredSweep.run(store, requests, 2);
        }
        long before = Decay.RUNS.get();

        try (ResultStore store = ResultStore.open(folder);
                Runner runner = Runner.local().recall(store)) {
            List<Outcome> again = new ArrayList<>();
            Progress done = runner.run(requests, again::add);

            assertThat(done.recalled()).isEqualTo(90);
            assertThat(Decay.RUNS.get() - before).isEqualTo(10);
            assertThat(again.toString()).isEqualTo(first.toString());
        }
    }

    @Test
    void hasOneDigestAndOneCanonicalFormInAnyOrderOnAnyNumberOfThreads() {
        StoredSweep.store(folder, StoredSweep.of(50), 1);
        StoredSweep.store(second, StoredSweep.of(50), 2);

        try (ResultStore one = ResultStore.open(folder);
                ResultStore other = ResultStore.open(second)) {
            assertThat(other.digest()).isEqualTo(one.digest());
            one.compact();
            other.compact();
            assertThat(other.digest()).isEqualTo(one.digest());
            assertThat(one.verify().orThrow().runs()).isEqualTo(50);
        }
        assertThat(StoredSweep.files(second))
                .isEqualTo(StoredSweep.files(folder))
                .hasSize(3);
    }

    @Test
    void answersFromACompactedStore() {
        StoredSweep.store(folder, StoredSweep.of(30), 2);
        try (ResultStore store = ResultStore.open(folder)) {
            List<Outcome> before = StoredSweep.run(store, StoredSweep.of(30), 2);
            store.compact();
            assertThat(StoredSweep.run(store, StoredSweep.of(30), 2).toString()).isEqualTo(before.toString());
        }
    }

    @Test
    void listsRunsWithTheirParametersAndFailures() {
        StoredSweep.store(folder, StoredSweep.of(20), 1);
        try (ResultStore store = ResultStore.open(folder)) {
            Table runs = store.runs(RunQuery.all().where("rate", 0.8, 1.0));

            assertThat(runs.columnNames())
                    .containsExactly(
                            "level",
                            "rate",
                            "stack",
                            "seed",
                            "replicate",
                            "model",
                            "code",
                            "status",
                            "failure",
                            "stored_at",
                            "run");
            assertThat(runs.sortedBy("rate").real("rate").toArray()).containsExactly(0.825, 0.875, 0.925, 0.975);
            assertThat(runs.sortedBy("rate").text("failure").get(3))
                    .isEqualTo("java.lang.IllegalStateException: nothing is left");
            assertThat(runs.sortedBy("rate").text("failure").missingCount()).isEqualTo(2);
        }
    }

    @Test
    void handsOnTheRowsOfAnOutputWithParametersInTheOrderOfTheRuns() {
        StoredSweep.store(folder, StoredSweep.of(20), 1);
        try (ResultStore store = ResultStore.open(folder)) {
            List<Table> batches = new ArrayList<>();
            store.dataset("levels", RunQuery.all()).forEachBatch(batches::add);

            assertThat(batches).hasSize(1);
            assertThat(batches.get(0).columnNames())
                    .containsExactly("param.level", "rate", "stack", "replicate", "level", "seed");
            assertThat(batches.get(0).rowCount()).isEqualTo(18 * 10);
        }
    }

    @Test
    void refusesADatasetOfAnOutputThatWasNotKept() {
        try (ResultStore store = ResultStore.open(folder)) {
            StoredSweep.run(store, StoredSweep.of(9).outputs("levels"), 1);

            assertThatThrownBy(() -> store.dataset("level", RunQuery.all()))
                    .isInstanceOf(InvalidOutputException.class)
                    .hasMessage("unknown output(s) {level}, only {levels}; did you mean 'levels'?");
            StoredSweep.run(store, StoredSweep.of(3), 1);
            assertThatThrownBy(() -> store.dataset("last", RunQuery.all()))
                    .isInstanceOf(StoreException.class)
                    .hasMessageMatching(
                            "output 'last' was not stored with 8 of 11 runs, such as [0-9a-f]{8}; run them again"
                                    + " with it, or leave them out with output\\(\"last\"\\)");
        }
    }

    @Test
    void addsAnOutputThatWasNotKeptYetAndServesBothFromThenOn() {
        try (ResultStore store = ResultStore.open(folder)) {
            StoredSweep.run(store, StoredSweep.of(9).outputs("levels"), 1);
            long before = Decay.RUNS.get();
            StoredSweep.run(store, StoredSweep.of(9), 1);
            assertThat(Decay.RUNS.get() - before).isEqualTo(9);
            StoredSweep.run(store, StoredSweep.of(9).outputs("last"), 1);
            StoredSweep.run(store, StoredSweep.of(9).outputs("levels"), 1);
            assertThat(Decay.RUNS.get() - before).isEqualTo(9 + 1 + 1); // those that fail
        }
    }

    @Test
    void findsARunByTheBeginningOfAnyOfItsIds() {
        StoredSweep.store(folder, StoredSweep.of(20), 1);
        try (ResultStore store = ResultStore.open(folder)) {
            Request request = StoredSweep.of(20).iterator().next();
            StoredRun run = store.find(request).orElseThrow();

            assertThat(run.asked().point()).isEqualTo(Map.of("level", 100.0, "rate", 0.025));
            assertThat(store.find(run.simRoot().substring(0, 12)).map(StoredRun::simRoot))
                    .isEqualTo(Optional.of(run.simRoot()));
            String task = org.calabaria.wire.provenance.RunInputs.of(request).taskId();
            assertThat(store.find(task).map(StoredRun::simRoot)).isEqualTo(Optional.of(run.simRoot()));
            String point =
                    org.calabaria.wire.provenance.Identities.paramId(run.asked().point());
            assertThat(store.find(point.substring(0, 20)).map(StoredRun::simRoot))
                    .isEqualTo(Optional.of(run.simRoot()));
            assertThat(store.find("ffffffffffffffffff")).isEmpty();
            assertThatThrownBy(() -> store.find(run.asked().variant()))
                    .hasMessageContaining("may mean any of more than 10 runs; give more of the id:\n  ");
            assertThatThrownBy(() -> store.find("abc"))
                    .hasMessage("an id needs at least 4 characters to be looked for, got 'abc'");
        }
    }

    @Test
    void mergesWhatAnotherStoreHas() {
        StoredSweep.store(folder, StoredSweep.of(20), 1);
        StoredSweep.store(second, StoredSweep.of(20).outputs("levels"), 1);
        try (ResultStore store = ResultStore.open(second)) {
            assertThat(store.merge(folder)).isEqualTo(new MergeReport(18, 2, 0));
            assertThat(store.merge(folder)).isEqualTo(new MergeReport(0, 20, 0));
            store.verify().orThrow();
            try (ResultStore whole = ResultStore.open(folder)) {
                assertThat(store.digest()).isEqualTo(whole.digest());
            }
        }
    }

    @Test
    void removesWhatIsNotToBeKept() {
        StoredSweep.store(folder, StoredSweep.of(20), 1);
        try (ResultStore store = ResultStore.open(folder)) {
            store.gc(RunQuery.all().where("rate", 0, 0.5));

            assertThat(store.runs(RunQuery.all()).rowCount()).isEqualTo(10);
            assertThat(store.verify().orThrow().records()).isEqualTo(10);
        }
    }

    @Test
    void countsWhatWasRecalledByWhatHadMadeIt() {
        StoredSweep.store(folder, StoredSweep.of(20), 1);
        try (ResultStore store = ResultStore.open(folder)) {
            Environment environment = Environment.here();
            String here = environment.libraryVersion() + " on Java " + environment.javaVersion();
            assertThat(store.recalls()).hasToString("0 recalled");
            StoredSweep.run(store, StoredSweep.of(20), 2);

            assertThat(store.recalls().toString()).isEqualTo("18 recalled, all of them from " + here);
            store.compact();
            StoredSweep.run(store, StoredSweep.of(20), 2);
            assertThat(store.recalls().byOrigin()).isEqualTo(Map.of("a compacted store", 18L, here, 18L));
            assertThat(store.recalls().toString()).startsWith("36 recalled, 18 of them from ");
        }
    }

    @Test
    void servesOnlyRunsOfTheSameEnvironmentWhereThatIsAskedFor() {
        StoredSweep.store(folder, StoredSweep.of(20), 1);
        try (ResultStore store = ResultStore.open(folder)) {
            ResultStore strict = store.sameEnvironment(EnvironmentPart.JAVA, EnvironmentPart.OS);
            long before = Decay.RUNS.get();
            StoredSweep.run(strict, StoredSweep.of(20), 2);
            assertThat(Decay.RUNS.get() - before).isEqualTo(2); // those that fail
            store.compact();
            StoredSweep.run(store, StoredSweep.of(20), 2);
            assertThat(Decay.RUNS.get() - before).isEqualTo(4);
            StoredSweep.run(strict, StoredSweep.of(20), 2);
            assertThat(Decay.RUNS.get() - before).isEqualTo(24);
        }
    }
}
