package org.calabaria.wire.arrow;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;

/** Conversion of texts to UTF-8. Ill-formed texts are refused, not repaired. */
final class Utf8 {

    /** The result of {@link #length} for a text that cannot be encoded. */
    static final int ILL_FORMED = -1;

    private static final VarHandle LONGS = MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);
    private static final long HIGH_BITS = 0x8080808080808080L;

    private Utf8() {}

    /** The number of bytes of a text, or {@link #ILL_FORMED} if it contains a lone surrogate. */
    static long length(String text) {
        int units = text.length();
        int i = 0;
        while (i < units && text.charAt(i) < 0x80) {
            i++;
        }
        return i == units ? units : lengthFrom(i, text);
    }

    private static long lengthFrom(int start, String text) {
        long bytes = start;
        for (int i = start; i < text.length(); i++) {
            char unit = text.charAt(i);
            if (Character.isSurrogate(unit)) {
                if (!isPair(text, i)) {
                    return ILL_FORMED;
                }
                bytes += 4;
                i++;
            } else {
                bytes += unit < 0x80 ? 1 : unit < 0x800 ? 2 : 3;
            }
        }
        return bytes;
    }

    private static boolean isPair(String text, int i) {
        return Character.isHighSurrogate(text.charAt(i))
                && i + 1 < text.length()
                && Character.isLowSurrogate(text.charAt(i + 1));
    }

    /** Writes a well-formed text and returns the position after it. */
    static int put(String text, byte[] bytes, int at) {
        int position = at;
        int units = text.length();
        for (int i = 0; i < units; i++) {
            char unit = text.charAt(i);
            if (unit < 0x80) {
                bytes[position++] = (byte) unit;
            } else if (Character.isHighSurrogate(unit)) {
                position = putLong(text.codePointAt(i), bytes, position);
                i++;
            } else {
                position = putLong(unit, bytes, position);
            }
        }
        return position;
    }

    private static int putLong(int point, byte[] bytes, int at) {
        int position = at;
        if (point < 0x800) {
            bytes[position++] = (byte) (0xC0 | point >> 6);
        } else if (point < 0x10000) {
            bytes[position++] = (byte) (0xE0 | point >> 12);
            bytes[position++] = (byte) (0x80 | point >> 6 & 0x3F);
        } else {
            bytes[position++] = (byte) (0xF0 | point >> 18);
            bytes[position++] = (byte) (0x80 | point >> 12 & 0x3F);
            bytes[position++] = (byte) (0x80 | point >> 6 & 0x3F);
        }
        bytes[position++] = (byte) (0x80 | point & 0x3F);
        return position;
    }

    /** Whether every byte is below 0x80. */
    static boolean isAscii(byte[] bytes, int from, int to) {
        int i = from;
        for (; i + 8 <= to; i += 8) {
            if (((long) LONGS.get(bytes, i) & HIGH_BITS) != 0) {
                return false;
            }
        }
        for (; i < to; i++) {
            if (bytes[i] < 0) {
                return false;
            }
        }
        return true;
    }

    /** The index of the first byte that is not UTF-8 (RFC 3629, section 4), or {@code to} if all bytes are UTF-8. */
    static int firstIllFormed(byte[] bytes, int from, int to) {
        int i = from;
        while (i < to) {
            int length = sequence(bytes, i, to);
            if (length == 0) {
                return i;
            }
            i += length;
        }
        return to;
    }

    private static int sequence(byte[] bytes, int i, int to) {
        int first = bytes[i] & 0xFF;
        if (first < 0x80) {
            return 1;
        }
        int length = first < 0xC2 ? 0 : first < 0xE0 ? 2 : first < 0xF0 ? 3 : first < 0xF5 ? 4 : 0;
        if (length == 0 || length > to - i) {
            return 0;
        }
        int second = bytes[i + 1] & 0xFF;
        int lowest = first == 0xE0 ? 0xA0 : first == 0xF0 ? 0x90 : 0x80;
        int highest = first == 0xED ? 0x9F : first == 0xF4 ? 0x8F : 0xBF;
        boolean wellFormed = lowest <= second && second <= highest;
        for (int k = 2; k < length; k++) {
            wellFormed &= (bytes[i + k] & 0xC0) == 0x80;
        }
        return wellFormed ? length : 0;
    }
}
