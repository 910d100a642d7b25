package org.calabaria.wire.json;

import java.util.Objects;

/**
 * A reader of YAML 1.2 as plain data: tags create no objects. Text that two readers could interpret differently is
 * refused, with line and column.
 *
 * <p>Plain scalars follow YAML 1.2's core schema (section 10.3.2): {@code null ~ true false 4 0o17 0x1F 4.0 .5 1e5} and
 * similar scalars are null, booleans and numbers; everything else is text. Therefore {@code on}, {@code yes},
 * {@code 1_000}, {@code 1:30} and {@code 2020-01-01} are text, although YAML 1.1 reads them as a boolean, a number or a
 * date. {@code 010} is refused, because it is ten in YAML 1.2 and eight in YAML 1.1. Reals keep every bit, including
 * the sign of {@code -0.0}.
 *
 * <p>In addition to text that is not YAML, the reader refuses repeated keys in a map, keys that are not text, merge
 * keys ({@code <<}), and all tags except {@code !!map !!seq !!str !!int !!float !!bool !!null}. It refuses infinities,
 * NaN, numbers beyond the range of a double and numbers with more than 1000 digits. It refuses more than one document,
 * a version other than 1.2, aliases that repeat more than {@value YamlDocument#MOST_REPEATED} nodes in total, and lists
 * and maps nested more than 100 deep. It refuses more bytes than the limit, and more names and values than one for
 * every {@value #BYTES_EACH} bytes of the limit. It also refuses bytes that are not UTF-8, characters that YAML does
 * not permit, and unescaped characters that end a line only in YAML 1.1 (U+0085, U+2028, U+2029).
 *
 * <p>The reader accepts the subset of YAML that people use to write jobs and that parsers read equally. It refuses rare
 * forms by name: a key that begins with {@code ?} unless it is a text in quotes on one line, a comment without a space
 * before its {@code #}, and tabs as indentation. It refuses lists in brackets, maps in braces and texts in quotes that
 * continue at the indentation of their parent, and a {@code :} in brackets or braces without a space after it. It
 * refuses a block of text ({@code |}, {@code >}) that contains only white space or is the whole document. Something
 * that is not closed is reported where it begins. Columns count code points.
 */
public final class YamlReader {

    /** The default limit: 3 MiB. */
    public static final int DEFAULT_LIMIT = 3 << 20;

    /** The bytes of the limit for each name or value. */
    private static final int BYTES_EACH = 6;

    private final int limit;

    private YamlReader(int limit) {
        this.limit = limit;
    }

    /** A reader with the {@linkplain #DEFAULT_LIMIT default limit}. */
    public static YamlReader standard() {
        return new YamlReader(DEFAULT_LIMIT);
    }

    /**
     * A reader with another limit. For untrusted input, lower the limit.
     *
     * @param bytes the maximal number of bytes of UTF-8, at least 1. The limit also determines the number of names and
     *     values (at least a thousand). Reading may need 160 times as much memory
     */
    public YamlReader withLimit(int bytes) {
        if (!(bytes >= 1)) {
            throw new IllegalArgumentException("a limit must be at least 1 byte, got " + bytes);
        }
        return new YamlReader(bytes);
    }

    /** @throws DocumentException listing all problems, each with line and column */
    public DocumentNode read(byte[] utf8) {
        Objects.requireNonNull(utf8, "utf8 must not be null");
        Refusals refusals = new Refusals("YAML");
        return new YamlDocument(SourceText.decode(utf8, limit, refusals), refusals, Allowance.of(limit, BYTES_EACH))
                .read();
    }

    /** Same as {@link #read(byte[])}. */
    public DocumentNode read(String text) {
        Objects.requireNonNull(text, "text must not be null");
        Refusals refusals = new Refusals("YAML");
        return new YamlDocument(SourceText.of(text, limit, refusals), refusals, Allowance.of(limit, BYTES_EACH)).read();
    }
}
