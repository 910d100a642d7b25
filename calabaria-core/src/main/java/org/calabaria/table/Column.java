package org.calabaria.table;

import java.nio.ByteBuffer;
import java.nio.DoubleBuffer;
import java.nio.LongBuffer;
import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.Objects;
import java.util.function.IntUnaryOperator;
import org.calabaria.problem.InvalidTableException;
import org.calabaria.problem.ShownValue;
import org.jspecify.annotations.Nullable;

/**
 * A name and cells of one {@link ColumnKind}, in the order of the rows; immutable, and equal to every column of the same
 * name, kind and cells, however it was made.
 *
 * <p>Arrays and lists are copied in. A cell may be <em>missing</em>: rows marked in a {@link BitSet} for the primitive
 * kinds, {@code null} elements for lists and for text, dates and timestamps. Missing differs from NaN. What an array
 * holds at a missing row is forgotten.
 *
 * <p>A constant column keeps one value and a length; it equals the column that spells the cells out. A name is any
 * non-empty text without control characters.
 *
 * <p>Rows count from 0. A row that does not exist is an {@link IndexOutOfBoundsException}.
 */
public abstract sealed class Column permits RealColumn, IntegerColumn, FlagColumn, ReferenceColumn {

    private final String name;
    private final int size;
    private final boolean constant;

    /** Which of the stored cells are missing. */
    final MarkedCells missing;

    Column(String name, int size, boolean constant, MarkedCells missing) {
        this.name = name;
        this.size = size;
        this.constant = constant;
        this.missing = missing;
    }

    /** A column of doubles; every NaN is stored as {@code 7ff8000000000000}, and {@code -0.0} keeps its sign. */
    public static RealColumn real(String name, double... values) {
        return RealColumn.dense(name, given(values).clone(), MarkedCells.NONE);
    }

    /**
     * A column of doubles, some of them missing.
     *
     * @param missing the rows without a value, all of them rows of {@code values}
     */
    public static RealColumn real(String name, double[] values, BitSet missing) {
        return RealColumn.dense(name, given(values).clone(), MarkedCells.of(name, missing, given(values).length));
    }

    /** A column of doubles, missing where the list holds {@code null}. */
    public static RealColumn real(String name, List<? extends @Nullable Double> values) {
        return RealColumn.dense(name, RealColumn.unboxed(given(values)), MarkedCells.nullsOf(given(values)));
    }

    /**
     * A column of doubles copied in bulk, part after part, some of them missing.
     *
     * @param parts what remains in each is copied before the next is asked for, so that one buffer may serve again;
     *     together they hold {@code rows} values
     * @param missing the rows without a value
     */
    public static RealColumn real(String name, int rows, Iterable<DoubleBuffer> parts, BitSet missing) {
        return RealColumn.filled(
                name, checkedRows(name, rows), given(parts, "parts"), MarkedCells.of(name, missing, rows));
    }

    /** A column of whole numbers. */
    public static IntegerColumn integer(String name, long... values) {
        return IntegerColumn.dense(name, ColumnKind.INTEGER, given(values).clone(), MarkedCells.NONE);
    }

    /** A column of whole numbers. */
    public static IntegerColumn integer(String name, int... values) {
        return IntegerColumn.ofInts(name, given(values).clone());
    }

    /** A column of whole numbers, some of them missing, as {@link #real(String, double[], BitSet)}. */
    public static IntegerColumn integer(String name, long[] values, BitSet missing) {
        MarkedCells cells = MarkedCells.of(name, missing, given(values).length);
        return IntegerColumn.dense(name, ColumnKind.INTEGER, given(values).clone(), cells);
    }

    /** A column of whole numbers copied in bulk, as {@link #real(String, int, Iterable, BitSet)}. */
    public static IntegerColumn integer(String name, int rows, Iterable<LongBuffer> parts, BitSet missing) {
        return integer(name, IntegerWidth.INT64, rows, parts, missing);
    }

    /** The same, kept in fewer bits; a number that needs more is refused with its row. */
    public static IntegerColumn integer(
            String name, IntegerWidth width, int rows, Iterable<LongBuffer> parts, BitSet missing) {
        given(width, "width");
        MarkedCells cells = MarkedCells.of(name, missing, checkedRows(name, rows));
        return IntegerColumn.filled(name, ColumnKind.INTEGER, width, rows, given(parts, "parts"), cells);
    }

    /** A column of whole numbers, missing where the list holds {@code null}. */
    public static IntegerColumn integer(String name, List<? extends @Nullable Long> values) {
        MarkedCells cells = MarkedCells.nullsOf(given(values));
        return IntegerColumn.dense(name, ColumnKind.INTEGER, IntegerColumn.unboxed(values), cells);
    }

    /** A column of unsigned 64-bit numbers, as seeds are: {@code -1L} is 18446744073709551615. */
    public static IntegerColumn unsigned(String name, long... values) {
        return IntegerColumn.dense(name, ColumnKind.UNSIGNED, given(values).clone(), MarkedCells.NONE);
    }

    /** A column of unsigned 64-bit numbers, some of them missing, as {@link #real(String, double[], BitSet)}. */
    public static IntegerColumn unsigned(String name, long[] values, BitSet missing) {
        MarkedCells cells = MarkedCells.of(name, missing, given(values).length);
        return IntegerColumn.dense(name, ColumnKind.UNSIGNED, given(values).clone(), cells);
    }

    /** A column of unsigned 64-bit numbers copied in bulk, as {@link #real(String, int, Iterable, BitSet)}. */
    public static IntegerColumn unsigned(String name, int rows, Iterable<LongBuffer> parts, BitSet missing) {
        MarkedCells cells = MarkedCells.of(name, missing, checkedRows(name, rows));
        return IntegerColumn.filled(name, ColumnKind.UNSIGNED, IntegerWidth.INT64, rows, given(parts, "parts"), cells);
    }

    /** A column of unsigned 64-bit numbers, missing where the list holds {@code null}. */
    public static IntegerColumn unsigned(String name, List<? extends @Nullable Long> values) {
        MarkedCells cells = MarkedCells.nullsOf(given(values));
        return IntegerColumn.dense(name, ColumnKind.UNSIGNED, IntegerColumn.unboxed(values), cells);
    }

    /** A column of truth values. */
    public static FlagColumn flag(String name, boolean... values) {
        return flag(name, values, new BitSet(0));
    }

    /** A column of truth values, some of them missing, as {@link #real(String, double[], BitSet)}. */
    public static FlagColumn flag(String name, boolean[] values, BitSet missing) {
        boolean[] copy = given(values).clone();
        MarkedCells trues = MarkedCells.where(copy.length, row -> copy[row]);
        return FlagColumn.dense(name, copy.length, trues, MarkedCells.of(name, missing, copy.length));
    }

    /**
     * A column of truth values, some of them missing.
     *
     * @param trues the rows that are true
     * @param missing the rows without a value
     */
    public static FlagColumn flag(String name, int rows, BitSet trues, BitSet missing) {
        given(trues, "trues");
        checkedRows(name, rows);
        if (trues.length() > rows) {
            throw new InvalidTableException(
                    name,
                    ColumnName.shown(name) + " has " + TablePreview.count(rows, "row") + ", but its row "
                            + (trues.length() - 1) + " is marked as true");
        }
        return FlagColumn.dense(name, rows, MarkedCells.from(trues), MarkedCells.of(name, missing, rows));
    }

    /** A column of truth values, missing where the list holds {@code null}. */
    public static FlagColumn flag(String name, List<? extends @Nullable Boolean> values) {
        @Nullable Boolean[] copy = given(values).toArray(new @Nullable Boolean[0]);
        MarkedCells trues = MarkedCells.where(copy.length, row -> Boolean.TRUE.equals(copy[row]));
        return FlagColumn.dense(name, copy.length, trues, MarkedCells.nullsOf(copy));
    }

    /** A column of texts, missing where an element is {@code null}. */
    public static TextColumn text(String name, @Nullable String... values) {
        return TextColumn.dense(name, given(values).clone());
    }

    /** A column of texts, missing where the list holds {@code null}. */
    public static TextColumn text(String name, List<? extends @Nullable String> values) {
        return TextColumn.dense(name, given(values).toArray(new @Nullable String[0]));
    }

    /**
     * A column of texts that stand one behind the other, kept as the bytes that they are: a text is made anew whenever it
     * is asked for.
     *
     * @param utf8 the bytes, copied in bulk as {@link #real(String, int, Iterable, BitSet)}
     * @param ends where the texts end among the bytes, one for each row, none missing: a text starts where the one before
     *     it ends, and the last ends with the bytes. Ends do not fall and are not within a character
     * @param missing the rows without a value
     */
    public static TextColumn utf8Text(String name, Iterable<ByteBuffer> utf8, IntegerColumn ends, BitSet missing) {
        MarkedCells cells = MarkedCells.of(name, missing, given(ends, "ends").size());
        return TextColumn.ofUtf8(name, given(utf8, "utf8"), ends, cells);
    }

    /**
     * A column of texts by their numbers, as a dictionary has them; it shares what both columns keep.
     *
     * @param numbers rows of {@code texts}; missing where there is no value
     * @param texts each of which may be used any number of times, also those that are missing
     */
    public static TextColumn numberedText(String name, IntegerColumn numbers, TextColumn texts) {
        return TextColumn.ofNumbers(name, given(numbers, "numbers"), given(texts, "texts"));
    }

    /** A column of dates, missing where an element is {@code null}. */
    public static DateColumn date(String name, @Nullable LocalDate... values) {
        return DateColumn.dense(name, given(values).clone());
    }

    /** A column of dates, missing where the list holds {@code null}. */
    public static DateColumn date(String name, List<? extends @Nullable LocalDate> values) {
        return DateColumn.dense(name, given(values).toArray(new @Nullable LocalDate[0]));
    }

    /**
     * A column of dates as days since 1970-01-01, under their name and missing where they are; it shares what they keep.
     *
     * @param days of kind integer, within the years of a {@link LocalDate}; others are refused with their row
     */
    public static DateColumn date(IntegerColumn days) {
        return DateColumn.ofDays(given(days, "days"));
    }

    /** A column of points on the time line, kept exactly, missing where an element is {@code null}. */
    public static TimestampColumn timestamp(String name, @Nullable Instant... values) {
        return TimestampColumn.dense(name, given(values).clone());
    }

    /** A column of points on the time line, kept exactly, missing where the list holds {@code null}. */
    public static TimestampColumn timestamp(String name, List<? extends @Nullable Instant> values) {
        return TimestampColumn.dense(name, given(values).toArray(new @Nullable Instant[0]));
    }

    /**
     * A column of points on the time line as the time since 1970-01-01T00:00Z, under its name and missing where it is.
     *
     * @param ticks of kind integer; seconds beyond the years of an {@link Instant} are refused with their row
     * @param unit {@code SECONDS}, {@code MILLIS}, {@code MICROS} or {@code NANOS}
     */
    public static TimestampColumn timestamp(IntegerColumn ticks, ChronoUnit unit) {
        return TimestampColumn.ofTicks(given(ticks, "ticks"), given(unit, "unit"));
    }

    /** {@code rows} times the same double, in the space of one. */
    public static RealColumn constantReal(String name, double value, int rows) {
        return RealColumn.constant(name, value, rows, MarkedCells.NONE);
    }

    /** {@code rows} times the same whole number, in the space of one. */
    public static IntegerColumn constantInteger(String name, long value, int rows) {
        return IntegerColumn.constant(name, ColumnKind.INTEGER, value, rows, MarkedCells.NONE);
    }

    /** {@code rows} times the same unsigned 64-bit number, such as a seed, in the space of one. */
    public static IntegerColumn constantUnsigned(String name, long value, int rows) {
        return IntegerColumn.constant(name, ColumnKind.UNSIGNED, value, rows, MarkedCells.NONE);
    }

    /** {@code rows} times the same truth value, in the space of one. */
    public static FlagColumn constantFlag(String name, boolean value, int rows) {
        return FlagColumn.constant(name, value, rows, MarkedCells.NONE);
    }

    /** {@code rows} times the same text, in the space of one. */
    public static TextColumn constantText(String name, String value, int rows) {
        return TextColumn.constant(name, present(value), rows);
    }

    /** {@code rows} times the same date, in the space of one. */
    public static DateColumn constantDate(String name, LocalDate value, int rows) {
        return DateColumn.constant(name, present(value), rows);
    }

    /** {@code rows} times the same point on the time line, in the space of one. */
    public static TimestampColumn constantTimestamp(String name, Instant value, int rows) {
        return TimestampColumn.constant(name, present(value), rows);
    }

    /** {@code rows} times nothing: a column of the given kind whose every cell is missing, in the space of one. */
    public static Column missing(String name, ColumnKind kind, int rows) {
        Objects.requireNonNull(kind, "kind must not be null");
        BitSet first = new BitSet();
        first.set(0);
        MarkedCells missing = MarkedCells.from(first);
        return switch (kind) {
            case REAL -> RealColumn.constant(name, 0, rows, missing);
            case INTEGER, UNSIGNED -> IntegerColumn.constant(name, kind, 0, rows, missing);
            case FLAG -> FlagColumn.constant(name, false, rows, missing);
            case TEXT -> TextColumn.constant(name, null, rows);
            case DATE -> DateColumn.constant(name, null, rows);
            case TIMESTAMP -> TimestampColumn.constant(name, null, rows);
        };
    }

    /**
     * The cells of all columns, one behind the other, under the name of the first.
     *
     * @param columns of one kind, at least one; together they have at most 2147483639 rows
     */
    public static Column concat(List<? extends Column> columns) {
        return Concatenation.ofColumns(new ArrayList<>(given(columns, "columns")));
    }

    /** A column of the given kind from boxed values (a {@code Double}, a {@code Long}, ...), missing where {@code null}. */
    static Column ofValues(String name, ColumnKind kind, List<?> values) {
        return switch (kind) {
            case REAL -> real(name, Column.<Double>cast(values));
            case INTEGER -> integer(name, Column.<Long>cast(values));
            case UNSIGNED -> unsigned(name, Column.<Long>cast(values));
            case FLAG -> flag(name, Column.<Boolean>cast(values));
            case TEXT -> text(name, Column.<String>cast(values));
            case DATE -> date(name, Column.<LocalDate>cast(values));
            case TIMESTAMP -> timestamp(name, Column.<Instant>cast(values));
        };
    }

    @SuppressWarnings("unchecked") // the builder has checked every value against the kind
    private static <T> List<T> cast(List<?> values) {
        return (List<T>) values;
    }

    private static <T> T given(T values) {
        return given(values, "values");
    }

    private static <T> T given(T argument, String name) {
        return Objects.requireNonNull(argument, name + " must not be null");
    }

    private static <T> T present(T value) {
        return given(value, "value");
    }

    static int checkedRows(String name, int rows) {
        if (!(rows >= 0)) {
            throw new InvalidTableException(name, ColumnName.shown(name) + " must have 0 or more rows, got " + rows);
        }
        return rows;
    }

    /** What the column is called. */
    public final String name() {
        return name;
    }

    /** The number of rows. */
    public final int size() {
        return size;
    }

    /** What the cells hold. */
    public abstract ColumnKind kind();

    /** Whether the column is kept as one value and a length: a matter of memory, not of content or equality. */
    public final boolean isConstant() {
        return constant;
    }

    /** Whether the cell in this row has no value. */
    public final boolean isMissing(int row) {
        return missingAt(cell(row));
    }

    /** Whether some cell has no value. */
    public final boolean hasMissing() {
        return missingCount() > 0;
    }

    /** The number of cells without a value. */
    public final int missingCount() {
        return constant && missing.count() > 0 ? size : missing.count();
    }

    /** The rows without a value, as a copy. */
    public final BitSet missing() {
        if (!hasMissing()) {
            return new BitSet();
        }
        BitSet rows = missing.toBitSet();
        if (constant) {
            rows.set(0, size);
        }
        return rows;
    }

    /**
     * The cell as a {@code Double}, {@code Long} (the bits, for an unsigned column), {@code Boolean}, {@code String},
     * {@code LocalDate} or {@code Instant}, or {@code null} where it is missing.
     */
    public final @Nullable Object value(int row) {
        int cell = cell(row);
        return missingAt(cell) ? null : boxed(cell);
    }

    /** The cell as {@link Table#toString} shows it, uncut: {@code 0.25}, {@code 18446744073709551615}, {@code null}. */
    public final String shown(int row) {
        int cell = cell(row);
        return missingAt(cell) ? "null" : shownCell(cell);
    }

    /** The same cells under another name. */
    public abstract Column renamed(String newName);

    /** The cells in these rows, in the order given; a row may be given several times. */
    public final Column rowsAt(int... rows) {
        for (int row : rows) {
            cell(row);
        }
        return constant ? resized(rows.length) : picked(rows);
    }

    /** Equal name, kind and cells; doubles as {@link Double#equals} has it, so that NaN equals NaN and 0.0 not -0.0. */
    @Override
    public final boolean equals(@Nullable Object other) {
        return this == other
                || other instanceof Column column
                        && kind() == column.kind()
                        && size == column.size
                        && name.equals(column.name)
                        && sameContent(column);
    }

    @Override
    public final int hashCode() {
        int hash = 31 * name.hashCode() + kind().ordinal();
        IntUnaryOperator hashes = hashes();
        for (int row = 0; row < size; row++) {
            int cell = stored(row);
            hash = 31 * hash + (missingAt(cell) ? 0 : hashes.applyAsInt(cell));
        }
        return hash;
    }

    /** {@code real 'prevalence', 365 rows}. */
    @Override
    public final String toString() {
        return kind() + " '" + ShownValue.name(name) + "', " + TablePreview.count(size, "row");
    }

    final boolean missingAt(int cell) {
        return missing.contains(cell);
    }

    abstract Object boxed(int cell);

    abstract String shownCell(int cell);

    abstract int hashOf(int cell);

    /** The hashes of the cells that are present, all together. */
    IntUnaryOperator hashes() {
        return this::hashOf;
    }

    /** The same cells, kept so that they are compared many times at little cost. */
    Column sortable() {
        return this;
    }

    /** Whether all that is stored is equal; asked only where kind, number of stored cells and missing ones are equal. */
    abstract boolean sameStored(Column other);

    /** Whether two present cells are equal; asked only of columns of one kind. */
    abstract boolean sameCell(int cell, Column other, int otherCell);

    /** The natural order of two present cells. */
    abstract int compareCells(int a, int b);

    abstract Column resized(int rows);

    abstract Column picked(int[] rows);

    /** The cells of {@code parts}, all of this column's kind, under this column's name. */
    abstract Column joined(List<? extends Column> parts, int rows);

    /** 0 for a value, 1 for one that sorts behind all others of its kind, 2 for none. */
    int rank(int cell) {
        return missingAt(cell) ? 2 : 0;
    }

    final int compareRows(int a, int b, boolean descending) {
        int left = stored(a);
        int right = stored(b);
        int rank = rank(left);
        int byRank = Integer.compare(rank, rank(right));
        if (byRank != 0 || rank != 0) {
            return byRank;
        }
        return descending ? compareCells(right, left) : compareCells(left, right);
    }

    /** Whether every row of this column and the other is the same value, so that one constant can stand for both. */
    final boolean sameConstant(Column other) {
        return constant && other.constant && missing.equals(other.missing) && sameStored(other);
    }

    /** Where the cell of a row is stored. */
    final int cell(int row) {
        if (row < 0 || row >= size) {
            throw noRow(row);
        }
        return constant ? 0 : row;
    }

    final int stored(int row) {
        return constant ? 0 : row;
    }

    /** Where the cell of a row is stored, refused if it is missing. */
    final int present(int row) {
        int cell = cell(row);
        if (missingAt(cell)) {
            throw noValue(row);
        }
        return cell;
    }

    final InvalidTableException noValue(int row) {
        return new InvalidTableException(
                name, ColumnName.shown(name) + " has no value in row " + row + "; ask isMissing(" + row + ") first");
    }

    final void refuseMissing(String remedy) {
        if (hasMissing()) {
            throw new InvalidTableException(
                    name,
                    ColumnName.shown(name) + " has no value in " + missingCount() + " of its " + size + " rows; "
                            + remedy);
        }
    }

    /** Refuses a destination of {@code length} that cannot take every row from {@code offset} on. */
    final void checkRoom(int length, int offset) {
        if (offset < 0 || offset > length - size) {
            throw new IndexOutOfBoundsException(ColumnName.shown(name) + " of " + TablePreview.count(size, "row")
                    + " does not fit at offset " + offset + " of an array of length " + length);
        }
    }

    /** Refuses rows from {@code first} on that are not all here. */
    final void checkRows(int first, int rows) {
        Objects.checkFromIndexSize(first, rows, size);
    }

    private boolean sameContent(Column other) {
        if (size == 0) {
            return true;
        }
        return constant == other.constant ? missing.equals(other.missing) && sameStored(other) : sameRows(other);
    }

    private boolean sameRows(Column other) {
        for (int row = 0; row < size; row++) {
            int cell = stored(row);
            int otherCell = other.stored(row);
            boolean missing = missingAt(cell);
            if (missing != other.missingAt(otherCell) || !missing && !sameCell(cell, other, otherCell)) {
                return false;
            }
        }
        return true;
    }

    private IndexOutOfBoundsException noRow(int row) {
        String rows = size == 0 ? "no rows" : size == 1 ? "row 0 only" : "rows 0 to " + (size - 1);
        return new IndexOutOfBoundsException(ColumnName.shown(name) + " has " + rows + ", got row " + row);
    }
}
