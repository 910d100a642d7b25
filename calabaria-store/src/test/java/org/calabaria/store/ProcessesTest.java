package org.calabaria.store;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.calabaria.random.Pcg64;
import org.calabaria.store.archive.QuickArchive;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Several processes, and processes that are killed. {@code -Dcalabaria.kills=200} is the long form. */
class ProcessesTest {

    private static final int POINTS = 300;
    private static final int FAILING = 30; // a tenth of them
    private static final int KILLS = Integer.getInteger("calabaria.kills", 20);
    private static final long RUN_MILLIS = 2;

    /** The words before the command of every second process of four, such as {@code unshare -n faketime -f +1h}. */
    private static final List<String> ELSEWHERE = Stream.of(
                    System.getProperty("calabaria.elsewhere", "").split(" "))
            .filter(word -> !word.isEmpty())
            .toList();

    private static final int LATEST_KILL_MILLIS = 400;

    @TempDir
    Path folder;

    private SortedMap<String, String> expected;

    @BeforeEach
    void sweepWithoutInterruption() {
        expected = compacted(folder.resolve("expected"), true);
    }

    /** The files of a store that is swept to its end, if it is not yet, and compacted. */
    private static SortedMap<String, String> compacted(Path store, boolean sweep) {
        try (ResultStore open = ResultStore.of(QuickArchive.open(store))) {
            if (sweep) {
                StoredSweep.run(open, StoredSweep.of(POINTS), 2);
            }
            open.compact();
            open.verify().orThrow();
        }
        return StoredSweep.files(store);
    }

    private static List<String> notes(Path file, String kind) throws IOException {
        return Files.exists(file)
                ? Files.readAllLines(file).stream()
                        .filter(line -> line.startsWith(kind))
                        .map(line -> line.substring(kind.length()))
                        .toList()
                : List.of();
    }

    @Test
    void aKilledSweepIsResumedWithoutRunningAgainWhatWasStored() throws IOException, InterruptedException {
        Pcg64 random = Pcg64.seeded(20261127);
        for (int kill = 0; kill < KILLS; kill++) {
            Path store = folder.resolve("killed-" + kill);
            Path notes = folder.resolve("notes-" + kill);
            long instant = (long) (random.nextDouble() * LATEST_KILL_MILLIS);
            killAfter(instant, SweepProcess.start(store, notes, POINTS, RUN_MILLIS));
            Set<String> kept = new HashSet<>(notes(notes, "kept "));
            int before = notes(notes, "ran ").size();

            SweepProcess.sweep(store, notes, POINTS, 0);

            List<String> ran = notes(notes, "ran ");
            assertThat(ran.subList(before, ran.size()))
                    .as("kill %d, after %d ms", kill, instant)
                    .filteredOn(run -> kept.contains(run) && !fails(run))
                    .isEmpty();
            assertThat(compacted(store, false))
                    .as("kill %d, after %d ms", kill, instant)
                    .isEqualTo(expected);
        }
    }

    private static boolean fails(String run) {
        double rate = Double.parseDouble(run.replaceAll(".*rate=([0-9.E-]+).*", "$1"));
        return rate > 0.9;
    }

    private static void killAfter(long millis, Process process) throws IOException, InterruptedException {
        try (BufferedReader out = process.inputReader()) {
            assertThat(out.readLine()).isEqualTo("open");
            Thread.sleep(millis);
            process.destroyForcibly();
            assertThat(process.waitFor(20, TimeUnit.SECONDS)).isTrue();
        }
    }

    @Test
    void fourProcessesShareOneSweepAndDoEachRunOnce() throws IOException, InterruptedException {
        Path store = folder.resolve("shared");
        List<Process> processes = new ArrayList<>();
        for (int i = 0; i < 4; i++) {
            processes.add(SweepProcess.start(
                    i % 2 == 0 ? List.of() : ELSEWHERE, store, folder.resolve("notes-" + i), POINTS, RUN_MILLIS));
        }
        Map<String, Integer> computed = new HashMap<>();
        for (int i = 0; i < 4; i++) {
            String out = new String(processes.get(i).getInputStream().readAllBytes());
            assertThat(processes.get(i).waitFor()).as(out).isZero();
            notes(folder.resolve("notes-" + i), "kept ").forEach(run -> computed.merge(run, 1, Integer::sum));
        }

        assertThat(computed).hasSize(POINTS);
        assertThat(computed.entrySet())
                .filteredOn(run -> run.getValue() > 2 && !fails(run.getKey()))
                .isEmpty();
        try (ResultStore open = ResultStore.open(store)) {
            assertThat(open.verify().orThrow().runs()).isEqualTo(POINTS);
        }
        assertThat(compacted(store, false)).isEqualTo(expected);
    }
}
