package org.calabaria.benchmarks;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.calabaria.random.Pcg64;

/** Points of the space of a {@link SweepModel}, always the same ones. */
final class Points {

    private static final long SEED = 20_261_121;

    private Points() {}

    /** Values of every parameter. */
    static List<Map<String, Number>> whole(int count) {
        Pcg64 random = Pcg64.seeded(SEED);
        return Stream.generate(() -> Map.<String, Number>of(
                        "beta",
                        random.uniform(0.05, 0.15),
                        "gamma",
                        random.uniform(0.05, 0.2),
                        "population",
                        random.integers(1_000, 100_000),
                        "contact_rate",
                        random.uniform(2, 6),
                        "initial_infected",
                        random.integers(5, 50)))
                .limit(count)
                .toList();
    }

    /** Values of {@code beta} and {@code gamma} alone. */
    static List<Map<String, Number>> free(int count) {
        return whole(count).stream()
                .map(point -> {
                    Map<String, Number> free = new TreeMap<>(point);
                    free.keySet().retainAll(List.of("beta", "gamma"));
                    return Map.copyOf(free);
                })
                .toList();
    }
}
