package org.calabaria.wire.arrow;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/**
 * An encoder of a document to messages: the schema, record batches, the end mark. A file also has a magic word at both
 * ends, and a footer with the positions of the batches.
 *
 * <p>A message is {@code FFFFFFFF}, the length of its metadata and padding (int32), the metadata, zeros up to the next
 * multiple of the alignment, and the body. All lengths are computed first; then the bytes are written once.
 */
final class Encoder {

    static final byte[] MAGIC = "ARROW1\0\0".getBytes(StandardCharsets.US_ASCII);
    static final int MAGIC_LENGTH = 6;

    /** The first four bytes of a file as the length of a message. */
    static final int MAGIC_START = 0x4F525241;

    static final int CONTINUATION = -1;
    static final int PREFIX = 2 * Integer.BYTES;

    /** A batch of this size is split in two. */
    private static final long LARGEST_BODY = 1L << 30;

    /** The longest array that every virtual machine can make. */
    private static final long LONGEST_ARRAY = Integer.MAX_VALUE - 8;

    private final ArrowDocument document;
    private final ArrowOptions options;
    private final Framing framing;
    private final boolean isFile;
    private final Layout layout;
    private final ColumnWriter[] columns;
    private final int buffers;

    private Encoder(ArrowDocument document, ArrowOptions options, Framing framing, boolean isFile) {
        this.document = document;
        this.options = options;
        this.framing = framing;
        this.isFile = isFile;
        this.columns = writers(document);
        int count = 0;
        for (ColumnWriter column : columns) {
            count += column.bufferCount();
        }
        this.buffers = count;
        this.layout = Layout.of(document, buffers);
    }

    static Encoder file(ArrowDocument document, ArrowOptions options, Framing framing) {
        return new Encoder(document, options, framing, true);
    }

    static Encoder stream(ArrowDocument document, ArrowOptions options, Framing framing) {
        return new Encoder(document, options, framing, false);
    }

    private static ColumnWriter[] writers(ArrowDocument document) {
        ColumnWriter[] writers = new ColumnWriter[document.table().columnCount()];
        for (int i = 0; i < writers.length; i++) {
            writers[i] = ColumnWriter.of(document.table().column(i));
        }
        return writers;
    }

    byte[] toArray() {
        List<BatchShape> shapes = shapes();
        List<BatchBlock> blocks = blocks(shapes, startLength());
        byte[] footer = isFile ? layout.footer(document, blocks) : new byte[0];
        byte[] bytes = new byte[checkedLength(end(blocks) + PREFIX + trailerLength(footer))];
        putStart(bytes);
        for (int i = 0; i < shapes.size(); i++) {
            putBatch(shapes.get(i), blocks.get(i), bytes, (int) blocks.get(i).offset());
        }
        putEnd(footer, bytes, (int) end(blocks));
        return bytes;
    }

    /** One batch is held in memory at a time. */
    void writeTo(OutputStream out) throws IOException {
        writeStart(out);
        writeEnd(writeBatches(out, startLength()), out);
    }

    /** Writes the magic word and the schema; returns the number of bytes. */
    int writeStart(OutputStream out) throws IOException {
        byte[] start = new byte[startLength()];
        putStart(start);
        out.write(start);
        return start.length;
    }

    /** Writes the batches, the first one at the given offset of the output; returns their positions. */
    List<BatchBlock> writeBatches(OutputStream out, long offset) throws IOException {
        List<BatchShape> shapes = shapes();
        List<BatchBlock> blocks = blocks(shapes, offset);
        for (int i = 0; i < shapes.size(); i++) {
            BatchBlock block = blocks.get(i);
            byte[] batch = new byte[Math.toIntExact(block.metadataLength() + block.bodyLength())];
            putBatch(shapes.get(i), block, batch, 0);
            out.write(batch);
        }
        return blocks;
    }

    /** Writes the end of the batches, and the footer of a file. */
    void writeEnd(List<BatchBlock> blocks, OutputStream out) throws IOException {
        byte[] footer = isFile ? layout.footer(document, blocks) : new byte[0];
        byte[] end = new byte[PREFIX + trailerLength(footer)];
        putEnd(footer, end, 0);
        out.write(end);
    }

    byte[] schema() {
        return layout.schemaMessage();
    }

    private List<BatchShape> shapes() {
        int rows = document.table().rowCount();
        List<BatchShape> shapes = new ArrayList<>(1);
        int from = 0;
        do {
            BatchShape shape = shape(from, Math.min(options.batchRows(), rows - from));
            shapes.add(shape);
            from += shape.rows;
        } while (from < rows);
        return shapes;
    }

    private BatchShape shape(int from, int rows) {
        BatchShape shape = new BatchShape(from, rows, framing, columns.length, buffers);
        for (ColumnWriter column : columns) {
            column.measure(shape);
        }
        if (shape.bodyLength() > LARGEST_BODY && rows > 1) {
            return shape(from, rows / 2);
        }
        checkedLength(shape.bodyLength() + layout.batchMessageLength(shape) + 2L * framing.alignment());
        return shape;
    }

    private static int checkedLength(long length) {
        if (length > LONGEST_ARRAY) {
            throw ArrowFormatException.unwritable(
                    "an array has at most " + LONGEST_ARRAY + " bytes, and this table needs " + length
                            + "; write it to an OutputStream, with fewer rows per batch");
        }
        return (int) length;
    }

    private List<BatchBlock> blocks(List<BatchShape> shapes, long first) {
        List<BatchBlock> blocks = new ArrayList<>(shapes.size());
        long offset = first;
        for (BatchShape shape : shapes) {
            int metadata = framing.padded(PREFIX + layout.batchMessageLength(shape));
            blocks.add(new BatchBlock(offset, metadata, shape.bodyLength()));
            offset += metadata + shape.bodyLength();
        }
        return blocks;
    }

    private long end(List<BatchBlock> blocks) {
        if (blocks.isEmpty()) {
            return startLength();
        }
        BatchBlock last = blocks.get(blocks.size() - 1);
        return last.offset() + last.metadataLength() + last.bodyLength();
    }

    private int startLength() {
        return framing.padded((isFile ? MAGIC.length : 0) + PREFIX + layout.schemaMessage().length);
    }

    private int trailerLength(byte[] footer) {
        return isFile ? footer.length + Integer.BYTES + MAGIC_LENGTH : 0;
    }

    private void putStart(byte[] bytes) {
        int at = 0;
        if (isFile) {
            System.arraycopy(MAGIC, 0, bytes, 0, MAGIC.length);
            at = MAGIC.length;
        }
        byte[] schema = layout.schemaMessage();
        putPrefix(bytes, at, startLength() - at - PREFIX);
        System.arraycopy(schema, 0, bytes, at + PREFIX, schema.length);
    }

    private void putBatch(BatchShape shape, BatchBlock block, byte[] bytes, int at) {
        putPrefix(bytes, at, block.metadataLength() - PREFIX);
        layout.putBatchMessage(shape, bytes, at + PREFIX);
        BatchBody body = new BatchBody(shape, bytes, at + block.metadataLength());
        for (ColumnWriter column : columns) {
            column.write(shape, body);
        }
    }

    private void putEnd(byte[] footer, byte[] bytes, int at) {
        putPrefix(bytes, at, 0);
        if (isFile) {
            int end = at + PREFIX + footer.length;
            System.arraycopy(footer, 0, bytes, at + PREFIX, footer.length);
            LittleEndian.putInt(bytes, end, footer.length);
            System.arraycopy(MAGIC, 0, bytes, end + Integer.BYTES, MAGIC_LENGTH);
        }
    }

    private static void putPrefix(byte[] bytes, int at, int length) {
        LittleEndian.putInt(bytes, at, CONTINUATION);
        LittleEndian.putInt(bytes, at + Integer.BYTES, length);
    }
}
