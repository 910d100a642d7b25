package org.calabaria.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.calabaria.model.SimOutput;
import org.calabaria.random.Pcg64;
import org.calabaria.request.Request;
import org.calabaria.store.archive.QuickArchive;
import org.calabaria.store.problem.StoreException;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Files that were changed, cut, emptied or swapped. {@code -Dcalabaria.mutations=100000} is the long form, and
 * {@code -Dcalabaria.step=1} flips every byte.
 */
class DamageTest {

    private static final int POINTS = 12;
    private static final int MUTATIONS = Integer.getInteger("calabaria.mutations", 1500);
    private static final int STEP = Integer.getInteger("calabaria.step", 41);
    private static final String MARKER = "calabaria-store.json";

    @TempDir
    Path folder;

    private final SortedMap<Path, byte[]> files = new TreeMap<>();
    private final Map<Request, SimOutput> right = new HashMap<>();

    @BeforeEach
    void store() throws IOException {
        try (ResultStore store = ResultStore.of(QuickArchive.open(folder))) {
            StoredSweep.run(store, StoredSweep.of(POINTS), 1);
            StoredSweep.run(store, StoredSweep.of(POINTS).stacks("fast").outputs("last"), 1);
        }
        read();
        StoredSweep.of(POINTS).forEach(this::expect);
        StoredSweep.of(POINTS).stacks("fast").outputs("last").forEach(this::expect);
    }

    private void read() throws IOException {
        files.clear();
        try (Stream<Path> all = Files.walk(folder)) {
            for (Path file : all.filter(Files::isRegularFile).toList()) {
                files.put(file, Files.readAllBytes(file));
            }
        }
    }

    private void expect(Request request) {
        if (request.values().get("rate").doubleValue() <= 0.9 || request.stack().equals(List.of("fast"))) {
            right.put(request, request.simulate());
        }
    }

    private void restore() throws IOException {
        try (Stream<Path> all = Files.walk(folder)) {
            for (Path file : all.filter(Files::isRegularFile).toList()) {
                if (!files.containsKey(file)) {
                    Files.delete(file);
                }
            }
        }
        for (Map.Entry<Path, byte[]> file : files.entrySet()) {
            Files.write(file.getKey(), file.getValue());
        }
    }

    /** How many runs are served; each of them rightly. */
    private int served(String what) {
        try (ResultStore store = ResultStore.of(QuickArchive.open(folder))) {
            int served = 0;
            for (Map.Entry<Request, SimOutput> run : right.entrySet()) {
                Optional<SimOutput> known = store.recall(run.getKey());
                if (known.isPresent()) {
                    served++;
                    assertThat(known.get()).as(what).isEqualTo(run.getValue());
                } else {
                    store.release(run.getKey());
                }
            }
            return served;
        }
    }

    private static byte[] flipped(byte[] bytes, int at, int bit) {
        byte[] changed = bytes.clone();
        changed[at] ^= (byte) (1 << bit);
        return changed;
    }

    @Test
    void servesNothingWrongWhereAByteIsFlippedAndTheOtherRecordsStayReadable() throws IOException {
        assertThat(served("untouched")).isEqualTo(right.size());
        for (Map.Entry<Path, byte[]> file : files.entrySet()) {
            if (file.getKey().endsWith(MARKER)) {
                continue;
            }
            for (int at = 0; at < file.getValue().length; at += STEP) {
                Files.write(file.getKey(), flipped(file.getValue(), at, at % 8));
                String what = file.getKey().getFileName() + " flipped at " + at;
                assertThat(served(what)).as(what).isGreaterThanOrEqualTo(right.size() - 1);
                if (at % (STEP * 16) == 0) {
                    assertReported(what);
                }
                restore();
            }
        }
    }

    private void assertReported(String what) {
        try (ResultStore store = ResultStore.of(QuickArchive.open(folder))) {
            assertThat(store.verify().isClean()).as(what).isFalse();
        }
    }

    @Test
    void everyFlippedByteIsReportedByVerify() throws IOException {
        for (Map.Entry<Path, byte[]> file : files.entrySet()) {
            if (file.getKey().endsWith(MARKER)) {
                continue;
            }
            for (int at = 0; at < file.getValue().length; at += 5 * STEP + 1) {
                Files.write(file.getKey(), flipped(file.getValue(), at, 7 - at % 8));
                assertReported(file.getKey().getFileName() + " flipped at " + at);
                restore();
            }
        }
    }

    @Test
    void aCutSegmentKeepsTheRecordsBeforeTheCut() throws IOException {
        for (Map.Entry<Path, byte[]> file : files.entrySet()) {
            if (!file.getKey().toString().endsWith(".zip")) {
                continue;
            }
            int before = right.size() + 1;
            for (int length = file.getValue().length; length >= 0; length -= 7 * STEP) {
                Files.write(file.getKey(), Arrays.copyOf(file.getValue(), length));
                int served = served(file.getKey().getFileName() + " cut to " + length);
                assertThat(served).isLessThanOrEqualTo(before);
                before = served;
                restore();
            }
        }
    }

    @Test
    void emptiedFilesSwappedFilesAndForeignIndexesAreHarmless() throws IOException {
        List<Path> names =
                files.keySet().stream().filter(file -> !file.endsWith(MARKER)).toList();
        for (Path one : names) {
            Files.write(one, new byte[0]);
            served(one + " emptied");
            restore();
            Files.delete(one);
            boolean index = one.toString().endsWith(".idx");
            int served = served(one + " deleted");
            assertThat(served).isLessThanOrEqualTo(index ? right.size() : right.size() - 1);
            assertThat(!index || served == right.size()).as(one + " deleted").isTrue();
            restore();
            for (Path other : names) {
                if (one.compareTo(other) < 0) {
                    Files.write(one, files.get(other));
                    Files.write(other, files.get(one));
                    int swapped = served(one + " and " + other + " swapped");
                    boolean alike = index == other.toString().endsWith(".idx");
                    assertThat(!alike || swapped == right.size())
                            .as(one + " and " + other)
                            .isTrue();
                    restore();
                }
            }
        }
    }

    @Test
    void whatIsDamagedRunsAgainAndIsServedThen() throws IOException {
        Path segment = files.keySet().stream()
                .filter(file -> file.toString().endsWith(".zip"))
                .findFirst()
                .orElseThrow();
        byte[] bytes = files.get(segment);
        for (int at = 200; at < bytes.length; at += bytes.length / 12) {
            Files.write(segment, flipped(bytes, at, 3));
            try (ResultStore store = ResultStore.of(QuickArchive.open(folder))) {
                StoredSweep.run(store, StoredSweep.of(POINTS), 2);
                StoredSweep.run(store, StoredSweep.of(POINTS).stacks("fast").outputs("last"), 2);
                store.compact();
                assertThat(store.verify().orThrow().runs()).isEqualTo(2 * POINTS);
            }
            assertThat(served("flipped and run again")).isEqualTo(right.size());
            restore();
        }
    }

    @Test
    void aDamagedRecordIsSetAsideWithANote() throws IOException {
        Path segment = files.keySet().stream()
                .filter(file -> file.toString().endsWith(".zip"))
                .findFirst()
                .orElseThrow();
        String text = new String(files.get(segment), StandardCharsets.ISO_8859_1);
        int at = text.indexOf("levels.arrow") + 600;
        Files.write(segment, flipped(files.get(segment), at, 0));
        served("flipped");

        try (Stream<Path> notes = Files.list(folder.resolve("quarantine"))) {
            List<Path> kept = notes.sorted().toList();
            assertThat(kept).hasSize(2);
            assertThat(Files.readString(kept.get(1)))
                    .matches(
                            "record at segments/[0-9a-f]+-1\\.zip at byte \\d+: output levels is not what its digest in the"
                                    + " manifest says\n");
        }
    }

    @Test
    void mutatedFilesGiveStoreExceptionsOrMissesAndNothingElse() throws IOException {
        Pcg64 random = Pcg64.seeded(7);
        List<Path> names = new ArrayList<>(files.keySet());
        int refused = 0;
        for (int mutation = 0; mutation < MUTATIONS; mutation++) {
            Path file = names.get((int) (random.nextDouble() * names.size()));
            Files.write(file, mutated(files.get(file), random));
            String what = "mutation " + mutation + " of " + file.getFileName();
            try {
                served(what);
                if (mutation % 20 == 0) {
                    try (ResultStore store = ResultStore.of(QuickArchive.open(folder))) {
                        store.verify();
                        store.runs(RunQuery.all());
                        store.digest();
                    }
                }
            } catch (StoreException expected) {
                refused++;
                assertThat(file).as(what).endsWithRaw(folder.resolve(MARKER));
            }
            restore();
        }
        assertThat(refused).isPositive();
    }

    private static byte[] mutated(byte[] bytes, Pcg64 random) {
        byte[] changed = bytes.clone();
        int at = (int) (random.nextDouble() * bytes.length);
        int length = 1 + (int) (random.nextDouble() * Math.min(64, bytes.length - at));
        switch ((int) (random.nextDouble() * 5)) {
            case 0 -> Arrays.fill(changed, at, Math.min(bytes.length, at + length), (byte) 0);
            case 1 -> Arrays.fill(changed, at, Math.min(bytes.length, at + length), (byte) 0xff);
            case 2 -> changed = Arrays.copyOf(bytes, at);
            case 3 -> {
                byte[] longer = Arrays.copyOf(bytes, bytes.length + length);
                System.arraycopy(bytes, at, longer, Math.min(longer.length - 1, at + length), bytes.length - at);
                changed = longer;
            }
            default -> {
                for (int i = at; i < Math.min(bytes.length, at + length); i++) {
                    changed[i] = (byte) (random.nextDouble() * 256);
                }
            }
        }
        return changed;
    }

    @Test
    void refusesAStoreOfANewerVersionAndWhatIsNoStore() throws IOException {
        Files.writeString(folder.resolve(MARKER), "{\"format\":\"calabaria-store\",\"version\":2}");
        assertRefused(
                folder,
                "store '" + folder
                        + "' has version 2 of the format, and this library reads version 1; open it with the version"
                        + " of the library that wrote it, or a newer one");
        Files.writeString(folder.resolve(MARKER), "{\"format\":\"zarr\"}");
        assertRefused(folder, "'" + folder.resolve(MARKER) + "' must have the format 'calabaria-store', got 'zarr'");
        Path other = Files.createDirectory(folder.resolve("other"));
        Files.writeString(other.resolve("thesis.tex"), "");
        assertRefused(
                other,
                "folder '" + other
                        + "' is not a store: it holds 'thesis.tex' and no calabaria-store.json; name an empty or a"
                        + " new folder");
        Path file = other.resolve("thesis.tex");
        assertRefused(file, "a store is a folder, and '" + file + "' is a file");
    }

    @Test
    void followsNoLinkInsideItsFolder() throws IOException {
        Path elsewhere = Files.createDirectory(folder.resolve("elsewhere"));
        Path store = folder.resolve("linked");
        StoredSweep.store(store, StoredSweep.of(3), 1);
        Path segments = Files.move(store.resolve("segments"), elsewhere.resolve("segments"));
        Files.createSymbolicLink(store.resolve("segments"), segments);

        assertRefused(
                store,
                "'" + store.resolve("segments") + "' must be a folder of the store, not a file or a link; remove it");
    }

    private static void assertRefused(Path folder, String sentence) {
        assertThatThrownBy(() -> ResultStore.open(folder))
                .isInstanceOf(StoreException.class)
                .hasMessage(sentence);
    }
}
