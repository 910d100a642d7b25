package org.calabaria.wire.arrow;

/**
 * How much is written at once, and how much may be read.
 *
 * @param batchRows the most rows of a record batch that is written, at least 1. A batch whose body would exceed 1 GiB has
 *     fewer, so that a table of any size can be written
 * @param maxBytes the most bytes that are taken from an {@code InputStream}, and that compressed bodies may expand to,
 *     each on its own, at least 1. Uncompressed bytes that the caller already holds in an array are bounded by
 *     themselves: reading them allocates at most four times as much again, 2 KiB for each column and 4 KiB
 *     for each batch of a dictionary
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
