package org.calabaria.store;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.calabaria.random.Pcg64;
import org.calabaria.request.Request;
import org.calabaria.request.Setup;
import org.calabaria.variant.ModelVariant;
import org.calabaria.variant.VariantSpec;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class WhyTest {

    @TempDir
    Path folder;

    private static Request request(Map<String, Double> values, List<String> stack, long seed) {
        Decay model = new Decay();
        return Request.of(Setup.of(model, model.space().point(values), stack), seed);
    }

    @Test
    void namesExactlyTheInputThatWasChangedIn100SingleChanges() {
        Pcg64 random = Pcg64.seeded(20261127);
        try (ResultStore store = ResultStore.open(folder)) {
            StoredSweep.run(store, StoredSweep.of(40), 2);
            for (int i = 0; i < 100; i++) {
                int point = (int) (random.nextDouble() * 36);
                long seed = 1;
                Map<String, Double> values =
                        new LinkedHashMap<>(Map.of("rate", (point + 0.5) / 40, "level", 100.0 + point));
                String changed;
                switch (i % 4) {
                    case 0 -> {
                        double rate = values.get("rate");
                        values.put("rate", rate + 1e-6);
                        changed = "rate: " + rate + " and " + (rate + 1e-6);
                    }
                    case 1 -> {
                        double level = values.get("level");
                        values.put("level", level + 0.125);
                        changed = "level: " + level + " and " + (level + 0.125);
                    }
                    case 2 -> changed = "seed: " + seed + " and " + (seed + 1_000_000);
                    default -> changed = "stack: [baseline] and [fast]";
                }
                Request asked = request(
                        values, List.of(i % 4 == 3 ? "fast" : "baseline"), i % 4 == 2 ? seed + 1_000_000 : seed);

                assertThat(store.why(asked))
                        .isInstanceOfSatisfying(Why.Miss.class, miss -> assertThat(miss.differences())
                                .containsExactly(changed));
            }
        }
    }

    @Test
    void namesASettingThatWasOverridden() {
        try (ResultStore store = ResultStore.open(folder)) {
            StoredSweep.run(store, StoredSweep.of(1), 1);
            ModelVariant longer = new ModelVariant(
                    new Decay(), VariantSpec.of(new Decay().space()).config("steps", 11));
            Request asked = Request.of(Setup.of(longer, Map.of("rate", 0.5, "level", 100.0)), 1);

            assertThat(((Why.Miss) store.why(asked)).differences()).containsExactly("steps: 10 and 11");
        }
    }

    @Test
    void tellsAHitAnOutputThatWasNotKeptAFailureAndAnEmptyStore() {
        try (ResultStore store = ResultStore.open(folder)) {
            Request asked = StoredSweep.of(10).iterator().next();
            assertThat(store.why(asked)).hasToString("the store has no runs");
            StoredSweep.run(store, StoredSweep.of(10).outputs("levels"), 1);

            assertThat(store.why(StoredSweep.of(10).outputs("levels").iterator().next()))
                    .isInstanceOf(Why.Hit.class);
            assertThat(((Why.Miss) store.why(asked)).differences()).containsExactly("output 'last' was not stored");
            Request failing = request(Map.of("rate", 0.95, "level", 109.0), List.of("baseline"), 1);
            assertThat(((Why.Miss) store.why(failing)).differences())
                    .containsExactly("it failed, and runs again: java.lang.IllegalStateException: nothing is left");
            Request refused = Request.of(
                    Setup.of(
                            new ModelVariant(new Decay(), VariantSpec.of(new Decay().space())),
                            Map.of("rate", 2.0, "level", 1.0)),
                    1);
            assertThat(store.why(refused))
                    .hasToString("the run would be refused: parameter 'rate' must lie in [0.0, 1.0], got 2.0");
        }
    }
}
