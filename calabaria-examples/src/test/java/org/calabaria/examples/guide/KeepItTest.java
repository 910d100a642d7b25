package org.calabaria.examples.guide;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.calabaria.examples.boardingschool.Influenza;
import org.calabaria.examples.seir.Seir;
import org.calabaria.examples.sir.AgeStructuredSir;
import org.calabaria.examples.sir.Sir;
import org.calabaria.model.BaseModel;
import org.calabaria.parameter.IntegerParameter;
import org.calabaria.parameter.RealParameter;
import org.calabaria.request.Request;
import org.calabaria.request.Requests;
import org.calabaria.request.SeedPlan;
import org.calabaria.run.LocalRunner;
import org.calabaria.run.Progress;
import org.calabaria.run.Runner;
import org.calabaria.store.Replay;
import org.calabaria.store.ResultStore;
import org.calabaria.store.RunQuery;
import org.calabaria.store.StoredRun;
import org.calabaria.store.Why;
import org.calabaria.table.Table;
import org.calabaria.wire.registry.EntryRegistry;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class KeepItTest {

    @TempDir
    Path folder;

    private static Requests outbreaks() {
        List<Map<String, Number>> points = new ArrayList<>();
        for (int i = 0; i < 40; i++) {
            points.add(Map.of("beta", 1 + i / 20.0, "gamma", 0.5, "population", 763, "initial_infectious", 1));
        }
        return Requests.of(new Influenza())
                .points(points)
                .stacks("baseline", "isolation")
                .seeds(SeedPlan.sequential(1));
    }

    @Test
    void theBoardingSchoolIsSweptKeptListedExportedAndReplayed() throws IOException {
        // region guide-store
        Requests requests = outbreaks(); // 40 points under two scenarios
        Progress first;
        Progress second;
        try (ResultStore store = ResultStore.open(folder.resolve("results"));
                LocalRunner runner = Runner.local().recall(store)) {
            first = runner.run(requests, outcome -> {});
            second = runner.run(requests, outcome -> {});
        }
        // endregion
        assertThat(first.recalled()).isZero();
        assertThat(second.recalled()).isEqualTo(80);

        try (ResultStore store = ResultStore.open(folder.resolve("results"))) {
            // region guide-store-ask
            Table runs = store.runs(
                    RunQuery.all().model("Influenza").stack("isolation").where("beta", 1.5, 2.0));
            StoredRun run = store.find(runs.text("run").get(0)).orElseThrow();
            double peak = run.table("summary").real("peak_in_bed").get(0);
            // endregion
            assertThat(runs.rowCount()).isEqualTo(11);
            assertThat(peak).isPositive();

            // region guide-store-export
            store.dataset("summary", RunQuery.all()).writeParquet(folder.resolve("summary.parquet"));
            store.dataset("summary", RunQuery.all()).writeCsv(folder.resolve("summary.csv"));
            // endregion
            assertThat(Files.readAllLines(folder.resolve("summary.csv"))).hasSize(1 + 80);

            // region guide-store-replay
            Replay replay = store.replay(run.simRoot(), EntryRegistry.of(Influenza::new)); // MATCH
            // endregion
            assertThat(replay).hasToString("MATCH");

            Request request = Requests.of(new Influenza())
                    .points(List.of(Map.of("beta", 1.5, "gamma", 0.4, "population", 763, "initial_infectious", 1)))
                    .seeds(SeedPlan.sequential(1))
                    .iterator()
                    .next();
            // region guide-store-why
            Why why = store.why(request);
            // endregion
            assertThat(why).isInstanceOfSatisfying(Why.Miss.class, miss -> assertThat(miss.differences())
                    .containsExactly("gamma: 0.5 and 0.4"));

            // region guide-store-check
            store.verify().orThrow();
            String before = store.digest();
            store.compact();
            // endregion
            assertThat(store.digest()).isEqualTo(before);
        }
    }

    @Test
    void everyExampleModelIsReplayedToTheBit() {
        EntryRegistry registry = EntryRegistry.of(Sir::new, AgeStructuredSir::new, Seir::new, Influenza::new);
        try (ResultStore store = ResultStore.open(folder);
                LocalRunner runner = Runner.local().recall(store)) {
            registry.entries().values().forEach(entry -> {
                BaseModel<?, ?> model = entry.newModel();
                runner.run(
                        Requests.of(model)
                                .points(List.of(middle(model)))
                                .stacks(model.scenarios().keySet().toArray(String[]::new))
                                .seeds(SeedPlan.sequential(7))
                                .replicates(2),
                        outcome -> {});
            });

            store.forEachRun(RunQuery.all(), run -> assertThat(store.replay(run.simRoot(), registry))
                    .as(run.toString())
                    .hasToString("MATCH"));
            assertThat(store.size()).isGreaterThan(10);
        }
    }

    /** The middle of every range; of whole numbers rounded down. */
    private static Map<String, Number> middle(BaseModel<?, ?> model) {
        Map<String, Number> values = new LinkedHashMap<>();
        model.space().specs().forEach(spec -> {
            if (spec instanceof RealParameter real) {
                values.put(real.name(), (real.lower() + real.upper()) / 2);
            } else if (spec instanceof IntegerParameter whole) {
                values.put(whole.name(), (whole.lower() + whole.upper()) / 2);
            }
        });
        return values;
    }
}
