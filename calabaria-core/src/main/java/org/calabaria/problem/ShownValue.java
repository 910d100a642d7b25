package org.calabaria.problem;

import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.util.Map;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * How a value is shown to a reader: the same text on every JDK and in every locale, and never unbounded.
 *
 * <p>Numbers look as {@link Double#toString} lays them out, with the fewest digits that read back as the same value (JDK
 * 17's own method prints more digits than needed for one double in forty). Text stands in quotes, its control
 * characters escaped, cut after {@value #LONGEST} characters. Of anything else only the class is shown: its text may
 * differ from run to run.
 */
public final class ShownValue {

    private static final int LONGEST = 80;

    private ShownValue() {}

    /** {@code 1.23}, {@code 42}, {@code 'low'}, {@code true} or {@code null}. */
    public static String of(@Nullable Object value) {
        if (value instanceof Double real) {
            return real(real);
        }
        if (value instanceof Float real) {
            return shown(real.floatValue());
        }
        if (value instanceof Number || value instanceof Boolean || value == null) {
            return cut(String.valueOf(value));
        }
        boolean isText = value instanceof CharSequence || value instanceof Character || value instanceof Enum;
        return isText
                ? "'" + name(value.toString()) + "'"
                : "an instance of " + value.getClass().getName();
    }

    /** Values by name: {@code {beta=0.3, gamma=0.1}}. */
    public static String values(Map<String, ?> values) {
        return values.entrySet().stream()
                .map(entry -> name(String.valueOf(entry.getKey())) + "=" + of(entry.getValue()))
                .collect(Collectors.joining(", ", "{", "}"));
    }

    /** The value with its type where that is what is wrong: {@code 'abc' (String)}, {@code 1 (AtomicInteger)}. */
    public static String withType(@Nullable Object value) {
        String shown = of(value);
        if (value == null || isPlainNumber(value) || shown.startsWith("an instance")) {
            return shown;
        }
        return shown + " (" + value.getClass().getSimpleName() + ")";
    }

    private static boolean isPlainNumber(Object value) {
        String type = value.getClass().getPackageName();
        return value instanceof Number && (type.equals("java.lang") || type.equals("java.math"));
    }

    /** A name as it stands in a message: control characters escaped, cut where it is very long. */
    public static String name(String name) {
        StringBuilder shown = new StringBuilder();
        cut(name).codePoints().forEach(point -> {
            if (Character.isISOControl(point)) {
                shown.append(point == '\n' ? "\\n" : point == '\t' ? "\\t" : "\\u" + hex4(point));
            } else {
                shown.appendCodePoint(point);
            }
        });
        return shown.toString();
    }

    /** A double with the fewest digits that read back as the same value, laid out as {@link Double#toString} does. */
    public static String real(double value) {
        if (Double.isNaN(value) || Double.isInfinite(value) || value == 0) {
            return Double.toString(value);
        }
        return shortest(value, decimal -> decimal.doubleValue() == Math.abs(value));
    }

    private static String shown(float value) {
        if (Float.isNaN(value) || Float.isInfinite(value) || value == 0) {
            return Float.toString(value);
        }
        return shortest(value, decimal -> decimal.floatValue() == Math.abs(value));
    }

    private static String shortest(double value, Predicate<BigDecimal> readsBack) {
        BigDecimal exact = new BigDecimal(Math.abs(value));
        BigDecimal shortest = exact;
        for (int digits = 1; digits <= 17; digits++) {
            shortest = exact.round(new MathContext(digits, RoundingMode.HALF_EVEN));
            if (readsBack.test(shortest)) {
                break;
            }
        }
        String digits = shortest.stripTrailingZeros().unscaledValue().toString();
        int exponent = shortest.precision() - shortest.scale() - 1;
        return (value < 0 ? "-" : "") + laidOut(digits, exponent);
    }

    private static String laidOut(String digits, int exponent) {
        if (exponent < -3 || exponent >= 7) {
            String fraction = digits.length() == 1 ? "0" : digits.substring(1);
            return digits.charAt(0) + "." + fraction + "E" + exponent;
        }
        if (exponent < 0) {
            return "0." + "0".repeat(-exponent - 1) + digits;
        }
        String padded = digits + "0".repeat(Math.max(0, exponent + 2 - digits.length()));
        return padded.substring(0, exponent + 1) + "." + padded.substring(exponent + 1);
    }

    private static String hex4(int point) {
        String hex = Integer.toHexString(point);
        return "0".repeat(4 - hex.length()) + hex;
    }

    private static String cut(String text) {
        if (text.length() <= LONGEST) {
            return text;
        }
        int end = Character.isHighSurrogate(text.charAt(LONGEST - 1)) ? LONGEST - 1 : LONGEST;
        return text.substring(0, end) + "...";
    }
}
