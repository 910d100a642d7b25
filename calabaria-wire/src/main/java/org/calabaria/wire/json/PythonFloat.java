package org.calabaria.wire.json;

import com.fasterxml.jackson.core.io.NumberOutput;
import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;

/**
 * CPython's text of a double: {@code repr(x)} and {@code format(x, '.3g')}.
 *
 * <p>The shortest digits come from Raffaello Giulietti, "The Schubfach way to render doubles" (2020), as implemented in
 * Jackson. The format is that of CPython's {@code float_repr_style == 'short'} (Python/dtoa.c and pystrtod.c).
 */
public final class PythonFloat {

    /**
     * Below this value the shortest decimal may have one digit, where Java's own format always has two, such as
     * 4.9E-324.
     */
    private static final double TWO_DIGITS_FORCED = 1e-321;

    private static final MathContext ONE_DIGIT = new MathContext(1, RoundingMode.HALF_EVEN);

    private PythonFloat() {}

    /**
     * The shortest decimal that reads back as {@code value}, in the format of Python's {@code repr}: {@code 0.1},
     * {@code 1e-07}, {@code 1e+16}, {@code 123456789012345.0}, {@code -0.0}, {@code nan}, {@code inf}, {@code -inf}.
     */
    public static String repr(double value) {
        return Double.isFinite(value) ? laidOut(value, "") : notFinite(value);
    }

    /**
     * Same as {@link #repr}, but always with a point, which YAML 1.1 requires for a real: {@code 1.0e-07}. Finite
     * values only.
     */
    static String withPoint(double value) {
        return laidOut(value, ".0");
    }

    /**
     * The value with three significant digits, as Python's {@code format(value, '.3g')}: the exact value is rounded
     * half to even, without trailing zeros, and has an exponent below 1e-4 and from 1e3 on: {@code 0.333},
     * {@code 1e+03}, {@code -0}, {@code nan}.
     */
    public static String threeDigits(double value) {
        return general(value, 3);
    }

    /**
     * The text of Python's {@code format(value, '.<digits>g')}.
     *
     * @param digits significant digits, at least 1
     */
    static String general(double value, int digits) {
        if (!Double.isFinite(value)) {
            return notFinite(value);
        }
        String sign = Double.doubleToRawLongBits(value) < 0 ? "-" : "";
        if (value == 0) {
            return sign + "0";
        }
        BigDecimal rounded = new BigDecimal(Math.abs(value)).round(new MathContext(digits, RoundingMode.HALF_EVEN));
        int exponent = rounded.precision() - rounded.scale() - 1;
        BigDecimal shown = rounded.stripTrailingZeros();
        if (exponent >= -4 && exponent < digits) {
            return sign + shown.toPlainString();
        }
        return scientific(new StringBuilder(sign), shown.unscaledValue().toString(), exponent, "");
    }

    private static String notFinite(double value) {
        return Double.isNaN(value) ? "nan" : value > 0 ? "inf" : "-inf";
    }

    private static String laidOut(double value, String pointOfOneDigit) {
        if (value == 0) {
            return Double.doubleToRawLongBits(value) < 0 ? "-0.0" : "0.0";
        }
        String shortest = shortest(value);
        double magnitude = Math.abs(value);
        return magnitude >= 1e-3 && magnitude < 1e7 ? shortest : relaid(shortest, pointOfOneDigit);
    }

    /**
     * The shortest decimal in Java's format, which equals Python's from 1e-3 up to 1e7: {@code 0.001}, {@code 1.0E-7}.
     */
    private static String shortest(double value) {
        if (Math.abs(value) < TWO_DIGITS_FORCED) {
            BigDecimal oneDigit = new BigDecimal(value).round(ONE_DIGIT);
            if (oneDigit.doubleValue() == value) {
                int exponent = oneDigit.precision() - oneDigit.scale() - 1;
                return oneDigit.unscaledValue() + ".0E" + exponent;
            }
        }
        return NumberOutput.toString(value, true);
    }

    /** Converts Java's {@code d.dddE-n} to Python's format. */
    private static String relaid(String shortest, String pointOfOneDigit) {
        int point = shortest.indexOf('.');
        int letter = shortest.indexOf('E');
        int exponent = Integer.parseInt(shortest, letter + 1, shortest.length(), 10);
        int end = shortest.charAt(letter - 1) == '0' ? letter - 1 : letter;
        StringBuilder digits = new StringBuilder(20).append(shortest, 0, point).append(shortest, point + 1, end);
        StringBuilder out = new StringBuilder(26);
        if (shortest.charAt(0) == '-') {
            digits.deleteCharAt(0);
            out.append('-');
        }
        return exponent >= -4 && exponent < 16
                ? positional(out, digits, exponent)
                : scientific(out, digits, exponent, pointOfOneDigit);
    }

    private static String positional(StringBuilder out, CharSequence digits, int exponent) {
        if (exponent < 0) {
            return out.append("0.")
                    .append("0".repeat(-exponent - 1))
                    .append(digits)
                    .toString();
        }
        int whole = exponent + 1;
        if (digits.length() <= whole) {
            return out.append(digits)
                    .append("0".repeat(whole - digits.length()))
                    .append(".0")
                    .toString();
        }
        return out.append(digits, 0, whole)
                .append('.')
                .append(digits, whole, digits.length())
                .toString();
    }

    private static String scientific(StringBuilder out, CharSequence digits, int exponent, String pointOfOneDigit) {
        out.append(digits.charAt(0));
        if (digits.length() > 1) {
            out.append('.').append(digits, 1, digits.length());
        } else {
            out.append(pointOfOneDigit);
        }
        out.append(exponent < 0 ? "e-" : "e+");
        int magnitude = Math.abs(exponent);
        return out.append(magnitude < 10 ? "0" : "").append(magnitude).toString();
    }
}
