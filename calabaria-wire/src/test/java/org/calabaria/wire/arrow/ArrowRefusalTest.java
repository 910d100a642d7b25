package org.calabaria.wire.arrow;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.Map;
import java.util.OptionalLong;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.apache.arrow.vector.compression.CompressionUtil;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.calabaria.problem.CalabariaException;
import org.calabaria.table.Column;
import org.calabaria.table.Table;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ArrowRefusalTest {

    private static void assertRefused(ThrowingCallable call, String sentence) {
        assertThatThrownBy(call)
                .isInstanceOf(ArrowFormatException.class)
                .isInstanceOf(CalabariaException.class)
                .hasMessage(sentence);
    }

    @Test
    void anInstantFinerThanMicrosecondsIsRefusedWithItsRow() {
        Table table = Table.of(Column.timestamp("at", Instant.EPOCH, Instant.ofEpochSecond(0, 1)));
        assertRefused(
                () -> ArrowFile.encode(table),
                "column 'at' must contain whole microseconds to be written, got 1970-01-01T00:00:00.000000001Z in row 1");
    }

    @Test
    void anInstantBeyondTheRangeOfMicrosecondsIsRefusedWithItsRow() {
        Instant last = SampleTables.micros(Long.MAX_VALUE);
        Table table = Table.of(Column.timestamp("at", last, last.plusNanos(1000)));
        assertRefused(
                () -> ArrowStream.encode(table),
                "column 'at' must contain instants that are less than 2^63 microseconds from 1970 to be written, got"
                        + " +294247-01-10T04:00:54.775808Z in row 1");
    }

    @Test
    void aDateBeyondTheRangeOfDaysIsRefusedWithItsRow() {
        Table table = Table.of(Column.date("day", LocalDate.ofEpochDay(1L << 31)));
        assertRefused(
                () -> ArrowFile.encode(table),
                "column 'day' must contain dates that are less than 2^31 days from 1970-01-01 to be written, got"
                        + " +5881580-07-12 in row 0");
    }

    @Test
    void aLoneSurrogateIsRefusedWithItsRow() {
        assertThatThrownBy(() -> ArrowFile.encode(Table.of(Column.text("word", "a", "\uD83C"))))
                .isInstanceOf(ArrowFormatException.class)
                .hasMessageStartingWith("column 'word' must contain well-formed Unicode, got '")
                .hasMessageEndingWith("' in row 1");
    }

    @Test
    void metadataForAnUnknownColumnNamesTheNearest() {
        ArrowDocument document = ArrowDocument.of(SampleTables.run(1));
        assertRefused(
                () -> document.withColumnMetadata("infectd", Map.of("units", "1")),
                "there is metadata for a column 'infectd', which the table does not have; did you mean 'infected'?");
    }

    @Test
    void nullInTheMetadataIsRefused() {
        TreeMap<String, String> metadata = new TreeMap<>();
        metadata.put("identity", null);
        assertRefused(
                () -> ArrowFile.encode(SampleTables.run(1), metadata),
                "the metadata must not contain null, but does at 'identity'");
    }

    @Test
    void whatIsNoArrowFileIsRefused() {
        byte[] text = "day,infected\n0,1\n1,2\n".getBytes(StandardCharsets.UTF_8);
        assertRefused(
                () -> ArrowFile.decode(text),
                "an Arrow file must start with ARROW1, but this one does not (at byte 0)");
        assertRefused(
                () -> ArrowFile.decode(new byte[3]), "an Arrow file must have 18 bytes or more, got 3 (at byte 3)");
    }

    @Test
    void aFileReadAsStreamAndAStreamReadAsFileAreSaidToBeWhatTheyAre() {
        Table table = SampleTables.run(1);
        assertRefused(
                () -> ArrowFile.decode(ArrowStream.encode(table)),
                "an Arrow file must start with ARROW1, but this one does not; it looks like a stream, which ArrowStream reads "
                        + "(at byte 0)");
        assertRefused(
                () -> ArrowStream.decode(ArrowFile.encode(table)),
                "an Arrow stream must start with a message; this starts like a file, which ArrowFile reads (at byte 0)");
    }

    @Test
    void aTruncatedFileIsRefused() {
        byte[] bytes = ArrowFile.encode(SampleTables.run(365));
        for (int length = 0; length < bytes.length; length++) {
            byte[] cut = Arrays.copyOf(bytes, length);
            assertThatThrownBy(() -> ArrowFile.decode(cut)).isInstanceOf(ArrowFormatException.class);
        }
        assertRefused(
                () -> ArrowFile.decode(Arrays.copyOf(bytes, 1000)),
                "an Arrow file must end with ARROW1; this one is truncated (at byte 994)");
    }

    @Test
    void aTruncatedStreamIsRefused() {
        byte[] bytes =
                ArrowStream.encode(ArrowDocument.of(SampleTables.run(20)), ArrowOptions.DEFAULT.withBatchRows(5));
        for (int length = 0; length < bytes.length; length++) {
            byte[] cut = Arrays.copyOf(bytes, length);
            assertThatThrownBy(() -> ArrowStream.decode(cut)).isInstanceOf(ArrowFormatException.class);
        }
        assertRefused(
                () -> ArrowStream.decode(new byte[0]),
                "a message must have 4 bytes, but only 0 are left; the input is truncated (at byte 0)");
    }

    @Test
    void whatFollowsAStreamIsRefusedInAnArray() {
        byte[] bytes = ArrowStream.encode(SampleTables.run(1));
        assertRefused(
                () -> ArrowStream.decode(Arrays.copyOf(bytes, bytes.length + 1)),
                "a stream must end at its end mark, got more bytes (at byte " + bytes.length + ")");
    }

    @Test
    void whatFollowsAStreamIsLeftInAnInput() throws IOException {
        byte[] bytes = ArrowStream.encode(SampleTables.run(1));
        ByteArrayInputStream in = new ByteArrayInputStream(Arrays.copyOf(bytes, bytes.length + 3));
        ArrowStream.read(in, ArrowOptions.DEFAULT);
        assertThat(in.available()).isEqualTo(3);
    }

    @Test
    void anInputBeyondTheLimitIsRefused() {
        byte[] file = ArrowFile.encode(SampleTables.run(1000));
        byte[] stream = ArrowStream.encode(SampleTables.run(1000));
        ArrowOptions options = ArrowOptions.DEFAULT.withMaxBytes(2000);
        assertRefused(
                () -> ArrowFile.read(new ByteArrayInputStream(file), options),
                "the input must have at most 2000 bytes; ArrowOptions.withMaxBytes allows more (at byte 2000)");
        assertThatThrownBy(() -> ArrowStream.read(new ByteArrayInputStream(stream), options))
                .hasMessageStartingWith(
                        "the input must have at most 2000 bytes; ArrowOptions.withMaxBytes allows more");
    }

    @Test
    void aRefusalToReadKnowsItsOffset() {
        try {
            ArrowFile.decode(new byte[3]);
        } catch (ArrowFormatException e) {
            assertThat(e.offset()).isEqualTo(OptionalLong.of(3));
            return;
        }
        throw new AssertionError("three bytes are no file");
    }

    @Test
    void overlappingBuffersAreRefused() {
        byte[] bytes = ArrowFile.encode(Table.of(Column.real("a", 1, 2), Column.real("b", 3, 4)));
        replace(bytes, new long[] {64, 16}, new long[] {8, 16});
        assertThatThrownBy(() -> ArrowFile.decode(bytes))
                .isInstanceOf(ArrowFormatException.class)
                .hasMessageMatching("the buffers of a record batch must not overlap \\(at byte \\d+\\)");
    }

    @Test
    void buffersOutsideTheBodyAreRefused() {
        byte[] bytes = ArrowFile.encode(Table.of(Column.real("a", 1, 2)));
        replace(bytes, new long[] {0, 16}, new long[] {1L << 40, 16});
        assertThatThrownBy(() -> ArrowFile.decode(bytes))
                .isInstanceOf(ArrowFormatException.class)
                .hasMessageMatching(
                        "a buffer must lie within the 64 bytes around it, got 16 bytes from 1099511627776 \\(at"
                                + " byte \\d+\\)");
    }

    @Test
    void moreMissingCellsThanTheBitmapHasAreRefused() {
        byte[] bytes = ArrowFile.encode(Table.of(Column.real("a", Arrays.asList(1.0, null, 3.0))));
        replace(bytes, new long[] {3, 1}, new long[] {3, 2});
        assertThatThrownBy(() -> ArrowFile.decode(bytes))
                .isInstanceOf(ArrowFormatException.class)
                .hasMessageMatching(
                        "column 'a' must have 2 missing cells in its validity bitmap, got 1 \\(at byte \\d+\\)");
    }

    @Test
    void textThatIsNotUtf8IsRefusedWithItsRow() {
        byte[] bytes = ArrowFile.encode(Table.of(Column.text("word", "ab", "ééééé")));
        int at = indexOf(bytes, "ééééé".getBytes(StandardCharsets.UTF_8));
        bytes[at + 1] = 'x';
        assertRefused(
                () -> ArrowFile.decode(bytes), "column 'word' must be UTF-8, but is not in row 1 (at byte " + at + ")");
    }

    @Test
    void compressedBodiesMayNotExpandBeyondTheLimit() throws IOException {
        byte[] bytes = Vectors.compressed(SampleTables.constants(10_000), CompressionUtil.CodecType.ZSTD);
        assertThatThrownBy(() -> ArrowFile.decodeDocument(bytes, ArrowOptions.DEFAULT.withMaxBytes(100_000)))
                .isInstanceOf(ArrowFormatException.class)
                .hasMessageMatching("compressed bodies must expand to at most 100000 bytes in all"
                        + " \\(ArrowOptions.withMaxBytes allows more\\), got a buffer of 80000 \\(at byte \\d+\\)");
    }

    @Test
    void withoutTheOptionalLibraryCompressedBodiesAreRefusedByTheNameOfTheArtifact() throws Exception {
        assertRefusedWithoutTheLibrary(
                CompressionUtil.CodecType.LZ4_FRAME,
                "bodies compressed with LZ4 are read with io.airlift:aircompressor; add it (version 2.0.3)"
                        + " to the class path (at byte ");
        assertRefusedWithoutTheLibrary(
                CompressionUtil.CodecType.ZSTD,
                "bodies compressed with ZSTD are read with io.airlift:aircompressor; add it (version 2.0.3)"
                        + " to the class path (at byte ");
    }

    /** In a JVM that has the modules of a small runtime image. */
    @Test
    void withoutTheModuleThatTheLibraryNeedsCompressedBodiesAreRefusedByItsName(@TempDir Path folder) throws Exception {
        Path file = folder.resolve("x.arrow");
        Files.write(file, Vectors.compressed(SampleTables.run(5000), CompressionUtil.CodecType.ZSTD));
        Process java = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "--limit-modules",
                        "java.base",
                        "-cp",
                        System.getProperty("java.class.path"),
                        DecodesOne.class.getName(),
                        file.toString())
                .redirectErrorStream(true)
                .start();
        assertThat(new String(java.getInputStream().readAllBytes(), StandardCharsets.UTF_8))
                .startsWith("bodies compressed with ZSTD are read with io.airlift:aircompressor, which needs"
                        + " the module jdk.unsupported; add it to this Java runtime and 'requires"
                        + " jdk.unsupported;' to a program's module-info.java, or write the file without"
                        + " compression (at byte ");
        assertThat(java.waitFor()).isZero();
    }

    /** Prints why a file is refused. */
    static final class DecodesOne {

        private DecodesOne() {}

        public static void main(String[] arguments) throws IOException {
            try {
                ArrowFile.decode(Files.readAllBytes(Path.of(arguments[0])));
            } catch (ArrowFormatException refused) {
                System.out.println(refused.getMessage());
            }
        }
    }

    private static void assertRefusedWithoutTheLibrary(CompressionUtil.CodecType codec, String sentence)
            throws Exception {
        byte[] bytes = Vectors.compressed(SampleTables.run(5000), codec);
        try (URLClassLoader without = new URLClassLoader(classPathWithout("aircompressor"), null)) {
            var decode = without.loadClass(ArrowFile.class.getName()).getMethod("decode", byte[].class);
            assertThatThrownBy(() -> decode.invoke(null, bytes)).cause().hasMessageStartingWith(sentence);
        }
    }

    private static URL[] classPathWithout(String artifact) {
        return Stream.of(System.getProperty("java.class.path").split(java.io.File.pathSeparator))
                .filter(entry -> !entry.contains(artifact))
                .map(ArrowRefusalTest::url)
                .toArray(URL[]::new);
    }

    private static URL url(String entry) {
        try {
            return java.nio.file.Path.of(entry).toUri().toURL();
        } catch (java.net.MalformedURLException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Puts numbers in the place of others, which are there exactly once side by side. */
    private static void replace(byte[] bytes, long[] old, long[] now) {
        byte[] wanted = new byte[16];
        LittleEndian.putLong(wanted, 0, old[0]);
        LittleEndian.putLong(wanted, 8, old[1]);
        int at = indexOf(bytes, wanted);
        LittleEndian.putLong(bytes, at, now[0]);
        LittleEndian.putLong(bytes, at + 8, now[1]);
    }

    private static int indexOf(byte[] bytes, byte[] wanted) {
        for (int i = 0; i + wanted.length <= bytes.length; i++) {
            if (Arrays.equals(bytes, i, i + wanted.length, wanted, 0, wanted.length)) {
                return i;
            }
        }
        throw new AssertionError("the bytes are not there");
    }
}
