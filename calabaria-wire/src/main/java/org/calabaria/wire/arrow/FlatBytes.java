package org.calabaria.wire.arrow;

import java.nio.charset.StandardCharsets;

/**
 * An untrusted FlatBuffer. Every position is checked once: tables, fields and vectors are checked when they are found,
 * and the numbers in them are then read without another check. The amount of data that is read is limited, because
 * parts of a FlatBuffer can be shared, so that a few bytes can represent a large amount of data.
 */
final class FlatBytes {

    private static final long SMALL = 1 << 16;

    /**
     * The heap size of a table or text in addition to its bytes. A column of a schema has three of them, in 32 bytes or
     * more.
     */
    private static final int OBJECT = 40;

    final Slice bytes;
    private long budget;

    FlatBytes(Slice bytes) {
        this.bytes = bytes;
        this.budget = SMALL + 4L * bytes.length();
    }

    FlatTable root() {
        bytes.getInt(0); // throws an exception if the first offset is missing
        return table(0);
    }

    /** The table to which the offset at {@code at} points. */
    FlatTable table(int at) {
        spend(at, OBJECT);
        return new FlatTable(this, target(at));
    }

    /** The text to which the offset at {@code at} points. */
    String text(int at) {
        int start = target(at);
        int length = vectorLength(start, 1);
        spend(at, (long) length + OBJECT);
        int first = bytes.from() + start + Integer.BYTES;
        int illFormed = Utf8.firstIllFormed(bytes.bytes(), first, first + length);
        if (illFormed < first + length) {
            throw wrong(illFormed - bytes.from(), "a text of the metadata must be UTF-8");
        }
        return new String(bytes.bytes(), first, length, StandardCharsets.UTF_8);
    }

    /** The target of the offset at {@code at}. */
    int target(int at) {
        long target = at + (getInt(at) & 0xFFFFFFFFL);
        if (!(target <= bytes.length() - Integer.BYTES)) {
            throw wrong(
                    at, "an offset of the metadata must lie within its " + bytes.length() + " bytes, got " + target);
        }
        return (int) target;
    }

    /** The number of elements of the vector at {@code start}; refused if not all are within the bytes. */
    int vectorLength(int start, int elementSize) {
        int length = getInt(start);
        long room = bytes.length() - start - Integer.BYTES;
        if (!(0 <= length && (long) length * elementSize <= room)) {
            throw wrong(
                    start,
                    "a vector of the metadata must fit into the " + room + " bytes after it, got "
                            + Integer.toUnsignedString(length) + " elements of " + elementSize);
        }
        return length;
    }

    int getByte(int at) {
        return bytes.bytes()[bytes.from() + at];
    }

    int getUnsignedShort(int at) {
        return LittleEndian.getShort(bytes.bytes(), bytes.from() + at) & 0xFFFF;
    }

    int getInt(int at) {
        return LittleEndian.getInt(bytes.bytes(), bytes.from() + at);
    }

    long getLong(int at) {
        return LittleEndian.getLong(bytes.bytes(), bytes.from() + at);
    }

    ArrowFormatException wrong(int at, String sentence) {
        return ArrowFormatException.at(bytes.offset() + at, sentence);
    }

    private void spend(int at, long cost) {
        budget -= cost;
        if (budget < 0) {
            throw wrong(at, "the metadata refers to its " + bytes.length() + " bytes too many times over");
        }
    }
}
