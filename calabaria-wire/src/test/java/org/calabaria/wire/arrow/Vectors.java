package org.calabaria.wire.arrow;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.channels.Channels;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.apache.arrow.compression.CommonsCompressionFactory;
import org.apache.arrow.memory.BufferAllocator;
import org.apache.arrow.memory.RootAllocator;
import org.apache.arrow.vector.BigIntVector;
import org.apache.arrow.vector.BitVector;
import org.apache.arrow.vector.DateDayVector;
import org.apache.arrow.vector.FieldVector;
import org.apache.arrow.vector.Float8Vector;
import org.apache.arrow.vector.TimeStampMicroTZVector;
import org.apache.arrow.vector.UInt8Vector;
import org.apache.arrow.vector.VarCharVector;
import org.apache.arrow.vector.VectorSchemaRoot;
import org.apache.arrow.vector.compression.CompressionUtil;
import org.apache.arrow.vector.ipc.ArrowFileReader;
import org.apache.arrow.vector.ipc.ArrowFileWriter;
import org.apache.arrow.vector.ipc.ArrowStreamReader;
import org.apache.arrow.vector.ipc.ArrowStreamWriter;
import org.apache.arrow.vector.ipc.message.IpcOption;
import org.apache.arrow.vector.types.DateUnit;
import org.apache.arrow.vector.types.FloatingPointPrecision;
import org.apache.arrow.vector.types.TimeUnit;
import org.apache.arrow.vector.types.pojo.ArrowType;
import org.apache.arrow.vector.types.pojo.Field;
import org.apache.arrow.vector.types.pojo.FieldType;
import org.apache.arrow.vector.types.pojo.Schema;
import org.apache.arrow.vector.util.ByteArrayReadableSeekableByteChannel;
import org.calabaria.table.Column;
import org.calabaria.table.ColumnKind;
import org.calabaria.table.Table;

/** Tables through the official vectors, cell by cell: what our codec is compared with. */
final class Vectors {

    private Vectors() {}

    static byte[] file(Table table, Map<String, String> metadata) throws IOException {
        try (BufferAllocator allocator = new RootAllocator();
                VectorSchemaRoot root = root(table, metadata, allocator)) {
            ByteArrayOutputStream out = new ByteArrayOutputStream();
            try (ArrowFileWriter writer = new ArrowFileWriter(root, null, Channels.newChannel(out))) {
                writer.start();
                writer.writeBatch();
                writer.end();
            }
            return out.toByteArray();
        }
    }

    static byte[] compressed(Table table, CompressionUtil.CodecType codec) throws IOException {
        try (BufferAllocator allocator = new RootAllocator();
                VectorSchemaRoot root = root(table, Map.of(), allocator)) {
            ByteArrayOutputStream out = new ByteArrayOutputStream();
            try (ArrowFileWriter writer = new ArrowFileWriter(
                    root,
                    null,
                    Channels.newChannel(out),
                    Map.of(),
                    IpcOption.DEFAULT,
                    CommonsCompressionFactory.INSTANCE,
                    codec)) {
                writer.start();
                writer.writeBatch();
                writer.end();
            }
            return out.toByteArray();
        }
    }

    /** The table again and again, each time as a compressed batch of one stream. */
    static byte[] compressedStream(Table table, CompressionUtil.CodecType codec, int batches) throws IOException {
        try (BufferAllocator allocator = new RootAllocator();
                VectorSchemaRoot root = root(table, Map.of(), allocator)) {
            ByteArrayOutputStream out = new ByteArrayOutputStream();
            try (ArrowStreamWriter writer = new ArrowStreamWriter(
                    root,
                    null,
                    Channels.newChannel(out),
                    IpcOption.DEFAULT,
                    CommonsCompressionFactory.INSTANCE,
                    codec)) {
                writer.start();
                for (int i = 0; i < batches; i++) {
                    writer.writeBatch();
                }
                writer.end();
            }
            return out.toByteArray();
        }
    }

    static byte[] stream(Table table, Map<String, String> metadata) throws IOException {
        try (BufferAllocator allocator = new RootAllocator();
                VectorSchemaRoot root = root(table, metadata, allocator)) {
            ByteArrayOutputStream out = new ByteArrayOutputStream();
            try (ArrowStreamWriter writer = new ArrowStreamWriter(root, null, Channels.newChannel(out))) {
                writer.start();
                writer.writeBatch();
                writer.end();
            }
            return out.toByteArray();
        }
    }

    static Table readFile(byte[] bytes) throws IOException {
        try (BufferAllocator allocator = new RootAllocator();
                ArrowFileReader reader =
                        new ArrowFileReader(new ByteArrayReadableSeekableByteChannel(bytes), allocator)) {
            List<Table> batches = new ArrayList<>();
            while (reader.loadNextBatch()) {
                batches.add(table(reader.getVectorSchemaRoot()));
            }
            return Table.concat(batches);
        }
    }

    static Table readStream(byte[] bytes) throws IOException {
        try (BufferAllocator allocator = new RootAllocator();
                ArrowStreamReader reader = new ArrowStreamReader(new ByteArrayInputStream(bytes), allocator)) {
            List<Table> batches = new ArrayList<>();
            while (reader.loadNextBatch()) {
                batches.add(table(reader.getVectorSchemaRoot()));
            }
            return Table.concat(batches);
        }
    }

    private static VectorSchemaRoot root(Table table, Map<String, String> metadata, BufferAllocator allocator) {
        List<Field> fields = new ArrayList<>();
        for (Column column : table.columns()) {
            fields.add(new Field(column.name(), FieldType.nullable(type(column.kind())), null));
        }
        VectorSchemaRoot root = VectorSchemaRoot.create(new Schema(fields, new TreeMap<>(metadata)), allocator);
        root.allocateNew();
        for (int i = 0; i < fields.size(); i++) {
            fill(root.getVector(i), table.column(i));
        }
        root.setRowCount(table.rowCount());
        return root;
    }

    private static ArrowType type(ColumnKind kind) {
        return switch (kind) {
            case REAL -> new ArrowType.FloatingPoint(FloatingPointPrecision.DOUBLE);
            case INTEGER -> new ArrowType.Int(64, true);
            case UNSIGNED -> new ArrowType.Int(64, false);
            case FLAG -> ArrowType.Bool.INSTANCE;
            case TEXT -> ArrowType.Utf8.INSTANCE;
            case DATE -> new ArrowType.Date(DateUnit.DAY);
            case TIMESTAMP -> new ArrowType.Timestamp(TimeUnit.MICROSECOND, "UTC");
        };
    }

    private static void fill(FieldVector vector, Column column) {
        for (int row = 0; row < column.size(); row++) {
            Object value = column.value(row);
            if (value == null) {
                vector.setNull(row);
            } else if (vector instanceof Float8Vector reals) {
                reals.setSafe(row, (Double) value);
            } else if (vector instanceof BigIntVector integers) {
                integers.setSafe(row, (Long) value);
            } else if (vector instanceof UInt8Vector unsigned) {
                unsigned.setSafe(row, (Long) value);
            } else if (vector instanceof BitVector bits) {
                bits.setSafe(row, (Boolean) value ? 1 : 0);
            } else if (vector instanceof VarCharVector texts) {
                texts.setSafe(row, ((String) value).getBytes(StandardCharsets.UTF_8));
            } else if (vector instanceof DateDayVector days) {
                days.setSafe(row, Math.toIntExact(((LocalDate) value).toEpochDay()));
            } else {
                ((TimeStampMicroTZVector) vector).setSafe(row, micros((Instant) value));
            }
        }
    }

    static long micros(Instant instant) {
        long nanos = instant.getNano();
        return java.math.BigInteger.valueOf(instant.getEpochSecond())
                .multiply(java.math.BigInteger.valueOf(1_000_000))
                .add(java.math.BigInteger.valueOf(nanos / 1000))
                .longValueExact();
    }

    private static Table table(VectorSchemaRoot root) {
        List<Column> columns = new ArrayList<>();
        for (FieldVector vector : root.getFieldVectors()) {
            var builder = Table.builder().column(vector.getName(), kind(vector));
            for (int row = 0; row < root.getRowCount(); row++) {
                builder.row(Collections.singletonList(cell(vector, row)));
            }
            columns.add(builder.build().column(0));
        }
        return Table.of(columns);
    }

    private static ColumnKind kind(FieldVector vector) {
        for (ColumnKind kind : ColumnKind.values()) {
            if (type(kind).equals(vector.getField().getType())) {
                return kind;
            }
        }
        throw new IllegalArgumentException(vector.getField().toString());
    }

    private static Object cell(FieldVector vector, int row) {
        Object value = vector.getObject(row);
        if (value == null || vector instanceof UInt8Vector || vector instanceof BitVector) {
            return value;
        } else if (vector instanceof VarCharVector) {
            return value.toString();
        } else if (vector instanceof DateDayVector) {
            return LocalDate.ofEpochDay((Integer) value);
        } else if (vector instanceof TimeStampMicroTZVector) {
            return SampleTables.micros((Long) value);
        }
        return value;
    }
}
