package org.calabaria.store.archive;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * Appends records to one segment, and finishes it. Not safe for several threads.
 *
 * <p>A record is appended in one piece. If that fails, the file is cut to the length that it had before, so that what
 * stands in it stays whole.
 */
final class SegmentWriter {

    static final int[] NOWHERE = {};

    private final Path file;
    private final Disk.Appender out;
    private final Segment segment;
    private final ByteArrayOutputStream directory = new ByteArrayOutputStream();
    private final List<SegmentIndex.Place> places = new ArrayList<>();
    private final SortedMap<String, Integer> shared = new TreeMap<>();
    private final Map<RunKey, Integer> numbers = new HashMap<>();
    private int entries;
    private int length;

    private SegmentWriter(Path file, Disk.Appender out, Segment segment) {
        this.file = file;
        this.out = out;
        this.segment = segment;
    }

    /** A writer of a new file. */
    static SegmentWriter create(Disk disk, Path file) throws IOException {
        Disk.Appender out = disk.create(file);
        try {
            return new SegmentWriter(file, out, Segment.own(file));
        } catch (IOException e) {
            out.close();
            throw e;
        }
    }

    Path file() {
        return file;
    }

    Segment segment() {
        return segment;
    }

    int length() {
        return length;
    }

    boolean isEmpty() {
        return entries == 0;
    }

    /** Whether a record still finds room below a length and a number of entries; an empty segment has room for any. */
    boolean hasRoomFor(NewRecord record, int longest, int mostEntries) {
        long size = record.manifest().length;
        for (byte[] bytes : record.files().values()) {
            size += bytes.length;
        }
        for (byte[] bytes : record.shared().values()) {
            size += bytes.length;
        }
        int more = record.files().size() + 1 + record.shared().size();
        long headers = more * (ZipFormat.LOCAL_LENGTH + 128L);
        return isEmpty() || length + size + headers <= longest && entries + more <= mostEntries;
    }

    /** How many records of a key stand in the segment. */
    int count(RunKey key) {
        return numbers.getOrDefault(key, 0);
    }

    /**
     * Appends a record.
     *
     * @param block the record as entries, with the next number of its key
     * @return where it begins
     */
    int append(NewRecord record, NewRecord.Block block) throws IOException {
        List<NewRecord.Block> blocks = new ArrayList<>();
        for (Map.Entry<String, byte[]> document : record.shared().entrySet()) {
            if (!shared.containsKey(document.getKey())) {
                blocks.add(NewRecord.sharedBlock(document.getKey(), document.getValue()));
            }
        }
        blocks.add(block);
        int begin = length;
        try {
            for (NewRecord.Block piece : blocks) {
                out.append(piece.bytes(), piece.bytes().length);
            }
        } catch (IOException e) {
            cut(begin, e);
            throw e;
        }
        for (NewRecord.Block piece : blocks) {
            added(piece);
        }
        int at = length - block.bytes().length;
        places.add(new SegmentIndex.Place(record.key(), at));
        numbers.merge(record.key(), 1, Integer::sum);
        segment.add(record.key(), at);
        return at;
    }

    private void added(NewRecord.Block piece) {
        piece.addTo(directory, length);
        ZipFormat.Entry first = piece.entries().get(0);
        EntryName name = EntryName.parse(first.name());
        if (name != null && name.isShared()) {
            shared.put(name.key(), length);
            segment.addShared(name.key(), length);
        }
        entries += piece.entries().size();
        length += piece.bytes().length;
    }

    private void cut(int good, IOException cause) {
        try {
            out.cut(good);
        } catch (IOException stillFailing) {
            cause.addSuppressed(stillFailing);
        }
    }

    void force() throws IOException {
        out.force();
    }

    /**
     * Appends the central directory and closes the file. If that fails, the segment stays as it was, without a directory.
     *
     * @param force whether the file is forced to the disk
     * @return the content of the index file
     */
    byte[] finish(boolean force) throws IOException {
        byte[] end = new byte[ZipFormat.END_LENGTH];
        ZipFormat.putEnd(ZipFormat.littleEndian(end), entries, directory.size(), length);
        int begin = length;
        try {
            out.append(directory.toByteArray(), directory.size());
            out.append(end, end.length);
            if (force) {
                out.force();
            }
        } catch (IOException e) {
            cut(begin, e);
            throw e;
        } finally {
            out.close();
        }
        Collections.sort(places);
        return index(segment.name());
    }

    /** The content of the index file of a finished segment that is to be called so. */
    byte[] index(String name) {
        long finished = (long) length + directory.size() + ZipFormat.END_LENGTH;
        return SegmentIndex.encode(name, finished, entries, places, shared);
    }

    /** Closes the file as it is. */
    void abandon() throws IOException {
        out.close();
    }
}
