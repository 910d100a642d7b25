package org.calabaria.wire.json;

import java.util.Objects;

/**
 * A strict reader of JSON (RFC 8259). Text that two readers could interpret differently is refused, with line and
 * column.
 *
 * <p>In addition to text that is not JSON, the reader refuses repeated keys in a map, more than one value, numbers
 * beyond the range of a double ({@code 1e400}) or with more than 1000 digits, lone surrogates, bytes that are not
 * UTF-8, a byte order mark, and lists and maps nested more than 100 deep. It also refuses more bytes than the limit,
 * and more names and values than one for every {@value #BYTES_EACH} bytes of the limit.
 *
 * <p>A message shows the position where the wrong word or character begins. Columns count code points.
 *
 * <p>A number without a point and an exponent is an integer, any other number is a real: {@code 1} is a {@link Long},
 * {@code 1.0} and {@code 1e0} are {@link Double}s. A real is read as the nearest double, which may be zero.
 * {@code -0.0} is read as {@code 0.0}, as {@link CanonicalJson} writes it, and {@code -0} as {@code 0}.
 */
public final class JsonReader {

    /** The default limit: 64 MiB. */
    public static final int DEFAULT_LIMIT = 64 << 20;

    /** The bytes of the limit for each name or value. */
    private static final int BYTES_EACH = 8;

    private final int limit;

    private JsonReader(int limit) {
        this.limit = limit;
    }

    /** A reader with the {@linkplain #DEFAULT_LIMIT default limit}. */
    public static JsonReader standard() {
        return new JsonReader(DEFAULT_LIMIT);
    }

    /**
     * A reader with another limit. For untrusted input, lower the limit.
     *
     * @param bytes the maximal number of bytes of UTF-8, at least 1. The limit also determines the number of names and
     *     values (at least a thousand). Reading may need forty times as much memory
     */
    public JsonReader withLimit(int bytes) {
        if (!(bytes >= 1)) {
            throw new IllegalArgumentException("a limit must be at least 1 byte, got " + bytes);
        }
        return new JsonReader(bytes);
    }

    /** @throws DocumentException listing all problems, each with line and column */
    public DocumentNode read(byte[] utf8) {
        Objects.requireNonNull(utf8, "utf8 must not be null");
        Refusals refusals = new Refusals("JSON");
        return new JsonDocument(SourceText.decode(utf8, limit, refusals), refusals, Allowance.of(limit, BYTES_EACH))
                .read();
    }

    /** Same as {@link #read(byte[])}. */
    public DocumentNode read(String text) {
        Objects.requireNonNull(text, "text must not be null");
        Refusals refusals = new Refusals("JSON");
        return new JsonDocument(SourceText.of(text, limit, refusals), refusals, Allowance.of(limit, BYTES_EACH)).read();
    }
}
