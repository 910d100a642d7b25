package org.calabaria.table;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.calabaria.problem.ShownValue;

/** A preview of a table as text, with ASCII lines so that every console can show it. */
final class TablePreview {

    private static final int ROWS = 10;
    private static final int TEXT = 32;
    private static final int WIDTH = 120;
    /** The narrowest column, of a kind with four letters, takes seven characters. */
    private static final int MOST_COLUMNS = WIDTH / 7;

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
                strips.stream().map(strip -> "-".repeat(strip.room() - 1)).collect(Collectors.joining("+", "+", "+"));
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

    private static List<Strip> fitting(Table table) {
        if (table.columnCount() <= MOST_COLUMNS) {
            List<Strip> all = table.columns().stream().map(TablePreview::strip).toList();
            if (all.stream().mapToInt(Strip::room).sum() <= WIDTH - 1) {
                return all;
            }
        }
        return ends(table);
    }

    /** The columns that fit beside a gap, taken alternately from the left and the right end. */
    private static List<Strip> ends(Table table) {
        List<Strip> left = new ArrayList<>();
        List<Strip> right = new ArrayList<>();
        Strip gap = gap(table);
        int room = WIDTH - 1 - gap.room();
        for (int taken = 0; ; taken++) {
            boolean fromLeft = taken % 2 == 0;
            Strip strip = strip(table.column(fromLeft ? taken / 2 : table.columnCount() - 1 - taken / 2));
            room -= strip.room();
            if (room < 0) {
                break;
            }
            (fromLeft ? left : right).add(strip);
        }
        Collections.reverse(right);
        left.add(gap);
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

    /** One column of the preview: name, kind, then cells. */
    private record Strip(List<String> cells, boolean alignedRight, int width) {

        Strip(List<String> cells, boolean alignedRight) {
            this(
                    cells,
                    alignedRight,
                    cells.stream().mapToInt(Strip::length).max().orElse(0));
        }

        /** The width including the bar and the two blanks. */
        int room() {
            return width + 3;
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
