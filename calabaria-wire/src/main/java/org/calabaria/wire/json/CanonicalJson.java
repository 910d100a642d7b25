package org.calabaria.wire.json;

import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * The canonical JSON text of a value. Equal values have equal bytes on every machine, and the Python contracts produce
 * the same bytes.
 *
 * <p>The text has no white space. Keys are sorted by Unicode code point. In strings only {@code "}, {@code \} and the
 * characters below U+0020 are escaped ({@code \n \r \t \b \f}, otherwise {@code \}{@code u00xx} in lower case).
 * Integers have no decimal point. Reals always have a point or an exponent: the shortest digits that read back as the
 * same double, in the format of Python's {@code repr} ({@code 0.1}, {@code 1e-07}, {@code 1e+16},
 * {@code 123456789012345.0}). {@code -0.0} is written {@code 0.0}.
 *
 * <p>A value is {@code null}, a {@link Boolean}, a {@link Long}, {@link Integer}, {@link Short}, {@link Byte} or
 * {@link BigInteger} of at most 1000 digits, a finite {@link Double}, a {@link String} without lone
 * surrogates, or a {@link List} or a {@link Map} with text keys of such values, at most 100 deep. A {@link Float} is
 * refused, because widening would change its digits. The caller must convert it explicitly.
 *
 * <p>Equal to CPython's
 * {@code json.dumps(value, sort_keys=True, separators=(",", ":"), ensure_ascii=False, allow_nan=False)} after
 * {@code -0.0} became {@code 0.0}.
 */
public final class CanonicalJson {

    private final StringBuilder out = new StringBuilder(256);

    private CanonicalJson() {}

    /** The canonical text in UTF-8, which is hashed. Otherwise the same as {@link #text}. */
    public static byte[] bytes(@Nullable Object value) {
        return text(value).getBytes(StandardCharsets.UTF_8);
    }

    /**
     * The canonical text.
     *
     * @throws DocumentException listing, with its path, everything in the value that a document cannot contain
     */
    public static String text(@Nullable Object value) {
        WritableValue.check("canonical JSON", value);
        CanonicalJson writer = new CanonicalJson();
        writer.write(value);
        return writer.out.toString();
    }

    /** An unsigned 64-bit number, such as a seed, as the integer that it is: never negative. */
    public static Number unsigned(long bits) {
        return bits >= 0 ? (Number) bits : new BigInteger(Long.toUnsignedString(bits));
    }

    private void write(@Nullable Object value) {
        if (value instanceof String text) {
            QuotedText.json(out, text);
        } else if (value instanceof Double real) {
            out.append(PythonFloat.repr(real == 0 ? 0.0 : real));
        } else if (value instanceof Map<?, ?> map) {
            writeMap(map);
        } else if (value instanceof List<?> list) {
            writeList(list);
        } else {
            out.append(value);
        }
    }

    private void writeMap(Map<?, ?> map) {
        char before = '{';
        for (Map.Entry<String, @Nullable Object> field : sorted(map).entrySet()) {
            out.append(before);
            before = ',';
            QuotedText.json(out, field.getKey());
            out.append(':');
            write(field.getValue());
        }
        out.append(before == '{' ? "{}" : "}");
    }

    /** The same fields, their keys in code point order. */
    static Map<String, @Nullable Object> sorted(Map<?, ?> map) {
        Map<String, @Nullable Object> sorted = new TreeMap<>(CodePointOrder.INSTANCE);
        map.forEach((key, value) -> sorted.put((String) key, value));
        return sorted;
    }

    private void writeList(List<?> list) {
        char before = '[';
        for (Object item : list) {
            out.append(before);
            before = ',';
            write(item);
        }
        out.append(before == '[' ? "[]" : "]");
    }
}
