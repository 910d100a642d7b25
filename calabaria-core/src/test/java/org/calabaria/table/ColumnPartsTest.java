package org.calabaria.table;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.management.ThreadMXBean;
import java.lang.management.ManagementFactory;
import java.nio.ByteBuffer;
import java.nio.DoubleBuffer;
import java.nio.LongBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.Arrays;
import java.util.BitSet;
import java.util.Collections;
import java.util.List;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.calabaria.problem.InvalidTableException;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class ColumnPartsTest {

    @Test
    void partsFollowOneAnother() {
        BitSet missing = new BitSet();
        missing.set(1);
        List<DoubleBuffer> parts =
                List.of(DoubleBuffer.wrap(new double[] {9, 1, 2}, 1, 2), DoubleBuffer.wrap(new double[] {3}));
        assertThat(Column.real("x", 3, parts, missing)).isEqualTo(Column.real("x", new double[] {1, 2, 3}, missing));
    }

    @Test
    void everyNaNOfAPartIsTheCanonicalOne() {
        double odd = Double.longBitsToDouble(0xfff8000000000001L);
        Column filled = Column.real("x", 1, List.of(DoubleBuffer.wrap(new double[] {odd})), new BitSet());
        assertThat(Double.doubleToRawLongBits(((RealColumn) filled).get(0))).isEqualTo(0x7ff8000000000000L);
    }

    @Test
    void aNaNIsUnifiedWhereverItStandsAmongWhatever() {
        double odd = Double.longBitsToDouble(0x7ff0000000000001L);
        for (double other : new double[] {0, -0.0, Double.MAX_VALUE, Double.POSITIVE_INFINITY, Double.MIN_VALUE}) {
            for (int rows = 1; rows < 20; rows++) {
                for (int at = 0; at < rows; at++) {
                    double[] cells = new double[rows];
                    Arrays.setAll(cells, row -> row % 2 == 0 ? other : -other);
                    cells[at] = odd;
                    long[] expected = Arrays.stream(cells)
                            .mapToLong(Double::doubleToLongBits)
                            .toArray();
                    assertThat(Arrays.stream(Column.real("x", cells).toArray())
                                    .mapToLong(Double::doubleToRawLongBits)
                                    .toArray())
                            .isEqualTo(expected);
                }
            }
        }
    }

    @Test
    void partsMustFillTheColumn() {
        assertThatThrownBy(() -> Column.integer("n", 3, List.of(LongBuffer.allocate(2)), new BitSet()))
                .isInstanceOf(InvalidTableException.class)
                .hasMessage("column 'n' must be filled with 3 values, got 2");
        assertThatThrownBy(() -> Column.unsigned("n", 1, List.of(LongBuffer.allocate(2)), new BitSet()))
                .isInstanceOf(InvalidTableException.class)
                .hasMessage("column 'n' must be filled with 1 value, got 2 or more");
    }

    @Test
    void nothingIsNotAPart() {
        List<LongBuffer> nothing = Collections.singletonList(null);
        assertNull(() -> Column.real("x", 0, null, rows()), "parts must not be null");
        assertNull(() -> Column.integer("n", 0, null, rows()), "parts must not be null");
        assertNull(() -> Column.unsigned("n", 0, null, rows()), "parts must not be null");
        assertNull(() -> Column.integer("n", 0, nothing, rows()), "part must not be null");
        assertNull(
                () -> Column.utf8Text("t", Collections.singletonList(null), Column.integer("end", 0), rows()),
                "part must not be null");
        assertNull(() -> Column.utf8Text("t", null, Column.integer("end", 0), rows()), "utf8 must not be null");
        assertNull(() -> Column.utf8Text("t", List.of(), null, rows()), "ends must not be null");
        assertNull(() -> Column.numberedText("t", null, Column.text("t")), "numbers must not be null");
        assertNull(() -> Column.numberedText("t", Column.integer("n", 0), null), "texts must not be null");
        assertNull(() -> Column.flag("f", 0, null, rows()), "trues must not be null");
        assertNull(() -> Column.timestamp(Column.integer("n", 0), (ChronoUnit) null), "unit must not be null");
    }

    @Test
    void rowsAreCopiedOutOfAConstantToo() {
        LongBuffer buffer = LongBuffer.allocate(3);
        Column.constantInteger("n", 7, 10).copyTo(8, 2, buffer);
        assertThat(buffer.array()).containsExactly(7, 7, 0);
        assertThatThrownBy(() -> Column.constantInteger("n", 7, 10).copyTo(8, 3, buffer))
                .isInstanceOf(IndexOutOfBoundsException.class);
    }

    @Test
    void numbersOfFewerBitsAreTheSameNumbers() {
        IntegerColumn bytes = narrow(IntegerWidth.INT8, -128, 0, 127);
        assertThat(bytes).isEqualTo(Column.integer("n", -128L, 0, 127)).hasToString("integer 'n', 3 rows");
        assertThat(bytes.get(0)).isEqualTo(-128);
        assertThat(bytes.toArray()).containsExactly(-128, 0, 127);
        assertThat(bytes.toReal().toArray()).containsExactly(-128, 0, 127);
        assertThat(narrow(IntegerWidth.INT16, -32768, 32767).toArray()).containsExactly(-32768, 32767);
        assertThat(narrow(IntegerWidth.INT32, Integer.MIN_VALUE, Integer.MAX_VALUE)
                        .toArray())
                .containsExactly(Integer.MIN_VALUE, Integer.MAX_VALUE);
    }

    @Test
    void aNumberOfMoreBitsIsRefused() {
        assertRefused(
                () -> narrow(IntegerWidth.INT8, 127, 128),
                "column 'n' must contain whole numbers of 8 bits, got 128 in row 1");
        assertRefused(
                () -> narrow(IntegerWidth.INT16, -32769),
                "column 'n' must contain whole numbers of 16 bits, got -32769 in row 0");
        assertRefused(
                () -> narrow(IntegerWidth.INT32, 1L << 31),
                "column 'n' must contain whole numbers of 32 bits, got 2147483648 in row 0");
    }

    @Test
    void whatStandsBehindAMissingCellNeedsNoBits() {
        IntegerColumn column = Column.integer(
                "n", IntegerWidth.INT8, 2, List.of(LongBuffer.wrap(new long[] {1, Long.MAX_VALUE})), rows(1));
        assertThat(column).isEqualTo(Column.integer("n", new long[] {1, 7}, rows(1)));
    }

    @Test
    void flagsAreBits() {
        FlagColumn flags = Column.flag("f", 3, rows(0, 2), rows(2));
        assertThat(flags).isEqualTo(Column.flag("f", Arrays.asList(true, false, null)));
        assertRefused(
                () -> Column.flag("f", 3, rows(3), rows()), "column 'f' has 3 rows, but its row 3 is marked as true");
        assertRefused(
                () -> Column.flag("f", 3, rows(), rows(3)),
                "column 'f' has 3 values, but its row 3 is marked as missing");
        assertRefused(() -> Column.flag("f", -1, rows(), rows()), "column 'f' must have 0 or more rows, got -1");
    }

    @Test
    void datesAreDays() {
        assertThat(Column.date(Column.integer("d", new long[] {-1, 18321, 5}, rows(2))))
                .isEqualTo(Column.date("d", LocalDate.of(1969, 12, 31), LocalDate.of(2020, 2, 29), null));
        assertThat(Column.date(Column.constantInteger("d", 18321, 3)))
                .isEqualTo(Column.constantDate("d", LocalDate.of(2020, 2, 29), 3));
        // LocalDate.MAX is +999999999-12-31.
        assertRefused(
                () -> Column.date(Column.integer("d", 0L, 365241780472L)),
                "column 'd' must hold days from -365243219162 to 365241780471 after 1970-01-01, got 365241780472 in row 1");
        assertRefused(
                () -> Column.date(Column.unsigned("d", 1)),
                "column 'd' must be of kind integer to be read as days since 1970-01-01, got unsigned");
    }

    @Test
    void timestampsAreTicks() {
        Instant instant = Instant.parse("1969-12-31T23:59:58.999Z");
        assertThat(Column.timestamp(Column.integer("t", new long[] {-1001, 9}, rows(1)), ChronoUnit.MILLIS))
                .isEqualTo(Column.timestamp("t", instant, null));
        assertThat(Column.timestamp(Column.integer("t", -1001000L), ChronoUnit.MICROS)
                        .get(0))
                .isEqualTo(instant);
        assertThat(Column.timestamp(Column.integer("t", -1001000000L), ChronoUnit.NANOS)
                        .get(0))
                .isEqualTo(instant);
        assertThat(Column.timestamp(Column.constantInteger("t", -1, 2), ChronoUnit.SECONDS))
                .isEqualTo(Column.constantTimestamp("t", Instant.EPOCH.minusSeconds(1), 2));
    }

    /**
     * Expected: NumPy 2.4.6, {@code numpy.datetime64(2**63 - 1, 'ns')} and {@code 'us'}; and a nanosecond before
     * {@code numpy.datetime64(-2**63 + 1, 'ns')}, as the least number means no time there.
     */
    @Test
    void everyTickIsAPointInTime() {
        IntegerColumn ends = Column.integer("t", Long.MIN_VALUE, Long.MAX_VALUE);
        assertThat(Column.timestamp(ends, ChronoUnit.NANOS).toArray())
                .containsExactly(
                        Instant.parse("1677-09-21T00:12:43.145224192Z"),
                        Instant.parse("2262-04-11T23:47:16.854775807Z"));
        assertThat(Column.timestamp(ends, ChronoUnit.MICROS).get(1))
                .isEqualTo(Instant.parse("+294247-01-10T04:00:54.775807Z"));
        assertThat(Column.timestamp(ends, ChronoUnit.MILLIS).toArray())
                .containsExactly(Instant.ofEpochMilli(Long.MIN_VALUE), Instant.ofEpochMilli(Long.MAX_VALUE));
    }

    @Test
    void ticksThatAreNoPointsInTimeAreRefused() {
        assertRefused(
                () -> Column.timestamp(Column.integer("t", 0, 31556889864403200L), ChronoUnit.SECONDS),
                "column 't' must hold timestamps within a billion years of year 0, got 31556889864403200 seconds in row 1");
        assertRefused(
                () -> Column.timestamp(Column.integer("t", 0), ChronoUnit.DAYS),
                "column 't' must count SECONDS, MILLIS, MICROS or NANOS, got DAYS");
        assertRefused(
                () -> Column.timestamp(Column.unsigned("t", 0), ChronoUnit.NANOS),
                "column 't' must be of kind integer to be read as points on the time line, got unsigned");
    }

    @Test
    void textsStandOneBehindTheOther() {
        assertThat(text(rows(2), "aé\uD83D\uDE00", 1, 3, 3, 3, 7))
                .isEqualTo(Column.text("t", "a", "é", null, "", "\uD83D\uDE00"));
        assertThat(text(rows(), "")).isEqualTo(Column.text("t"));
        assertThat(Column.utf8Text("t", List.of(), Column.constantInteger("end", 0, 2), rows()))
                .isEqualTo(Column.text("t", "", ""));
    }

    @Test
    void textsThatDoNotAreRefused() {
        assertRefused(
                () -> text(rows(), "abc", 2, 1),
                "column 't' must have ends that do not decrease, of at most 2147483639 bytes, got 1 after 2 in row 1");
        assertRefused(
                () -> text(rows(), "abc", -1),
                "column 't' must have ends that do not decrease, of at most 2147483639 bytes, got -1 after 0 in row 0");
        assertRefused(() -> text(rows(), "abc", 1, 2), "column 't' must be filled with 2 bytes, got 3 or more");
        assertRefused(() -> text(rows(), "abc", 1, 4), "column 't' must be filled with 4 bytes, got 3");
        assertRefused(() -> text(rows(), "a"), "column 't' must be filled with 0 bytes, got 1 or more");
        assertRefused(() -> text(rows(), "aé", 2, 3), "column 't' must have ends between characters, got 2 in row 0");
        assertRefused(
                () -> Column.utf8Text(
                        "t", List.of(ByteBuffer.wrap(new byte[] {'a', (byte) 0xC3})), Column.integer("end", 2), rows()),
                "column 't' must be filled with UTF-8, got something else at byte 1");
        assertRefused(
                () -> Column.utf8Text("t", List.of(), Column.integer("end", new long[1], rows(0)), rows()),
                "column 'end' has no value in 1 of its 1 rows; a text has an end even where it is missing");
    }

    @Test
    void textsByTheirNumbers() {
        TextColumn texts = Column.text("all", "a", null, "b");
        TextColumn column = Column.numberedText("t", Column.integer("n", new long[] {2, 1, 0, 0, 2}, rows(3)), texts);
        assertThat(column).isEqualTo(Column.text("t", "b", null, "a", null, "b"));
        assertThat(column.missing()).isEqualTo(rows(1, 3));
        assertThat(column.rowsAt(4, 2)).isEqualTo(Column.text("t", "b", "a"));
        assertThat(Column.numberedText("again", Column.integer("n", 4, 2), column))
                .isEqualTo(Column.text("again", "b", "a"));
        assertThat(Column.numberedText("t", Column.constantInteger("n", 1, 2), Column.constantText("all", "c", 2)))
                .isEqualTo(Column.text("t", "c", "c"));
        assertRefused(
                () -> Column.numberedText("t", Column.integer("n", 0, 3), texts),
                "column 't' must have numbers of its 3 texts, got 3 in row 1");
        assertRefused(
                () -> Column.numberedText("t", Column.unsigned("n", -1), texts),
                "column 't' must have numbers of its 3 texts, got 18446744073709551615 in row 0");
    }

    @Test
    void textsMayAllBeMissing() {
        assertThat(Column.text("t", null, null).missingCount()).isEqualTo(2);
        assertThat(Column.text("t", null, null, null).missingCount()).isEqualTo(3);
    }

    /** As one does who keeps the first few of all that come in. */
    @Test
    void whatIsPickedAndJoinedAgainAndAgainDoesNotPileUp() {
        TextColumn texts = text(rows(), "ab", 1, 2);
        Column kept = Column.numberedText("t", Column.integer("n", 0, 1), texts);
        for (int i = 0; i < 20_000; i++) {
            kept = Column.concat(List.of(kept, texts)).rowsAt(3, 0);
        }
        assertThat(kept).isEqualTo(Column.text("t", "b", "b"));
    }

    /** A dictionary of a few long texts stays small, whatever is done with its columns. */
    @Test
    void aTextIsMadeOnceHoweverOftenItIsPicked() {
        TextColumn bytes = text(rows(1), "abc", 1, 1, 3);
        TextColumn numbered = Column.numberedText("t", Column.integer("n", 2, 1, 2, 0), bytes);
        Column joined = Column.concat(List.of(numbered, numbered));
        for (Column column : List.of(bytes.rowsAt(2, 1, 2), numbered.rowsAt(0, 1, 2), joined.rowsAt(0, 1, 2))) {
            @Nullable String[] texts = ((TextColumn) column).toArray();
            assertThat(texts).containsExactly("bc", null, "bc");
            assertThat(texts[0]).isSameAs(texts[2]);
        }
        @Nullable String[] last = ((TextColumn) joined.rowsAt(7, 4, 5, 6, 0, 3)).toArray();
        assertThat(last).containsExactly("a", "bc", null, "bc", "bc", "a");
        assertThat(last[1]).isSameAs(last[3]);
    }

    /** Were each looked at anew, these would be a hundred billion letters. */
    @Test
    void aLongTextThatComesOftenIsHashedAndSortedAtOnce() {
        int rows = 1 << 17;
        String letters = "a".repeat(1 << 20);
        TextColumn texts = text(rows(), letters, 1 << 20);
        TextColumn column = Column.numberedText("t", Column.integer("n", new long[rows]), texts);
        Column twice = Column.concat(List.of(column, column));
        ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
        long before = threads.getCurrentThreadAllocatedBytes();
        assertThat(twice.hashCode())
                .isEqualTo(Column.constantText("t", letters, 2 * rows).hashCode());
        assertThat(Table.of(twice).sortedBy("t").rowCount()).isEqualTo(2 * rows);
        assertThat(threads.getCurrentThreadAllocatedBytes() - before).isLessThan(32L << 20);
    }

    @Test
    void aFewOfManyTextsTakeNoMoreThanTheyNeed() {
        int rows = 1 << 20;
        int[] ends = new int[rows];
        Column all = text(rows(), "", ends);
        ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
        long before = threads.getCurrentThreadAllocatedBytes();
        for (int i = 0; i < 100; i++) {
            ((TextColumn) all.rowsAt(i, rows - 1)).toArray();
        }
        assertThat(threads.getCurrentThreadAllocatedBytes() - before).isLessThan(rows);
    }

    @Test
    void numbersOfNoTextsAreAllMissing() {
        TextColumn none = (TextColumn) text(rows(), "ab", 1, 2).rowsAt();
        assertThat(Column.numberedText("t", Column.integer("n", new long[2], rows(0, 1)), none))
                .isEqualTo(Column.missing("t", ColumnKind.TEXT, 2));
    }

    private static IntegerColumn narrow(IntegerWidth width, long... values) {
        return Column.integer("n", width, values.length, List.of(LongBuffer.wrap(values)), rows());
    }

    private static TextColumn text(BitSet missing, String texts, int... ends) {
        ByteBuffer utf8 = ByteBuffer.wrap(texts.getBytes(StandardCharsets.UTF_8));
        return Column.utf8Text("t", List.of(utf8), Column.integer("end", ends), missing);
    }

    private static void assertNull(ThrowingCallable call, String sentence) {
        assertThatThrownBy(call).isInstanceOf(NullPointerException.class).hasMessage(sentence);
    }

    private static void assertRefused(ThrowingCallable call, String sentence) {
        assertThatThrownBy(call).isInstanceOf(InvalidTableException.class).hasMessage(sentence);
    }

    private static BitSet rows(int... rows) {
        BitSet set = new BitSet();
        Arrays.stream(rows).forEach(set::set);
        return set;
    }
}
