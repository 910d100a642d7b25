package org.calabaria.wire.arrow;

/**
 * The size of written record batches, and the limits for reading.
 *
 * @param batchRows the maximal number of rows of a written record batch, at least 1. A batch has fewer rows if its body
 *     would exceed 1 GiB, so that a table of any size can be written
 * @param maxBytes the maximal number of bytes that are read from an {@code InputStream}, and the maximal size of all
 *     expanded compressed bodies; at least 1. The two are counted separately. There is no limit for uncompressed bytes
 *     in an array: reading them allocates at most four times their size, plus 2 KiB for each column and 4 KiB for each
 *     batch of a dictionary
 */
public record ArrowOptions(int batchRows, long maxBytes) {

    /** Batches of 1,048,576 rows; 64 MiB. */
    public static final ArrowOptions DEFAULT = new ArrowOptions(1 << 20, 64L << 20);

    public ArrowOptions {
        if (!(batchRows >= 1)) {
            throw ArrowFormatException.unwritable("a record batch must have room for 1 or more rows, got " + batchRows);
        }
        if (!(maxBytes >= 1)) {
            throw ArrowFormatException.unwritable("the limit must be 1 byte or more, got " + maxBytes);
        }
    }

    public ArrowOptions withBatchRows(int rows) {
        return new ArrowOptions(rows, maxBytes);
    }

    public ArrowOptions withMaxBytes(long bytes) {
        return new ArrowOptions(batchRows, bytes);
    }
}
