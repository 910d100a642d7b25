package org.calabaria.wire.arrow;

import java.util.Arrays;
import java.util.Comparator;

/** The rule that ranges of bytes do not overlap. Otherwise a short input could represent a very long one. */
final class Ranges {

    private Ranges() {}

    /** @param ranges pairs of offset and length, sorted in place */
    static void refuseOverlaps(long[][] ranges, String what) {
        Arrays.sort(ranges, Comparator.comparingLong((long[] range) -> range[0]).thenComparingLong(range -> range[1]));
        long end = Long.MIN_VALUE;
        for (long[] range : ranges) {
            if (range[1] > 0) {
                if (range[0] < end) {
                    throw ArrowFormatException.at(range[0], what + " must not overlap");
                }
                end = range[0] + range[1];
            }
        }
    }
}
