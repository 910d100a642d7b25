package org.calabaria.wire.arrow;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.Map;
import java.util.Objects;
import org.calabaria.table.Table;

/**
 * A codec for tables in the Arrow IPC stream format: a schema, record batches and an end mark, which can be read while
 * they arrive.
 *
 * <p>Columns are written and read as in an {@link ArrowFile}. In addition, a dictionary may be replaced within a
 * stream. A stream without an end mark is refused, because it cannot be distinguished from a stream that was truncated
 * between two batches.
 *
 * @see <a href="https://arrow.apache.org/docs/format/Columnar.html">Arrow Columnar Format</a>
 */
public final class ArrowStream {

    /** The media type {@code application/vnd.apache.arrow.stream}. */
    public static final String CONTENT_TYPE = "application/vnd.apache.arrow.stream";

    private ArrowStream() {}

    /**
     * Encodes a table without metadata.
     *
     * @throws ArrowFormatException if a cell cannot be represented in Arrow (the message shows its row), or if the
     *     bytes do not fit into an array
     */
    public static byte[] encode(Table table) {
        return encode(ArrowDocument.of(table));
    }

    /** Encodes a table with metadata about the whole table; see {@link #encode(Table)}. */
    public static byte[] encode(Table table, Map<String, String> metadata) {
        return encode(ArrowDocument.of(table, metadata));
    }

    /** Encodes a document; see {@link #encode(Table)}. */
    public static byte[] encode(ArrowDocument document) {
        return encode(document, ArrowOptions.DEFAULT);
    }

    /** Encodes a document; see {@link #encode(Table)}. */
    public static byte[] encode(ArrowDocument document, ArrowOptions options) {
        return encoder(document, options).toArray();
    }

    /**
     * Writes the same bytes as {@link #encode(ArrowDocument, ArrowOptions)}, of any size, one record batch at a time.
     * The output is not closed.
     *
     * @throws ArrowFormatException if a cell cannot be represented in Arrow; the message shows its row. Some batches
     *     may have been written
     * @throws IOException if writing to the output fails
     */
    public static void write(ArrowDocument document, ArrowOptions options, OutputStream out) throws IOException {
        Objects.requireNonNull(out, "out must not be null");
        encoder(document, options).writeTo(out);
    }

    /**
     * Decodes the table in these bytes.
     *
     * @throws ArrowFormatException if the bytes are not a supported Arrow stream; the message shows the offset of the
     *     error
     */
    public static Table decode(byte[] bytes) {
        return decodeDocument(bytes, ArrowOptions.DEFAULT).table();
    }

    /** Decodes the table in these bytes with its metadata; see {@link #decode(byte[])}. */
    public static ArrowDocument decodeDocument(byte[] bytes) {
        return decodeDocument(bytes, ArrowOptions.DEFAULT);
    }

    /** Decodes the table in these bytes with its metadata, within the limits of the options. */
    public static ArrowDocument decodeDocument(byte[] bytes, ArrowOptions options) {
        Objects.requireNonNull(bytes, "bytes must not be null");
        Objects.requireNonNull(options, "options must not be null");
        return Decoder.stream(bytes, options);
    }

    /**
     * Reads a stream up to its end mark, which must be within {@link ArrowOptions#maxBytes}. Bytes after the end mark
     * are not read, and the input is not closed.
     *
     * @throws IOException if reading from the input fails
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
