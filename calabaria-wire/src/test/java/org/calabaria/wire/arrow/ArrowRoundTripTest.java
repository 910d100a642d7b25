package org.calabaria.wire.arrow;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.calabaria.table.Column;
import org.calabaria.table.Table;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class ArrowRoundTripTest {

    static Stream<Arguments> tables() {
        return SampleTables.all().entrySet().stream().map(entry -> Arguments.of(entry.getKey(), entry.getValue()));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("tables")
    void aFileHoldsTheTable(String name, Table table) {
        assertThat(ArrowFile.decode(ArrowFile.encode(table))).isEqualTo(table);
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("tables")
    void aStreamHoldsTheTable(String name, Table table) {
        assertThat(ArrowStream.decode(ArrowStream.encode(table))).isEqualTo(table);
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("tables")
    void smallBatchesHoldTheSameTable(String name, Table table) {
        for (int rows : new int[] {1, 7, 64}) {
            ArrowOptions options = ArrowOptions.DEFAULT.withBatchRows(rows);
            ArrowDocument document = ArrowDocument.of(table);
            assertThat(ArrowFile.decode(ArrowFile.encode(document, options))).isEqualTo(table);
            assertThat(ArrowStream.decode(ArrowStream.encode(document, options)))
                    .isEqualTo(table);
        }
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("tables")
    void anOutputGetsTheBytesOfTheArray(String name, Table table) throws IOException {
        ArrowDocument document = ArrowDocument.of(table, Map.of("identity", "abc"));
        ArrowOptions options = ArrowOptions.DEFAULT.withBatchRows(50);
        ByteArrayOutputStream file = new ByteArrayOutputStream();
        ByteArrayOutputStream stream = new ByteArrayOutputStream();
        ArrowFile.write(document, options, file);
        ArrowStream.write(document, options, stream);
        assertThat(file.toByteArray()).isEqualTo(ArrowFile.encode(document, options));
        assertThat(stream.toByteArray()).isEqualTo(ArrowStream.encode(document, options));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("tables")
    void anInputGivesTheDocumentOfTheArray(String name, Table table) throws IOException {
        ArrowDocument document = ArrowDocument.of(table, Map.of("identity", "abc"));
        ByteArrayInputStream file = new ByteArrayInputStream(ArrowFile.encode(document));
        ByteArrayInputStream stream = new ByteArrayInputStream(ArrowStream.encode(document));
        assertThat(ArrowFile.read(file, ArrowOptions.DEFAULT)).isEqualTo(document);
        assertThat(ArrowStream.read(stream, ArrowOptions.DEFAULT)).isEqualTo(document);
    }

    @Test
    void metadataTravelsWithTheTable() {
        ArrowDocument document = ArrowDocument.of(SampleTables.run(3), Map.of("identity", "abc", "calabaria", "0.1.0"))
                .withColumnMetadata("infected", Map.of("units", "1", "doc", "share of the population 🎃"));
        ArrowDocument back = ArrowFile.decodeDocument(ArrowFile.encode(document));
        assertThat(back).isEqualTo(document);
        assertThat(back.metadata()).isEqualTo(new TreeMap<>(Map.of("identity", "abc", "calabaria", "0.1.0")));
        assertThat(back.columnMetadata().get("infected")).containsEntry("units", "1");
    }

    @Test
    void aMillionRowsComeBack() {
        Table table = SampleTables.run(1_000_000).with(Column.constantText("district", "north", 1_000_000));
        assertThat(ArrowFile.decode(ArrowFile.encode(table))).isEqualTo(table);
    }

    @Test
    void everyNaNArrivesAsTheCanonicalOne() {
        double[] nans = {
            Double.longBitsToDouble(0x7ff8000000000001L),
            Double.longBitsToDouble(0xfff8000000000000L),
            Double.longBitsToDouble(0x7ff0000000000001L),
            Double.longBitsToDouble(0xffffffffffffffffL)
        };
        byte[] bytes = ArrowFile.encode(Table.of(Column.real("x", nans)));
        assertThat(ArrowFile.decode(bytes))
                .isEqualTo(Table.of(Column.real("x", Double.NaN, Double.NaN, Double.NaN, Double.NaN)));
        assertThat(bytes).isEqualTo(ArrowFile.encode(Table.of(Column.constantReal("x", Double.NaN, 4))));
    }
}
