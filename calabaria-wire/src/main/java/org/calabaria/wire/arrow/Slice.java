package org.calabaria.wire.arrow;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;

/**
 * A part of the bytes of a document, little-endian. Bytes outside the part cannot be read.
 *
 * @param bytes the array, which is never changed
 * @param from the index of the first byte in the array
 * @param length the number of bytes
 * @param offset of the first byte in the document, for messages
 */
record Slice(byte[] bytes, int from, int length, long offset) {

    static final Slice EMPTY = new Slice(new byte[0], 0, 0, 0);

    static Slice of(byte[] bytes) {
        return new Slice(bytes, 0, bytes.length, 0);
    }

    /** The {@code size} bytes from {@code at} on; throws an exception if not all are within this slice. */
    Slice part(long at, long size, String what) {
        if (!(0 <= at && 0 <= size && at <= length && size <= length - at)) {
            throw ArrowFormatException.at(
                    offset + Math.min(Math.max(at, 0), length),
                    what + " must lie within the " + length + " bytes around it, got " + size + " bytes from " + at);
        }
        return new Slice(bytes, from + (int) at, (int) size, offset + at);
    }

    byte getByte(int at) {
        return bytes[from + checked(at, Byte.BYTES)];
    }

    int getUnsignedShort(int at) {
        return LittleEndian.getShort(bytes, from + checked(at, Short.BYTES)) & 0xFFFF;
    }

    int getInt(int at) {
        return LittleEndian.getInt(bytes, from + checked(at, Integer.BYTES));
    }

    long getLong(int at) {
        return LittleEndian.getLong(bytes, from + checked(at, Long.BYTES));
    }

    /** The first {@code count} numbers of 8 bytes. */
    ByteBuffer longs(int count) {
        int size = Math.multiplyExact(count, Long.BYTES);
        return ByteBuffer.wrap(bytes, from + checked(0, size), size).order(ByteOrder.LITTLE_ENDIAN);
    }

    private int checked(int at, int size) {
        if (!(0 <= at && at <= length - size)) {
            throw ArrowFormatException.at(
                    offset + Math.min(Math.max(at, 0), length),
                    "the bytes end where a number of " + size + " should be");
        }
        return at;
    }
}
