package org.calabaria.results;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.IntStream;
import org.calabaria.problem.InvalidOutputException;
import org.calabaria.problem.NearestName;
import org.calabaria.problem.ThrowableText;
import org.calabaria.request.Completed;
import org.calabaria.request.Failed;
import org.calabaria.request.Outcome;
import org.calabaria.request.Request;
import org.calabaria.table.Column;
import org.calabaria.table.Table;

/**
 * The collected outcomes of a sweep: one table for each output, and one table for the failures.
 *
 * <p><b>Rows.</b> Runs that differ only in their seeds are replicates, and summaries pool them. Runs are not pooled if
 * they differ in the values of the parameters (including those that a variant fixes), the settings that a variant
 * overrides, the reparameterization, the stack or the model. A run that appears again with the same seed is the same
 * observation. It is counted once; the first appearance is kept.
 *
 * <p><b>Columns.</b> Every table begins with the free parameters by name. They are followed by parameters that are
 * fixed at different values, {@code config.days} for settings that are overridden with different values, {@code model}
 * and {@code reparameterization} if there are several, {@code stack} (the names of the scenarios, joined by {@code +})
 * and {@code replicate}. Then come the columns of the output, which include {@code seed}, or the columns of the
 * failures. If a point does not name a parameter, the cell is missing. If a parameter's column cannot represent a value
 * exactly (such as a value that was refused), the cell is missing, and the value as given is in the column
 * {@code refused}. This column exists only if there is such a value. Rows are in the order of the requests.
 *
 * <p><b>Names.</b> The columns of an output always keep their names. A parameter whose name is one that results may add
 * ({@code stack}, {@code replicate}, {@code model}, {@code reparameterization}, {@code refused}, {@code count},
 * {@code failed}, {@code mean}, {@code sd}, {@code median}, {@code q} and a digit, or a prefix named here) is called
 * {@code param.mean}. If an added column would have the name of another column, it gets a prefix: {@code param.} for a
 * parameter, {@code run.} for another column that describes a run, {@code stat.} for a statistic. The prefix is
 * repeated if necessary.
 *
 * <p>Keeps every table of every run in memory. If they do not fit, consume the outcomes one by one.
 */
public final class Results {

    private final List<Gathered> completed = new ArrayList<>();
    private final List<GatheredFailure> failed = new ArrayList<>();
    private final PointGroups groups = new PointGroups();
    private final RunColumns runColumns;

    /** A run, the number of its point, and the outputs that count: those that no earlier equal run has. */
    record Gathered(Completed run, int group, Set<String> outputs) implements RunColumns.Row {

        @Override
        public Request request() {
            return run.request();
        }
    }

    private record GatheredFailure(Failed run, int group) implements RunColumns.Row {

        long seed() {
            return run.request().hasSeed() ? run.request().seed() : 0;
        }

        @Override
        public Request request() {
            return run.request();
        }
    }

    private Results(Iterable<? extends Outcome> outcomes) {
        Map<RunOfPoint, Set<String>> observed = new HashMap<>();
        Set<RunOfPoint> failures = new HashSet<>();
        for (Outcome outcome : outcomes) {
            int group = groups.add(outcome);
            RunOfPoint run = RunOfPoint.of(group, outcome);
            if (outcome instanceof Completed done) {
                Set<String> names = new TreeSet<>(done.output().tables().keySet());
                Set<String> known = observed.computeIfAbsent(run, first -> new HashSet<>());
                names.removeIf(name -> !known.add(name));
                completed.add(new Gathered(done, group, names));
            } else if (outcome instanceof Failed failure && failures.add(run)) {
                failed.add(new GatheredFailure(failure, group));
            }
        }
        completed.removeIf(gathered -> gathered.outputs().isEmpty()
                && !gathered.run().output().tables().isEmpty());
        this.runColumns = new RunColumns(groups.points());
    }

    /** Collects outcomes, in this order. */
    public static Results of(Iterable<? extends Outcome> outcomes) {
        return new Results(Objects.requireNonNull(outcomes, "outcomes must not be null"));
    }

    /** The number of different runs that have a result. */
    public long completed() {
        return groups.completed().stream().mapToLong(Long::longValue).sum();
    }

    /** The different runs that failed, in the order of the requests; unmodifiable. */
    public List<Failed> failed() {
        return failed.stream().map(GatheredFailure::run).toList();
    }

    /** The names of the outputs that at least one run has, sorted. */
    public List<String> outputs() {
        return List.copyOf(byOutput().keySet());
    }

    private TreeMap<String, List<Gathered>> byOutput() {
        TreeMap<String, List<Gathered>> runs = new TreeMap<>();
        for (Gathered gathered : completed) {
            gathered.outputs().forEach(name -> runs.computeIfAbsent(name, first -> new ArrayList<>())
                    .add(gathered));
        }
        return runs;
    }

    /**
     * One output of all runs that have it.
     *
     * @throws InvalidOutputException if no run has it; the message shows the nearest name
     * @throws org.calabaria.problem.InvalidTableException if the tables of two runs differ in their columns
     */
    public OutputResults output(String name) {
        Objects.requireNonNull(name, "name must not be null");
        TreeMap<String, List<Gathered>> known = byOutput();
        List<Gathered> runs = known.get(name);
        if (runs == null) {
            throw new InvalidOutputException(
                    name,
                    known.isEmpty()
                            ? "unknown output(s) {" + name + "}: no run completed, " + failed.size() + " failed"
                            : "unknown output(s) {" + name + "}, only " + NearestName.braces(known.keySet())
                                    + NearestName.remedy(List.of(name), known.keySet()));
        }
        return OutputResults.of(name, runs, groups, runColumns);
    }

    /**
     * The failed runs as a table: point, stack, replicate, {@code seed} (0 if the run failed before its seed was
     * known), {@code error} (the class of what was thrown), {@code message} and {@code attempt}.
     */
    public Table failures() {
        List<Column> own = List.of(
                Column.unsigned(
                        "seed", failed.stream().map(GatheredFailure::seed).toList()),
                Column.text(
                        "error",
                        failed.stream()
                                .map(row -> row.run().problem().getClass().getName())
                                .toList()),
                Column.text(
                        "message",
                        failed.stream()
                                .map(row -> ThrowableText.message(row.run().problem()))
                                .toList()),
                Column.integer(
                        "attempt",
                        failed.stream().map(row -> (long) row.run().attempt()).toList()));
        AddedNames names = new AddedNames(own.stream().map(Column::name).toList());
        List<Column> columns = new ArrayList<>(runColumns.pointAndStack(failed, names));
        columns.add(runColumns.replicate(failed, names));
        columns.addAll(own);
        return Table.of(columns);
    }

    /**
     * One row for every point and stack, in the order of the requests, with the number of different runs that
     * {@code completed} and {@code failed}.
     */
    public Table points() {
        List<PointRow> rows = IntStream.range(0, groups.points().size())
                .mapToObj(group -> new PointRow(groups.points().get(group).first(), group))
                .toList();
        AddedNames names = new AddedNames(List.of("completed", "failed"));
        List<Column> columns = new ArrayList<>(runColumns.pointAndStack(rows, names));
        columns.add(Column.integer("completed", groups.completed()));
        columns.add(Column.integer("failed", groups.failed()));
        return Table.of(columns);
    }

    private record PointRow(Request request, int group) implements RunColumns.Row {}

    /** {@code Results[300 runs, 2 failed, outputs=[prevalence]]}. */
    @Override
    public String toString() {
        return "Results[" + (completed() + failed.size()) + " runs, " + failed.size() + " failed, outputs=" + outputs()
                + "]";
    }
}
