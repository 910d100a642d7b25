package org.calabaria.wire.arrow;

/**
 * A vector that is known to lie within its {@link FlatBytes}.
 *
 * @param start of its first element
 */
record FlatVector(FlatBytes flat, int start, int length, int elementSize) {

    FlatTable table(int i) {
        return flat.table(start + i * elementSize);
    }

    int getInt(int i, int offset) {
        return flat.getInt(start + i * elementSize + offset);
    }

    long getLong(int i, int offset) {
        return flat.getLong(start + i * elementSize + offset);
    }

    /** The offset of an element in the document. */
    long offset(int i) {
        return flat.bytes.offset() + start + (long) i * elementSize;
    }
}
