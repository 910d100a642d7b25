package org.calabaria.store;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.calabaria.digest.Sha256;
import org.calabaria.request.Outcome;
import org.calabaria.request.Requests;
import org.calabaria.request.SeedPlan;
import org.calabaria.run.LocalRunner;
import org.calabaria.run.Runner;

/** A sweep of {@link Decay}, and what tests ask of the folder that it is stored in. */
final class StoredSweep {

    private StoredSweep() {}

    /** Points at rates from 0 to 1; a tenth of them fail. */
    static Requests of(int points) {
        List<Map<String, Number>> values = new ArrayList<>();
        for (int i = 0; i < points; i++) {
            values.add(Map.of("rate", (i + 0.5) / points, "level", 100.0 + i));
        }
        return Requests.of(new Decay()).points(values).seeds(SeedPlan.sequential(1));
    }

    static List<Outcome> run(ResultStore store, Requests requests, int threads) {
        List<Outcome> outcomes = new ArrayList<>();
        try (LocalRunner runner = Runner.local().threads(threads).recall(store)) {
            runner.run(requests, outcomes::add);
        }
        return outcomes;
    }

    /** A store of a sweep, closed again. */
    static void store(Path folder, Requests requests, int threads) {
        try (ResultStore store = ResultStore.open(folder).durability(Durability.NONE)) {
            run(store, requests, threads);
        }
    }

    /** The digest of every file, by its path. */
    static SortedMap<String, String> files(Path folder) {
        SortedMap<String, String> digests = new TreeMap<>();
        try (Stream<Path> all = Files.walk(folder)) {
            for (Path file : all.filter(Files::isRegularFile).toList()) {
                digests.put(
                        folder.relativize(file).toString(),
                        HexFormat.of()
                                .formatHex(new Sha256()
                                        .add(Files.readAllBytes(file))
                                        .digest()));
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return digests;
    }
}
