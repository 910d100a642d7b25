package org.calabaria.wire.arrow;

/**
 * The options that the format leaves to the writer.
 *
 * @param alignment of messages and of buffers, a power of two, at least 8
 * @param bitmapsAlways whether a column without missing values also has a validity bitmap
 */
record Framing(int alignment, boolean bitmapsAlways) {

    /**
     * The options of this library: buffers are aligned to cache lines, and there are no bitmaps without information.
     */
    static final Framing CALABARIA = new Framing(64, false);

    /** The options of {@code arrow-vector}, for a comparison byte for byte. */
    static final Framing ARROW_VECTOR = new Framing(8, true);

    long padded(long length) {
        return length + alignment - 1 & -alignment;
    }

    int padded(int length) {
        return length + alignment - 1 & -alignment;
    }
}
