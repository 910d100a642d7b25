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
 * One output of many runs: a table of all their rows, and summaries over the replicates.
 *
 * <p>A summary has one row for every point, stack and value of the {@link #by} columns, in the order in which they first
 * appear. Into it go all the rows that agree in those, of all the replicates; a run that failed has no rows. Its columns
 * are the parameters, {@code stack}, the {@code by} columns, {@code count} (values that went in), {@code failed} (failed
 * runs of this point and stack) and the statistics asked for. Missing cells count for nothing; a NaN makes every statistic
 * NaN; a statistic of too few values is missing.
 *
 * <pre>{@code
 * Table band = results.output("prevalence").by("day").quantiles("prevalence", 0.05, 0.5, 0.95);
 * }</pre>
 */
public final class OutputResults {

    private static final List<String> OWN = List.of("count", "failed", "mean", "sd", "median");

    private static final Statistic MEAN = new Statistic("mean", 1, Sample::mean);
    private static final Statistic SD = new Statistic("sd", 2, Sample::sd);
    private static final Statistic MEDIAN = new Statistic("median", 1, sample -> sample.quantile(0.5));

    private final String name;
    private final Table table;
    private final List<String> pointAndStack;
    private final int[] groupOfRow;
    private final PointGroups groups;
    private final List<String> by;

    /** What is computed of a sample, missing where it has fewer values than it takes. */
    private record Statistic(String name, int fewest, ToDoubleFunction<Sample> function) {

        Column of(Collection<Sample> samples) {
            List<@Nullable Double> cells = new ArrayList<>();
            samples.forEach(sample -> cells.add(sample.count() < fewest ? null : function.applyAsDouble(sample)));
            return Column.real(name, cells);
        }
    }

    private OutputResults(
            String name,
            Table table,
            List<String> pointAndStack,
            int[] groupOfRow,
            PointGroups groups,
            List<String> by) {
        this.name = name;
        this.table = table;
        this.pointAndStack = pointAndStack;
        this.groupOfRow = groupOfRow;
        this.groups = groups;
        this.by = by;
    }

    static OutputResults of(String name, List<Gathered> runs, PointGroups groups) {
        List<Table> parts = runs.stream()
                .map(gathered -> gathered.run().output().table(name))
                .toList();
        Table rows = Table.concat(parts);
        List<String> taken =
                Stream.concat(rows.columnNames().stream(), OWN.stream()).toList();
        RunColumns described = RunColumns.of(
                runs.stream().map(gathered -> gathered.run().request()).toList(), taken);
        int[] runOfRow = new int[rows.rowCount()];
        int[] groupOfRow = new int[rows.rowCount()];
        int row = 0;
        for (int run = 0; run < parts.size(); run++) {
            int next = row + parts.get(run).rowCount();
            Arrays.fill(runOfRow, row, next, run);
            Arrays.fill(groupOfRow, row, next, runs.get(run).group());
            row = next;
        }
        Table whole =
                Table.of(Stream.concat(described.table().rowsAt(runOfRow).columns().stream(), rows.columns().stream())
                        .toList());
        return new OutputResults(name, whole, described.pointAndStack(), groupOfRow, groups, List.of());
    }

    /** Every row of every run, behind the point, the stack and the replicate. */
    public Table table() {
        return table;
    }

    /**
     * A copy whose summaries keep the values of these columns apart, such as {@code day}.
     *
     * @throws InvalidTableException naming every unknown column, with the nearest name
     */
    public OutputResults by(String... columns) {
        List<String> unknown =
                Stream.of(columns).filter(column -> !table.contains(column)).toList();
        if (!unknown.isEmpty()) {
            throw unknown(unknown);
        }
        return new OutputResults(name, table, pointAndStack, groupOfRow, groups, List.of(columns));
    }

    private InvalidTableException unknown(List<String> columns) {
        return new InvalidTableException(
                columns.get(0),
                "output '" + name + "' has no column(s) " + NearestName.braces(columns) + ", only "
                        + NearestName.braces(table.columnNames()) + NearestName.remedy(columns, table.columnNames()));
    }

    /** How many values there are; no statistics. */
    public Table count(String column) {
        return summary(column, List.of());
    }

    /** The arithmetic mean, {@code mean}: the sum, with Neumaier's compensation (1974), divided by the count. */
    public Table mean(String column) {
        return summary(column, List.of(MEAN));
    }

    /** The standard deviation {@code sd}, sqrt(sum (x - mean)^2 / (n - 1)); of at least two values. */
    public Table sd(String column) {
        return summary(column, List.of(SD));
    }

    /** The {@code median}: the quantile of 0.5. */
    public Table median(String column) {
        return summary(column, List.of(MEDIAN));
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
        return summary(column, statistics);
    }

    /** {@code mean}, {@code sd} and {@code median} side by side. */
    public Table summary(String column) {
        return summary(column, List.of(MEAN, SD, MEDIAN));
    }

    private Table summary(String column, List<Statistic> statistics) {
        Column values = number(column);
        Map<List<@Nullable Object>, Sample> samples = samples(values);
        int[] firstRows = samples.values().stream().mapToInt(Sample::firstRow).toArray();
        List<String> kept =
                Stream.concat(pointAndStack.stream(), by.stream()).distinct().toList();
        Table summary = table.rowsAt(firstRows).select(kept);
        summary = summary.with(Column.integer(
                "count", samples.values().stream().mapToLong(Sample::count).toArray()));
        summary = summary.with(Column.integer(
                "failed",
                Arrays.stream(firstRows)
                        .mapToLong(row -> groups.failed().get(groupOfRow[row]))
                        .toArray()));
        for (Statistic statistic : statistics) {
            summary = summary.with(statistic.of(samples.values()));
        }
        return summary;
    }

    private Column number(String column) {
        if (!table.contains(column)) {
            throw unknown(List.of(column));
        }
        Column values = table.column(column);
        if (!values.kind().isNumber()) {
            throw new InvalidTableException(
                    column, "column '" + column + "' of output '" + name + "' is " + values.kind() + ", not a number");
        }
        return values;
    }

    private Map<List<@Nullable Object>, Sample> samples(Column values) {
        List<Column> keys = by.stream().map(table::column).toList();
        RealColumn reals = values instanceof IntegerColumn whole ? whole.toReal() : (RealColumn) values;
        Map<List<@Nullable Object>, Sample> samples = new LinkedHashMap<>();
        for (int row = 0; row < groupOfRow.length; row++) {
            List<@Nullable Object> key = new ArrayList<>(keys.size() + 1);
            key.add(groupOfRow[row]);
            for (Column part : keys) {
                key.add(part.value(row));
            }
            Sample sample = samples.get(key);
            if (sample == null) {
                sample = new Sample(row);
                samples.put(key, sample);
            }
            if (!reals.isMissing(row)) {
                sample.add(reals.get(row));
            }
        }
        return samples;
    }

    /** {@code OutputResults[prevalence, by=[day], 36500 rows]}. */
    @Override
    public String toString() {
        return "OutputResults[" + name + ", by=" + by + ", " + table.rowCount() + " rows]";
    }
}
