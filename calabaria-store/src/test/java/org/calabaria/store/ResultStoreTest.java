package org.calabaria.store;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.calabaria.request.Outcome;
import org.calabaria.request.Requests;
import org.calabaria.request.SeedPlan;
import org.calabaria.run.Progress;
import org.calabaria.run.Runner;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ResultStoreTest {

    @TempDir
    Path folder;

    private static Requests sweep(int points) {
        List<Map<String, Number>> values = new ArrayList<>();
        for (int i = 0; i < points; i++) {
            values.add(Map.of("rate", (i + 0.5) / points, "level", 100 + i));
        }
        return Requests.of(new Decay()).points(values).seeds(SeedPlan.sequential(1));
    }

    private static List<Outcome> run(ResultStore store, Requests requests) {
        List<Outcome> outcomes = new ArrayList<>();
        try (Runner runner = Runner.local().threads(2).recall(store)) {
            runner.run(requests, outcomes::add);
        }
        return outcomes;
    }

    @Test
    void runsAgainOnlyWhatFailed() {
        Requests requests = sweep(100);
        List<Outcome> first;
        try (ResultStore store = ResultStore.open(folder)) {
            first = run(store, requests);
        }
        long before = Decay.RUNS.get();

        try (ResultStore store = ResultStore.open(folder);
                Runner runner = Runner.local().recall(store)) {
            List<Outcome> second = new ArrayList<>();
            Progress done = runner.run(requests, second::add);

            assertThat(done.recalled()).isEqualTo(90);
            assertThat(Decay.RUNS.get() - before).isEqualTo(10);
            assertThat(second.stream().map(Object::toString).toList())
                    .isEqualTo(first.stream().map(Object::toString).toList());
        }
    }
}
