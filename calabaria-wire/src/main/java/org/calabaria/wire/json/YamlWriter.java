package org.calabaria.wire.json;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The canonical YAML text of a value. YAML 1.1 (PyYAML) and YAML 1.2 ({@link YamlReader}) read it as the same value.
 *
 * <p>Maps and lists are in block style with two spaces per level. A list of scalars that fits into 80 characters is in
 * brackets. Keys are sorted by Unicode code point. Text is plain if it consists of a few words that begin with a letter
 * and no version of YAML reads it as another value. Other text is in double quotes on one line, with control characters
 * and line separators escaped. Therefore {@code "on"}, {@code "010"}, {@code "1_000"} and {@code "2020-01-01"} are
 * quoted. Reals always have a point, and exponents always have a sign ({@code 1.0e-07}, {@code 1.0e+16}). Every double
 * is read back exactly, including {@code -0.0}.
 *
 * <p>Accepts the same values as {@link CanonicalJson}.
 */
public final class YamlWriter {

    private static final int WIDTH = 80;

    /** YAML limits a simple key to 1024 characters. */
    private static final int LONGEST_SIMPLE_KEY = 1000;

    private static final Pattern WORDS = Pattern.compile("[A-Za-z_][A-Za-z0-9_.+/@-]*(?: [A-Za-z0-9_.+/@-]+)*");
    private static final Set<String> NOT_TEXT_SOMEWHERE =
            Set.of("y", "n", "yes", "no", "on", "off", "true", "false", "null");

    private final boolean sorted;
    private final StringBuilder out = new StringBuilder(256);

    private YamlWriter(boolean sorted) {
        this.sorted = sorted;
    }

    /**
     * The canonical text, which ends with a line feed. Equal values have equal texts.
     *
     * @throws DocumentException listing, with its path, everything in the value that a document cannot contain
     */
    public static String text(@Nullable Object value) {
        return new YamlWriter(true).document(value);
    }

    /** The canonical {@link #text} in UTF-8. */
    public static byte[] bytes(@Nullable Object value) {
        return text(value).getBytes(StandardCharsets.UTF_8);
    }

    /**
     * Same as {@link #text}, but with the keys of each map in the map's own order, for documents that people read from
     * top to bottom. Pass maps with a defined order, such as a {@link java.util.LinkedHashMap}, never a {@code Map.of}.
     */
    public static String textInGivenOrder(@Nullable Object value) {
        return new YamlWriter(false).document(value);
    }

    private String document(@Nullable Object value) {
        WritableValue.check("YAML", value);
        writeItem(value, 0);
        return out.toString();
    }

    /** Writes a value on the current line and, if necessary, on indented lines below it. */
    private void writeItem(@Nullable Object value, int indent) {
        if (value instanceof Map<?, ?> map && !map.isEmpty()) {
            writeMap(map, indent);
        } else if (value instanceof List<?> list && !fitsInBrackets(list)) {
            writeList(list, indent);
        } else {
            writeInline(value);
            out.append('\n');
        }
    }

    private void writeMap(Map<?, ?> map, int indent) {
        boolean first = true;
        for (Map.Entry<?, ?> field : (sorted ? CanonicalJson.sorted(map) : map).entrySet()) {
            indent(first ? 0 : indent);
            first = false;
            writeKey((String) field.getKey(), indent);
            writeField(field.getValue(), indent);
        }
    }

    private void writeKey(String key, int indent) {
        int start = out.length();
        writeText(key);
        if (out.length() - start > LONGEST_SIMPLE_KEY) {
            out.insert(start, "? ").append('\n');
            indent(indent);
        }
        out.append(':');
    }

    private void writeField(@Nullable Object value, int indent) {
        boolean below = value instanceof Map<?, ?> map && !map.isEmpty()
                || value instanceof List<?> list && !fitsInBrackets(list);
        if (below) {
            out.append('\n');
            indent(indent + 2);
        } else {
            out.append(' ');
        }
        writeItem(value, indent + 2);
    }

    private void writeList(List<?> list, int indent) {
        boolean first = true;
        for (Object item : list) {
            indent(first ? 0 : indent);
            first = false;
            out.append("- ");
            writeItem(item, indent + 2);
        }
    }

    /**
     * Whether a list contains only scalars and is short. The length is measured by writing the list and removing it
     * again.
     */
    private boolean fitsInBrackets(List<?> list) {
        int start = out.length();
        boolean fits = true;
        for (Object item : list) {
            if (!fits || item instanceof Map<?, ?> || item instanceof List<?>) {
                fits = false;
                break;
            }
            writeInline(item);
            out.append(", ");
            fits = out.length() - start <= WIDTH;
        }
        out.setLength(start);
        return fits;
    }

    private void writeInline(@Nullable Object value) {
        if (value instanceof String text) {
            writeText(text);
        } else if (value instanceof Double real) {
            out.append(PythonFloat.withPoint(real));
        } else if (value instanceof Map<?, ?>) {
            out.append("{}");
        } else if (value instanceof List<?> list) {
            writeInBrackets(list);
        } else {
            out.append(value);
        }
    }

    private void writeInBrackets(List<?> list) {
        String before = "[";
        for (Object item : list) {
            out.append(before);
            before = ", ";
            writeInline(item);
        }
        out.append(list.isEmpty() ? "[]" : "]");
    }

    private void writeText(String text) {
        if (isPlain(text)) {
            out.append(text);
        } else {
            QuotedText.yaml(out, text);
        }
    }

    private static boolean isPlain(String text) {
        return text.length() <= WIDTH
                && WORDS.matcher(text).matches()
                && !NOT_TEXT_SOMEWHERE.contains(text.toLowerCase(Locale.ROOT));
    }

    private void indent(int spaces) {
        out.append(" ".repeat(spaces));
    }
}
