package org.calabaria.store;

import java.nio.file.*;
import java.util.*;
import org.calabaria.request.*;
import org.calabaria.run.*;

public class Timing {
    public static void main(String[] a) throws Exception {
        Path dir = Files.createTempDirectory("timing");
        int n = 100_000;
        List<Map<String, Number>> values = new ArrayList<>();
        for (int i = 0; i < n; i++) values.add(Map.of("rate", 0.9 * (i + 0.5) / n, "level", 100 + i * 0.001));
        Requests requests =
                Requests.of(new Decay()).outputs("levels").points(values).seeds(SeedPlan.sequential(1));
        for (int round = 0; round < 4; round++) {
            int threads = round < 3 ? 1 : 2;
            Path folder = dir.resolve("r" + round);
            long t0 = System.nanoTime();
            try (LocalRunner r = Runner.local().threads(threads)) {
                r.run(requests, o -> {});
            }
            long t1 = System.nanoTime();
            try (ResultStore s = ResultStore.open(folder);
                    LocalRunner r = Runner.local().threads(threads).recall(s)) {
                r.run(requests, o -> {});
            }
            long t2 = System.nanoTime();
            try (ResultStore s = ResultStore.open(folder);
                    LocalRunner r = Runner.local().threads(threads).recall(s)) {
                System.out.println(r.run(requests, o -> {}));
            }
            long t3 = System.nanoTime();
            System.out.printf(
                    Locale.ROOT,
                    "threads %d plain %.1f us, put %.1f us, hit %.1f us%n",
                    threads,
                    (t1 - t0) / 1e3 / n,
                    (t2 - t1) / 1e3 / n,
                    (t3 - t2) / 1e3 / n);
            try (var files = Files.walk(folder)) {
                files.filter(Files::isRegularFile)
                        .forEach(f -> System.out.println(
                                folder.relativize(f) + " " + f.toFile().length()));
            }
        }
        try (var files = Files.walk(dir)) {
            files.sorted(Comparator.reverseOrder()).forEach(f -> f.toFile().delete());
        }
    }
}
