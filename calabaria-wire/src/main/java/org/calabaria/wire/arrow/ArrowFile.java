package org.calabaria.wire.arrow;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.Map;
import java.util.Objects;
import org.calabaria.table.Table;

/**
 * Tables as Arrow IPC files and back: record batches between two magic words, with a footer that says where each is.
 *
 * <p>A real column is written as {@code float64}, an integer one as {@code int64}, an unsigned one as {@code uint64}, a flag
 * as {@code bool}, text as {@code utf8}, a date as {@code date32} and a timestamp as {@code timestamp[us, UTC]}, each with a
 * validity bitmap only where a cell is missing, and every buffer on a multiple of 64 bytes. The same document gives the
 * same bytes on every JVM.
 *
 * <p>What others write is read too: signed and unsigned integers of 8 to 64 bits, {@code float32}, {@code large_utf8},
 * {@code utf8_view}, text in dictionaries, {@code date64}, timestamps of every unit and zone, and {@code null}. A timestamp
 * without a zone is taken as one in UTC; the zone of one that has it is not kept, for the instant does not depend on it. A
 * {@code null} column becomes a real one whose every cell is missing. Other types are refused by name.
 *
 * @see <a href="https://arrow.apache.org/docs/format/Columnar.html">Arrow Columnar Format</a>
 */
public final class ArrowFile {

    /** {@code application/vnd.apache.arrow.file}. */
    public static final String CONTENT_TYPE = "application/vnd.apache.arrow.file";

    private ArrowFile() {}

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
     * @throws ArrowFormatException if they are not an Arrow file that is read, with the offset where they are not
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
        return Decoder.file(bytes, options);
    }

    /**
     * Reads the input to its end, which must come within {@link ArrowOptions#maxBytes}. The input is left open. The footer
     * stands last, so the whole file is held in memory while it is read; a stream is not.
     *
     * @throws IOException if the input has one
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
