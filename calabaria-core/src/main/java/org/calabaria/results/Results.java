package org.calabaria.results;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.TreeMap;
import org.calabaria.problem.InvalidTableException;
import org.calabaria.problem.NearestName;
import org.calabaria.problem.ThrowableText;
import org.calabaria.request.Completed;
import org.calabaria.request.Failed;
import org.calabaria.request.Outcome;
import org.calabaria.table.Column;
import org.calabaria.table.Table;

/**
 * The outcomes of a sweep, gathered: the same output of many runs as one table, the failures as another.
 *
 * <p>Every table begins with the free parameters by name, then {@code stack} (the names of the scenarios, joined by
 * {@code +}) and {@code replicate}; then come the columns of the output, {@code seed} among them, or of the failures. Rows
 * are in the order of the requests. Where another column of the table, or of a summary of it, has one of these names, the
 * column that describes the run is called {@code param.beta}, {@code run.stack} or {@code run.replicate} there. Where points name
 * different parameters, those that a point does not name are missing.
 *
 * <p>Holds every table of every run in memory: for more than fits, consume the outcomes one by one with
 * {@link Runner#run}.
 */
public final class Results {

    private final List<Gathered> completed = new ArrayList<>();
    private final List<Failed> failed = new ArrayList<>();
    private final PointGroups groups = new PointGroups();

    /** A run, and the number of its point and stack. */
    record Gathered(Completed run, int group) {}

    private Results(Iterable<? extends Outcome> outcomes) {
        for (Outcome outcome : outcomes) {
            int group = groups.add(outcome);
            if (outcome instanceof Completed done) {
                completed.add(new Gathered(done, group));
            } else if (outcome instanceof Failed failure) {
                failed.add(failure);
            }
        }
    }

    /** The outcomes in this order. */
    public static Results of(Iterable<? extends Outcome> outcomes) {
        return new Results(Objects.requireNonNull(outcomes, "outcomes must not be null"));
    }

    /** How many runs have a result. */
    public int completed() {
        return completed.size();
    }

    /** The failed runs, in the order of the requests; unmodifiable. */
    public List<Failed> failed() {
        return List.copyOf(failed);
    }

    /** The names of the outputs that some run has, sorted. */
    public List<String> outputs() {
        return List.copyOf(byOutput().keySet());
    }

    private TreeMap<String, List<Gathered>> byOutput() {
        TreeMap<String, List<Gathered>> runs = new TreeMap<>();
        for (Gathered gathered : completed) {
            gathered.run().output().tables().keySet().forEach(name -> runs.computeIfAbsent(
                            name, first -> new ArrayList<>())
                    .add(gathered));
        }
        return runs;
    }

    /**
     * One output of all the runs that have it.
     *
     * @throws org.calabaria.problem.CalabariaException if no run has it, with the nearest name; or if the tables of two runs
     *     differ in their columns
     */
    public OutputResults output(String name) {
        Objects.requireNonNull(name, "name must not be null");
        TreeMap<String, List<Gathered>> known = byOutput();
        List<Gathered> runs = known.get(name);
        if (runs == null) {
            throw new InvalidTableException(
                    name,
                    known.isEmpty()
                            ? "unknown output(s) {" + name + "}: no run completed, " + failed.size() + " failed"
                            : "unknown output(s) {" + name + "}, only " + NearestName.braces(known.keySet())
                                    + NearestName.remedy(List.of(name), known.keySet()));
        }
        return OutputResults.of(name, runs, groups);
    }

    /**
     * The failed runs as a table: point, stack, replicate, {@code seed}, {@code error} (the class of what was thrown),
     * {@code message} and {@code attempt}.
     */
    public Table failures() {
        RunColumns runs = RunColumns.of(
                failed.stream().map(Failed::request).toList(), List.of("seed", "error", "message", "attempt"));
        List<Column> columns = new ArrayList<>(runs.table().columns());
        columns.add(Column.unsigned(
                "seed", failed.stream().map(run -> run.request().seed()).toList()));
        columns.add(Column.text(
                "error",
                failed.stream().map(run -> run.problem().getClass().getName()).toList()));
        columns.add(Column.text(
                "message",
                failed.stream().map(run -> ThrowableText.message(run.problem())).toList()));
        columns.add(Column.integer(
                "attempt", failed.stream().map(run -> (long) run.attempt()).toList()));
        return Table.of(columns);
    }

    /** One row for every point and stack, in the order of the requests: how many runs {@code completed} and {@code failed}. */
    public Table points() {
        RunColumns runs = RunColumns.of(groups.firsts(), List.of("completed", "failed"));
        Table points = runs.table().select(runs.pointAndStack());
        return points.with(Column.integer("completed", groups.completed()))
                .with(Column.integer("failed", groups.failed()));
    }

    /** {@code Results[300 runs, 2 failed, outputs=[prevalence]]}. */
    @Override
    public String toString() {
        return "Results[" + (completed.size() + failed.size()) + " runs, " + failed.size() + " failed, outputs="
                + outputs() + "]";
    }
}
