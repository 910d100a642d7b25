package org.calabaria.wire.arrow;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.channels.Channels;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.apache.arrow.memory.RootAllocator;
import org.apache.arrow.vector.FieldVector;
import org.apache.arrow.vector.VectorSchemaRoot;
import org.apache.arrow.vector.ipc.ArrowFileWriter;
import org.apache.arrow.vector.types.FloatingPointPrecision;
import org.apache.arrow.vector.types.TimeUnit;
import org.apache.arrow.vector.types.pojo.ArrowType;
import org.apache.arrow.vector.types.pojo.Field;
import org.apache.arrow.vector.types.pojo.FieldType;
import org.apache.arrow.vector.types.pojo.Schema;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Columns of extension types, written by arrow-vector: what is said of a type stays only where the type stays, since
 * PyArrow refuses a {@code bool8} whose storage is not int8.
 */
class ExtensionTypesTest {

    private static final Map<String, String> SAID =
            Map.of("ARROW:extension:name", "arrow.bool8", "ARROW:extension:metadata", "", "PARQUET:field_id", "1");

    static Stream<Arguments> types() {
        return Stream.of(
                Arguments.of(new ArrowType.Int(8, true), false),
                Arguments.of(new ArrowType.Int(16, true), false),
                Arguments.of(new ArrowType.Int(32, false), false),
                Arguments.of(new ArrowType.Int(64, true), true),
                Arguments.of(new ArrowType.Int(64, false), true),
                Arguments.of(new ArrowType.FloatingPoint(FloatingPointPrecision.SINGLE), false),
                Arguments.of(new ArrowType.FloatingPoint(FloatingPointPrecision.DOUBLE), true),
                Arguments.of(new ArrowType.Utf8(), true),
                Arguments.of(new ArrowType.LargeUtf8(), false),
                Arguments.of(new ArrowType.Timestamp(TimeUnit.MICROSECOND, "UTC"), true),
                Arguments.of(new ArrowType.Timestamp(TimeUnit.MICROSECOND, "Europe/Paris"), false),
                Arguments.of(new ArrowType.Timestamp(TimeUnit.MICROSECOND, null), false),
                Arguments.of(new ArrowType.Timestamp(TimeUnit.MILLISECOND, "UTC"), false),
                Arguments.of(new ArrowType.Bool(), true));
    }

    @ParameterizedTest
    @MethodSource("types")
    void anExtensionIsKeptWhereItsStorageIs(ArrowType type, boolean kept) throws IOException {
        byte[] file = file(type);
        for (ArrowDocument read : List.of(ArrowFile.decodeDocument(file), again(ArrowFile.decodeDocument(file)))) {
            Map<String, String> column = read.columnMetadata().get("x");
            assertThat(column).containsEntry("PARQUET:field_id", "1");
            assertThat(column.containsKey("ARROW:extension:name")).isEqualTo(kept);
            assertThat(column.containsKey("ARROW:extension:metadata")).isEqualTo(kept);
            assertThat(read.metadata()).containsEntry("origin", "here");
            assertThat(read.metadata().containsKey("pandas")).isEqualTo(kept);
        }
    }

    private static ArrowDocument again(ArrowDocument document) {
        return ArrowStream.decodeDocument(ArrowStream.encode(document));
    }

    private static byte[] file(ArrowType type) throws IOException {
        Field field = new Field("x", new FieldType(true, type, null, SAID), List.of());
        Schema schema = new Schema(List.of(field), Map.of("origin", "here", "pandas", "{}"));
        try (RootAllocator allocator = new RootAllocator();
                VectorSchemaRoot root = VectorSchemaRoot.create(schema, allocator)) {
            FieldVector vector = root.getVector(0);
            vector.allocateNew();
            vector.setValueCount(2);
            root.setRowCount(2);
            ByteArrayOutputStream out = new ByteArrayOutputStream();
            try (ArrowFileWriter writer = new ArrowFileWriter(root, null, Channels.newChannel(out))) {
                writer.start();
                writer.writeBatch();
                writer.end();
            }
            return out.toByteArray();
        }
    }
}
