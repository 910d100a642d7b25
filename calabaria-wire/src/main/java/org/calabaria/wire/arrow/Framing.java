package org.calabaria.wire.arrow;

/**
 * Where the format leaves a choice to the writer.
 *
 * @param alignment of messages and of buffers, a power of two, at least 8
 * @param bitmapsAlways whether a column without missing values has a validity bitmap all the same
 */
record Framing(int alignment, boolean bitmapsAlways) {

    /** What this library writes: buffers on cache lines, and no bitmap that says nothing. */
    static final Framing CALABARIA = new Framing(64, false);

    /** What {@code arrow-vector} writes, to compare with it byte for byte. */
    static final Framing ARROW_VECTOR = new Framing(8, true);

    long padded(long length) {
        return length + alignment - 1 & -alignment;
    }

    int padded(int length) {
        return length + alignment - 1 & -alignment;
    }
}
