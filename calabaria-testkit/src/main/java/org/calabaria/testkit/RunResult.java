package org.calabaria.testkit;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Supplier;
import org.calabaria.model.SimOutput;
import org.calabaria.table.Column;
import org.calabaria.table.ColumnKind;
import org.calabaria.table.Table;

/**
 * The result of a run, its tables or its failure, in a form that can be sent to another JVM and compared cell by cell.
 *
 * <p>A failure is a result: the run must fail in the same way every time.
 *
 * @param outputs columns by output name; a failed run has one output {@code failure}
 */
record RunResult(Map<String, List<Cells>> outputs) {

    /** One column: its name, its kind, and the exact text of every cell. */
    record Cells(String column, String kind, List<String> cells) {}

    private static final String FAILURE = "failure";
    private static final String INTERRUPTED = "left its thread interrupted";

    /**
     * Runs and returns the result. It includes whether the run leaves its thread interrupted; the flag is cleared
     * afterwards.
     */
    static RunResult of(Supplier<SimOutput> run) {
        boolean before = Thread.currentThread().isInterrupted();
        RunResult result = attempt(run);
        return !before && Thread.interrupted() ? result.interrupted() : result;
    }

    private static RunResult attempt(Supplier<SimOutput> run) {
        try {
            return of(run.get());
        } catch (RuntimeException | Error failure) {
            return failed(failure);
        }
    }

    private RunResult interrupted() {
        Map<String, List<Cells>> all = new LinkedHashMap<>(outputs);
        all.put(INTERRUPTED, List.of());
        return new RunResult(all);
    }

    boolean isFailure() {
        return outputs.containsKey(FAILURE);
    }

    boolean leavesInterrupted() {
        return outputs.containsKey(INTERRUPTED);
    }

    static RunResult of(SimOutput output) {
        Map<String, List<Cells>> outputs = new LinkedHashMap<>();
        output.tables().forEach((name, table) -> outputs.put(name, cells(table)));
        return new RunResult(outputs);
    }

    static RunResult failed(Throwable failure) {
        String text = failure.getClass().getName() + ": " + failure.getMessage();
        return new RunResult(Map.of(FAILURE, List.of(new Cells(FAILURE, "text", List.of(text)))));
    }

    private static List<Cells> cells(Table table) {
        List<Cells> columns = new ArrayList<>();
        for (Column column : table.columns()) {
            List<String> cells = new ArrayList<>();
            for (int row = 0; row < column.size(); row++) {
                cells.add(text(column, row));
            }
            columns.add(new Cells(column.name(), column.kind().toString(), cells));
        }
        return columns;
    }

    /** The exact text of a cell. It shows the bits of a double if its text could hide a difference. */
    private static String text(Column column, int row) {
        Object value = column.value(row);
        if (value instanceof Double real && column.kind() == ColumnKind.REAL) {
            return column.shown(row) + " (bits " + Long.toHexString(Double.doubleToLongBits(real)) + ")";
        }
        return column.shown(row);
    }

    /** The result with one output only; the result of a failed run is not changed. */
    RunResult only(String output) {
        List<Cells> cells = outputs.get(output);
        if (cells == null) {
            return this;
        }
        RunResult only = new RunResult(Map.of(output, cells));
        return leavesInterrupted() ? only.interrupted() : only;
    }

    /** The first output, column and row in which the other result differs, as text; empty if the two are equal. */
    Optional<String> firstDifference(RunResult other) {
        if (!outputs.keySet().equals(other.outputs.keySet())) {
            return Optional.of("outputs " + outputs.keySet() + " became " + other.shown());
        }
        for (Map.Entry<String, List<Cells>> entry : outputs.entrySet()) {
            List<Cells> theirs = Objects.requireNonNull(other.outputs.get(entry.getKey()));
            Optional<String> difference = firstDifference(entry.getValue(), theirs);
            if (difference.isPresent()) {
                return difference.map(words -> "output '" + entry.getKey() + "', " + words);
            }
        }
        return Optional.empty();
    }

    /** The failure, or the names of the outputs. */
    String shown() {
        List<Cells> failure = outputs.get(FAILURE);
        return failure == null
                ? outputs.keySet().toString()
                : failure.get(0).cells().get(0);
    }

    private static Optional<String> firstDifference(List<Cells> mine, List<Cells> theirs) {
        if (!layout(mine).equals(layout(theirs))) {
            return Optional.of("columns " + layout(mine) + " became " + layout(theirs));
        }
        int rows = mine.isEmpty() ? 0 : mine.get(0).cells().size();
        for (int row = 0; row < rows; row++) {
            for (int column = 0; column < mine.size(); column++) {
                String before = mine.get(column).cells().get(row);
                String after = theirs.get(column).cells().get(row);
                if (!before.equals(after)) {
                    return Optional.of("row " + row + ", column '"
                            + mine.get(column).column() + "': " + before + " became " + after);
                }
            }
        }
        return Optional.empty();
    }

    private static List<String> layout(List<Cells> columns) {
        return columns.stream()
                .map(column -> column.column() + ": " + column.kind() + " x "
                        + column.cells().size())
                .toList();
    }
}
