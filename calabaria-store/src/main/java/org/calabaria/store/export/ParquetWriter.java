package org.calabaria.store.export;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.calabaria.table.Table;
import org.jspecify.annotations.Nullable;

/**
 * Tables as Parquet, the part of it that every reader has: version 1 pages, one for each column of a row group, plain
 * encoding, no compression. Every type is annotated twice, by its logical type and by the converted type that it replaced,
 * because DuckDB looks at the latter alone.
 *
 * <p>Source: Apache Parquet format 2.12, README and parquet.thrift.
 */
final class ParquetWriter implements TableWriter {

    private static final byte[] MAGIC = "PAR1".getBytes(StandardCharsets.US_ASCII);
    private static final int MOST_GROUP_ROWS = 1 << 16;
    private static final int GROUP_CELLS = 1 << 22; // which are in memory at a time
    private static final int PLAIN = 0;
    private static final int RLE = 3;
    private static final int OPTIONAL = 1;

    private final TargetFile target;
    private final ColumnNames names;
    private final List<byte[]> groups = new ArrayList<>();
    private List<ParquetColumn> columns = List.of();
    private @Nullable FixedColumns fixed;
    private long rows;

    ParquetWriter(TargetFile target, ColumnNames names) {
        this.target = target;
        this.names = names;
    }

    @Override
    public void write(Table batch) throws IOException {
        target.beginTable();
        if (fixed == null) {
            fixed = FixedColumns.of(batch);
            List<String> called = names.of(batch.columnNames());
            List<ParquetColumn> all = new ArrayList<>();
            for (int i = 0; i < called.size(); i++) {
                all.add(new ParquetColumn(called.get(i), batch.column(i).kind()));
            }
            columns = List.copyOf(all);
            target.write(MAGIC);
        }
        fixed.check(batch);
        for (int row = 0; row < batch.rowCount(); ) {
            int count = Math.min(
                    batch.rowCount() - row, groupRows() - columns.get(0).rows());
            for (int i = 0; i < columns.size(); i++) {
                columns.get(i).add(batch.column(i), row, count);
            }
            row += count;
            if (columns.get(0).rows() == groupRows()) {
                writeGroup();
            }
        }
        target.endTable();
    }

    /** Fewer where there are many columns: it follows from the columns alone, so that the bytes do. */
    private int groupRows() {
        return Math.max(1, Math.min(MOST_GROUP_ROWS, GROUP_CELLS / columns.size()));
    }

    private void writeGroup() throws IOException {
        long begin = target.written();
        int count = columns.get(0).rows();
        List<Long> offsets = new ArrayList<>();
        List<Long> lengths = new ArrayList<>();
        for (ParquetColumn column : columns) {
            offsets.add(target.written());
            writePage(column);
            lengths.add(target.written() - offsets.get(offsets.size() - 1));
        }
        groups.add(describe(begin, count, offsets, lengths));
        rows += count;
        columns.forEach(ParquetColumn::clear);
    }

    private void writePage(ParquetColumn column) throws IOException {
        byte[] levels = column.levels();
        int length = Math.addExact(levels.length, column.length());
        ThriftCompact header = new ThriftCompact().begin();
        header.i32(1, 0).i32(2, length).i32(3, length);
        header.struct(5)
                .i32(1, column.rows())
                .i32(2, PLAIN)
                .i32(3, RLE)
                .i32(4, RLE)
                .end();
        target.write(header.end().toByteArray());
        target.write(levels);
        target.write(column.values(), 0, column.length());
    }

    /** The metadata of a row group, without the end of its structure's list. */
    private byte[] describe(long begin, int count, List<Long> offsets, List<Long> lengths) {
        ThriftCompact group = new ThriftCompact().begin().structs(1, columns.size());
        for (int i = 0; i < columns.size(); i++) {
            ParquetColumn column = columns.get(i);
            group.begin().i64(2, offsets.get(i)).struct(3);
            group.i32(1, column.physicalType())
                    .i32s(2, PLAIN, RLE)
                    .texts(3, column.name())
                    .i32(4, 0);
            group.i64(5, count).i64(6, lengths.get(i)).i64(7, lengths.get(i)).i64(9, offsets.get(i));
            describeValues(group, column);
            group.end().end();
        }
        long length = target.written() - begin;
        group.i64(2, length).i64(3, count).i64(5, begin).i64(6, length);
        return group.end().toByteArray();
    }

    private static void describeValues(ThriftCompact group, ParquetColumn column) {
        group.struct(12).i64(3, column.missing());
        if (column.hasBounds()) {
            group.binary(5, column.maximum()).binary(6, column.minimum());
        }
        group.end();
    }

    @Override
    public void finish() throws IOException {
        target.requireWhole();
        if (fixed == null) {
            throw new IllegalStateException("a file needs a table, which may have no rows");
        }
        if (!columns.isEmpty() && columns.get(0).rows() > 0) {
            writeGroup();
        }
        byte[] footer = footer();
        target.write(footer);
        target.write(ByteBuffer.allocate(Integer.BYTES)
                .order(ByteOrder.LITTLE_ENDIAN)
                .putInt(footer.length)
                .array());
        target.write(MAGIC);
        target.publish();
    }

    private byte[] footer() {
        ThriftCompact schema = new ThriftCompact().begin().i32(1, 2).structs(2, columns.size() + 1);
        schema.begin().text(4, "table").i32(5, columns.size()).end();
        columns.forEach(column -> describe(schema, column));
        schema.i64(3, rows).structs(4, groups.size());
        ByteArrayOutputStream footer = new ByteArrayOutputStream();
        footer.writeBytes(schema.toByteArray());
        groups.forEach(footer::writeBytes);
        ThriftCompact end =
                new ThriftCompact().begin().after(4).text(6, "Calabaria").structs(7, columns.size());
        columns.forEach(column -> end.begin().struct(1).end().end());
        footer.writeBytes(end.end().toByteArray());
        return footer.toByteArray();
    }

    /** A column of the schema, with what its numbers mean: the converted type in field 6, the logical type in field 10. */
    private static void describe(ThriftCompact schema, ParquetColumn column) {
        schema.begin().i32(1, column.physicalType()).i32(3, OPTIONAL).text(4, column.name());
        switch (column.kind()) {
            case TEXT -> schema.i32(6, 0).struct(10).struct(1).end().end();
            case DATE -> schema.i32(6, 6).struct(10).struct(6).end().end();
            case TIMESTAMP -> {
                schema.i32(6, 10).struct(10).struct(8).flag(1, true);
                schema.struct(2).struct(2).end().end().end().end();
            }
            case UNSIGNED ->
                schema.i32(6, 14)
                        .struct(10)
                        .struct(10)
                        .i8(1, 64)
                        .flag(2, false)
                        .end()
                        .end();
            case INTEGER ->
                schema.i32(6, 18)
                        .struct(10)
                        .struct(10)
                        .i8(1, 64)
                        .flag(2, true)
                        .end()
                        .end();
            default -> {
                break; // a real number and a flag are what their physical types say
            }
        }
        schema.end();
    }

    @Override
    public void close() throws IOException {
        target.close();
    }
}
