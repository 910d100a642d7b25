package org.calabaria.wire.arrow;

import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.calabaria.random.Pcg64;
import org.calabaria.table.Column;
import org.calabaria.table.ColumnKind;
import org.calabaria.table.Table;

/** Tables of every kind and of every awkward shape, by name. */
final class SampleTables {

    private SampleTables() {}

    static Map<String, Table> all() {
        Map<String, Table> tables = new LinkedHashMap<>();
        tables.put("nothing", Table.of());
        tables.put("no rows", awkward().head(0));
        tables.put("awkward cells", awkward());
        tables.put("one row", awkward().head(1));
        tables.put("nothing missing", dense(100));
        tables.put("65 rows, some missing", gappy(65));
        tables.put("1000 rows, some missing", gappy(1000));
        tables.put("all missing", allMissing(70));
        tables.put("constants", constants(129));
        tables.put("run", run(365));
        tables.put("texts", texts());
        return tables;
    }

    /** As a run's output: days, two compartments and a seed. */
    static Table run(int rows) {
        long[] day = new long[rows];
        double[] infected = new double[rows];
        double[] recovered = new double[rows];
        for (int i = 0; i < rows; i++) {
            day[i] = i;
            infected[i] = 1.0 / (1 + i);
            recovered[i] = 1 - infected[i];
        }
        return Table.of(
                Column.integer("day", day),
                Column.real("infected", infected),
                Column.real("recovered", recovered),
                Column.constantUnsigned("seed", -2L, rows));
    }

    static Table awkward() {
        return Table.builder()
                .real("réel")
                .integer("整数")
                .unsigned("seed")
                .flag("flag 🚩")
                .text("text")
                .date("date")
                .timestamp("timestamp")
                .row(0.0, 0L, 0L, false, "", LocalDate.EPOCH, Instant.EPOCH)
                .row(
                        -0.0,
                        Long.MIN_VALUE,
                        -1L,
                        true,
                        "naïve 日本語 🎃",
                        LocalDate.of(-5_000_000, 1, 1),
                        micros(Long.MIN_VALUE))
                .row(null, null, null, null, null, null, null)
                .row(
                        Double.NaN,
                        Long.MAX_VALUE,
                        Long.MIN_VALUE,
                        true,
                        "\u0000\n\uFFFF",
                        LocalDate.of(2024, 2, 29),
                        micros(-1))
                .row(
                        Double.POSITIVE_INFINITY,
                        -1L,
                        Long.MAX_VALUE,
                        false,
                        "a",
                        LocalDate.ofEpochDay(Integer.MAX_VALUE),
                        micros(Long.MAX_VALUE))
                .row(Double.MIN_VALUE, 1L, 1L, true, "null", LocalDate.ofEpochDay(Integer.MIN_VALUE), micros(1))
                .row(
                        -Double.MAX_VALUE,
                        2L,
                        2L,
                        false,
                        "x".repeat(1000),
                        LocalDate.of(1969, 12, 31),
                        micros(1_600_000_000_123_456L))
                .build();
    }

    static Instant micros(long micros) {
        return Instant.EPOCH.plus(micros, java.time.temporal.ChronoUnit.MICROS);
    }

    static Table dense(int rows) {
        Pcg64 random = Pcg64.seeded(20);
        double[] reals = new double[rows];
        long[] integers = new long[rows];
        boolean[] flags = new boolean[rows];
        String[] texts = new String[rows];
        LocalDate[] dates = new LocalDate[rows];
        Instant[] instants = new Instant[rows];
        for (int i = 0; i < rows; i++) {
            reals[i] = random.nextDouble();
            integers[i] = random.nextLong();
            flags[i] = (integers[i] & 1) != 0;
            texts[i] = "text " + integers[i] % 7;
            dates[i] = LocalDate.ofEpochDay(integers[i] >> 48);
            instants[i] = micros(integers[i] >> 8);
        }
        return Table.of(
                Column.real("real", reals),
                Column.integer("integer", integers),
                Column.unsigned("unsigned", integers),
                Column.flag("flag", flags),
                Column.text("text", texts),
                Column.date("date", dates),
                Column.timestamp("timestamp", instants));
    }

    static Table gappy(int rows) {
        Table dense = dense(rows);
        List<Column> columns = new ArrayList<>();
        Pcg64 random = Pcg64.seeded(21);
        for (Column column : dense.columns()) {
            columns.add(withGaps(column, random));
        }
        return Table.of(columns);
    }

    private static Column withGaps(Column column, Pcg64 random) {
        List<Object> cells = new ArrayList<>();
        BitSet gaps = new BitSet();
        for (int row = 0; row < column.size(); row++) {
            gaps.set(row, random.nextDouble() < 0.3);
            cells.add(gaps.get(row) ? null : column.value(row));
        }
        var builder = Table.builder().column(column.name(), column.kind());
        cells.forEach(cell -> builder.row(new Object[] {cell}));
        return builder.build().column(0);
    }

    static Table allMissing(int rows) {
        List<Column> columns = new ArrayList<>();
        for (ColumnKind kind : ColumnKind.values()) {
            columns.add(Column.missing("no " + kind, kind, rows));
        }
        return Table.of(columns);
    }

    static Table constants(int rows) {
        return Table.of(
                Column.constantReal("real", -0.0, rows),
                Column.constantInteger("integer", -7, rows),
                Column.constantUnsigned("seed", Long.MIN_VALUE, rows),
                Column.constantFlag("flag", true, rows),
                Column.constantText("text", "ééé", rows),
                Column.constantDate("date", LocalDate.of(2020, 3, 1), rows),
                Column.constantTimestamp("timestamp", micros(12345), rows));
    }

    /** Texts of every length of UTF-8 around the sizes that a reader may treat apart. */
    static Table texts() {
        List<String> texts = new ArrayList<>();
        for (String unit : List.of("a", "é", "日", "🎃")) {
            for (int length = 0; length < 20; length++) {
                texts.add(unit.repeat(length));
                texts.add("b" + unit.repeat(length) + "c");
            }
        }
        return Table.of(Column.text("texts", texts));
    }
}
