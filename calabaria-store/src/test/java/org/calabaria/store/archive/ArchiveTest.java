package org.calabaria.store.archive;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import java.util.zip.ZipInputStream;
import org.calabaria.digest.Blake2b;
import org.calabaria.digest.Sha256;
import org.calabaria.store.problem.StoreException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ArchiveTest {

    private static final int RECORDS = 30;

    @TempDir
    Path folder;

    private static RunKey key(int number) {
        return RunKey.parse(Sha256.hex(("record " + number).getBytes(StandardCharsets.US_ASCII)));
    }

    private static byte[] text(String text) {
        return text.getBytes(StandardCharsets.US_ASCII);
    }

    private static NewRecord record(int number) {
        TreeMap<String, byte[]> files = new TreeMap<>();
        files.put("a.arrow", text("a" + number));
        files.put("b.arrow", text("b".repeat(number)));
        byte[] document = text("{\"shared\":true}");
        return new NewRecord(
                key(number),
                files,
                text("{\"number\":" + number + "}"),
                new TreeMap<>(Map.of(new Blake2b(32).add(document).hex(), document)));
    }

    private static void append(Archive archive, int from, int to) {
        for (int number = from; number < to; number++) {
            archive.append(record(number), false, false);
        }
    }

    private static List<Integer> readable(Archive archive) {
        List<Integer> readable = new ArrayList<>();
        for (int number = 0; number < RECORDS; number++) {
            for (Archive.Found found : archive.find(key(number))) {
                assertThat(found.record().file("a.arrow").orElseThrow()).isEqualTo(text("a" + number));
                assertThat(found.record().file("b.arrow").orElseThrow()).isEqualTo(text("b".repeat(number)));
                assertThat(found.record().manifest()).isEqualTo(text("{\"number\":" + number + "}"));
                readable.add(number);
            }
        }
        return readable;
    }

    private List<Path> segments() throws IOException {
        try (Stream<Path> files = Files.list(folder.resolve("segments"))) {
            return files.filter(file -> file.toString().endsWith(".zip"))
                    .sorted()
                    .toList();
        }
    }

    @Test
    void aFullDiskAtAnyByteKeepsWhatWasAppendedAndTakesMoreWhenThereIsRoom() throws IOException {
        long room = 0;
        boolean full = true;
        while (full) {
            Path store = folder.resolve("room-" + room);
            Set<Integer> appended = new HashSet<>();
            full = false;
            Archive archive = QuickArchive.open(store, new FullDisk(room));
            try {
                for (int number = 0; number < RECORDS; number++) {
                    archive.append(record(number), false, true);
                    appended.add(number);
                }
            } catch (StoreException refused) {
                full = true;
                assertThat(refused)
                        .hasMessage("cannot store a run in '" + store
                                + "': No space left on device; what was stored is kept: make room, and run it again");
            }
            assertThat(readable(archive)).as("room for %d", room).hasSameElementsAs(appended);
            try {
                archive.close();
            } catch (StoreException refused) {
                full = true;
                assertThat(refused)
                        .hasMessage("cannot finish a segment of '" + store
                                + "': No space left on device; what was stored is kept: make room, and run it again");
            }
            try (Archive again = QuickArchive.open(store)) {
                assertThat(readable(again)).as("room for %d", room).hasSameElementsAs(appended);
                append(again, appended.size(), RECORDS);
                assertThat(readable(again)).hasSize(RECORDS);
            }
            try (Stream<Path> left = Files.walk(store)) {
                assertThat(left.map(Path::toString)).noneMatch(file -> file.contains("temporary"));
            }
            room += room % 997 == 0 ? 1 : 61;
        }
        assertThat(room).isGreaterThan(8_000);
    }

    @Test
    void anInterruptedThreadAppendsAndReadsAllTheSame() {
        try (Archive archive = QuickArchive.open(folder)) {
            Thread.currentThread().interrupt();
            append(archive, 0, RECORDS);
            assertThat(readable(archive)).hasSize(RECORDS);
            assertThat(Thread.interrupted()).isTrue();
        }
    }

    @Test
    void twoArchivesOfOneFolderSeeWhatTheOtherAppends() {
        try (Archive one = QuickArchive.open(folder);
                Archive other = QuickArchive.open(folder)) {
            append(one, 0, 10);
            other.refresh();
            append(other, 10, RECORDS);
            one.refresh();

            assertThat(readable(one)).hasSize(RECORDS);
            assertThat(readable(other)).hasSize(RECORDS);
        }
    }

    @Test
    void aNameThatIsTakenIsNotOverwritten() throws IOException {
        Path segments = Files.createDirectories(folder.resolve("segments"));
        try (Archive archive = QuickArchive.open(folder)) {
            archive.enter();
            String id;
            try (Stream<Path> writers = Files.list(folder.resolve("writers"))) {
                id = writers.findFirst().orElseThrow().getFileName().toString();
            }
            Path taken = Files.writeString(segments.resolve(id + "-1.zip"), "of another process with this id");
            append(archive, 0, 3);

            assertThat(taken).hasContent("of another process with this id");
            assertThat(segments()).contains(segments.resolve(id + "-2.zip"));
        }
    }

    @Test
    void aSegmentThatIsRemovedUnderItsWriterIsWrittenAgain() throws IOException, InterruptedException {
        try (Archive archive = QuickArchive.open(folder)) {
            append(archive, 0, 10);
            Files.delete(segments().get(0));
            Thread.sleep(300); // several beats
            append(archive, 10, RECORDS);
            assertThat(readable(archive)).hasSize(RECORDS);
        }
        try (Archive archive = QuickArchive.open(folder)) {
            assertThat(readable(archive)).hasSize(RECORDS);
        }
    }

    @Test
    void refusesToReplaceSegmentsWhileAnotherProcessWrites() {
        try (Archive one = QuickArchive.patient(folder);
                Archive other = QuickArchive.patient(folder)) {
            append(one, 0, 1);
            append(other, 1, 2);

            assertThatThrownBy(() -> one.rewrite("compact", target -> {}))
                    .isInstanceOf(StoreException.class)
                    .hasMessageMatching(
                            "store '" + folder + "' is being written by 1 other process\\(es\\), writer\\(s\\)"
                                    + " [0-9a-f]{16}; compact when it has ended");
        }
    }

    @Test
    void removesTheFolderOfAWriterWhoseLeaseNoLongerChanges() throws IOException, InterruptedException {
        Path dead = Files.createDirectories(folder.resolve("writers").resolve("0123456789abcdef"));
        Files.writeString(dead.resolve("lease"), "00000000000000000042\n");
        Files.writeString(dead.resolve("temporary-1"), "half an index");
        try (Archive archive = QuickArchive.open(folder)) {
            append(archive, 0, 1);
            for (int wait = 0; wait < 200 && Files.exists(dead); wait++) {
                Thread.sleep(20);
            }
        }
        assertThat(dead).doesNotExist();
    }

    // Zip, as others read it.

    private Path finishedSegment() throws IOException {
        try (Archive archive = QuickArchive.open(folder)) {
            append(archive, 0, 5);
            append(archive, 2, 3); // a further record of the same key
        }
        return segments().get(0);
    }

    @Test
    void theJdkReadsAFinishedSegmentInEachOfItsWays() throws IOException {
        Path segment = finishedSegment();
        List<String> names = new ArrayList<>();
        try (ZipFile zip = new ZipFile(segment.toFile())) {
            zip.stream().map(ZipEntry::getName).forEach(names::add);
            try (InputStream in = zip.getInputStream(zip.getEntry(key(4) + "/b.arrow"))) {
                assertThat(in.readAllBytes()).isEqualTo(text("bbbb"));
            }
        }
        assertThat(names).hasSize(1 + 6 * 3).doesNotHaveDuplicates().contains(key(2) + "/2/manifest.json");
        assertThat(streamed(Files.newInputStream(segment))).isEqualTo(names);
        try (var files = FileSystems.newFileSystem(segment)) {
            assertThat(files.getPath(key(0) + "/manifest.json")).exists().hasContent("{\"number\":0}");
        }
    }

    private static List<String> streamed(InputStream in) throws IOException {
        List<String> names = new ArrayList<>();
        try (ZipInputStream zip = new ZipInputStream(in)) {
            for (ZipEntry entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
                zip.readAllBytes();
                names.add(entry.getName());
            }
        }
        return names;
    }

    @Test
    void zipInputStreamSalvagesATornSegment() throws IOException {
        Archive archive = QuickArchive.open(folder);
        append(archive, 0, 5);
        byte[] torn = Files.readAllBytes(segments().get(0));
        archive.close();

        List<String> names = streamed(new java.io.ByteArrayInputStream(torn));
        assertThat(names).hasSize(1 + 5 * 3).endsWith(key(4) + "/manifest.json");
    }

    @Test
    void pythonListsAndTestsAFinishedSegment() throws IOException, InterruptedException {
        Path segment = finishedSegment();

        assertThat(output("python3", "-m", "zipfile", "-l", segment.toString())).contains(key(2) + "/2/manifest.json");
        assertThat(output("python3", "-m", "zipfile", "-t", segment.toString())).contains("Done testing");
    }

    private static String output(String... command) throws IOException, InterruptedException {
        Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        process.getInputStream().transferTo(out);
        assertThat(process.waitFor(30, TimeUnit.SECONDS)).isTrue();
        assertThat(process.exitValue()).as(out.toString(StandardCharsets.UTF_8)).isZero();
        return out.toString(StandardCharsets.UTF_8);
    }

    @Test
    void nothingIsMadeForAProcessThatOnlyReads() throws IOException {
        finishedSegment();
        try (Archive archive = QuickArchive.open(folder)) {
            assertThat(readable(archive)).hasSize(6);
            try (Stream<Path> writers = Files.list(folder.resolve("writers"))) {
                assertThat(writers).isEmpty();
            }
        }
    }
}
