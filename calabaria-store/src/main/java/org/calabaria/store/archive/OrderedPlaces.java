package org.calabaria.store.archive;

import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.PriorityQueue;

/**
 * The places of all records in the order of their keys, merged from the order of each segment. Those whose keys begin with the
 * same 8 bytes, which is one key almost always, are one list.
 */
final class OrderedPlaces implements Iterator<List<Location>> {

    private final PriorityQueue<Cursor> cursors = new PriorityQueue<>();

    /** The next record of a segment. */
    private static final class Cursor implements Comparable<Cursor> {

        private final Segment segment;
        private final SortedKeys keys;
        private int index;

        Cursor(Segment segment, SortedKeys keys, int index) {
            this.segment = segment;
            this.keys = keys;
            this.index = index;
        }

        long prefix() {
            return keys.prefix(index);
        }

        @Override
        public int compareTo(Cursor other) {
            int byPrefix = Long.compareUnsigned(prefix(), other.prefix());
            return byPrefix != 0 ? byPrefix : segment.name().compareTo(other.segment.name());
        }
    }

    /** From the first key on whose first 8 bytes are not less, unsigned. */
    OrderedPlaces(List<Segment> segments, long from) {
        for (Segment segment : segments) {
            SortedKeys keys = segment.snapshot();
            int first = keys.lowerBound(from);
            if (first < keys.size()) {
                cursors.add(new Cursor(segment, keys, first));
            }
        }
    }

    @Override
    public boolean hasNext() {
        return !cursors.isEmpty();
    }

    @Override
    public List<Location> next() {
        if (cursors.isEmpty()) {
            throw new NoSuchElementException();
        }
        List<Location> places = new ArrayList<>(1);
        long prefix = cursors.element().prefix();
        while (!cursors.isEmpty() && cursors.element().prefix() == prefix) {
            Cursor cursor = cursors.remove();
            int offset = cursor.keys.offset(cursor.index);
            if (!cursor.segment.isSetAside(offset)) {
                places.add(new Location(cursor.segment, offset));
            }
            cursor.index++;
            if (cursor.index < cursor.keys.size()) {
                cursors.add(cursor);
            }
        }
        return places;
    }
}
