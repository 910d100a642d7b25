package org.calabaria.store.export;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Arrays;
import org.calabaria.table.Column;
import org.calabaria.table.Table;

/** A table with the values that readers are known to get wrong, and one row in which every cell is missing. */
final class EveryKind {

    static final String TEXT = "a \"quoted\", comma\nand a line; \u00e4\u4e16\ud83d\ude00";

    private EveryKind() {}

    static Table table() {
        return Table.of(
                Column.unsigned("seed", Arrays.asList(1L, Long.MIN_VALUE, -1L, null)),
                Column.real("x", Arrays.asList(1.0, 2.0, Double.NaN, null)),
                Column.real("signed zero", Arrays.asList(-0.0, 0.0, 5e-324, null)),
                Column.real("infinite", Arrays.asList(Double.POSITIVE_INFINITY, Double.NEGATIVE_INFINITY, 1e-7, null)),
                Column.integer("whole", Arrays.asList((1L << 53) + 1, Long.MIN_VALUE, 7L, null)),
                Column.real("param.beta", Arrays.asList(0.1, 0.2, 0.30000000000000004, null)),
                Column.text("text", Arrays.asList(TEXT, "", "NA", null)),
                Column.flag("flag", Arrays.asList(true, false, true, null)),
                Column.date("date", LocalDate.of(1969, 12, 31), LocalDate.of(2026, 3, 29), LocalDate.of(1, 1, 1), null),
                Column.timestamp(
                        "time",
                        Instant.parse("2026-03-29T01:30:00.000001Z"),
                        Instant.parse("1969-12-31T23:59:59.999999Z"),
                        Instant.parse("2026-10-25T00:30:00Z"),
                        null));
    }

    /** The table as a file, cut into batches of one and three rows. */
    static Path parquet(Path folder) throws IOException {
        Path file = folder.resolve("every-kind.parquet");
        try (TableWriter out = TableWriter.parquet(file, ColumnNames.UNDERSCORES)) {
            write(out);
        }
        return file;
    }

    static Path csv(Path folder) throws IOException {
        Path file = folder.resolve("every-kind.csv");
        try (TableWriter out = TableWriter.csv(file, ColumnNames.UNDERSCORES)) {
            write(out);
        }
        return file;
    }

    static Path arrow(Path folder) throws IOException {
        Path file = folder.resolve("every-kind.arrow");
        try (TableWriter out = TableWriter.arrow(file, ColumnNames.UNDERSCORES)) {
            write(out);
        }
        return file;
    }

    private static void write(TableWriter out) throws IOException {
        out.write(table().head(1));
        out.write(table().tail(3));
        out.finish();
    }
}
