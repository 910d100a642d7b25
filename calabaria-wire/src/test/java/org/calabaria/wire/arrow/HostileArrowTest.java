package org.calabaria.wire.arrow;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.calabaria.wire.arrow.CraftedArrow.ints;
import static org.calabaria.wire.arrow.CraftedArrow.longs;

import com.sun.management.ThreadMXBean;
import java.lang.management.ManagementFactory;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.apache.arrow.flatbuf.CompressionType;
import org.apache.arrow.flatbuf.Endianness;
import org.calabaria.table.Column;
import org.calabaria.table.Table;
import org.calabaria.wire.arrow.CraftedArrow.Declared;
import org.junit.jupiter.api.Test;

/** What a stranger may send who knows the format: not damaged, but made to hurt. */
class HostileArrowTest {

    private static final long MIB = 1L << 20;
    private static final long SECOND = 1_000_000_000L;
    private static final ThreadMXBean THREADS = (ThreadMXBean) ManagementFactory.getThreadMXBean();
    private static final byte[] NONE = {};

    /** Refused with this sentence, within a second of the thread and the bound on memory. */
    private static void assertRefused(byte[] stream, String sentence) {
        assertRefused(stream, sentence, 4L * stream.length);
    }

    private static void assertRefused(byte[] stream, String sentence, long memory) {
        long start = THREADS.getCurrentThreadCpuTime();
        long before = THREADS.getCurrentThreadAllocatedBytes();
        String got = "nothing was refused";
        try {
            ArrowStream.decode(stream);
        } catch (ArrowFormatException e) {
            got = e.getMessage();
        }
        assertThat(THREADS.getCurrentThreadAllocatedBytes() - before).isLessThan(16 * MIB + memory);
        assertThat(THREADS.getCurrentThreadCpuTime() - start).isLessThan(SECOND);
        assertThat(got.replaceFirst("\\(at byte \\d+\\)$", "(at byte N)")).isEqualTo(sentence + " (at byte N)");
    }

    private static void assertReadInTime(byte[] stream, int rows) {
        long start = THREADS.getCurrentThreadCpuTime();
        assertThat(ArrowStream.decode(stream).rowCount()).isEqualTo(rows);
        assertThat(THREADS.getCurrentThreadCpuTime() - start).isLessThan(SECOND);
    }

    /** Were the name looked at for every row, these would be a hundred billion letters. */
    @Test
    void aLongNameOfALongColumn() {
        int rows = 1 << 17;
        String name = "n".repeat(1 << 20);
        assertReadInTime(
                CraftedArrow.of(CraftedArrow.lookedUp(name, 7, 8))
                        .dictionary(7, false, 1, ints(0, 1), utf8("a"))
                        .column(rows, new byte[rows])
                        .stream(),
                rows);
        assertReadInTime(CraftedArrow.of(CraftedArrow.view(name)).view(rows, new byte[16 * rows], NONE).stream(), rows);
    }

    /** Views of a text of 4 MiB that are chosen so that a hash which is known would put them beside each other. */
    @Test
    void viewsThatAreChosenToCollide() {
        int rows = 1 << 17;
        byte[] text = "a".repeat(4 << 20).getBytes(StandardCharsets.US_ASCII);
        int[] views = new int[4 * rows];
        int offset = 0;
        for (int row = 0; row < rows; row++, offset++) {
            while (((31 * 31 * 13 + offset) * 0x9E3779B9 >>> 4) >= 1 << 24) {
                offset++;
            }
            views[4 * row] = 13;
            views[4 * row + 1] = 0x61616161;
            views[4 * row + 3] = offset;
        }
        assertReadInTime(CraftedArrow.of(CraftedArrow.view("t")).view(rows, ints(views), text).stream(), rows);
    }

    /** Equal views of two batches lead into buffers of their own. */
    @Test
    void equalViewsOfTwoBatches() {
        byte[] views = ints(13, 0x61616161, 0, 0, 13, 0x61616161, 0, 0, 2, 0x6262, 0, 0);
        byte[] stream = CraftedArrow.of(CraftedArrow.view("t"))
                .view(3, views, utf8("aaaa, first one"))
                .view(0, NONE, NONE)
                .view(3, views, utf8("aaaa, the other"))
                .stream();
        assertThat(ArrowStream.decode(stream))
                .isEqualTo(Table.of(Column.text(
                        "t", "aaaa, first o", "aaaa, first o", "bb", "aaaa, the oth", "aaaa, the oth", "bb")));
    }

    private static byte[] utf8(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    @Test
    void aBigEndianSchemaIsRefused() {
        assertRefused(
                CraftedArrow.of(Endianness.Big, List.of(CraftedArrow.integer("n", 64))).stream(),
                "only little-endian Arrow is read, got big-endian");
    }

    @Test
    void anIndexBehindItsDictionaryIsRefusedWithItsRow() {
        for (int index : new int[] {2, -1, Integer.MAX_VALUE, Integer.MIN_VALUE}) {
            byte[] stream = CraftedArrow.of(CraftedArrow.lookedUp("word", 7))
                    .dictionary(7, false, 2, ints(0, 1, 2), utf8("ab"))
                    .column(2, ints(0, index))
                    .stream();
            assertRefused(
                    stream,
                    "column 'word' must have indices into its dictionary of 2 entries, got " + index + " in row 1");
        }
    }

    @Test
    void anIndexIntoADictionaryThatNeverCameIsRefusedWithItsRow() {
        assertRefused(
                CraftedArrow.of(CraftedArrow.lookedUp("word", 7)).column(1, ints(0)).stream(),
                "column 'word' must have indices into its dictionary of 0 entries, got 0 in row 0");
    }

    @Test
    void aDictionaryThatIsNotOfTheSchemaIsRefused() {
        assertRefused(
                CraftedArrow.of(CraftedArrow.lookedUp("word", 7))
                        .dictionary(8, false, 1, ints(0, 1), utf8("a"))
                        .stream(),
                "dictionary 8 is not one of the schema's");
    }

    @Test
    void aDictionaryGrowsByDeltas() {
        byte[] stream = CraftedArrow.of(CraftedArrow.lookedUp("word", 7))
                .dictionary(7, false, 2, ints(0, 1, 2), utf8("ab"))
                .column(2, ints(1, 0))
                .dictionary(7, true, 1, ints(0, 1), utf8("c"))
                .column(2, ints(2, 1))
                .stream();
        assertThat(ArrowStream.decode(stream)).isEqualTo(Table.of(Column.text("word", "b", "a", "c", "b")));
    }

    /** An index is one into the dictionary of its moment, not into what it grew to. */
    @Test
    void aDeltaDoesNotServeTheBatchBeforeIt() {
        byte[] stream = CraftedArrow.of(CraftedArrow.lookedUp("word", 7))
                .dictionary(7, false, 1, ints(0, 1), utf8("a"))
                .column(1, ints(1))
                .dictionary(7, true, 1, ints(0, 1), utf8("b"))
                .stream();
        assertRefused(stream, "column 'word' must have indices into its dictionary of 1 entries, got 1 in row 0");
    }

    @Test
    void manyDictionariesOfManyColumnsTakeTimeInProportion() {
        int columns = 20_000;
        List<Declared> declared = new ArrayList<>();
        for (int id = 0; id < columns; id++) {
            declared.add(CraftedArrow.lookedUp("c" + id, id));
        }
        CraftedArrow crafted = CraftedArrow.of(Endianness.Little, declared);
        for (int i = 0; i < columns; i++) {
            crafted.dictionary(columns - 1, false, 0, NONE, NONE);
        }
        assertRefused(
                crafted.dictionary(columns, false, 0, NONE, NONE).stream(),
                "dictionary " + columns + " is not one of the schema's");
    }

    @Test
    void rowsOfNothingAreLimited() {
        long rows = Integer.MAX_VALUE - 8;
        byte[] stream =
                CraftedArrow.of(CraftedArrow.nothing("n"))
                        .batch(rows, new long[] {rows, rows}, new long[0], NONE)
                        .stream();
        int read = stream.length - 8;
        assertRefused(
                stream, "a table of these columns must have at most " + ((1 << 20) + 8 * read) + " rows, got " + rows);
    }

    @Test
    void rowsWithoutColumnsAreRefused() {
        assertRefused(
                CraftedArrow.of().batch(1, new long[0], new long[0], NONE).stream(),
                "a table of these columns must have at most 0 rows, got 1");
    }

    @Test
    void rowsBeyondAnArrayAreRefused() {
        for (long rows : new long[] {-1, Long.MIN_VALUE, 1L << 31, Long.MAX_VALUE}) {
            assertRefused(
                    CraftedArrow.of(CraftedArrow.integer("n", 64))
                            .batch(rows, new long[] {rows, 0}, new long[] {0, 0, 0, 0}, NONE)
                            .stream(),
                    "a record batch must have 0 to 2147483639 rows, got " + rows);
        }
    }

    @Test
    void cellsThatAreNotThereAreRefused() {
        int rows = Integer.MAX_VALUE - 8;
        assertRefused(
                CraftedArrow.of(CraftedArrow.integer("n", 64))
                        .batch(rows, new long[] {rows, 0}, new long[] {0, 0, 0, 8}, longs(1))
                        .stream(),
                "the cells of column 'n' must have 17179869112 bytes or more, got 8");
    }

    @Test
    void aColumnLessThanTheSchemaIsRefused() {
        assertRefused(
                CraftedArrow.of(CraftedArrow.integer("a", 64), CraftedArrow.integer("b", 64))
                        .column(1, longs(1))
                        .stream(),
                "a record batch must have all columns of the schema, got 1");
    }

    @Test
    void aColumnMoreThanTheSchemaIsRefused() {
        assertRefused(
                CraftedArrow.of(CraftedArrow.integer("a", 64))
                        .batch(1, new long[] {1, 0, 1, 0}, new long[] {0, 0, 0, 8}, longs(1))
                        .stream(),
                "a record batch must have the columns and buffers of the schema, which are 1 and 2, got 2 and 2");
    }

    @Test
    void aBufferLessThanTheColumnsNeedIsRefused() {
        assertRefused(
                CraftedArrow.of(CraftedArrow.integer("a", 64))
                        .batch(1, new long[] {1, 0}, new long[] {0, 0}, longs(1))
                        .stream(),
                "a record batch must have the cells of column 'a', got only 1 buffers");
    }

    @Test
    void buffersThatShareBytesAreRefused() {
        assertRefused(
                CraftedArrow.of(CraftedArrow.integer("a", 64), CraftedArrow.integer("b", 64))
                        .batch(2, new long[] {2, 0, 2, 0}, new long[] {0, 0, 0, 16, 0, 0, 8, 16}, longs(1, 2, 3))
                        .stream(),
                "the buffers of a record batch must not overlap");
    }

    @Test
    void buffersOfNegativeLengthAreRefused() {
        assertRefused(
                CraftedArrow.of(CraftedArrow.integer("a", 64))
                        .batch(1, new long[] {1, 0}, new long[] {0, 0, 16, -8}, longs(1, 2))
                        .stream(),
                "a buffer must lie within the 16 bytes around it, got -8 bytes from 16");
    }

    @Test
    void aShortBufferThatClaimsToExpandToVeryMuchIsRefused() {
        for (byte codec : new byte[] {CompressionType.LZ4_FRAME, CompressionType.ZSTD}) {
            for (long claimed : new long[] {1L << 40, Long.MAX_VALUE, -2, Long.MIN_VALUE}) {
                assertRefused(
                        CraftedArrow.of(CraftedArrow.integer("a", 64))
                                .compressedBatch(
                                        codec,
                                        1,
                                        new long[] {1, 0},
                                        new long[] {0, 0, 0, 16},
                                        longs(claimed, 0x184D2204L))
                                .stream(),
                        "compressed bodies must expand to at most 67108864 bytes in all (ArrowOptions.withMaxBytes allows"
                                + " more), got a buffer of " + claimed);
            }
        }
    }

    @Test
    void twoColumnsOfOneNameAreRefused() {
        assertRefused(
                CraftedArrow.of(CraftedArrow.integer("a", 64), CraftedArrow.integer("a", 64)).stream(),
                "column 'a' is given 2 times; names must differ");
    }

    @Test
    void aColumnWithoutANameIsRefused() {
        assertRefused(CraftedArrow.of(CraftedArrow.integer("", 64)).stream(), "the name of a column must not be empty");
    }

    @Test
    void aNameWithControlCharactersIsRefused() {
        assertRefused(
                CraftedArrow.of(CraftedArrow.integer("a\u0000b", 64)).stream(),
                "the name of a column must not contain control characters, got 'a\\u0000b'");
    }

    /** A column takes less than 1 KiB, be there rows or not. */
    @Test
    void manyColumnsTakeTimeAndMemoryInProportion() {
        int count = 100_000;
        List<Declared> columns = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            columns.add(CraftedArrow.nothing("c" + i));
        }
        columns.add(CraftedArrow.nothing("c0"));
        assertRefused(
                CraftedArrow.of(Endianness.Little, columns).stream(),
                "column 'c0' is given 2 times; names must differ",
                count * 1024L);
    }

    /** A million columns that are one and the same piece of the schema. */
    @Test
    void oneColumnThatServesAMillionTimesIsRefused() {
        byte[] stream = CraftedArrow.of(CraftedArrow.integer("a", 64)).stream();
        byte[] metadata = Arrays.copyOfRange(stream, 8, stream.length - 8);
        int vector = new FlatBytes(Slice.of(metadata))
                .root()
                .required(2, "the schema")
                .vector(1, Integer.BYTES)
                .start();
        int field = vector + LittleEndian.getInt(metadata, vector);
        int count = 1_000_000;
        // Offsets lead forward: behind all there is comes the long vector, and behind it a copy of the column.
        int longer = metadata.length;
        int copy = longer + Integer.BYTES * (count + 1);
        byte[] shared = Arrays.copyOf(metadata, copy + metadata.length);
        System.arraycopy(metadata, 0, shared, copy, metadata.length);
        LittleEndian.putInt(shared, longer, count);
        for (int at = longer + Integer.BYTES; at < copy; at += Integer.BYTES) {
            LittleEndian.putInt(shared, at, copy + field - at);
        }
        moveVector(shared, vector - Integer.BYTES, longer);
        assertRefused(
                new CraftedArrow().raw(shared, NONE).stream(),
                "the metadata refers to its " + (shared.length + (-shared.length & 7)) + " bytes too many times over");
    }

    private static void moveVector(byte[] metadata, int from, int to) {
        for (int at = from - Integer.BYTES; at >= 0; at -= Integer.BYTES) {
            if (at + LittleEndian.getInt(metadata, at) == from) {
                LittleEndian.putInt(metadata, at, to - at);
                return;
            }
        }
        throw new AssertionError("nothing points to the vector");
    }

    @Test
    void messagesWithoutMetadataAreRefused() {
        assertRefused(ints(-1, 0), "a stream must start with a schema");
        assertRefused(ints(-1, -5), "the metadata of a message must have a length, got -5");
        assertRefused(
                ints(-1, Integer.MAX_VALUE),
                "the metadata of a message must have 2147483647 bytes, but only 0 are left; the input is truncated");
    }

    /** The place of the root, of its vtable, and what the vtable says, each with every lie. */
    @Test
    void metadataThatPointsOutOfItselfOrInCirclesIsRefused() {
        byte[] stream = CraftedArrow.of(CraftedArrow.integer("a", 64)).column(1, longs(1)).stream();
        int read = 0;
        for (int at = 8; at + Integer.BYTES < stream.length - 8; at += 2) {
            for (int lie : new int[] {0, 4, -4, -at, at, 0x7FFFFFFF, 0x80000000, -1, 0x0000FFFF, 0xFFFF0000}) {
                byte[] crafted = stream.clone();
                LittleEndian.putInt(crafted, at, lie);
                long start = THREADS.getCurrentThreadCpuTime();
                try {
                    ArrowStream.decode(crafted);
                    read++;
                } catch (ArrowFormatException e) {
                    assertThat(e).hasMessageMatching("(?s).+ \\(at byte \\d+\\)");
                }
                assertThat(THREADS.getCurrentThreadCpuTime() - start).isLessThan(SECOND);
            }
        }
        assertThat(read).isBetween(1, stream.length * 5 / 2);
    }

    // ------------------------------------------------------------------ files

    private static byte[] file(int batches) {
        return ArrowFile.encode(ArrowDocument.of(SampleTables.run(4 * batches)), ArrowOptions.DEFAULT.withBatchRows(4));
    }

    private static int firstBlock(byte[] file) {
        int footer = LittleEndian.getInt(file, file.length - 10);
        int start = file.length - 10 - footer;
        Slice slice = Slice.of(file).part(start, footer, "the footer");
        return start + new FlatBytes(slice).root().vector(3, 24).start();
    }

    private static void assertFileRefused(byte[] file, String sentence) {
        assertThatThrownBy(() -> ArrowFile.decode(file))
                .isInstanceOf(ArrowFormatException.class)
                .satisfies(
                        refusal -> assertThat(refusal.getMessage().replaceFirst("\\(at byte \\d+\\)$", "(at byte N)"))
                                .isEqualTo(sentence + " (at byte N)"));
    }

    @Test
    void blocksOutsideTheFileAreRefused() {
        for (long offset : new long[] {-64, 0, 1L << 40, Long.MAX_VALUE, Long.MIN_VALUE}) {
            byte[] file = file(1);
            int block = firstBlock(file);
            LittleEndian.putLong(file, block, offset);
            int footer = file.length - 10 - LittleEndian.getInt(file, file.length - 10);
            assertFileRefused(
                    file,
                    "a block must lie between the start of the file and its footer at " + footer + ", got "
                            + LittleEndian.getInt(file, block + 8) + " and " + LittleEndian.getLong(file, block + 16)
                            + " bytes from " + offset);
        }
    }

    @Test
    void blocksOfImpossibleLengthsAreRefused() {
        for (long length : new long[] {-1, 1L << 40, Long.MAX_VALUE, Long.MIN_VALUE}) {
            byte[] file = file(1);
            int block = firstBlock(file);
            LittleEndian.putLong(file, block + 16, length);
            int footer = file.length - 10 - LittleEndian.getInt(file, file.length - 10);
            assertFileRefused(
                    file,
                    "a block must lie between the start of the file and its footer at " + footer + ", got "
                            + LittleEndian.getInt(file, block + 8) + " and " + length + " bytes from "
                            + LittleEndian.getLong(file, block));
        }
    }

    @Test
    void aFooterThatContradictsAMessageIsRefused() {
        byte[] file = file(1);
        int block = firstBlock(file);
        long body = LittleEndian.getLong(file, block + 16);
        LittleEndian.putLong(file, block + 16, body - 64);
        assertFileRefused(file, "the body of a message has " + body + " bytes, but the footer says " + (body - 64));
    }

    @Test
    void aBlockThatServesTwiceIsRefused() {
        byte[] file = file(2);
        int block = firstBlock(file);
        System.arraycopy(file, block, file, block + 24, 24);
        assertFileRefused(file, "the blocks of a file must not overlap");
    }

    @Test
    void aBlockThatIsNoRecordBatchIsRefused() {
        byte[] file = file(1);
        int block = firstBlock(file);
        int schema = LittleEndian.getInt(file, 12);
        LittleEndian.putLong(file, block, 8);
        LittleEndian.putInt(file, block + 8, schema + 8);
        LittleEndian.putLong(file, block + 16, 0);
        assertFileRefused(file, "a message of type 1 is not permitted at this place");
    }

    @Test
    void moreBlocksThanTheFooterHoldsAreRefused() {
        byte[] file = file(1);
        int block = firstBlock(file);
        LittleEndian.putInt(file, block - 4, 1000);
        int room = file.length - 10 - block;
        assertFileRefused(
                file,
                "a vector of the metadata must fit into the " + room + " bytes after it, got 1000 elements of 24");
    }
}
