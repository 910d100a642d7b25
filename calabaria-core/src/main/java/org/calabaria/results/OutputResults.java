package org.calabaria.results;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.ToDoubleFunction;
import java.util.stream.Stream;
import org.calabaria.problem.InvalidTableException;
import org.calabaria.problem.NearestName;
import org.calabaria.problem.ShownValue;
import org.calabaria.results.Results.Gathered;
import org.calabaria.table.Column;
import org.calabaria.table.IntegerColumn;
import org.calabaria.table.RealColumn;
import org.calabaria.table.Table;
import org.jspecify.annotations.Nullable;

/**
 * One output of many runs: a table of the rows of all runs, and summaries over the replicates.
 *
 * <p>A summary has one row for every point, stack and value of the {@link #by} columns, in the order in which they
 * first appear. It summarises all rows with these values, from all replicates. A failed run has no rows. The columns of
 * a summary are the parameters, the other columns that describe a run, {@code stack}, the {@code by} columns,
 * {@code count} (the number of cells that are not missing), {@code failed} (the number of failed runs of this point and
 * stack) and the requested statistics. Missing cells are ignored. A statistic is NaN if one of the values is NaN, or if
 * it is mathematically undefined, such as the mean of an infinity and its negative. It is missing if there are too few
 * values. Whole numbers are summarised exactly, also beyond 2^53, and the result is the nearest double. {@code by}
 * treats -0.0 and 0.0 as the same value. {@link Results} specifies the names of the columns.
 *
 * <pre>{@code
 * Table band = results.output("prevalence").by("day").quantiles("prevalence", 0.05, 0.5, 0.95);
 * }</pre>
 */
public final class OutputResults {

    private static final Statistic MEAN = new Statistic("mean", 1, Sample::mean);
    private static final Statistic SD = new Statistic("sd", 2, Sample::sd);
    private static final Statistic MEDIAN = new Statistic("median", 1, sample -> sample.quantile(0.5));

    private final String name;
    private final Table table;
    private final List<String> pointAndStack;
    private final AddedNames names;
    private final int[] groupOfRow;
    private final PointGroups groups;
    private final List<String> by;

    /** A statistic of a sample. It is missing if the sample has fewer than {@code fewest} values. */
    private record Statistic(String name, int fewest, ToDoubleFunction<Sample> function) {

        Column of(String columnName, Collection<Group> groups) {
            List<@Nullable Double> cells = new ArrayList<>();
            groups.forEach(group ->
                    cells.add(group.sample().count() < fewest ? null : function.applyAsDouble(group.sample())));
            return Column.real(columnName, cells);
        }
    }

    private OutputResults(
            String name,
            Table table,
            List<String> pointAndStack,
            AddedNames names,
            int[] groupOfRow,
            PointGroups groups,
            List<String> by) {
        this.name = name;
        this.table = table;
        this.pointAndStack = pointAndStack;
        this.names = names;
        this.groupOfRow = groupOfRow;
        this.groups = groups;
        this.by = by;
    }

    static OutputResults of(String name, List<Gathered> runs, PointGroups groups, RunColumns runColumns) {
        List<Table> parts = runs.stream()
                .map(gathered -> gathered.run().output().table(name))
                .toList();
        Table rows = Table.concat(parts);
        AddedNames names = new AddedNames(rows.columnNames());
        List<Column> described = new ArrayList<>(runColumns.pointAndStack(runs, names));
        List<String> pointAndStack = described.stream().map(Column::name).toList();
        described.add(runColumns.replicate(runs, names));
        int[] runOfRow = new int[rows.rowCount()];
        int[] groupOfRow = new int[rows.rowCount()];
        int row = 0;
        for (int run = 0; run < parts.size(); run++) {
            int next = row + parts.get(run).rowCount();
            Arrays.fill(runOfRow, row, next, run);
            Arrays.fill(groupOfRow, row, next, runs.get(run).group());
            row = next;
        }
        Table expanded = Table.of(described).rowsAt(runOfRow);
        Table whole = Table.of(Stream.concat(expanded.columns().stream(), rows.columns().stream())
                .toList());
        return new OutputResults(name, whole, pointAndStack, names, groupOfRow, groups, List.of());
    }

    /** Every row of every run, after the columns for the point, the stack and the replicate. */
    public Table table() {
        return table;
    }

    /**
     * A copy whose summaries have one row for each combination of values of these columns, such as {@code day}.
     *
     * @throws InvalidTableException listing every unknown column, with the nearest name
     */
    public OutputResults by(String... columns) {
        List<String> unknown =
                Stream.of(columns).filter(column -> !table.contains(column)).toList();
        if (!unknown.isEmpty()) {
            throw unknown(unknown);
        }
        return new OutputResults(name, table, pointAndStack, names, groupOfRow, groups, List.of(columns));
    }

    private InvalidTableException unknown(List<String> columns) {
        return new InvalidTableException(
                columns.get(0),
                "output '" + name + "' has no column(s) " + NearestName.braces(columns) + ", only "
                        + NearestName.braces(table.columnNames()) + NearestName.remedy(columns, table.columnNames()));
    }

    /** The number of cells that are not missing, for a column of any kind; no statistics. */
    public Table count(String column) {
        return summary(known(column), List.of());
    }

    /** The arithmetic mean, {@code mean}: the sum, with Neumaier's compensation (1974), divided by the count. */
    public Table mean(String column) {
        return summary(number(column), List.of(MEAN));
    }

    /** The standard deviation {@code sd}, sqrt(sum (x - mean)^2 / (n - 1)); needs at least two values. */
    public Table sd(String column) {
        return summary(number(column), List.of(SD));
    }

    /** The {@code median}: the 0.5 quantile. */
    public Table median(String column) {
        return summary(number(column), List.of(MEDIAN));
    }

    /**
     * Quantiles, in columns such as {@code q0.05}: with the values sorted and h = (n - 1) p, x[floor h] + (h - floor h)
     * (x[floor h + 1] - x[floor h]). This is type 7 of R. J. Hyndman, Y. Fan, "Sample Quantiles in Statistical Packages",
     * The American Statistician 50 (1996) 361, doi:10.2307/2684934; NumPy's and R's default.
     *
     * @param probabilities at least one, each in [0, 1]
     */
    public Table quantiles(String column, double... probabilities) {
        if (probabilities.length == 0) {
            throw new InvalidTableException("probabilities", "quantiles need at least one probability, got none");
        }
        List<Statistic> statistics = new ArrayList<>();
        for (double p : probabilities) {
            if (!(0 <= p && p <= 1)) {
                throw new InvalidTableException(
                        "probabilities",
                        "the probability of a quantile must lie in [0.0, 1.0], got " + ShownValue.real(p));
            }
            statistics.add(new Statistic("q" + ShownValue.real(p + 0.0), 1, sample -> sample.quantile(p)));
        }
        return summary(number(column), statistics);
    }

    /** The columns {@code mean}, {@code sd} and {@code median} in one table. */
    public Table summary(String column) {
        return summary(number(column), List.of(MEAN, SD, MEDIAN));
    }

    private Table summary(Column values, List<Statistic> statistics) {
        Collection<Group> grouped = grouped(values);
        int[] firstRows = grouped.stream().mapToInt(Group::firstRow).toArray();
        List<String> kept =
                Stream.concat(pointAndStack.stream(), by.stream()).distinct().toList();
        List<Column> columns =
                new ArrayList<>(table.rowsAt(firstRows).select(kept).columns());
        List<String> added = names.statistics(
                Stream.concat(Stream.of("count", "failed"), statistics.stream().map(Statistic::name))
                        .toList());
        columns.add(Column.integer(
                added.get(0), grouped.stream().mapToLong(Group::count).toArray()));
        columns.add(Column.integer(
                added.get(1),
                Arrays.stream(firstRows)
                        .mapToLong(row -> groups.failedIn(groupOfRow[row]))
                        .toArray()));
        for (int i = 0; i < statistics.size(); i++) {
            columns.add(statistics.get(i).of(added.get(i + 2), grouped));
        }
        return Table.of(columns);
    }

    private Column known(String column) {
        if (!table.contains(column)) {
            throw unknown(List.of(column));
        }
        return table.column(column);
    }

    private Column number(String column) {
        Column values = known(column);
        if (!values.kind().isNumber()) {
            throw new InvalidTableException(
                    column, "column '" + column + "' of output '" + name + "' is " + values.kind() + ", not a number");
        }
        return values;
    }

    /**
     * Rows that are summarised together: the first row, the number of rows with a value, and the values if they are
     * numbers.
     */
    private static final class Group {

        private final int firstRow;
        private final Sample sample;
        private long count;

        Group(int firstRow, Column values) {
            this.firstRow = firstRow;
            this.sample =
                    values instanceof IntegerColumn whole ? new WholeSample(whole.isUnsigned()) : new RealSample();
        }

        int firstRow() {
            return firstRow;
        }

        long count() {
            return count;
        }

        Sample sample() {
            return sample;
        }

        void add(Column values, int row) {
            count++;
            if (values instanceof IntegerColumn whole && sample instanceof WholeSample wholes) {
                wholes.add(whole.get(row));
            } else if (values instanceof RealColumn real && sample instanceof RealSample reals) {
                reals.add(real.get(row));
            }
        }
    }

    private Collection<Group> grouped(Column values) {
        List<Column> keys = by.stream().map(table::column).toList();
        Map<List<@Nullable Object>, Group> grouped = new LinkedHashMap<>();
        for (int row = 0; row < groupOfRow.length; row++) {
            List<@Nullable Object> key = new ArrayList<>(keys.size() + 1);
            key.add(groupOfRow[row]);
            for (Column part : keys) {
                key.add(withOneZero(part.value(row)));
            }
            Group group = grouped.get(key);
            if (group == null) {
                group = new Group(row, values);
                grouped.put(key, group);
            }
            if (!values.isMissing(row)) {
                group.add(values, row);
            }
        }
        return grouped.values();
    }

    /** Replaces -0.0 by 0.0 for grouping, as NumPy, SQL and pandas do. */
    private static @Nullable Object withOneZero(@Nullable Object value) {
        return value instanceof Double real && real == 0 ? Double.valueOf(0.0) : value;
    }

    /** {@code OutputResults[prevalence, by=[day], 36500 rows]}. */
    @Override
    public String toString() {
        return "OutputResults[" + name + ", by=" + by + ", " + table.rowCount() + " rows]";
    }
}
