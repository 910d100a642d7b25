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
 * A name and cells of one {@link ColumnKind}, in the order of the rows. Immutable. Two columns are equal if their
 * names, kinds and cells are equal.
 *
 * <p>Arrays and lists are copied. A cell may be <em>missing</em>. Missing cells are given as rows in a {@link BitSet}
 * for the primitive kinds, and as {@code null} elements of lists, texts, dates and timestamps. A missing cell differs
 * from NaN. The value of an array at a missing row is ignored.
 *
 * <p>A constant column stores one value and a length. It equals a column that stores the same cells one by one. A name
 * is any non-empty text without control characters.
 *
 * <p>Rows are counted from 0. Methods throw an {@link IndexOutOfBoundsException} for a row that does not exist.
 */
public abstract sealed class Column permits RealColumn, IntegerColumn, FlagColumn, ReferenceColumn {

    private final String name;
    private final int size;
    private final boolean constant;

    /** The stored cells that are missing. */
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
     * A column of doubles, some of which are missing.
     *
     * @param missing the rows without a value, each less than {@code values.length}
     */
    public static RealColumn real(String name, double[] values, BitSet missing) {
        return RealColumn.dense(name, given(values).clone(), MarkedCells.of(name, missing, given(values).length));
    }

    /** A column of doubles; {@code null} elements are missing. */
    public static RealColumn real(String name, List<? extends @Nullable Double> values) {
        return RealColumn.dense(name, RealColumn.unboxed(given(values)), MarkedCells.nullsOf(given(values)));
    }

    /**
     * A column of doubles copied in bulk, part by part; some may be missing.
     *
     * @param parts the remaining values of each buffer are copied before the next buffer is requested, so that one
     *     buffer can be used again. Together they have {@code rows} values
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

    /** A column of whole numbers, some of which are missing; see {@link #real(String, double[], BitSet)}. */
    public static IntegerColumn integer(String name, long[] values, BitSet missing) {
        MarkedCells cells = MarkedCells.of(name, missing, given(values).length);
        return IntegerColumn.dense(name, ColumnKind.INTEGER, given(values).clone(), cells);
    }

    /** A column of whole numbers copied in bulk; see {@link #real(String, int, Iterable, BitSet)}. */
    public static IntegerColumn integer(String name, int rows, Iterable<LongBuffer> parts, BitSet missing) {
        return integer(name, IntegerWidth.INT64, rows, parts, missing);
    }

    /**
     * A column of whole numbers copied in bulk and stored with fewer bits. A number that needs more bits is refused;
     * the message shows its row.
     */
    public static IntegerColumn integer(
            String name, IntegerWidth width, int rows, Iterable<LongBuffer> parts, BitSet missing) {
        given(width, "width");
        MarkedCells cells = MarkedCells.of(name, missing, checkedRows(name, rows));
        return IntegerColumn.filled(name, ColumnKind.INTEGER, width, rows, given(parts, "parts"), cells);
    }

    /** A column of whole numbers; {@code null} elements are missing. */
    public static IntegerColumn integer(String name, List<? extends @Nullable Long> values) {
        MarkedCells cells = MarkedCells.nullsOf(given(values));
        return IntegerColumn.dense(name, ColumnKind.INTEGER, IntegerColumn.unboxed(values), cells);
    }

    /** A column of unsigned 64-bit numbers, such as seeds: {@code -1L} is 18446744073709551615. */
    public static IntegerColumn unsigned(String name, long... values) {
        return IntegerColumn.dense(name, ColumnKind.UNSIGNED, given(values).clone(), MarkedCells.NONE);
    }

    /** A column of unsigned 64-bit numbers, some of which are missing; see {@link #real(String, double[], BitSet)}. */
    public static IntegerColumn unsigned(String name, long[] values, BitSet missing) {
        MarkedCells cells = MarkedCells.of(name, missing, given(values).length);
        return IntegerColumn.dense(name, ColumnKind.UNSIGNED, given(values).clone(), cells);
    }

    /** A column of unsigned 64-bit numbers copied in bulk; see {@link #real(String, int, Iterable, BitSet)}. */
    public static IntegerColumn unsigned(String name, int rows, Iterable<LongBuffer> parts, BitSet missing) {
        MarkedCells cells = MarkedCells.of(name, missing, checkedRows(name, rows));
        return IntegerColumn.filled(name, ColumnKind.UNSIGNED, IntegerWidth.INT64, rows, given(parts, "parts"), cells);
    }

    /** A column of unsigned 64-bit numbers; {@code null} elements are missing. */
    public static IntegerColumn unsigned(String name, List<? extends @Nullable Long> values) {
        MarkedCells cells = MarkedCells.nullsOf(given(values));
        return IntegerColumn.dense(name, ColumnKind.UNSIGNED, IntegerColumn.unboxed(values), cells);
    }

    /** A column of truth values. */
    public static FlagColumn flag(String name, boolean... values) {
        return flag(name, values, new BitSet(0));
    }

    /** A column of truth values, some of which are missing; see {@link #real(String, double[], BitSet)}. */
    public static FlagColumn flag(String name, boolean[] values, BitSet missing) {
        boolean[] copy = given(values).clone();
        MarkedCells trues = MarkedCells.where(copy.length, row -> copy[row]);
        return FlagColumn.dense(name, copy.length, trues, MarkedCells.of(name, missing, copy.length));
    }

    /**
     * A column of truth values, some of which are missing.
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

    /** A column of truth values; {@code null} elements are missing. */
    public static FlagColumn flag(String name, List<? extends @Nullable Boolean> values) {
        @Nullable Boolean[] copy = given(values).toArray(new @Nullable Boolean[0]);
        MarkedCells trues = MarkedCells.where(copy.length, row -> Boolean.TRUE.equals(copy[row]));
        return FlagColumn.dense(name, copy.length, trues, MarkedCells.nullsOf(copy));
    }

    /** A column of texts; {@code null} elements are missing. */
    public static TextColumn text(String name, @Nullable String... values) {
        return TextColumn.dense(name, given(values).clone());
    }

    /** A column of texts; {@code null} elements are missing. */
    public static TextColumn text(String name, List<? extends @Nullable String> values) {
        return TextColumn.dense(name, given(values).toArray(new @Nullable String[0]));
    }

    /**
     * A column of concatenated texts, stored as UTF-8 bytes. A {@code String} is created each time a text is read.
     *
     * @param utf8 the bytes, copied in bulk; see {@link #real(String, int, Iterable, BitSet)}
     * @param ends the end of the text of each row in the bytes; none is missing. A text starts at the end of the
     *     previous text, and the last text ends at the end of the bytes. Ends must not decrease and must not be within
     *     a character
     * @param missing the rows without a value
     */
    public static TextColumn utf8Text(String name, Iterable<ByteBuffer> utf8, IntegerColumn ends, BitSet missing) {
        MarkedCells cells = MarkedCells.of(name, missing, given(ends, "ends").size());
        return TextColumn.ofUtf8(name, given(utf8, "utf8"), ends, cells);
    }

    /**
     * A dictionary-encoded column of texts. It shares the data of both arguments.
     *
     * @param numbers for each row, the row of its text in {@code texts}; a missing number is a missing text
     * @param texts the dictionary; each text, also a missing one, may be used any number of times
     */
    public static TextColumn numberedText(String name, IntegerColumn numbers, TextColumn texts) {
        return TextColumn.ofNumbers(name, given(numbers, "numbers"), given(texts, "texts"));
    }

    /** A column of dates; {@code null} elements are missing. */
    public static DateColumn date(String name, @Nullable LocalDate... values) {
        return DateColumn.dense(name, given(values).clone());
    }

    /** A column of dates; {@code null} elements are missing. */
    public static DateColumn date(String name, List<? extends @Nullable LocalDate> values) {
        return DateColumn.dense(name, given(values).toArray(new @Nullable LocalDate[0]));
    }

    /**
     * A column of dates, given as days since 1970-01-01, with the name and the missing cells of {@code days}. It shares
     * the data of {@code days}.
     *
     * @param days of kind integer, within the range of a {@link LocalDate}; other numbers are refused, and the message
     *     shows the row
     */
    public static DateColumn date(IntegerColumn days) {
        return DateColumn.ofDays(given(days, "days"));
    }

    /** A column of points on the time line, stored exactly; {@code null} elements are missing. */
    public static TimestampColumn timestamp(String name, @Nullable Instant... values) {
        return TimestampColumn.dense(name, given(values).clone());
    }

    /** A column of points on the time line, stored exactly; {@code null} elements are missing. */
    public static TimestampColumn timestamp(String name, List<? extends @Nullable Instant> values) {
        return TimestampColumn.dense(name, given(values).toArray(new @Nullable Instant[0]));
    }

    /**
     * A column of points on the time line, given as the time since 1970-01-01T00:00Z, with the name and the missing
     * cells of {@code ticks}.
     *
     * @param ticks of kind integer; seconds outside the range of an {@link Instant} are refused, and the message shows
     *     the row
     * @param unit {@code SECONDS}, {@code MILLIS}, {@code MICROS} or {@code NANOS}
     */
    public static TimestampColumn timestamp(IntegerColumn ticks, ChronoUnit unit) {
        return TimestampColumn.ofTicks(given(ticks, "ticks"), given(unit, "unit"));
    }

    /** A constant column of {@code rows} equal doubles, which needs the memory of one. */
    public static RealColumn constantReal(String name, double value, int rows) {
        return RealColumn.constant(name, value, rows, MarkedCells.NONE);
    }

    /** A constant column of {@code rows} equal whole numbers, which needs the memory of one. */
    public static IntegerColumn constantInteger(String name, long value, int rows) {
        return IntegerColumn.constant(name, ColumnKind.INTEGER, value, rows, MarkedCells.NONE);
    }

    /**
     * A constant column of {@code rows} equal unsigned 64-bit numbers, such as a seed, which needs the memory of one.
     */
    public static IntegerColumn constantUnsigned(String name, long value, int rows) {
        return IntegerColumn.constant(name, ColumnKind.UNSIGNED, value, rows, MarkedCells.NONE);
    }

    /** A constant column of {@code rows} equal truth values, which needs the memory of one. */
    public static FlagColumn constantFlag(String name, boolean value, int rows) {
        return FlagColumn.constant(name, value, rows, MarkedCells.NONE);
    }

    /** A constant column of {@code rows} equal texts, which needs the memory of one. */
    public static TextColumn constantText(String name, String value, int rows) {
        return TextColumn.constant(name, present(value), rows);
    }

    /** A constant column of {@code rows} equal dates, which needs the memory of one. */
    public static DateColumn constantDate(String name, LocalDate value, int rows) {
        return DateColumn.constant(name, present(value), rows);
    }

    /** A constant column of {@code rows} equal points on the time line, which needs the memory of one. */
    public static TimestampColumn constantTimestamp(String name, Instant value, int rows) {
        return TimestampColumn.constant(name, present(value), rows);
    }

    /**
     * A constant column of the given kind in which all {@code rows} cells are missing, which needs the memory of one.
     */
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
     * Concatenates columns; the result has the name of the first column.
     *
     * @param columns of one kind, at least one; together they have at most 2147483639 rows
     */
    public static Column concat(List<? extends Column> columns) {
        return Concatenation.ofColumns(new ArrayList<>(given(columns, "columns")));
    }

    /**
     * A column of the given kind from boxed values (a {@code Double}, a {@code Long}, ...); {@code null} elements are
     * missing.
     */
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

    /** The name of the column. */
    public final String name() {
        return name;
    }

    /** The number of rows. */
    public final int size() {
        return size;
    }

    /** The kind of the cells. */
    public abstract ColumnKind kind();

    /** Whether the column is stored as one value and a length. This affects memory, but not content or equality. */
    public final boolean isConstant() {
        return constant;
    }

    /** Whether the cell in this row has no value. */
    public final boolean isMissing(int row) {
        return missingAt(cell(row));
    }

    /** Whether at least one cell has no value. */
    public final boolean hasMissing() {
        return missingCount() > 0;
    }

    /** The number of cells without a value. */
    public final int missingCount() {
        return constant && missing.count() > 0 ? size : missing.count();
    }

    /** A copy of the set of rows without a value. */
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
     * {@code LocalDate} or {@code Instant}, or {@code null} if it is missing.
     */
    public final @Nullable Object value(int row) {
        int cell = cell(row);
        return missingAt(cell) ? null : boxed(cell);
    }

    /**
     * The cell as shown by {@link Table#toString}, but not shortened: {@code 0.25}, {@code 18446744073709551615},
     * {@code null}.
     */
    public final String shown(int row) {
        int cell = cell(row);
        return missingAt(cell) ? "null" : shownCell(cell);
    }

    /** A column with the same cells and another name. */
    public abstract Column renamed(String newName);

    /** The cells in these rows, in the order given; a row may be given several times. */
    public final Column rowsAt(int... rows) {
        for (int row : rows) {
            cell(row);
        }
        return constant ? resized(rows.length) : picked(rows);
    }

    /**
     * Whether the other object is a column with an equal name, kind and cells. Doubles are compared as by
     * {@link Double#equals}: NaN equals NaN, and 0.0 does not equal -0.0.
     */
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

    /** The hashes of the cells that are present. */
    IntUnaryOperator hashes() {
        return this::hashOf;
    }

    /** A column with the same cells, stored in a form that is fast to compare. */
    Column sortable() {
        return this;
    }

    /**
     * Whether all stored values are equal. Called only if the kind, the number of stored cells and the missing cells
     * are equal.
     */
    abstract boolean sameStored(Column other);

    /** Whether two present cells are equal. Called only for columns of the same kind. */
    abstract boolean sameCell(int cell, Column other, int otherCell);

    /** The natural order of two present cells. */
    abstract int compareCells(int a, int b);

    abstract Column resized(int rows);

    abstract Column picked(int[] rows);

    /** The concatenated cells of {@code parts}, which are of this column's kind, with this column's name. */
    abstract Column joined(List<? extends Column> parts, int rows);

    /** 0 for a value, 1 for a value that is sorted after all others of its kind, 2 for a missing value. */
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

    /**
     * Whether all rows of this column and the other column have the same value, so that one constant column can
     * represent both.
     */
    final boolean sameConstant(Column other) {
        return constant && other.constant && missing.equals(other.missing) && sameStored(other);
    }

    /** The index of the stored cell of a row. */
    final int cell(int row) {
        if (row < 0 || row >= size) {
            throw noRow(row);
        }
        return constant ? 0 : row;
    }

    final int stored(int row) {
        return constant ? 0 : row;
    }

    /** The index of the stored cell of a row; throws an exception if the cell is missing. */
    final int present(int row) {
        int cell = cell(row);
        if (missingAt(cell)) {
            throw noValue(row);
        }
        return cell;
    }

    final InvalidTableException noValue(int row) {
        return new InvalidTableException(
                name, ColumnName.shown(name) + " has no value in row " + row + "; call isMissing(" + row + ") first");
    }

    final void refuseMissing(String remedy) {
        if (hasMissing()) {
            throw new InvalidTableException(
                    name,
                    ColumnName.shown(name) + " has no value in " + missingCount() + " of its " + size + " rows; "
                            + remedy);
        }
    }

    /** Refuses a destination of {@code length} that is too short for all rows from {@code offset} on. */
    final void checkRoom(int length, int offset) {
        if (offset < 0 || offset > length - size) {
            throw new IndexOutOfBoundsException(ColumnName.shown(name) + " of " + TablePreview.count(size, "row")
                    + " does not fit at offset " + offset + " of an array of length " + length);
        }
    }

    /** Refuses a range of rows from {@code first} on if not all of them exist. */
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
