package org.calabaria.store.archive;

import java.util.Arrays;
import java.util.List;

/**
 * Where the records of a segment begin, by the first 8 bytes of their keys: 12 bytes a record. Two keys may begin with the same
 * bytes, so what is found is compared with the whole key where it stands.
 */
final class SortedKeys {

    static final SortedKeys NONE = new SortedKeys(new long[0], new int[0]);

    private final long[] prefixes; // sorted, unsigned
    private final int[] offsets;

    /** Arrays that are kept, the first sorted as unsigned numbers. */
    SortedKeys(long[] prefixes, int[] offsets) {
        this.prefixes = prefixes;
        this.offsets = offsets;
    }

    static SortedKeys of(List<SegmentIndex.Place> sorted) {
        return new SortedKeys(
                sorted.stream().mapToLong(place -> place.key().first()).toArray(),
                sorted.stream().mapToInt(SegmentIndex.Place::offset).toArray());
    }

    int size() {
        return prefixes.length;
    }

    long prefix(int index) {
        return prefixes[index];
    }

    int offset(int index) {
        return offsets[index];
    }

    /** The index of the first prefix that is not less, unsigned. */
    int lowerBound(long prefix) {
        int low = 0;
        int high = prefixes.length;
        while (low < high) {
            int middle = (low + high) >>> 1;
            if (Long.compareUnsigned(prefixes[middle], prefix) < 0) {
                low = middle + 1;
            } else {
                high = middle;
            }
        }
        return low;
    }

    /** The offsets of the records whose keys begin so. */
    int[] offsets(long prefix) {
        int from = lowerBound(prefix);
        int to = from;
        while (to < prefixes.length && prefixes[to] == prefix) {
            to++;
        }
        return Arrays.copyOfRange(offsets, from, to);
    }
}
