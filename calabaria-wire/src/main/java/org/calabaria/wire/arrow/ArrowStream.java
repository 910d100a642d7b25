package org.calabaria.wire.arrow;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.Map;
import java.util.Objects;
import org.calabaria.table.Table;

/**
 * Tables as Arrow IPC streams and back: a schema, record batches and an end mark, to be read while they arrive.
 *
 * <p>Columns are written and read as in an {@link ArrowFile}; besides, a dictionary may be replaced on the way. A stream
 * without its end mark is refused, for it cannot be told from one that was cut off between two batches.
 *
 * @see <a href="https://arrow.apache.org/docs/format/Columnar.html">Arrow Columnar Format</a>
 */
public final class ArrowStream {

    /** {@code application/vnd.apache.arrow.stream}. */
    public static final String CONTENT_TYPE = "application/vnd.apache.arrow.stream";

    private ArrowStream() {}

    /**
     * The bytes of a table without metadata.
     *
     * @throws ArrowFormatException if a cell has no place in Arrow, with its row; or if the bytes exceed an array
     */
    public static byte[] encode(Table table) {
        return encode(ArrowDocument.of(table));
    }

    /** The bytes of a table and of what is said about the whole of it, as {@link #encode(Table)}. */
    public static byte[] encode(Table table, Map<String, String> metadata) {
        return encode(ArrowDocument.of(table, metadata));
    }

    /** The bytes of a document, as {@link #encode(Table)}. */
    public static byte[] encode(ArrowDocument document) {
        return encode(document, ArrowOptions.DEFAULT);
    }

    /** The bytes of a document, as {@link #encode(Table)}. */
    public static byte[] encode(ArrowDocument document, ArrowOptions options) {
        return encoder(document, options).toArray();
    }

    /**
     * Writes the same bytes as {@link #encode(ArrowDocument, ArrowOptions)}, however many there are, one record batch at a
     * time. The output is left open.
     *
     * @throws ArrowFormatException if a cell has no place in Arrow, with its row; some batches may have been written
     * @throws IOException if the output has one
     */
    public static void write(ArrowDocument document, ArrowOptions options, OutputStream out) throws IOException {
        Objects.requireNonNull(out, "out must not be null");
        encoder(document, options).writeTo(out);
    }

    /**
     * The table in these bytes.
     *
     * @throws ArrowFormatException if they are not an Arrow stream that is read, with the offset where they are not
     */
    public static Table decode(byte[] bytes) {
        return decodeDocument(bytes, ArrowOptions.DEFAULT).table();
    }

    /** The table in these bytes and what they say about it, as {@link #decode(byte[])}. */
    public static ArrowDocument decodeDocument(byte[] bytes) {
        return decodeDocument(bytes, ArrowOptions.DEFAULT);
    }

    /** The same, within the limits of the options. */
    public static ArrowDocument decodeDocument(byte[] bytes, ArrowOptions options) {
        Objects.requireNonNull(bytes, "bytes must not be null");
        Objects.requireNonNull(options, "options must not be null");
        return Decoder.stream(bytes, options);
    }

    /**
     * Reads a stream up to its end mark, which must come within {@link ArrowOptions#maxBytes}; what follows is left in the
     * input, which stays open.
     *
     * @throws IOException if the input has one
     */
    public static ArrowDocument read(InputStream in, ArrowOptions options) throws IOException {
        Objects.requireNonNull(in, "in must not be null");
        Objects.requireNonNull(options, "options must not be null");
        return Decoder.stream(ByteSource.of(in, options.maxBytes()), options);
    }

    private static Encoder encoder(ArrowDocument document, ArrowOptions options) {
        Objects.requireNonNull(document, "document must not be null");
        Objects.requireNonNull(options, "options must not be null");
        return Encoder.stream(document, options, Framing.CALABARIA);
    }
}
