package org.calabaria.wire.arrow;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.management.ThreadMXBean;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.IntUnaryOperator;
import org.apache.arrow.flatbuf.DateUnit;
import org.apache.arrow.flatbuf.Endianness;
import org.apache.arrow.flatbuf.Precision;
import org.apache.arrow.flatbuf.TimeUnit;
import org.apache.arrow.vector.compression.CompressionUtil;
import org.calabaria.random.Pcg64;
import org.calabaria.table.Column;
import org.calabaria.table.Table;
import org.calabaria.wire.arrow.CraftedArrow.Declared;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * How much is allocated, garbage included, for each byte of a column: what {@code docs/wire.md} promises. Cells are
 * distinct, so that nothing is spared by keeping equal ones once.
 */
class ArrowMemoryTest {

    private static final long MIB = 1L << 20;
    private static final int ROWS = 1 << 20;

    private static long allocated(int rows, byte[] stream) {
        ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
        long before = threads.getCurrentThreadAllocatedBytes();
        assertThat(ArrowStream.decode(stream).rowCount()).isEqualTo(rows);
        return threads.getCurrentThreadAllocatedBytes() - before;
    }

    private static void assertWithin(int times, byte[] stream) {
        assertWithin(times, ROWS, stream);
    }

    private static void assertWithin(int times, int rows, byte[] stream) {
        allocated(rows, stream); // what the virtual machine makes on first use is not counted
        assertThat(allocated(rows, stream)).isLessThan(MIB + (long) times * stream.length);
    }

    private static byte[] random(int bytes) {
        byte[] random = new byte[bytes];
        Pcg64 source = Pcg64.seeded(1);
        for (int i = 0; i < bytes; i += Long.BYTES) {
            LittleEndian.putLong(random, i, source.nextLong());
        }
        return random;
    }

    private static byte[] fixed(Declared column, int width) {
        return CraftedArrow.of(column).column(ROWS, random(width * ROWS)).stream();
    }

    @Test
    void numbersOf64Bits() {
        assertWithin(1, fixed(CraftedArrow.integer("n", 64), 8));
        assertWithin(1, fixed(CraftedArrow.real("x", Precision.DOUBLE), 8));
    }

    @Test
    void narrowIntegersStayNarrow() {
        assertWithin(1, fixed(CraftedArrow.integer("n", 32), 4));
        assertWithin(1, fixed(CraftedArrow.integer("n", 16), 2));
        assertWithin(1, fixed(CraftedArrow.integer("n", 8), 1));
    }

    @Test
    void whatHasNoNarrowTypeInJavaIsWidened() {
        assertWithin(2, fixed(CraftedArrow.real("x", Precision.SINGLE), 4));
        assertWithin(2, fixed(CraftedArrow.unsigned("n", 32), 4));
        assertWithin(2, fixed(CraftedArrow.unsigned("n", 16), 2));
        assertWithin(2, fixed(CraftedArrow.unsigned("n", 8), 1));
    }

    @Test
    void truthValuesAreBits() {
        int rows = 8 * ROWS;
        byte[] stream = CraftedArrow.of(CraftedArrow.bool("b")).column(rows, random(rows / 8)).stream();
        assertWithin(3, rows, stream);
    }

    @Test
    void datesAndTimestampsAreNumbers() {
        assertWithin(1, fixed(CraftedArrow.date("d", DateUnit.DAY), 4));
        assertWithin(3, fixed(CraftedArrow.timestamp("t", TimeUnit.MICROSECOND), 8));
    }

    @Test
    void datesOfMilliseconds() {
        long[] midnights = new long[ROWS];
        Arrays.setAll(midnights, row -> (row - ROWS / 2) * 86_400_000L);
        assertWithin(
                1,
                CraftedArrow.of(CraftedArrow.date("d", DateUnit.MILLISECOND))
                        .column(ROWS, CraftedArrow.longs(midnights))
                        .stream());
    }

    @Test
    void textsAreBytes() {
        byte[] letters = "é".repeat(ROWS).getBytes(StandardCharsets.UTF_8);
        assertWithin(1, CraftedArrow.of(CraftedArrow.text("t")).column(ROWS, ends(2), letters).stream());
    }

    /** What stands behind missing texts is left out, however many gaps that makes. */
    @Test
    void textsBetweenMissingOnes() {
        byte[] letters = "é".repeat(ROWS).getBytes(StandardCharsets.UTF_8);
        byte[] ends = ends(2);
        byte[] validity = new byte[ROWS / 8];
        Arrays.fill(validity, (byte) 0b01010101);
        ByteArrayOutputStream body = new ByteArrayOutputStream();
        long[] buffers = {0, validity.length, validity.length, ends.length, ROWS / 8 + ends.length, letters.length};
        List.of(validity, ends, letters).forEach(body::writeBytes);
        assertWithin(
                1,
                CraftedArrow.of(CraftedArrow.text("t"))
                        .batch(ROWS, new long[] {ROWS, ROWS / 2}, buffers, body.toByteArray())
                        .stream());
    }

    @Test
    void indicesIntoADictionaryStayNarrow() {
        byte[] indices = random(ROWS);
        for (int row = 0; row < ROWS; row++) {
            indices[row] &= 1;
        }
        assertWithin(
                1,
                CraftedArrow.of(CraftedArrow.lookedUp("t", 7, 8))
                        .dictionary(7, false, 2, CraftedArrow.ints(0, 1, 3), "aé".getBytes(StandardCharsets.UTF_8))
                        .column(ROWS, indices)
                        .stream());
    }

    /** Hardly any bytes but the dictionary's, whose texts are of one letter each. */
    @Test
    void aLargeDictionary() {
        byte[] letters = "é".repeat(ROWS).getBytes(StandardCharsets.UTF_8);
        byte[] stream = CraftedArrow.of(CraftedArrow.lookedUp("t", 7, 8))
                .dictionary(7, false, ROWS, ends(2), letters)
                .column(1, new byte[8])
                .stream();
        assertWithin(1, 1, stream);
    }

    /** One byte further each: no two are equal, and all share their bytes. */
    @Test
    void viewsOfSharedBytes() {
        byte[] text = random(ROWS + 16);
        for (int i = 0; i < text.length; i++) {
            text[i] &= 0x7F;
        }
        assertWithin(4, views(row -> 13, row -> row, text));
    }

    @Test
    void viewsThatHoldTheirText() {
        assertWithin(3, views(row -> 1, row -> 0, new byte[4]));
    }

    @Test
    void viewsInManyBatches() {
        int batches = 20_000;
        byte[] view = CraftedArrow.ints(13, 0x61616161, 0, 0);
        byte[] text = "a".repeat(13).getBytes(StandardCharsets.US_ASCII);
        CraftedArrow crafted = CraftedArrow.of(CraftedArrow.view("t"));
        for (int i = 0; i < batches; i++) {
            crafted.view(1, view, text);
        }
        assertWithin(4, batches, crafted.stream());
    }

    @Test
    void dictionariesThatAreReplaced() {
        int columns = 10;
        int batches = 2000;
        List<Declared> declared = new ArrayList<>();
        for (int i = 0; i < columns; i++) {
            declared.add(CraftedArrow.lookedUp("c" + i, 7, 8));
        }
        CraftedArrow crafted = CraftedArrow.of(Endianness.Little, declared);
        long[] nodes = new long[2 * columns];
        long[] buffers = new long[4 * columns];
        for (int i = 0; i < columns; i++) {
            nodes[2 * i] = 1;
            buffers[4 * i + 2] = 8 * i;
            buffers[4 * i + 3] = 1;
        }
        for (int i = 0; i < batches; i++) {
            crafted.dictionary(7, false, 1, CraftedArrow.ints(0, 1), new byte[1]);
            crafted.batch(1, nodes, buffers, new byte[8 * columns]);
        }
        byte[] stream = crafted.stream();
        allocated(batches, stream);
        assertThat(allocated(batches, stream)).isLessThan(MIB + (4096L + 2048 * columns) * batches);
    }

    private static byte[] views(IntUnaryOperator length, IntUnaryOperator offset, byte[] text) {
        int[] views = new int[4 * ROWS];
        for (int row = 0; row < ROWS; row++) {
            views[4 * row] = length.applyAsInt(row);
            views[4 * row + 1] = LittleEndian.getInt(text, offset.applyAsInt(row));
            views[4 * row + 3] = offset.applyAsInt(row);
        }
        return CraftedArrow.of(CraftedArrow.view("t")).view(ROWS, CraftedArrow.ints(views), text).stream();
    }

    @Test
    void aBitmapOfMissingCells() {
        byte[] validity = random(ROWS / 8);
        long missing = Validity.missingIn(Slice.of(validity), ROWS);
        byte[] cells = random(8 * ROWS);
        byte[] body = Arrays.copyOf(validity, validity.length + cells.length);
        System.arraycopy(cells, 0, body, validity.length, cells.length);
        long[] nodes = {ROWS, missing};
        long[] buffers = {0, validity.length, validity.length, cells.length};
        byte[] stream = CraftedArrow.of(CraftedArrow.integer("n", 64)).batch(ROWS, nodes, buffers, body).stream();
        allocated(ROWS, stream);
        assertThat(allocated(ROWS, stream)).isLessThan(MIB + 3L * validity.length + cells.length);
    }

    /** A column of next to nothing is an object with a name, and some more on the way. */
    @ParameterizedTest
    @MethodSource("org.calabaria.wire.arrow.CraftedArrow#everyType")
    void manyColumns(Declared column) {
        int columns = 20_000;
        List<Declared> declared = new ArrayList<>();
        for (int i = 0; i < columns; i++) {
            declared.add(column.named("c" + i));
        }
        byte[] stream = CraftedArrow.of(Endianness.Little, declared).stream();
        allocated(0, stream);
        assertThat(allocated(0, stream)).isLessThan(MIB + 2048L * columns);
    }

    private static byte[] ends(int width) {
        int[] ends = new int[ROWS + 1];
        Arrays.setAll(ends, row -> width * row);
        return CraftedArrow.ints(ends);
    }

    /** A decoder takes 100 KiB and more: the batches of a document share one. */
    @ParameterizedTest
    @EnumSource(
            value = CompressionUtil.CodecType.class,
            names = {"LZ4_FRAME", "ZSTD"})
    void manySmallCompressedBatchesTakeFourTimesTheirBytes(CompressionUtil.CodecType codec) throws IOException {
        Table one = Table.of(Column.real("x", 1.5), Column.text("y", "a"));
        assertWithin(4, 7_280, Vectors.compressedStream(one, codec, 7_280));
    }
}
