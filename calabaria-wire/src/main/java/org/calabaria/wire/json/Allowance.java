package org.calabaria.wire.json;

/**
 * How many names and values one document may hold, and how many it has held so far.
 *
 * <p>So many for its limit of bytes: time and memory go with what a document holds rather than with its length, and no
 * document that people or programs write for one another is as dense as the densest text.
 */
final class Allowance {

    /** However small the limit. */
    private static final int LEAST = 1000;

    private final int bytes;
    private final int most;
    private int held;

    private Allowance(int bytes, int most) {
        this.bytes = bytes;
        this.most = most;
    }

    /** One name or value for each {@code bytesEach} bytes of a limit. */
    static Allowance of(int limit, int bytesEach) {
        return new Allowance(limit, Math.max(LEAST, limit / bytesEach));
    }

    /** @throws DocumentException if this name or value is one too many */
    void hold(Position at, Refusals refusals) {
        if (++held > most) {
            throw refusals.last(
                    at,
                    "a document with a limit of " + bytes + " bytes must hold at most " + most + " names and values");
        }
    }
}
