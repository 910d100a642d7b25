package org.calabaria.wire.arrow;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.channels.Channels;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.BitSet;
import java.util.List;
import java.util.stream.Stream;
import org.apache.arrow.memory.BufferAllocator;
import org.apache.arrow.memory.RootAllocator;
import org.apache.arrow.vector.BigIntVector;
import org.apache.arrow.vector.BitVector;
import org.apache.arrow.vector.DateDayVector;
import org.apache.arrow.vector.DateMilliVector;
import org.apache.arrow.vector.DecimalVector;
import org.apache.arrow.vector.DurationVector;
import org.apache.arrow.vector.FieldVector;
import org.apache.arrow.vector.FixedSizeBinaryVector;
import org.apache.arrow.vector.Float2Vector;
import org.apache.arrow.vector.Float4Vector;
import org.apache.arrow.vector.Float8Vector;
import org.apache.arrow.vector.IntVector;
import org.apache.arrow.vector.LargeVarCharVector;
import org.apache.arrow.vector.NullVector;
import org.apache.arrow.vector.SmallIntVector;
import org.apache.arrow.vector.TimeMilliVector;
import org.apache.arrow.vector.TimeStampMicroVector;
import org.apache.arrow.vector.TimeStampMilliTZVector;
import org.apache.arrow.vector.TimeStampMilliVector;
import org.apache.arrow.vector.TimeStampNanoTZVector;
import org.apache.arrow.vector.TimeStampNanoVector;
import org.apache.arrow.vector.TimeStampSecTZVector;
import org.apache.arrow.vector.TimeStampSecVector;
import org.apache.arrow.vector.TinyIntVector;
import org.apache.arrow.vector.UInt1Vector;
import org.apache.arrow.vector.UInt2Vector;
import org.apache.arrow.vector.UInt4Vector;
import org.apache.arrow.vector.UInt8Vector;
import org.apache.arrow.vector.VarBinaryVector;
import org.apache.arrow.vector.VarCharVector;
import org.apache.arrow.vector.VectorSchemaRoot;
import org.apache.arrow.vector.ViewVarCharVector;
import org.apache.arrow.vector.complex.ListVector;
import org.apache.arrow.vector.complex.StructVector;
import org.apache.arrow.vector.compression.CompressionUtil;
import org.apache.arrow.vector.dictionary.Dictionary;
import org.apache.arrow.vector.dictionary.DictionaryEncoder;
import org.apache.arrow.vector.dictionary.DictionaryProvider;
import org.apache.arrow.vector.ipc.ArrowFileWriter;
import org.apache.arrow.vector.ipc.ArrowStreamWriter;
import org.apache.arrow.vector.ipc.message.IpcOption;
import org.apache.arrow.vector.types.MetadataVersion;
import org.apache.arrow.vector.types.pojo.ArrowType;
import org.apache.arrow.vector.types.pojo.DictionaryEncoding;
import org.apache.arrow.vector.types.pojo.FieldType;
import org.calabaria.table.Column;
import org.calabaria.table.ColumnKind;
import org.calabaria.table.Table;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

/** Types that this library does not write, written by {@code arrow-vector} 19.0.0. */
class ForeignTypesTest {

    private final BufferAllocator allocator = new RootAllocator();

    @AfterEach
    void close() {
        allocator.close();
    }

    /** Some writers make no batch where there is no row. */
    @ParameterizedTest
    @MethodSource("org.calabaria.wire.arrow.CraftedArrow#everyType")
    void aDocumentWithoutBatchesIsATableWithoutRows(CraftedArrow.Declared column) {
        Table table = ArrowStream.decode(CraftedArrow.of(column).stream());
        assertThat(table.columnNames()).containsExactly(column.name());
        assertThat(table.rowCount()).isZero();
    }

    @Test
    void smallIntegersBecomeIntegers() throws IOException {
        TinyIntVector int8 = new TinyIntVector("int8", allocator);
        SmallIntVector int16 = new SmallIntVector("int16", allocator);
        IntVector int32 = new IntVector("int32", allocator);
        UInt1Vector uint8 = new UInt1Vector("uint8", allocator);
        UInt2Vector uint16 = new UInt2Vector("uint16", allocator);
        UInt4Vector uint32 = new UInt4Vector("uint32", allocator);
        for (int row = 0; row < 3; row++) {
            int8.setSafe(row, new int[] {-128, 0, 127}[row]);
            int16.setSafe(row, new int[] {-32768, 0, 32767}[row]);
            int32.setSafe(row, new int[] {Integer.MIN_VALUE, 0, Integer.MAX_VALUE}[row]);
            uint8.setSafe(row, new int[] {0, 128, 255}[row]);
            uint16.setSafe(row, new int[] {0, 32768, 65535}[row]);
            uint32.setSafe(row, new int[] {0, Integer.MIN_VALUE, -1}[row]);
        }
        int8.setNull(3);
        Table expected = Table.of(
                Column.integer("int8", Arrays.asList(-128L, 0L, 127L, null)),
                Column.integer("int16", Arrays.asList(-32768L, 0L, 32767L, null)),
                Column.integer("int32", Arrays.asList(-2147483648L, 0L, 2147483647L, null)),
                Column.integer("uint8", Arrays.asList(0L, 128L, 255L, null)),
                Column.integer("uint16", Arrays.asList(0L, 32768L, 65535L, null)),
                Column.integer("uint32", Arrays.asList(0L, 2147483648L, 4294967295L, null)));
        assertReads(expected, 4, int8, int16, int32, uint8, uint16, uint32);
    }

    @Test
    void longIntegersKeepEveryBit() throws IOException {
        BigIntVector int64 = new BigIntVector("int64", allocator);
        UInt8Vector uint64 = new UInt8Vector("uint64", allocator);
        for (int row = 0; row < 2; row++) {
            int64.setSafe(row, new long[] {Long.MIN_VALUE, Long.MAX_VALUE}[row]);
            uint64.setSafe(row, new long[] {-1, Long.MIN_VALUE}[row]);
        }
        Table expected = Table.of(
                Column.integer("int64", Long.MIN_VALUE, Long.MAX_VALUE), Column.unsigned("uint64", -1, Long.MIN_VALUE));
        assertReads(expected, 2, int64, uint64);
    }

    @Test
    void shortRealsBecomeReals() throws IOException {
        Float4Vector float32 = new Float4Vector("float32", allocator);
        Float8Vector float64 = new Float8Vector("float64", allocator);
        float[] shorts = {0.1f, -0.0f, Float.NaN, Float.MIN_VALUE, Float.NEGATIVE_INFINITY};
        double[] longs = {0.1, -0.0, Double.NaN, Double.MIN_VALUE, Double.POSITIVE_INFINITY};
        double[] widened = new double[5];
        for (int row = 0; row < 5; row++) {
            float32.setSafe(row, shorts[row]);
            float64.setSafe(row, longs[row]);
            widened[row] = shorts[row];
        }
        assertReads(Table.of(Column.real("float32", widened), Column.real("float64", longs)), 5, float32, float64);
    }

    @Test
    void manyShortNumbersAreWidenedInPieces() throws IOException {
        int rows = 5000;
        Float4Vector float32 = new Float4Vector("float32", allocator);
        TinyIntVector int8 = new TinyIntVector("int8", allocator);
        double[] reals = new double[rows];
        long[] integers = new long[rows];
        BitSet missing = new BitSet();
        for (int row = 0; row < rows; row++) {
            reals[row] = row / 8.0;
            integers[row] = (byte) row;
            float32.setSafe(row, (float) reals[row]);
            int8.setSafe(row, (int) integers[row]);
            if (row % 17 == 3) {
                float32.setNull(row);
                missing.set(row);
            }
        }
        Table expected = Table.of(Column.real("float32", reals, missing), Column.integer("int8", integers));
        assertReads(expected, rows, float32, int8);
    }

    @Test
    void textsOfEveryLayoutBecomeTexts() throws IOException {
        List<String> texts =
                Arrays.asList("", "short", null, "日本語", "exactly 12 b", "thirteen byte", "🎃".repeat(40), "null");
        VarCharVector utf8 = new VarCharVector("utf8", allocator);
        LargeVarCharVector large = new LargeVarCharVector("large_utf8", allocator);
        ViewVarCharVector view = new ViewVarCharVector("utf8_view", allocator);
        utf8.allocateNew();
        large.allocateNew();
        view.allocateNew();
        for (int row = 0; row < texts.size(); row++) {
            if (texts.get(row) != null) {
                byte[] bytes = texts.get(row).getBytes(StandardCharsets.UTF_8);
                utf8.setSafe(row, bytes);
                large.setSafe(row, bytes);
                view.setSafe(row, bytes);
            }
        }
        Table expected =
                Table.of(Column.text("utf8", texts), Column.text("large_utf8", texts), Column.text("utf8_view", texts));
        assertReads(expected, texts.size(), utf8, large, view);
    }

    @Test
    void datesOfBothUnitsBecomeDates() throws IOException {
        DateDayVector date32 = new DateDayVector("date32", allocator);
        DateMilliVector date64 = new DateMilliVector("date64", allocator);
        LocalDate[] days = {LocalDate.of(1969, 12, 31), LocalDate.EPOCH, LocalDate.of(2024, 2, 29)};
        for (int row = 0; row < 3; row++) {
            date32.setSafe(row, (int) days[row].toEpochDay());
            date64.setSafe(row, days[row].toEpochDay() * 86_400_000);
        }
        assertReads(Table.of(Column.date("date32", days), Column.date("date64", days)), 3, date32, date64);
    }

    @Test
    void aDateThatIsNotAtMidnightIsRefusedWithItsRow() throws IOException {
        DateMilliVector date64 = new DateMilliVector("day", allocator);
        date64.setSafe(0, 0);
        date64.setSafe(1, 86_400_001);
        assertThatThrownBy(() -> ArrowFile.decode(file(2, date64)))
                .isInstanceOf(ArrowFormatException.class)
                .hasMessageMatching(
                        "column 'day' must contain dates at midnight, got 86400001 milliseconds in row 1 \\(at byte \\d+\\)");
    }

    @Test
    void timestampsOfEveryUnitAndZoneBecomeInstants() throws IOException {
        TimeStampSecVector seconds = new TimeStampSecVector("s", allocator);
        TimeStampMilliVector millis = new TimeStampMilliVector("ms", allocator);
        TimeStampMicroVector micros = new TimeStampMicroVector("us", allocator);
        TimeStampNanoVector nanos = new TimeStampNanoVector("ns", allocator);
        TimeStampSecTZVector secondsThere = new TimeStampSecTZVector("s there", allocator, "Asia/Kathmandu");
        TimeStampMilliTZVector millisThere = new TimeStampMilliTZVector("ms there", allocator, "+05:45");
        TimeStampNanoTZVector nanosThere = new TimeStampNanoTZVector("ns there", allocator, "UTC");
        long[] values = {-1, 0, 1_600_000_000};
        for (int row = 0; row < 3; row++) {
            seconds.setSafe(row, values[row]);
            millis.setSafe(row, values[row]);
            micros.setSafe(row, values[row]);
            nanos.setSafe(row, values[row]);
            secondsThere.setSafe(row, values[row]);
            millisThere.setSafe(row, values[row]);
            nanosThere.setSafe(row, values[row]);
        }
        Instant[] s = instants("1969-12-31T23:59:59Z", "1970-01-01T00:00:00Z", "2020-09-13T12:26:40Z");
        Instant[] ms = instants("1969-12-31T23:59:59.999Z", "1970-01-01T00:00:00Z", "1970-01-19T12:26:40Z");
        Instant[] us = instants("1969-12-31T23:59:59.999999Z", "1970-01-01T00:00:00Z", "1970-01-01T00:26:40Z");
        Instant[] ns = instants("1969-12-31T23:59:59.999999999Z", "1970-01-01T00:00:00Z", "1970-01-01T00:00:01.6Z");
        Table expected = Table.of(
                Column.timestamp("s", s),
                Column.timestamp("ms", ms),
                Column.timestamp("us", us),
                Column.timestamp("ns", ns),
                Column.timestamp("s there", s),
                Column.timestamp("ms there", ms),
                Column.timestamp("ns there", ns));
        assertReads(expected, 3, seconds, millis, micros, nanos, secondsThere, millisThere, nanosThere);
    }

    private static Instant[] instants(String... texts) {
        return Stream.of(texts).map(Instant::parse).toArray(Instant[]::new);
    }

    @Test
    void truthValuesAndNothingAtAll() throws IOException {
        BitVector bool = new BitVector("bool", allocator);
        NullVector nothing = new NullVector("null", 70);
        Boolean[] flags = new Boolean[70];
        for (int row = 0; row < 70; row++) {
            if (row % 5 != 0) {
                flags[row] = row % 3 == 0;
                bool.setSafe(row, flags[row] ? 1 : 0);
            }
        }
        Table expected =
                Table.of(Column.flag("bool", Arrays.asList(flags)), Column.missing("null", ColumnKind.REAL, 70));
        assertReads(expected, 70, bool, nothing);
    }

    @Test
    void textInADictionaryIsLookedUp() throws IOException {
        try (VarCharVector words = words("north", "south", "west");
                VarCharVector plain = words("south", "north", "south", "west")) {
            Dictionary dictionary = new Dictionary(words, new DictionaryEncoding(7, false, new ArrowType.Int(8, true)));
            FieldVector encoded = (FieldVector) DictionaryEncoder.encode(plain, dictionary);
            encoded.setNull(1);
            DictionaryProvider provider = new DictionaryProvider.MapDictionaryProvider(dictionary);
            Table expected = Table.of(Column.text("words", "south", null, "south", "west"));
            try (VectorSchemaRoot root = VectorSchemaRoot.of(encoded)) {
                assertThat(ArrowFile.decode(write(root, provider, true, IpcOption.DEFAULT)))
                        .isEqualTo(expected);
                assertThat(ArrowStream.decode(write(root, provider, false, IpcOption.DEFAULT)))
                        .isEqualTo(expected);
            }
        }
    }

    @Test
    void aDictionaryMayBeReplacedWithinAStream() throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        DictionaryEncoding encoding = new DictionaryEncoding(7, false, new ArrowType.Int(32, true));
        try (VarCharVector words = words("north", "south");
                IntVector indices =
                        new IntVector("words", new FieldType(true, new ArrowType.Int(32, true), encoding), allocator);
                VectorSchemaRoot root = VectorSchemaRoot.of(indices)) {
            DictionaryProvider provider = new DictionaryProvider.MapDictionaryProvider(new Dictionary(words, encoding));
            indices.setSafe(0, 1);
            root.setRowCount(1);
            try (ArrowStreamWriter writer = new ArrowStreamWriter(root, provider, Channels.newChannel(out))) {
                writer.start();
                writer.writeBatch();
                words.setSafe(1, "elsewhere".getBytes(StandardCharsets.UTF_8));
                writer.writeBatch();
                writer.end();
            }
        }
        assertThat(ArrowStream.decode(out.toByteArray()))
                .isEqualTo(Table.of(Column.text("words", "south", "elsewhere")));
    }

    @ParameterizedTest
    @EnumSource(
            value = CompressionUtil.CodecType.class,
            names = {"LZ4_FRAME", "ZSTD"})
    void compressedBodiesAreExpanded(CompressionUtil.CodecType codec) throws IOException {
        Table table = Table.concat(
                SampleTables.gappy(20_000),
                SampleTables.constants(20_000)
                        .rename("seed", "unsigned")
                        .select("real", "integer", "unsigned", "flag", "text", "date", "timestamp"));
        assertThat(ArrowFile.decode(Vectors.compressed(table, codec))).isEqualTo(table);
    }

    @Test
    void theOldFrameWithoutAContinuationIsReadToo() throws IOException {
        BigIntVector cells = new BigIntVector("x", allocator);
        cells.setSafe(0, 42);
        IpcOption old = new IpcOption(true, MetadataVersion.V4);
        try (VectorSchemaRoot root = VectorSchemaRoot.of(cells)) {
            root.setRowCount(1);
            Table expected = Table.of(Column.integer("x", 42L));
            assertThat(ArrowFile.decode(write(root, null, true, old))).isEqualTo(expected);
            assertThat(ArrowStream.decode(write(root, null, false, old))).isEqualTo(expected);
        }
    }

    @Test
    void otherTypesAreRefusedByName() throws IOException {
        assertRefuses("float16", new Float2Vector("x", allocator));
        assertRefuses("decimal", new DecimalVector("x", allocator, 10, 2));
        assertRefuses("list", ListVector.empty("x", allocator));
        assertRefuses("struct", StructVector.empty("x", allocator));
        assertRefuses("binary", new VarBinaryVector("x", allocator));
        assertRefuses("fixed_size_binary", new FixedSizeBinaryVector("x", allocator, 4));
        assertRefuses("time", new TimeMilliVector("x", allocator));
        assertRefuses(
                "duration",
                new DurationVector(
                        "x",
                        FieldType.nullable(new ArrowType.Duration(org.apache.arrow.vector.types.TimeUnit.SECOND)),
                        allocator));
    }

    private void assertRefuses(String type, FieldVector vector) throws IOException {
        vector.allocateNew();
        byte[] bytes = file(0, vector);
        assertThatThrownBy(() -> ArrowFile.decode(bytes))
                .isInstanceOf(ArrowFormatException.class)
                .hasMessageMatching("column 'x' must contain numbers, truth values, text, dates or timestamps, got "
                        + type + " \\(at byte \\d+\\)");
    }

    private VarCharVector words(String... words) {
        VarCharVector vector = new VarCharVector("words", allocator);
        for (int row = 0; row < words.length; row++) {
            vector.setSafe(row, words[row].getBytes(StandardCharsets.UTF_8));
        }
        vector.setValueCount(words.length);
        return vector;
    }

    private void assertReads(Table expected, int rows, FieldVector... vectors) throws IOException {
        try (VectorSchemaRoot root = VectorSchemaRoot.of(vectors)) {
            root.setRowCount(rows);
            assertThat(ArrowFile.decode(write(root, null, true, IpcOption.DEFAULT)))
                    .isEqualTo(expected);
            assertThat(ArrowStream.decode(write(root, null, false, IpcOption.DEFAULT)))
                    .isEqualTo(expected);
        }
    }

    private static byte[] file(int rows, FieldVector vector) throws IOException {
        try (VectorSchemaRoot root = VectorSchemaRoot.of(vector)) {
            root.setRowCount(rows);
            return write(root, null, true, IpcOption.DEFAULT);
        }
    }

    private static byte[] write(VectorSchemaRoot root, DictionaryProvider provider, boolean file, IpcOption option)
            throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try (var writer = file
                ? new ArrowFileWriter(root, provider, Channels.newChannel(out), option)
                : new ArrowStreamWriter(root, provider, Channels.newChannel(out), option)) {
            writer.start();
            writer.writeBatch();
            writer.end();
        }
        return out.toByteArray();
    }
}
