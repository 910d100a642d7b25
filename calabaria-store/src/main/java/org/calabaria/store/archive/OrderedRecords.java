package org.calabaria.store.archive;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.Iterator;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.Optional;
import java.util.PriorityQueue;
import java.util.function.Function;
import org.calabaria.store.archive.Archive.Found;

/** The records of all segments in the order of their keys, merged from the order of each segment. */
final class OrderedRecords implements Iterator<List<Found>> {

    private final Function<Location, Optional<Found>> reader;
    private final PriorityQueue<Cursor> cursors = new PriorityQueue<>();
    private final List<List<Found>> ready = new ArrayList<>();

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

    OrderedRecords(List<Segment> segments, long from, Function<Location, Optional<Found>> reader) {
        this.reader = reader;
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
        while (ready.isEmpty() && !cursors.isEmpty()) {
            readNext();
        }
        return !ready.isEmpty();
    }

    @Override
    public List<Found> next() {
        if (!hasNext()) {
            throw new NoSuchElementException();
        }
        return ready.remove(0);
    }

    /** Reads the records whose keys begin with the next prefix: of one key almost always. */
    private void readNext() {
        List<Found> found = new ArrayList<>();
        long prefix = cursors.element().prefix();
        while (!cursors.isEmpty() && cursors.element().prefix() == prefix) {
            Cursor cursor = cursors.remove();
            int offset = cursor.keys.offset(cursor.index);
            if (!cursor.segment.isSetAside(offset)) {
                reader.apply(new Location(cursor.segment, offset)).ifPresent(found::add);
            }
            cursor.index++;
            if (cursor.index < cursor.keys.size()) {
                cursors.add(cursor);
            }
        }
        found.sort(Comparator.comparing(record -> record.record().key()));
        for (Found one : found) {
            if (ready.isEmpty()
                    || !ready.get(ready.size() - 1)
                            .get(0)
                            .record()
                            .key()
                            .equals(one.record().key())) {
                ready.add(new ArrayList<>());
            }
            ready.get(ready.size() - 1).add(one);
        }
    }
}
