package org.calabaria.request;

import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import org.calabaria.problem.ShownValue;
import org.jspecify.annotations.Nullable;

/** Values as Java expressions that evaluate to the same values, bit for bit. The expressions need no imports. */
final class JavaLiteral {

    private static final int MOST_PAIRS = 10;

    private JavaLiteral() {}

    /** A seed, which may be larger than {@code Long.MAX_VALUE}. */
    static String seed(long seed) {
        return seed >= 0 ? seed + "L" : "Long.parseUnsignedLong(\"" + Long.toUnsignedString(seed) + "\")";
    }

    /** A number, text, flag, list, map or null. */
    static String of(@Nullable Object value) {
        if (value instanceof Double real) {
            return real(real);
        }
        if (value instanceof Float real) {
            return "(float) " + real(real);
        }
        if (value instanceof Long whole) {
            return whole + "L";
        }
        if (value instanceof Short || value instanceof Byte) {
            return "(" + (value instanceof Short ? "short" : "byte") + ") " + value;
        }
        if (value instanceof Map<?, ?> map) {
            return map(map);
        }
        if (value instanceof List<?> list) {
            return list(list);
        }
        if (value == null || value instanceof Integer || value instanceof Boolean) {
            return String.valueOf(value);
        }
        return value instanceof Number number ? big(number) : text(value.toString());
    }

    private static String real(double value) {
        if (Double.isFinite(value)) {
            return ShownValue.real(value);
        }
        return "Double." + (value > 0 ? "POSITIVE_INFINITY" : value < 0 ? "NEGATIVE_INFINITY" : "NaN");
    }

    private static String big(Number number) {
        String type = number instanceof BigDecimal ? "BigDecimal" : "BigInteger";
        return "new java.math." + type + "(\"" + number + "\")";
    }

    static String text(String text) {
        StringBuilder literal = new StringBuilder("\"");
        for (char c : text.toCharArray()) {
            if (c == '"' || c == '\\') {
                literal.append('\\').append(c);
            } else if (' ' <= c && c <= '~') {
                literal.append(c);
            } else {
                String octal = "00" + Integer.toOctalString(c);
                String hex = "000" + Integer.toHexString(c);
                literal.append(
                        c < ' ' ? "\\" + octal.substring(octal.length() - 3) : "\\u" + hex.substring(hex.length() - 4));
            }
        }
        return literal.append('"').toString();
    }

    static String list(List<?> list) {
        String elements = list.stream().map(JavaLiteral::of).collect(Collectors.joining(", "));
        return list.stream().anyMatch(Objects::isNull)
                ? "java.util.Arrays.asList(" + (list.size() == 1 ? "(Object) null" : elements) + ")"
                : "java.util.List.of(" + elements + ")";
    }

    /** A map that may contain null values; the order of its keys does not matter. */
    static String map(Map<?, ?> map) {
        if (map.values().stream().anyMatch(Objects::isNull)) {
            return map.entrySet().stream()
                    .map(entry -> " put(" + of(entry.getKey()) + ", " + of(entry.getValue()) + ");")
                    .collect(Collectors.joining(
                            "", "new java.util.LinkedHashMap<String, " + type(map) + ">() {{", " }}"));
        }
        boolean few = map.size() <= MOST_PAIRS;
        return map.entrySet().stream()
                .map(entry -> few ? pair(entry) : "java.util.Map.entry(" + pair(entry) + ")")
                .collect(Collectors.joining(", ", few ? "java.util.Map.of(" : "java.util.Map.ofEntries(", ")"));
    }

    private static String type(Map<?, ?> map) {
        return map.values().stream().allMatch(value -> value == null || value instanceof Number) ? "Number" : "Object";
    }

    private static String pair(Map.Entry<?, ?> entry) {
        return of(entry.getKey()) + ", " + of(entry.getValue());
    }
}
