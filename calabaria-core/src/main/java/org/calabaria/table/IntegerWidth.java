package org.calabaria.table;

/** The number of bits that a column stores for each whole number. This affects memory, but not content or equality. */
public enum IntegerWidth {
    /** 8 bits: -128 to 127. */
    INT8(Byte.BYTES),
    /** 16 bits: -32768 to 32767. */
    INT16(Short.BYTES),
    /** 32 bits: -2147483648 to 2147483647. */
    INT32(Integer.BYTES),
    /** 64 bits: the range of a {@code long}. */
    INT64(Long.BYTES);

    final int bytes;

    IntegerWidth(int bytes) {
        this.bytes = bytes;
    }

    int bits() {
        return Byte.SIZE * bytes;
    }

    boolean holds(long value) {
        long highest = -1L >>> Long.SIZE - bits() + 1;
        return -highest - 1 <= value && value <= highest;
    }

    /** The smallest width that fits the number. */
    static IntegerWidth of(long value) {
        return INT8.holds(value) ? INT8 : INT16.holds(value) ? INT16 : INT32.holds(value) ? INT32 : INT64;
    }
}
