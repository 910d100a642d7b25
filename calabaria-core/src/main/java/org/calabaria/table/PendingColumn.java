package org.calabaria.table;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.calabaria.problem.Problem;
import org.calabaria.problem.ShownValue;
import org.jspecify.annotations.Nullable;

/** A declared column with the cells added so far, boxed in the type of the column's kind. */
record PendingColumn(String name, ColumnKind kind, List<@Nullable Object> cells) {

    boolean accepts(Object cell) {
        return switch (kind) {
            case REAL -> cell instanceof Double || cell instanceof Float || isIntegral(cell) && isExactDouble(cell);
            case INTEGER -> isIntegral(cell);
            case UNSIGNED -> cell instanceof Long || isIntegral(cell) && ((Number) cell).longValue() >= 0;
            case FLAG -> cell instanceof Boolean;
            case TEXT -> cell instanceof String;
            case DATE -> cell instanceof LocalDate;
            case TIMESTAMP -> cell instanceof Instant;
        };
    }

    void add(@Nullable Object cell) {
        cells.add(cell instanceof Number number ? boxed(number) : cell);
    }

    Column toColumn() {
        return Column.ofValues(name, kind, cells);
    }

    Problem problem(int row, Object cell) {
        return Problem.of(
                name, "row " + row + ", " + ColumnName.shown(name) + ": must be " + wanted() + ", got " + shown(cell));
    }

    private static String shown(Object cell) {
        boolean isTime = cell instanceof LocalDate || cell instanceof Instant;
        String shown = ShownValue.of(isTime ? cell.toString() : cell);
        return shown.startsWith("an instance")
                ? shown
                : shown + " (" + cell.getClass().getSimpleName() + ")";
    }

    private Object boxed(Number number) {
        return kind == ColumnKind.REAL ? (Object) number.doubleValue() : (Object) number.longValue();
    }

    private String wanted() {
        return switch (kind) {
            case REAL -> "a real number";
            case INTEGER -> "an integer";
            case UNSIGNED -> "an unsigned integer";
            case FLAG -> "a flag (Boolean)";
            case TEXT -> "a text (String)";
            case DATE -> "a date (LocalDate)";
            case TIMESTAMP -> "a timestamp (Instant)";
        };
    }

    private static boolean isIntegral(Object cell) {
        return cell instanceof Long || cell instanceof Integer || cell instanceof Short || cell instanceof Byte;
    }

    private static boolean isExactDouble(Object cell) {
        long value = ((Number) cell).longValue();
        // 2^63 - 1 rounds up to 2^63, which the cast back would limit to the same long.
        return (long) (double) value == value && value != Long.MAX_VALUE;
    }
}
