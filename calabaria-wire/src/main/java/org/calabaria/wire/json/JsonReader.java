package org.calabaria.wire.json;

import java.util.Objects;

/**
 * Reads JSON (RFC 8259) strictly: what two readers could understand differently is refused, with line and column.
 *
 * <p>Refused besides what is not JSON: a key that stands twice in its map, more than one value, numbers that no double
 * holds ({@code 1e400}) or with more than 1000 digits, lone surrogates, bytes that are not UTF-8, a byte order mark, lists
 * and maps more than 100 deep, more bytes than the limit, and more names and values than one for every
 * {@value #BYTES_EACH} bytes of it.
 *
 * <p>A message shows the place where the wrong word or character begins; columns count code points.
 *
 * <p>A number without point and exponent is an integer, any other a real: {@code 1} is a {@link Long}, {@code 1.0} and
 * {@code 1e0} are {@link Double}s. A real is the nearest double, which may be zero; {@code -0.0} is read as {@code 0.0},
 * as it is written, and {@code -0} as {@code 0}.
 */
public final class JsonReader {

    /** 64 MiB. */
    public static final int DEFAULT_LIMIT = 64 << 20;

    /** Of the limit, for one name or value. */
    private static final int BYTES_EACH = 8;

    private final int limit;

    private JsonReader(int limit) {
        this.limit = limit;
    }

    /** The reader with the {@linkplain #DEFAULT_LIMIT default limit}. */
    public static JsonReader standard() {
        return new JsonReader(DEFAULT_LIMIT);
    }

    /**
     * The same reader with another limit.
     *
     * @param bytes of UTF-8, at least 1, and with them the number of names and values (a thousand in any case); reading may
     *     take forty times as much memory
     */
    public JsonReader withLimit(int bytes) {
        if (!(bytes >= 1)) {
            throw new IllegalArgumentException("a limit must be at least 1 byte, got " + bytes);
        }
        return new JsonReader(bytes);
    }

    /** @throws DocumentException with all problems that were found, each with line and column */
    public DocumentNode read(byte[] utf8) {
        Objects.requireNonNull(utf8, "utf8 must not be null");
        Refusals refusals = new Refusals("JSON");
        return new JsonDocument(SourceText.decode(utf8, limit, refusals), refusals, Allowance.of(limit, BYTES_EACH))
                .read();
    }

    /** As {@link #read(byte[])}. */
    public DocumentNode read(String text) {
        Objects.requireNonNull(text, "text must not be null");
        Refusals refusals = new Refusals("JSON");
        return new JsonDocument(SourceText.of(text, limit, refusals), refusals, Allowance.of(limit, BYTES_EACH)).read();
    }
}
