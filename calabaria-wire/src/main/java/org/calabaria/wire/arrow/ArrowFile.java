package org.calabaria.wire.arrow;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.Map;
import java.util.Objects;
import org.calabaria.table.Table;

/**
 * A codec for tables in the Arrow IPC file format: record batches between two magic words, with a footer that contains
 * their positions.
 *
 * <p>A real column is written as {@code float64}, an integer column as {@code int64}, an unsigned column as
 * {@code uint64}, flags as {@code bool}, text as {@code utf8}, dates as {@code date32} and timestamps as
 * {@code timestamp[us, UTC]}. A column has a validity bitmap only if a cell is missing. Every buffer starts at a
 * multiple of 64 bytes. Equal documents have equal bytes on every JVM.
 *
 * <p>The following types are also read: signed and unsigned integers of 8 to 64 bits, {@code float32},
 * {@code large_utf8}, {@code utf8_view}, dictionary-encoded text, {@code date64}, timestamps of every unit and zone,
 * and {@code null}. A timestamp without a time zone is read as UTC. A time zone is not kept, because the instant does
 * not depend on it. A {@code null} column becomes a real column in which all cells are missing. Other types are
 * refused; the message names the type.
 *
 * @see <a href="https://arrow.apache.org/docs/format/Columnar.html">Arrow Columnar Format</a>
 */
public final class ArrowFile {

    /** The media type {@code application/vnd.apache.arrow.file}. */
    public static final String CONTENT_TYPE = "application/vnd.apache.arrow.file";

    private ArrowFile() {}

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
     * @throws ArrowFormatException if the bytes are not a supported Arrow file; the message shows the offset of the
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
        return Decoder.file(bytes, options);
    }

    /**
     * Reads the input to its end, which must be within {@link ArrowOptions#maxBytes}. The input is not closed. The
     * whole file is in memory while it is read, because the footer is at the end. A stream is read without this cost.
     *
     * @throws IOException if reading from the input fails
     */
    public static ArrowDocument read(InputStream in, ArrowOptions options) throws IOException {
        Objects.requireNonNull(in, "in must not be null");
        Objects.requireNonNull(options, "options must not be null");
        return Decoder.file(ByteSource.all(in, options.maxBytes()), options);
    }

    private static Encoder encoder(ArrowDocument document, ArrowOptions options) {
        Objects.requireNonNull(document, "document must not be null");
        Objects.requireNonNull(options, "options must not be null");
        return Encoder.file(document, options, Framing.CALABARIA);
    }
}
