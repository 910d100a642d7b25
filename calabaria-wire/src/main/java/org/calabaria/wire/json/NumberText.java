package org.calabaria.wire.json;

import java.math.BigInteger;
import org.calabaria.problem.ShownValue;
import org.jspecify.annotations.Nullable;

/** The conversion of the text of a number to its value, for both readers. */
final class NumberText {

    private final Refusals refusals;

    NumberText(Refusals refusals) {
        this.refusals = refusals;
    }

    /** A {@link Long}, or a {@link BigInteger} if a long is too small; {@code null} if a problem was added. */
    @Nullable
    Object integer(String digits, int radix, Position at) {
        if (isTooLong(digits)) {
            return tooLong(digits, at);
        }
        if (digits.length() <= 15) {
            return Long.parseLong(digits, radix);
        }
        BigInteger integer = new BigInteger(digits, radix);
        if (WritableValue.isTooLarge(integer)) {
            return tooLong(digits, at);
        }
        return integer.bitLength() < Long.SIZE ? (Object) integer.longValue() : integer;
    }

    /** The nearest {@link Double}; {@code null} if a problem was added. */
    @Nullable
    Double real(String text, Position at) {
        if (isTooLong(text)) {
            tooLong(text, at);
            return null;
        }
        double real = Double.parseDouble(text);
        if (Double.isFinite(real)) {
            return real;
        }
        refusals.add(at, "a number must fit into a double, got " + ShownValue.name(text));
        return null;
    }

    private @Nullable Object tooLong(String text, Position at) {
        refusals.add(
                at,
                "a number must have at most " + WritableValue.LONGEST_NUMBER + " digits, got " + ShownValue.name(text));
        return null;
    }

    private static boolean isTooLong(String text) {
        boolean signed = text.charAt(0) == '-' || text.charAt(0) == '+';
        return text.length() - (signed ? 1 : 0) > WritableValue.LONGEST_NUMBER;
    }
}
