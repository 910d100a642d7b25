package org.calabaria.table;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.calabaria.problem.ShownValue;

/** A table drawn for the eye, in plain ASCII lines so that every console shows it. */
final class TablePreview {

    private static final int ROWS = 10;
    private static final int TEXT = 32;
    private static final int WIDTH = 120;
    private static final String GAP = "...";

    private TablePreview() {}

    static String of(Table table) {
        String shape = "Table of " + count(table.rowCount(), "row") + " x " + count(table.columnCount(), "column");
        return table.columnCount() == 0 ? shape : shape + "\n" + box(fitting(table));
    }

    /** {@code 1 row}, {@code 365 rows}. */
    static String count(int number, String noun) {
        return number + " " + noun + (number == 1 ? "" : "s");
    }

    private static String box(List<Strip> strips) {
        String rule =
                strips.stream().map(strip -> "-".repeat(strip.width() + 2)).collect(Collectors.joining("+", "+", "+"));
        List<String> lines = new ArrayList<>(List.of(rule, line(strips, 0), line(strips, 1), rule));
        int height = strips.get(0).cells().size();
        IntStream.range(2, height).forEach(row -> lines.add(line(strips, row)));
        if (height > 2) {
            lines.add(rule);
        }
        return String.join("\n", lines);
    }

    private static String line(List<Strip> strips, int row) {
        return strips.stream().map(strip -> strip.padded(row)).collect(Collectors.joining(" | ", "| ", " |"));
    }

    /** The columns that fit, taken in turn from the left and the right end; the first always. */
    private static List<Strip> fitting(Table table) {
        List<Strip> left = new ArrayList<>();
        List<Strip> right = new ArrayList<>();
        int from = 0;
        int to = table.columnCount() - 1;
        int room = WIDTH - 1 - (GAP.length() + 3);
        while (from <= to) {
            boolean fromLeft = left.size() <= right.size();
            Strip strip = strip(table.column(fromLeft ? from : to));
            room -= strip.width() + 3;
            boolean last = from == to && room + GAP.length() + 3 >= 0;
            if (room < 0 && !last && from > 0) {
                left.add(gap(table));
                break;
            }
            if (fromLeft) {
                left.add(strip);
                from++;
            } else {
                right.add(0, strip);
                to--;
            }
        }
        left.addAll(right);
        return left;
    }

    private static Strip gap(Table table) {
        int lines = 2 + (table.rowCount() > ROWS ? ROWS + 1 : table.rowCount());
        return new Strip(IntStream.range(0, lines).mapToObj(line -> GAP).toList(), false);
    }

    private static Strip strip(Column column) {
        List<String> cells = new ArrayList<>(
                List.of(cut(ShownValue.name(column.name())), column.kind().toString()));
        if (column.size() <= ROWS) {
            add(column, 0, column.size(), cells);
        } else {
            add(column, 0, ROWS / 2, cells);
            cells.add(GAP);
            add(column, column.size() - ROWS / 2, column.size(), cells);
        }
        return new Strip(cells, column.kind().isNumber());
    }

    private static void add(Column column, int from, int to, List<String> cells) {
        for (int row = from; row < to; row++) {
            cells.add(cell(column, row));
        }
    }

    private static String cell(Column column, int row) {
        String shown = column.shown(row);
        if (column.kind() != ColumnKind.TEXT || column.isMissing(row)) {
            return shown;
        }
        String cut = cut(ShownValue.name(shown));
        return isMistakable(shown) ? "'" + cut + "'" : cut;
    }

    private static boolean isMistakable(String text) {
        return text.isEmpty() || text.equals("null") || text.equals(GAP) || !text.equals(text.strip());
    }

    private static String cut(String text) {
        if (text.codePointCount(0, text.length()) <= TEXT) {
            return text;
        }
        return text.substring(0, text.offsetByCodePoints(0, TEXT - GAP.length())) + GAP;
    }

    /** One column of the drawing: name, kind, then cells. */
    private record Strip(List<String> cells, boolean alignedRight, int width) {

        Strip(List<String> cells, boolean alignedRight) {
            this(
                    cells,
                    alignedRight,
                    cells.stream().mapToInt(Strip::length).max().orElse(0));
        }

        String padded(int row) {
            String cell = cells.get(row);
            String blank = " ".repeat(width - length(cell));
            return alignedRight && row >= 2 ? blank + cell : cell + blank;
        }

        private static int length(String text) {
            return text.codePointCount(0, text.length());
        }
    }
}
