package org.calabaria.wire.json;

/**
 * The number of names and values that a document may contain, and the number seen so far.
 *
 * <p>The number is proportional to the limit of bytes. Time and memory depend on the number of names and values rather
 * than on the length, and real documents are less dense than the densest possible text.
 */
final class Allowance {

    /** The minimal allowance, for small limits. */
    private static final int LEAST = 1000;

    private final int bytes;
    private final int most;
    private int held;

    private Allowance(int bytes, int most) {
        this.bytes = bytes;
        this.most = most;
    }

    /** An allowance of one name or value for each {@code bytesEach} bytes of a limit. */
    static Allowance of(int limit, int bytesEach) {
        return new Allowance(limit, Math.max(LEAST, limit / bytesEach));
    }

    /** @throws DocumentException if this name or value exceeds the allowance */
    void hold(Position at, Refusals refusals) {
        if (++held > most) {
            throw refusals.last(
                    at,
                    "a document with a limit of " + bytes + " bytes must contain at most " + most
                            + " names and values");
        }
    }
}
