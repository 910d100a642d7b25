package org.calabaria.table;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.stream.IntStream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.jspecify.annotations.Nullable;

/** Laws of tables, over tables whose cells hold every awkward value; a seed and a length name a table. */
class TableProperties {

    private static final int TRIES = 200;

    private static final double[] REALS = {
        0.0,
        -0.0,
        1.5,
        -1.5,
        Double.NaN,
        Double.longBitsToDouble(0xfff8000000000001L),
        Double.MAX_VALUE,
        Double.MIN_VALUE,
        Double.POSITIVE_INFINITY,
        Double.NEGATIVE_INFINITY
    };

    /** Of 8 bits, 16, 32 and 64. */
    private static final long[] INTEGERS = {
        0, 1, -1, 127, -128, 128, -32768, 32768, Integer.MIN_VALUE, 1L << 31, 1L << 53, Long.MAX_VALUE, Long.MIN_VALUE
    };

    private static final String[] TEXTS = {"", "a", "ab", "B", "null", "é", "\uFF5E", "\uD83D\uDE00", "\uD83D"};
    private static final LocalDate[] DATES = {LocalDate.EPOCH, LocalDate.of(2020, 2, 29), LocalDate.MIN, LocalDate.MAX};
    private static final Instant[] INSTANTS = {
        Instant.EPOCH, Instant.EPOCH.minusSeconds(1), Instant.MIN, Instant.EPOCH.plusNanos(1), Instant.MAX
    };

    @Property(tries = TRIES)
    void equalityIgnoresHowAColumnWasMade(@ForAll long seed, @ForAll @IntRange(max = 70) int rows) {
        respellingEqualsAndHashesAlike(table(seed, rows));
    }

    @Property(tries = TRIES)
    void concatIsAssociative(
            @ForAll long seed,
            @ForAll @IntRange(max = 5) int a,
            @ForAll @IntRange(max = 5) int b,
            @ForAll @IntRange(max = 70) int c) {
        concatIsAssociative(table(seed, a), table(seed + 1, b), table(seed + 2, c));
    }

    @Property(tries = TRIES)
    void concatUndoesHeadAndTail(
            @ForAll long seed, @ForAll @IntRange(max = 70) int rows, @ForAll @IntRange(max = 70) int n) {
        headThenTailIsTheTable(table(seed, rows), Math.min(n, rows));
    }

    @Property(tries = TRIES)
    void selectAndDropPartition(@ForAll long seed, @ForAll Set<@IntRange(max = 6) Integer> chosen) {
        selectAndDropPartitionTheColumns(table(seed, 3), chosen);
    }

    @Property(tries = TRIES)
    void wherePartitions(@ForAll long seed, @ForAll @IntRange(max = 70) int rows) {
        whereAndItsNegationPartitionTheRows(
                numbered(table(seed, rows)), row -> !row.isMissing("flag") && row.flag("flag"));
    }

    @Property(tries = TRIES)
    void sortingIsAStablePermutation(
            @ForAll long seed,
            @ForAll @IntRange(max = 70) int rows,
            @ForAll @IntRange(max = 6) int by,
            @ForAll boolean descending) {
        sortedIsOrderedStableIdempotent(numbered(table(seed, rows)), by, descending);
    }

    @Property(tries = TRIES)
    void codePointsOrderAsUtf32(@ForAll String a, @ForAll String b) {
        int[] left = a.codePoints().toArray();
        int[] right = b.codePoints().toArray();

        assertThat(Integer.signum(CodePointOrder.compare(a, b))).isEqualTo(Integer.signum(Arrays.compare(left, right)));
    }

    @Property(tries = TRIES)
    void realsComeBackBitForBit(@ForAll double[] values) {
        double[] read = Column.real("x", values).toArray();

        for (int i = 0; i < values.length; i++) {
            // doubleToLongBits is the canonical form: it gives 7ff8000000000000 for every NaN.
            assertThat(Double.doubleToRawLongBits(read[i])).isEqualTo(Double.doubleToLongBits(values[i]));
        }
    }

    @Property(tries = TRIES)
    void wholeNumbersBecomeRealAsBigDecimalSaysTheyCan(
            @ForAll long value, @ForAll @IntRange(max = 63) int trailingZeros) {
        long sparse = value >> trailingZeros << trailingZeros;
        BigDecimal unsigned = new BigDecimal(Long.toUnsignedString(sparse));
        boolean exact = new BigDecimal(unsigned.doubleValue()).compareTo(unsigned) == 0;

        IntegerColumn column = Column.unsigned("n", sparse);
        if (exact) {
            assertThat(column.toReal().get(0)).isEqualTo(unsigned.doubleValue());
        } else {
            assertThatThrownBy(column::toReal).hasMessageContaining("does not represent exactly");
        }
    }

    // --- laws

    private static void respellingEqualsAndHashesAlike(Table table) {
        Table respelled = Table.of(table.columns().stream()
                .map(column -> Column.ofValues(column.name(), column.kind(), boxed(column)))
                .toList());
        assertThat(respelled).isEqualTo(table).hasSameHashCodeAs(table).hasToString(table.toString());
        assertThat(table).isEqualTo(respelled);
        for (int i = 0; i < table.columnCount(); i++) {
            assertThat(respelled.column(i).missing()).isEqualTo(table.column(i).missing());
            assertThat(respelled.column(i).missingCount())
                    .isEqualTo(table.column(i).missingCount());
        }
    }

    private static void concatIsAssociative(Table a, Table b, Table c) {
        assertThat(Table.concat(Table.concat(a, b), c))
                .isEqualTo(Table.concat(a, Table.concat(b, c)))
                .isEqualTo(Table.concat(a, b, c));
    }

    private static void headThenTailIsTheTable(Table table, int n) {
        assertThat(Table.concat(table.head(n), table.tail(table.rowCount() - n)))
                .isEqualTo(table);
    }

    private static void selectAndDropPartitionTheColumns(Table table, Set<Integer> chosen) {
        List<String> names =
                new TreeSet<>(chosen).stream().map(i -> table.column(i).name()).toList();
        Set<String> both = new HashSet<>(table.select(names).columnNames());
        List<String> rest = table.drop(names).columnNames();

        assertThat(table.select(names).columnNames()).isEqualTo(names);
        assertThat(rest).noneMatch(both::contains);
        both.addAll(rest);
        assertThat(both).containsExactlyInAnyOrderElementsOf(table.columnNames());
    }

    private static void whereAndItsNegationPartitionTheRows(Table table, Predicate<Row> condition) {
        Table chosen = table.where(condition);
        Table rest = table.where(condition.negate());

        assertThat(Table.concat(chosen, rest).sortedBy("row")).isEqualTo(table);
        assertThat(chosen.where(condition)).isEqualTo(chosen);
        assertThat(chosen.sortedBy("row")).isEqualTo(chosen);
    }

    private static void sortedIsOrderedStableIdempotent(Table table, int by, boolean descending) {
        Column column = table.column(by);
        SortKey key = new SortKey(column.name(), descending);
        Table sorted = table.sortedBy(key);

        assertThat(sorted.sortedBy("row")).isEqualTo(table);
        assertThat(sorted.sortedBy(key)).isEqualTo(sorted);
        IntegerColumn origin = sorted.integer("row");
        for (int i = 1; i < sorted.rowCount(); i++) {
            int order = expectedOrder(sorted.column(by), i - 1, i, descending);
            assertThat(order).isLessThanOrEqualTo(0);
            assertThat(order == 0 && origin.get(i - 1) > origin.get(i)).isFalse();
        }
    }

    /** The documented order, spelled out over boxed values. */
    private static int expectedOrder(Column column, int a, int b, boolean descending) {
        Object left = column.value(a);
        Object right = column.value(b);
        if (left == null || right == null || isNan(left) || isNan(right)) {
            return Integer.compare(left == null ? 2 : isNan(left) ? 1 : 0, right == null ? 2 : isNan(right) ? 1 : 0);
        }
        int order =
                switch (column.kind()) {
                    case REAL -> ((Double) left).compareTo((Double) right);
                    case INTEGER -> ((Long) left).compareTo((Long) right);
                    case UNSIGNED -> new BigInteger(column.shown(a)).compareTo(new BigInteger(column.shown(b)));
                    case FLAG -> ((Boolean) left).compareTo((Boolean) right);
                    case TEXT ->
                        Arrays.compare(
                                ((String) left).codePoints().toArray(),
                                ((String) right).codePoints().toArray());
                    case DATE -> ((LocalDate) left).compareTo((LocalDate) right);
                    case TIMESTAMP -> ((Instant) left).compareTo((Instant) right);
                };
        return descending ? -order : order;
    }

    private static boolean isNan(Object value) {
        return value instanceof Double real && real.isNaN();
    }

    // --- tables

    private static Table numbered(Table table) {
        return table.with(
                Column.integer("row", IntStream.range(0, table.rowCount()).toArray()));
    }

    /** One column of each kind; each is constant, or drawn cell by cell with a quarter missing and kept one way or another. */
    private static Table table(long seed, int rows) {
        SplittableRandom random = new SplittableRandom(seed);
        return Table.of(Arrays.stream(ColumnKind.values())
                .map(kind -> column(kind, rows, random))
                .toList());
    }

    private static Column column(ColumnKind kind, int rows, SplittableRandom random) {
        String name = kind.toString();
        int shape = random.nextInt(5);
        if (shape == 0) {
            return Column.missing(name, kind, rows);
        }
        if (shape == 1) {
            return Column.ofValues(name, kind, List.of(cell(kind, random))).resized(rows);
        }
        Column drawn = Column.ofValues(name, kind, drawn(kind, rows, random));
        return shape == 2 ? drawn : KeptOtherwise.of(drawn);
    }

    private static List<@Nullable Object> drawn(ColumnKind kind, int rows, SplittableRandom random) {
        @Nullable Object[] cells = new @Nullable Object[rows];
        List<?> choice = firstOf(values(kind), random);
        for (int row = 0; row < rows; row++) {
            cells[row] = random.nextInt(4) == 0 ? null : choice.get(random.nextInt(choice.size()));
        }
        return Arrays.asList(cells);
    }

    /** The first ones only need fewer bits, or can be kept in a way that others cannot. */
    private static List<?> firstOf(List<?> values, SplittableRandom random) {
        return values.subList(0, 1 + random.nextInt(values.size()));
    }

    private static Object cell(ColumnKind kind, SplittableRandom random) {
        return values(kind).get(random.nextInt(values(kind).size()));
    }

    private static List<?> values(ColumnKind kind) {
        return switch (kind) {
            case REAL -> Arrays.stream(REALS).boxed().toList();
            case INTEGER, UNSIGNED -> Arrays.stream(INTEGERS).boxed().toList();
            case FLAG -> List.of(false, true);
            case TEXT -> List.of(TEXTS);
            case DATE -> List.of(DATES);
            case TIMESTAMP -> List.of(INSTANTS);
        };
    }

    private static List<@Nullable Object> boxed(Column column) {
        @Nullable Object[] cells = new @Nullable Object[column.size()];
        for (int row = 0; row < cells.length; row++) {
            cells[row] = column.value(row);
        }
        return Arrays.asList(cells);
    }
}
