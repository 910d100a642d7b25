package org.calabaria.store;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Function;
import org.calabaria.problem.ShownValue;
import org.calabaria.results.AddedNames;
import org.calabaria.table.Column;
import org.calabaria.table.ColumnKind;
import org.jspecify.annotations.Nullable;

/**
 * The columns that say what a run is: its parameters as they were asked for, and more. Which columns there are, and of what
 * kind, follows from all the runs together; a cell follows from its own run.
 */
final class RunRows {

    private final Map<String, ColumnKind> parameters = new TreeMap<>();
    private final Set<String> models = new LinkedHashSet<>();

    /** Takes the parameters of a run into account. */
    void add(StoredRun run) {
        models.add(run.inputs().model());
        run.asked()
                .point()
                .forEach((name, value) -> parameters.merge(
                        name,
                        value instanceof Double ? ColumnKind.REAL : ColumnKind.INTEGER,
                        (known, now) -> known == now ? known : ColumnKind.TEXT));
    }

    /** A column for each parameter, in the order of the names. */
    List<Column> parameters(List<StoredRun> runs, AddedNames names) {
        List<Column> columns = new ArrayList<>();
        parameters.forEach((name, kind) -> columns.add(parameter(name, kind, runs, names)));
        return columns;
    }

    /** As {@link #parameters(List, AddedNames)}, each cell of one run alone as often as there are rows. */
    List<Column> constants(StoredRun run, int rows, AddedNames names) {
        List<Column> columns = new ArrayList<>();
        int[] same = new int[rows];
        parameters.forEach((name, kind) -> columns.add(constant(parameter(name, kind, List.of(run), names), same)));
        if (models.size() > 1) {
            columns.add(Column.constantText(names.run("model"), run.inputs().model(), rows));
        }
        columns.add(Column.constantText(names.run("stack"), stack(run), rows));
        columns.add(Column.constantInteger(names.run("replicate"), run.asked().replicate(), rows));
        return columns;
    }

    private static Column constant(Column cell, int[] rows) {
        return cell.rowsAt(rows);
    }

    private static Column parameter(String parameter, ColumnKind kind, List<StoredRun> runs, AddedNames names) {
        String name = names.parameter(parameter);
        List<@Nullable Number> values = new ArrayList<>();
        runs.forEach(run -> values.add(run.asked().point().get(parameter)));
        return switch (kind) {
            case REAL ->
                Column.real(name, values.stream().map(Double.class::cast).toList());
            case INTEGER ->
                Column.integer(name, values.stream().map(Long.class::cast).toList());
            default ->
                Column.text(
                        name,
                        values.stream()
                                .map(value -> value == null ? null : ShownValue.of(value))
                                .toList());
        };
    }

    /** What else there is to say of each run. */
    List<Column> described(List<StoredRun> runs, AddedNames names) {
        List<Column> columns = new ArrayList<>();
        columns.add(text(names.run("stack"), runs, RunRows::stack));
        columns.add(Column.unsigned(
                names.run("seed"), runs.stream().map(run -> run.inputs().seed()).toList()));
        columns.add(Column.integer(
                names.run("replicate"),
                runs.stream().map(run -> (long) run.asked().replicate()).toList()));
        columns.add(text(names.run("model"), runs, run -> run.inputs().model()));
        columns.add(text(names.run("code"), runs, run -> run.inputs().code()));
        columns.add(
                text(names.run("status"), runs, run -> run.isCompleted() ? RunManifest.COMPLETED : RunManifest.FAILED));
        columns.add(text(names.run("failure"), runs, run -> run.failure()
                .map(StoredFailure::toString)
                .orElse(null)));
        columns.add(Column.timestamp(
                names.run("stored_at"),
                runs.stream()
                        .map(run -> run.origin().map(RunOrigin::at).orElse(null))
                        .toList()));
        columns.add(text(names.run("run"), runs, StoredRun::simRoot));
        return columns;
    }

    private static Column text(String name, List<StoredRun> runs, Function<StoredRun, @Nullable String> cell) {
        List<@Nullable String> cells = new ArrayList<>();
        runs.forEach(run -> cells.add(cell.apply(run)));
        return Column.text(name, cells);
    }

    private static String stack(StoredRun run) {
        return String.join("+", run.inputs().stack());
    }
}
