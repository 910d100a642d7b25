package org.calabaria.wire.arrow;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.Map;
import java.util.stream.Stream;
import org.calabaria.table.Table;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Our codec beside {@code arrow-vector} 19.0.0, which is where every expectation here comes from. */
class ArrowVectorTest {

    private static final Map<String, String> METADATA = Map.of("identity", "abc", "calabaria", "0.1.0");

    static Stream<Arguments> tables() {
        return SampleTables.all().entrySet().stream().map(entry -> Arguments.of(entry.getKey(), entry.getValue()));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("tables")
    void withItsAlignmentAndItsBitmapsOurBytesAreItsBytes(String name, Table table) throws IOException {
        ArrowDocument document = ArrowDocument.of(table, METADATA);
        assertThat(Encoder.file(document, ArrowOptions.DEFAULT, Framing.ARROW_VECTOR)
                        .toArray())
                .isEqualTo(Vectors.file(table, METADATA));
        assertThat(Encoder.stream(document, ArrowOptions.DEFAULT, Framing.ARROW_VECTOR)
                        .toArray())
                .isEqualTo(Vectors.stream(table, METADATA));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("tables")
    void itReadsWhatWeWrite(String name, Table table) throws IOException {
        assertThat(Vectors.readFile(ArrowFile.encode(table))).isEqualTo(table);
        assertThat(Vectors.readStream(ArrowStream.encode(table))).isEqualTo(table);
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("tables")
    void itReadsOurManyBatches(String name, Table table) throws IOException {
        ArrowOptions options = ArrowOptions.DEFAULT.withBatchRows(37);
        assertThat(Vectors.readFile(ArrowFile.encode(ArrowDocument.of(table), options)))
                .isEqualTo(table);
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("tables")
    void weReadWhatItWrites(String name, Table table) throws IOException {
        ArrowDocument expected = ArrowDocument.of(table, METADATA);
        assertThat(ArrowFile.decodeDocument(Vectors.file(table, METADATA))).isEqualTo(expected);
        assertThat(ArrowStream.decodeDocument(Vectors.stream(table, METADATA))).isEqualTo(expected);
    }

    @Test
    void aTableGoesThroughBothAndBack() throws IOException {
        Table table = SampleTables.gappy(1000);
        byte[] again = Vectors.file(Vectors.readFile(ArrowFile.encode(table)), Map.of());
        assertThat(ArrowFile.decode(again)).isEqualTo(table);
    }
}
