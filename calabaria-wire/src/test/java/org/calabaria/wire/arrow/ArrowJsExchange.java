package org.calabaria.wire.arrow;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.Map;
import java.util.stream.Stream;
import org.calabaria.table.Column;
import org.calabaria.table.ColumnKind;
import org.calabaria.table.Table;

/** The Java side of {@code src/test/js/check.mjs}: {@code write <folder>} and {@code read <folder>}. */
public final class ArrowJsExchange {

    private static final Map<String, String> METADATA = Map.of("identity", "abc");

    private ArrowJsExchange() {}

    public static void main(String... arguments) throws IOException {
        Path folder = Path.of(arguments[1]);
        if (arguments[0].equals("write")) {
            for (Map.Entry<String, Table> entry : SampleTables.all().entrySet()) {
                write(folder, entry.getKey().replace(' ', '-'), entry.getValue());
            }
            write(folder, "long", SampleTables.gappy(20_000));
        } else {
            read(folder);
        }
    }

    private static void write(Path folder, String name, Table table) throws IOException {
        ArrowDocument document = ArrowDocument.of(table, METADATA);
        Files.write(folder.resolve(name + ".arrow"), ArrowFile.encode(document));
        Files.write(folder.resolve(name + ".arrows"), ArrowStream.encode(document));
        if (table.rowCount() > 1) {
            ArrowOptions batches = ArrowOptions.DEFAULT.withBatchRows(table.rowCount() / 2);
            Files.write(folder.resolve(name + "-batches.arrow"), ArrowFile.encode(document, batches));
            Files.write(folder.resolve(name + "-batches.json"), expectation(table));
        }
        Files.write(folder.resolve(name + ".json"), expectation(table));
    }

    private static byte[] expectation(Table table) throws IOException {
        ObjectMapper mapper = new ObjectMapper();
        ObjectNode root = mapper.createObjectNode();
        METADATA.forEach(root.putObject("metadata")::put);
        ArrayNode columns = root.putArray("columns");
        for (Column column : table.columns()) {
            ObjectNode node = columns.addObject();
            node.put("name", column.name()).put("type", type(column.kind()));
            ArrayNode cells = node.putArray("cells");
            for (int row = 0; row < column.size(); row++) {
                cells.add(column.isMissing(row) ? null : cell(column.value(row), column.shown(row)));
            }
        }
        return mapper.writeValueAsBytes(root);
    }

    private static String type(ColumnKind kind) {
        return switch (kind) {
            case REAL -> "Float64";
            case INTEGER -> "Int64";
            case UNSIGNED -> "Uint64";
            case FLAG -> "Bool";
            case TEXT -> "Utf8";
            case DATE -> "Date32<DAY>";
            case TIMESTAMP -> "Timestamp<MICROSECOND, UTC>";
        };
    }

    private static String cell(Object value, String shown) {
        if (value instanceof Double real) {
            String hex = Long.toHexString(Double.doubleToRawLongBits(real));
            return "0".repeat(16 - hex.length()) + hex;
        } else if (value instanceof LocalDate date) {
            return Long.toString(date.toEpochDay());
        } else if (value instanceof Instant instant) {
            return Long.toString(Vectors.micros(instant));
        }
        return shown;
    }

    private static void read(Path folder) throws IOException {
        Table expected = expected();
        Table twice = Table.concat(expected, expected);
        assertEqual(expected, ArrowFile.decode(Files.readAllBytes(folder.resolve("once.arrow"))));
        assertEqual(expected, ArrowStream.decode(Files.readAllBytes(folder.resolve("once.arrows"))));
        assertEqual(twice, ArrowFile.decode(Files.readAllBytes(folder.resolve("twice.arrow"))));
        assertEqual(twice, ArrowStream.decode(Files.readAllBytes(folder.resolve("twice.arrows"))));
    }

    private static void assertEqual(Table expected, Table got) {
        for (Column column : expected.columns()) {
            Table alone = Table.of(column);
            assertThat(got.select(column.name())).hasToString(alone.toString()).isEqualTo(alone);
        }
        assertThat(got).isEqualTo(expected);
    }

    private static Table expected() {
        String[] texts = {"", "naïve 日本語 🎃", null, "a longer text than twelve bytes"};
        return Table.of(
                Column.integer("int8", Arrays.asList(-128L, 0L, null, 127L)),
                Column.integer("int16", Arrays.asList(-32768L, 0L, null, 32767L)),
                Column.integer("int32", Arrays.asList(-2147483648L, 0L, null, 2147483647L)),
                Column.integer("int64", Arrays.asList(Long.MIN_VALUE, 0L, null, Long.MAX_VALUE)),
                Column.integer("uint8", Arrays.asList(0L, 1L, null, 255L)),
                Column.integer("uint16", Arrays.asList(0L, 1L, null, 65535L)),
                Column.integer("uint32", Arrays.asList(0L, 1L, null, 4294967295L)),
                Column.unsigned("uint64", Arrays.asList(0L, 1L, null, -1L)),
                Column.real("float32", Arrays.asList(0.5, -0.0, null, Double.NaN)),
                Column.real("float64", Arrays.asList(0.1, -0.0, null, Double.NaN)),
                Column.flag("bool", Arrays.asList(true, false, null, true)),
                Column.text("utf8", texts),
                Column.text("large_utf8", texts),
                Column.text("dictionary", "b", "a", null, "b"),
                Column.date("date32", day("1969-12-31"), LocalDate.EPOCH, null, day("2024-02-29")),
                Column.date("date64", day("1969-12-31"), LocalDate.EPOCH, null, day("2024-02-29")),
                instants("timestamp_s", "1969-12-31T23:59:59Z", "+52671-12-25T12:28:43Z"),
                instants("timestamp_ms", "1969-12-31T23:59:59.999Z", "2020-09-13T12:26:40.123Z"),
                instants("timestamp_us", "1969-12-31T23:59:59.999999Z", "1970-01-19T12:26:40.000123Z"),
                instants("timestamp_ns", "1969-12-31T23:59:59.999999999Z", "1970-01-01T00:26:40.000000123Z"),
                Column.missing("null", ColumnKind.REAL, 4));
    }

    private static LocalDate day(String text) {
        return LocalDate.parse(text);
    }

    private static Column instants(String name, String first, String last) {
        return Column.timestamp(
                name,
                Stream.of(first, "1970-01-01T00:00:00Z", null, last)
                        .map(text -> text == null ? null : Instant.parse(text))
                        .toArray(Instant[]::new));
    }
}
