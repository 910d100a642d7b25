package org.calabaria.wire.json;

import java.util.List;
import java.util.regex.Pattern;
import org.calabaria.problem.ShownValue;
import org.jspecify.annotations.Nullable;

/**
 * The value of a YAML scalar according to the core schema of YAML 1.2.2, section 10.3.2, without infinities and NaN.
 */
final class YamlScalar {

    /** The tags of the core schema that a scalar may have. */
    static final List<String> TAGS = List.of("str", "int", "float", "bool", "null");

    private static final Pattern OCTAL = Pattern.compile("0o[0-7]+");
    private static final Pattern HEXADECIMAL = Pattern.compile("0x[0-9a-fA-F]+");
    private static final Pattern REAL = Pattern.compile("[-+]?(?:\\.[0-9]+|[0-9]+(?:\\.[0-9]*)?)(?:[eE][-+]?[0-9]+)?");
    private static final Pattern NOT_FINITE = Pattern.compile("[-+]?\\.(?:inf|Inf|INF)|\\.(?:nan|NaN|NAN)");

    private final Refusals refusals;
    private final NumberText numbers;

    YamlScalar(Refusals refusals) {
        this.refusals = refusals;
        this.numbers = new NumberText(refusals);
    }

    /** The value of a plain scalar; {@code null} also if a problem was added. */
    @Nullable
    Object plain(String text, Position at) {
        if (isNull(text)) {
            return null;
        }
        if (isBoolean(text)) {
            return text.length() == 4;
        }
        return mayBeNumber(text) ? number(text, at) : text;
    }

    /** The value of a scalar with a tag. */
    @Nullable
    Object tagged(String tag, String text, Position at) {
        return switch (tag) {
            case "int" -> matches(REAL, text) && !isInteger(text) ? refuse(tag, text, at) : numeric(tag, text, at);
            case "float" -> isInteger(text) ? real(text, at) : numeric(tag, text, at);
            case "bool" -> isBoolean(text) ? text.length() == 4 : refuse(tag, text, at);
            case "null" -> isNull(text) ? null : refuse(tag, text, at);
            default -> text(text, at);
        };
    }

    /** The text itself. An escape can produce a lone surrogate. */
    String text(String text, Position at) {
        return LoneSurrogate.check(text, at, refusals);
    }

    private @Nullable Object numeric(String tag, String text, Position at) {
        Object number = number(text, at);
        return number instanceof String ? refuse(tag, text, at) : number;
    }

    private static boolean isInteger(String text) {
        return isDecimal(text) || matches(OCTAL, text) || matches(HEXADECIMAL, text);
    }

    /** A number, or the text itself if it is not a number. */
    private @Nullable Object number(String text, Position at) {
        if (isDecimal(text)) {
            return decimal(text, at);
        }
        if (matches(REAL, text)) {
            return numbers.real(text, at);
        }
        if (matches(OCTAL, text)) {
            return numbers.integer(text.substring(2), 8, at);
        }
        if (matches(HEXADECIMAL, text)) {
            return numbers.integer(text.substring(2), 16, at);
        }
        if (matches(NOT_FINITE, text)) {
            refusals.add(at, "a number must be finite, got " + text);
            return null;
        }
        return text;
    }

    private @Nullable Object decimal(String text, Position at) {
        int first = Character.isDigit(text.charAt(0)) ? 0 : 1;
        if (text.charAt(first) == '0' && text.length() > first + 1) {
            refusals.add(
                    at,
                    "an integer must not begin with zero, got " + ShownValue.name(text)
                            + ", which YAML 1.1 and 1.2 read differently; write it without, or put it in quotes");
            return null;
        }
        return numbers.integer(text, 10, at);
    }

    private @Nullable Object real(String text, Position at) {
        Object integer = number(text, at);
        return integer == null ? null : numbers.real(integer.toString(), at);
    }

    private @Nullable Object refuse(String tag, String text, Position at) {
        refusals.add(at, "a scalar tagged !!" + tag + " must be one, got " + ShownValue.of(text));
        return null;
    }

    // The most common scalars are recognised by hand: a document can contain hundreds of thousands of them.

    private static boolean isNull(String text) {
        return switch (text) {
            case "null", "Null", "NULL", "~", "" -> true;
            default -> false;
        };
    }

    private static boolean isBoolean(String text) {
        return switch (text) {
            case "true", "True", "TRUE", "false", "False", "FALSE" -> true;
            default -> false;
        };
    }

    private static boolean isDecimal(String text) {
        int first = text.startsWith("-") || text.startsWith("+") ? 1 : 0;
        for (int i = first; i < text.length(); i++) {
            if (!isDigit(text.charAt(i))) {
                return false;
            }
        }
        return text.length() > first;
    }

    private static boolean isDigit(char c) {
        return '0' <= c && c <= '9';
    }

    private static boolean mayBeNumber(String text) {
        char first = text.charAt(0);
        return isDigit(first) || first == '-' || first == '+' || first == '.';
    }

    private static boolean matches(Pattern pattern, String text) {
        return pattern.matcher(text).matches();
    }

    /**
     * Whether a UTF-16 code unit of well-formed text is permitted unescaped: YAML's printable characters (section 5.1),
     * except those that end a line only in YAML 1.1, and except the byte order mark.
     */
    static boolean isPrintable(char c) {
        if (c < 0x20) {
            return c == '\t' || c == '\n' || c == '\r';
        }
        return c < 0x7f || c > 0x9f && c != 0x2028 && c != 0x2029 && c != 0xfeff && c < 0xfffe;
    }
}
