package org.calabaria.table;

import java.util.Arrays;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.IntStream;
import org.calabaria.problem.InvalidTableException;
import org.calabaria.problem.NearestName;
import org.calabaria.problem.ShownValue;
import org.jspecify.annotations.Nullable;

/**
 * An immutable sequence of named columns of equal length. Two tables are equal if their columns are equal and in the
 * same order.
 *
 * <pre>{@code
 * Table table = Table.of(Column.integer("day", days), Column.real("prevalence", share));
 * double peak = table.sortedBy(SortKey.descending("prevalence")).real("prevalence").get(0);
 * }</pre>
 *
 * <p>Rows are counted from 0. A table may have no rows; a table without columns has no rows. Every operation returns a
 * new table, which shares data with this table where possible. An exception lists all names that are unknown, given
 * twice or of columns of another kind, with the nearest known name.
 *
 * <p>A table is not a data frame: it has no joins, grouping or pivots. Pass the table to a library that has them.
 */
public final class Table {

    /** The number of columns from which names are found with an index. For fewer columns a linear search is faster. */
    private static final int WIDE = 16;

    private static final int LISTED = 20;

    private final Column[] columns;
    private final int rows;
    private final Map<String, Integer> index;

    private Table(Column[] owned) {
        this.columns = owned;
        this.rows = owned.length == 0 ? 0 : owned[0].size();
        this.index = owned.length < WIDE ? Map.of() : indexed(owned);
        if (!(sameLengths() && distinctNames())) {
            throw new InvalidTableException("Table.of()", TableProblems.of(List.of(owned)));
        }
    }

    /** A table of these columns, in this order. Without columns the table has no rows. */
    public static Table of(Column... columns) {
        return new Table(present(columns.clone()));
    }

    /** A table of these columns, in this order. */
    public static Table of(Collection<? extends Column> columns) {
        return new Table(present(columns.toArray(new Column[0])));
    }

    /** A builder for a table that is filled row by row. */
    public static TableBuilder builder() {
        return new TableBuilder();
    }

    /** Concatenates the rows of all tables. Same as {@link #concat(List)}. */
    public static Table concat(Table... tables) {
        return concat(Arrays.asList(tables));
    }

    /**
     * Concatenates the rows of all tables.
     *
     * <p>A column that is the same constant in every table remains a constant column.
     *
     * @param tables at least one, all with the same names and kinds in the same order. The kinds unsigned and integer
     *     are different
     */
    public static Table concat(List<Table> tables) {
        return Concatenation.of(tables);
    }

    /** The number of rows. */
    public int rowCount() {
        return rows;
    }

    /** The number of columns. */
    public int columnCount() {
        return columns.length;
    }

    /** The columns, in order. */
    public List<Column> columns() {
        return List.of(columns);
    }

    /** The names of the columns, in order. */
    public List<String> columnNames() {
        return Arrays.stream(columns).map(Column::name).toList();
    }

    /** Whether a column has this name. */
    public boolean contains(String name) {
        return find(name) >= 0;
    }

    /** The column of this name; throws an exception if there is none. */
    public Column column(String name) {
        int at = find(name);
        if (at < 0) {
            throw unknown(Set.of(name));
        }
        return columns[at];
    }

    /** The column at this position, counted from 0. */
    public Column column(int position) {
        if (position < 0 || position >= columns.length) {
            throw new IndexOutOfBoundsException(
                    "the table has " + TablePreview.count(columns.length, "column") + ", got position " + position);
        }
        return columns[position];
    }

    /** The column of doubles of this name. */
    public RealColumn real(String name) {
        return column(name) instanceof RealColumn real ? real : wrongKind(name, "real");
    }

    /** The column of whole numbers of this name, signed or unsigned. */
    public IntegerColumn integer(String name) {
        return column(name) instanceof IntegerColumn integer ? integer : wrongKind(name, "integer");
    }

    /** The column of truth values of this name. */
    public FlagColumn flag(String name) {
        return column(name) instanceof FlagColumn flag ? flag : wrongKind(name, "flag");
    }

    /** The column of texts of this name. */
    public TextColumn text(String name) {
        return column(name) instanceof TextColumn text ? text : wrongKind(name, "text");
    }

    /** The column of dates of this name. */
    public DateColumn date(String name) {
        return column(name) instanceof DateColumn date ? date : wrongKind(name, "date");
    }

    /** The column of points on the time line of this name. */
    public TimestampColumn timestamp(String name) {
        return column(name) instanceof TimestampColumn timestamp ? timestamp : wrongKind(name, "timestamp");
    }

    /** One row, whose cells are read by name. */
    public Row row(int row) {
        return new Row(this, row);
    }

    /** A copy of this table with one more column at the end. The name must be new; see {@link #replace}. */
    public Table with(Column column) {
        Column[] more = Arrays.copyOf(columns, columns.length + 1);
        more[columns.length] = Objects.requireNonNull(column, "column must not be null");
        return new Table(more);
    }

    /** A copy of this table in which the column of the same name is replaced, at the same position. */
    public Table replace(Column column) {
        Objects.requireNonNull(column, "column must not be null");
        Column[] replaced = columns.clone();
        replaced[known(column.name())] = column;
        return new Table(replaced);
    }

    /** The named columns, in the order named. */
    public Table select(String... names) {
        return select(Arrays.asList(names));
    }

    /** The named columns, in the order named. */
    public Table select(Collection<String> names) {
        requireKnown(names);
        return of(names.stream().map(this::column).toList());
    }

    /** All columns except the named ones. */
    public Table drop(String... names) {
        return drop(Arrays.asList(names));
    }

    /** All columns except the named ones. */
    public Table drop(Collection<String> names) {
        requireKnown(names);
        Set<String> dropped = new LinkedHashSet<>(names);
        return of(Arrays.stream(columns)
                .filter(column -> !dropped.contains(column.name()))
                .toList());
    }

    /** The same columns, one of them with another name. */
    public Table rename(String name, String newName) {
        Column[] renamed = columns.clone();
        int at = known(name);
        renamed[at] = renamed[at].renamed(newName);
        return new Table(renamed);
    }

    /** The rows that satisfy the condition, in order. */
    public Table where(Predicate<? super Row> condition) {
        Objects.requireNonNull(condition, "condition must not be null");
        return pick(IntStream.range(0, rows)
                .filter(row -> condition.test(new Row(this, row)))
                .toArray());
    }

    /** The rows at these positions, in the order given; a row may be given several times. */
    public Table rowsAt(int... positions) {
        for (int position : positions) {
            checkRow(position);
        }
        return pick(positions.clone());
    }

    /** The first rows, at most {@code n} of them. */
    public Table head(int n) {
        int shown = Math.min(notNegative(n), rows);
        return shown == rows ? this : pick(IntStream.range(0, shown).toArray());
    }

    /** The last rows, at most {@code n} of them. */
    public Table tail(int n) {
        int shown = Math.min(notNegative(n), rows);
        return shown == rows ? this : pick(IntStream.range(rows - shown, rows).toArray());
    }

    /**
     * The rows sorted by the named columns, all ascending; the first name has priority. See
     * {@link #sortedBy(SortKey...)}.
     */
    public Table sortedBy(String... names) {
        return sortedBy(Arrays.stream(names).map(SortKey::ascending).toArray(SortKey[]::new));
    }

    /**
     * The rows sorted by these keys; the first key has priority. The sort is stable.
     *
     * <p>Numbers are sorted by value ({@code -0.0} before {@code 0.0}, unsigned numbers as unsigned), {@code false}
     * before {@code true}, text by code point, dates and timestamps by time. In both directions NaN comes after all
     * numbers, and a missing value comes last.
     */
    public Table sortedBy(SortKey... keys) {
        requireKnown(Arrays.stream(keys).map(SortKey::name).toList());
        Column[] by =
                Arrays.stream(keys).map(key -> column(key.name()).sortable()).toArray(Column[]::new);
        Integer[] order = IntStream.range(0, rows).boxed().toArray(Integer[]::new);
        Arrays.sort(order, (a, b) -> compare(keys, by, a, b));
        return pick(Arrays.stream(order).mapToInt(Integer::intValue).toArray());
    }

    /** Whether the other object is a table with equal columns in the same order. */
    @Override
    public boolean equals(@Nullable Object other) {
        return this == other || other instanceof Table table && Arrays.equals(columns, table.columns);
    }

    @Override
    public int hashCode() {
        return Arrays.hashCode(columns);
    }

    /**
     * A preview of the table: shape, names, kinds, and the first and last rows.
     *
     * <pre>
     * Table of 3 rows x 2 columns
     * +---------+------------+
     * | day     | prevalence |
     * | integer | real       |
     * +---------+------------+
     * |       0 |       0.01 |
     * |       1 |      0.025 |
     * |       2 |       null |
     * +---------+------------+
     * </pre>
     *
     * <p>The preview is the same in every locale. If there are more than ten rows, it shows the first five and the last
     * five. Text is cut after 32 characters. If a line would be longer than 120 characters, columns in the middle are
     * left out. A missing value is shown as {@code null}. A text that looks like another value is shown in quotes.
     */
    @Override
    public String toString() {
        return TablePreview.of(this);
    }

    void checkRow(int row) {
        if (row < 0 || row >= rows) {
            String has = rows == 0 ? "no rows" : rows == 1 ? "row 0 only" : "rows 0 to " + (rows - 1);
            throw new IndexOutOfBoundsException("the table has " + has + ", got row " + row);
        }
    }

    private Table pick(int[] positions) {
        Column[] picked = new Column[columns.length];
        for (int i = 0; i < picked.length; i++) {
            picked[i] = columns[i].rowsAt(positions);
        }
        return new Table(picked);
    }

    private static int compare(SortKey[] keys, Column[] by, int a, int b) {
        for (int i = 0; i < keys.length; i++) {
            int order = by[i].compareRows(a, b, keys[i].isDescending());
            if (order != 0) {
                return order;
            }
        }
        return 0;
    }

    private int find(String name) {
        Objects.requireNonNull(name, "name must not be null");
        if (columns.length >= WIDE) {
            return index.getOrDefault(name, -1);
        }
        for (int i = 0; i < columns.length; i++) {
            if (columns[i].name().equals(name)) {
                return i;
            }
        }
        return -1;
    }

    private int known(String name) {
        column(name);
        return find(name);
    }

    private void requireKnown(Collection<String> names) {
        Set<String> unknown = new LinkedHashSet<>(names);
        unknown.removeIf(this::contains);
        if (!unknown.isEmpty()) {
            throw unknown(unknown);
        }
    }

    private InvalidTableException unknown(Set<String> names) {
        List<String> known = columnNames();
        String remedy = NearestName.remedy(names, known);
        String listed = known.size() > LISTED
                ? "the table has " + known.size() + " others"
                : known.isEmpty() ? "the table has no columns" : "the table has " + NearestName.braces(known);
        return new InvalidTableException(
                String.join(", ", names),
                "unknown column(s) " + NearestName.braces(names) + (remedy.isEmpty() ? "; " + listed : remedy));
    }

    private <C extends Column> C wrongKind(String name, String asked) {
        ColumnKind kind = column(name).kind();
        throw new InvalidTableException(
                name,
                ColumnName.shown(name) + " is " + kind + ", not " + asked + "; ask for " + kind.accessor() + "(\""
                        + ShownValue.name(name) + "\")");
    }

    private boolean sameLengths() {
        for (Column column : columns) {
            if (column.size() != rows) {
                return false;
            }
        }
        return true;
    }

    private boolean distinctNames() {
        if (columns.length >= WIDE) {
            return index.size() == columns.length;
        }
        for (int i = 1; i < columns.length; i++) {
            if (find(columns[i].name()) < i) {
                return false;
            }
        }
        return true;
    }

    private static Map<String, Integer> indexed(Column[] columns) {
        Map<String, Integer> index = new LinkedHashMap<>();
        for (int i = 0; i < columns.length; i++) {
            index.putIfAbsent(columns[i].name(), i);
        }
        return index;
    }

    private static Column[] present(Column[] columns) {
        for (Column column : columns) {
            Objects.requireNonNull(column, "column must not be null");
        }
        return columns;
    }

    private static int notNegative(int n) {
        if (!(n >= 0)) {
            throw new InvalidTableException("n", "the number of rows must be 0 or more, got " + n);
        }
        return n;
    }
}
