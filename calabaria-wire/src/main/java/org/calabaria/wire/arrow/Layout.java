package org.calabaria.wire.arrow;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.calabaria.table.Column;
import org.calabaria.table.ColumnKind;

/**
 * The FlatBuffers of documents with equal columns and equal metadata: the schema, and templates for the message of a
 * batch and for the footer of a file with one batch, in which only numbers change.
 *
 * <p>The templates are made by {@link Metadata}, so the bytes are the same with and without them. They avoid making the
 * same FlatBuffers for every run of a sweep. A few short layouts are cached.
 */
final class Layout {

    private static final int REMEMBERED = 64;
    private static final int LONGEST_REMEMBERED = 1 << 14;

    private static final Map<List<Object>, Layout> KNOWN = new ConcurrentHashMap<>();

    /** A placeholder for a number that is not known yet. It is not 0, because FlatBuffers leave out 0. */
    private static final long LATER = 1;

    private final byte[] schemaMessage;
    private final byte[] batchMessage;
    private final int bodyLengthAt;
    private final int rowsAt;
    private final int nodesAt;
    private final int buffersAt;
    private final byte[] footer;
    private final int blockAt;

    private Layout(ArrowDocument document, int buffers) {
        this.schemaMessage = Metadata.schemaMessage(document);
        this.batchMessage = Metadata.batchMessage(template(document.table().columnCount(), buffers));
        FlatTable message = new FlatBytes(Slice.of(batchMessage)).root();
        FlatTable batch = message.required(2, "the template");
        this.bodyLengthAt = message.longPosition(3);
        this.rowsAt = batch.longPosition(0);
        this.nodesAt = batch.vector(1, 2 * Long.BYTES).start();
        this.buffersAt = batch.vector(2, 2 * Long.BYTES).start();
        this.footer = Metadata.footer(document, List.of(new BatchBlock(0, 0, 0)));
        this.blockAt =
                new FlatBytes(Slice.of(footer)).root().vector(3, 3 * Long.BYTES).start();
    }

    private static BatchShape template(int columns, int buffers) {
        BatchShape shape = new BatchShape(0, (int) LATER, Framing.CALABARIA, columns, buffers);
        shape.extend(LATER);
        return shape;
    }

    static Layout of(ArrowDocument document, int buffers) {
        List<Object> key = key(document);
        Layout known = KNOWN.get(key);
        if (known == null) {
            known = new Layout(document, buffers);
            remember(key, known);
        }
        return known;
    }

    /**
     * The key that determines the bytes. It is a list, because the first comparison of two records takes milliseconds.
     */
    private static List<Object> key(ArrowDocument document) {
        List<Column> columns = document.table().columns();
        List<String> names = new ArrayList<>(columns.size());
        List<ColumnKind> kinds = new ArrayList<>(columns.size());
        for (Column column : columns) {
            names.add(column.name());
            kinds.add(column.kind());
        }
        return List.of(names, kinds, document.metadata(), document.columnMetadata());
    }

    private static void remember(List<Object> key, Layout layout) {
        if (layout.schemaMessage.length <= LONGEST_REMEMBERED) {
            if (KNOWN.size() >= REMEMBERED) {
                KNOWN.clear();
            }
            KNOWN.put(key, layout);
        }
    }

    byte[] schemaMessage() {
        return schemaMessage;
    }

    int batchMessageLength(BatchShape shape) {
        return fits(shape) ? batchMessage.length : Metadata.batchMessage(shape).length;
    }

    void putBatchMessage(BatchShape shape, byte[] bytes, int at) {
        byte[] message = fits(shape) ? batchMessage : Metadata.batchMessage(shape);
        System.arraycopy(message, 0, bytes, at, message.length);
        if (fits(shape)) {
            putNumbers(shape, bytes, at);
        }
    }

    /** Whether the shape fits the templates. FlatBuffers leave out numbers that are 0, which changes all positions. */
    private static boolean fits(BatchShape shape) {
        return shape.rows > 0 && shape.bodyLength() > 0;
    }

    private void putNumbers(BatchShape shape, byte[] bytes, int at) {
        LittleEndian.putLong(bytes, at + bodyLengthAt, shape.bodyLength());
        LittleEndian.putLong(bytes, at + rowsAt, shape.rows);
        int node = at + nodesAt;
        for (int i = 0; i < shape.columnCount(); i++, node += 2 * Long.BYTES) {
            LittleEndian.putLong(bytes, node, shape.rows);
            LittleEndian.putLong(bytes, node + Long.BYTES, shape.missing(i));
        }
        int buffer = at + buffersAt;
        for (int i = 0; i < shape.bufferCount(); i++, buffer += 2 * Long.BYTES) {
            LittleEndian.putLong(bytes, buffer, shape.offset(i));
            LittleEndian.putLong(bytes, buffer + Long.BYTES, shape.length(i));
        }
    }

    byte[] footer(ArrowDocument document, List<BatchBlock> blocks) {
        if (blocks.size() != 1) {
            return Metadata.footer(document, blocks);
        }
        byte[] bytes = footer.clone();
        BatchBlock block = blocks.get(0);
        LittleEndian.putLong(bytes, blockAt, block.offset());
        LittleEndian.putInt(bytes, blockAt + Long.BYTES, block.metadataLength());
        LittleEndian.putLong(bytes, blockAt + 2 * Long.BYTES, block.bodyLength());
        return bytes;
    }
}
