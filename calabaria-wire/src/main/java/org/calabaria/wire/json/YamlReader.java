package org.calabaria.wire.json;

import java.util.Objects;

/**
 * Reads YAML 1.2 as data and as nothing else: no tag makes an object, and what two readers could understand differently is
 * refused, with line and column.
 *
 * <p>Plain scalars follow YAML 1.2's core schema (section 10.3.2): {@code null ~ true false 4 0o17 0x1F 4.0 .5 1e5} and
 * their kin are what they look like, everything else is text. So {@code on}, {@code yes}, {@code 1_000}, {@code 1:30} and
 * {@code 2020-01-01} are text, where YAML 1.1 reads a boolean, a number or a date. {@code 010}, which is ten to one
 * version and eight to the other, is refused. Reals keep every bit, the sign of {@code -0.0} included.
 *
 * <p>Refused besides what is not YAML: a key that stands twice in its map, keys that are not text, merge keys
 * ({@code <<}), all tags but {@code !!map !!seq !!str !!int !!float !!bool !!null}, infinities and NaN, numbers that no
 * double holds or with more than 1000 digits, more than one document, a version other than 1.2, aliases that repeat more
 * than {@value YamlDocument#MOST_REPEATED} nodes in all, lists and maps more than 100 deep, more bytes than the limit, and
 * more names and values than one for every {@value #BYTES_EACH} bytes of it. Also refused are bytes that are not UTF-8, and
 * characters that YAML does not allow or that end a line in YAML 1.1 alone (U+0085, U+2028, U+2029), unless escaped.
 *
 * <p>This is the part of YAML in which people write jobs, and parsers agree on it. Rare forms are refused by name: a key that
 * begins with {@code ?} unless it is a text in quotes on one line, a comment without a space before its {@code #}, tabs that
 * indent, lists in brackets, maps in braces and texts in quotes that go on at the indentation of what holds them, a {@code :}
 * in brackets or braces without a space after it, a block of text ({@code |}, {@code >}) of white space only or in the place of
 * the whole document. What is not closed is shown where it begins. Columns count code points.
 */
public final class YamlReader {

    /** 3 MiB. */
    public static final int DEFAULT_LIMIT = 3 << 20;

    /** Of the limit, for one name or value. */
    private static final int BYTES_EACH = 6;

    private final int limit;

    private YamlReader(int limit) {
        this.limit = limit;
    }

    /** The reader with the {@linkplain #DEFAULT_LIMIT default limit}. */
    public static YamlReader standard() {
        return new YamlReader(DEFAULT_LIMIT);
    }

    /**
     * The same reader with another limit.
     *
     * @param bytes of UTF-8, at least 1, and with them the number of names and values (a thousand in any case); reading may
     *     take a hundred and sixty times as much memory
     */
    public YamlReader withLimit(int bytes) {
        if (!(bytes >= 1)) {
            throw new IllegalArgumentException("a limit must be at least 1 byte, got " + bytes);
        }
        return new YamlReader(bytes);
    }

    /** @throws DocumentException with all problems that were found, each with line and column */
    public DocumentNode read(byte[] utf8) {
        Objects.requireNonNull(utf8, "utf8 must not be null");
        Refusals refusals = new Refusals("YAML");
        return new YamlDocument(SourceText.decode(utf8, limit, refusals), refusals, Allowance.of(limit, BYTES_EACH))
                .read();
    }

    /** As {@link #read(byte[])}. */
    public DocumentNode read(String text) {
        Objects.requireNonNull(text, "text must not be null");
        Refusals refusals = new Refusals("YAML");
        return new YamlDocument(SourceText.of(text, limit, refusals), refusals, Allowance.of(limit, BYTES_EACH)).read();
    }
}
