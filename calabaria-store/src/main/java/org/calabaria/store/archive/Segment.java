package org.calabaria.store.archive;

import java.io.Closeable;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/** A segment that is read: finished, torn, or still growing, by this process or by another. */
public final class Segment implements Closeable {

    private final String name;
    private final FileBytes bytes;
    private final Map<Long, int[]> grown = new ConcurrentHashMap<>(); // found since it was opened
    private final Map<String, Integer> shared = new ConcurrentHashMap<>();
    private final Set<Integer> setAside = ConcurrentHashMap.newKeySet();
    private volatile SortedKeys sorted = SortedKeys.NONE;
    private volatile boolean indexed;
    private volatile boolean finished;
    private volatile long scanned;

    private Segment(Path file) throws IOException {
        this.name = String.valueOf(file.getFileName());
        this.bytes = new FileBytes(file);
    }

    /** A segment of any writer, by its index or by a scan. */
    static Segment open(Path file) throws IOException {
        Segment segment = new Segment(file);
        Optional<SegmentIndex> index = SegmentIndex.read(indexOf(file), segment.name, segment.bytes);
        if (index.isPresent()) {
            segment.sorted = index.get().keys();
            segment.shared.putAll(index.get().shared());
            segment.indexed = true;
            segment.finished = true;
        } else {
            segment.scanAll();
        }
        return segment;
    }

    /** The segment that this process appends to, which is empty yet. */
    static Segment own(Path file) throws IOException {
        Segment segment = new Segment(file);
        segment.finished = true; // it need not be looked at for what others append
        return segment;
    }

    /** Where the index of a segment stands: beside it. */
    static Path indexOf(Path segment) {
        String name = String.valueOf(segment.getFileName());
        return segment.resolveSibling(name.substring(0, name.length() - ".zip".length()) + ".idx");
    }

    /** The name of the file. */
    public String name() {
        return name;
    }

    FileBytes bytes() {
        return bytes;
    }

    boolean isIndexed() {
        return indexed;
    }

    boolean isFinished() {
        return finished;
    }

    int size() {
        return sorted.size()
                + grown.values().stream().mapToInt(offsets -> offsets.length).sum();
    }

    /** Finds the records again by a scan, without the index. */
    synchronized void scanAll() throws IOException {
        List<SegmentIndex.Place> places = new ArrayList<>();
        Map<String, Integer> documents = new HashMap<>();
        SegmentScan.End end = SegmentScan.scan(bytes, 0, collector(places, documents));
        Collections.sort(places);
        shared.clear();
        shared.putAll(documents);
        sorted = SortedKeys.of(places);
        grown.clear();
        indexed = false;
        finished = end.finished();
        scanned = end.next();
    }

    private static SegmentScan.Finds collector(List<SegmentIndex.Place> places, Map<String, Integer> documents) {
        return new SegmentScan.Finds() {
            @Override
            public void record(RunKey key, int offset) {
                places.add(new SegmentIndex.Place(key, offset));
            }

            @Override
            public void shared(String digest, int offset) {
                documents.put(digest, offset);
            }
        };
    }

    /** Looks for what its writer appended since; does nothing once it is finished. */
    synchronized void refresh() throws IOException {
        if (finished || bytes.length() <= scanned) {
            return;
        }
        SegmentScan.End end = SegmentScan.scan(bytes, scanned, new SegmentScan.Finds() {
            @Override
            public void record(RunKey key, int offset) {
                add(key, offset);
            }

            @Override
            public void shared(String digest, int offset) {
                shared.put(digest, offset);
            }
        });
        scanned = end.next();
        finished = end.finished();
    }

    void add(RunKey key, int offset) {
        grown.merge(key.first(), new int[] {offset}, (known, more) -> {
            int[] longer = Arrays.copyOf(known, known.length + 1);
            longer[known.length] = offset;
            return longer;
        });
    }

    void addShared(String digest, int offset) {
        shared.put(digest, offset);
    }

    Set<String> sharedDigests() {
        return shared.keySet();
    }

    Optional<Integer> shared(String digest) {
        return Optional.ofNullable(shared.get(digest));
    }

    /** Where records stand whose keys begin so, without those that were set aside. */
    int[] offsets(long prefix) {
        int[] early = sorted.offsets(prefix);
        int[] late = grown.getOrDefault(prefix, SegmentWriter.NOWHERE);
        if (late.length == 0 && setAside.isEmpty()) {
            return early;
        }
        int[] all = Arrays.copyOf(early, early.length + late.length);
        System.arraycopy(late, 0, all, early.length, late.length);
        return setAside.isEmpty()
                ? all
                : Arrays.stream(all)
                        .filter(offset -> !setAside.contains(offset))
                        .toArray();
    }

    /** Every record that is known now, in the order of the keys. */
    SortedKeys snapshot() {
        if (grown.isEmpty()) {
            return sorted;
        }
        SortedKeys early = sorted;
        List<long[]> places = new ArrayList<>();
        for (int i = 0; i < early.size(); i++) {
            places.add(new long[] {early.prefix(i), early.offset(i)});
        }
        grown.forEach(
                (prefix, offsets) -> Arrays.stream(offsets).forEach(offset -> places.add(new long[] {prefix, offset})));
        places.sort((a, b) -> {
            int byPrefix = Long.compareUnsigned(a[0], b[0]);
            return byPrefix != 0 ? byPrefix : Long.compare(a[1], b[1]);
        });
        return new SortedKeys(
                places.stream().mapToLong(place -> place[0]).toArray(),
                places.stream().mapToInt(place -> (int) place[1]).toArray());
    }

    boolean isSetAside(int offset) {
        return setAside.contains(offset);
    }

    /** From now on the record that begins here is as good as missing. */
    void setAside(int offset) {
        setAside.add(offset);
    }

    @Override
    public void close() throws IOException {
        bytes.close();
    }

    /** {@code segments/3f2c-1.zip}. */
    @Override
    public String toString() {
        return "segments/" + name;
    }
}
