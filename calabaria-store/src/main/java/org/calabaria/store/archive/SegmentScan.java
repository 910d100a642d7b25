package org.calabaria.store.archive;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * Reads a segment from front to back by its local headers, and finds every complete record: of a segment that is still being
 * written, that was torn, or whose index is missing. Where a header is damaged, it looks for the next one.
 */
final class SegmentScan {

    private static final int CHUNK = 1 << 20;

    /** What is found. */
    interface Finds {

        void record(RunKey key, int offset);

        /** A document that stands once in the segment, by its digest. */
        void shared(String digest, int offset);

        /**
         * Any entry, whether its data is intact or not, before what it belongs to.
         *
         * @param bytes the scan's own, in which the entry begins at an index; not to be kept
         */
        default void entry(ZipFormat.Entry entry, byte[] bytes, int index) throws IOException {}

        /** Whether {@link #entry} is given all the bytes of an entry, or only its header. */
        default boolean readsData() {
            return false;
        }

        /** Bytes that are no entry, up to the next one or to the end of the file. */
        default void gap(long from, long to) {}
    }

    private final FileBytes file;
    private final long length;
    private final Finds finds;
    private byte[] chunk = new byte[0];
    private ByteBuffer view = ZipFormat.littleEndian(chunk);
    private long chunkAt;
    private int chunkLength;

    private SegmentScan(FileBytes file, long length, Finds finds) {
        this.file = file;
        this.length = length;
        this.finds = finds;
    }

    /**
     * How far a scan came.
     *
     * @param next where the next scan begins, when the segment has grown: behind the last complete record
     * @param finished whether the central directory stands there, so that the segment grows no more
     */
    record End(long next, boolean finished) {}

    /** Finds the complete records from a position on, which is the beginning of a record. */
    static End scan(FileBytes file, long from, Finds finds) throws IOException {
        return new SegmentScan(file, Math.min(file.length(), Integer.MAX_VALUE), finds).scan(from);
    }

    private End scan(long from) throws IOException {
        long at = from;
        long groupAt = from;
        String group = "";
        while (at < length) {
            if (isDirectory(at)) {
                return new End(at, true);
            }
            ZipFormat.Entry entry = entry(at);
            EntryName name = entry == null ? null : EntryName.parse(entry.name());
            if (entry == null || name == null) {
                long further = nextEntry(at + 1);
                finds.gap(at, further < 0 ? length : further);
                if (further < 0) {
                    return new End(group.isEmpty() ? at : groupAt, false);
                }
                at = further;
                group = "";
                continue;
            }
            if (finds.readsData()) {
                load(at, (int) (entry.end() - at));
            }
            finds.entry(entry, chunk, (int) (at - chunkAt));
            if (!name.group().equals(group)) {
                group = name.group();
                groupAt = at;
            }
            if (name.isShared()) {
                finds.shared(name.key(), (int) at);
                group = "";
            } else if (name.isManifest()) {
                if (isIntact(entry)) {
                    finds.record(RunKey.parse(name.key()), (int) groupAt);
                }
                group = "";
            }
            at = entry.end();
        }
        return new End(group.isEmpty() ? at : groupAt, false);
    }

    private boolean isIntact(ZipFormat.Entry manifest) throws IOException {
        return manifest.size() <= NewRecord.LONGEST
                && load(manifest.dataAt(), manifest.size())
                && ZipFormat.crc(chunk, (int) (manifest.dataAt() - chunkAt), manifest.size()) == manifest.crc();
    }

    /** The entry whose header stands here and whose data the file holds. */
    private ZipFormat.@Nullable Entry entry(long at) throws IOException {
        load(at, (int) Math.min(length - at, ZipFormat.LOCAL_LENGTH + EntryName.LONGEST));
        ZipFormat.Entry entry = ZipFormat.local(view, (int) (at - chunkAt), chunkLength, at);
        return entry == null || entry.end() > length ? null : entry;
    }

    /** Where the next header of an entry of ours begins; negative if there is none. */
    private long nextEntry(long from) throws IOException {
        for (long at = from; at + ZipFormat.LOCAL_LENGTH <= length; at++) {
            load(at, ZipFormat.LOCAL_LENGTH);
            int index = (int) (at - chunkAt);
            if (chunk[index] == 'P' && view.getInt(index) == ZipFormat.LOCAL) {
                ZipFormat.Entry entry = entry(at);
                if (entry != null && EntryName.parse(entry.name()) != null) {
                    return at;
                }
            }
        }
        return -1;
    }

    /** Whether the central directory begins here: the end record, the last of the file, says so. */
    private boolean isDirectory(long at) throws IOException {
        if (length - at < ZipFormat.END_LENGTH || !load(at, Integer.BYTES)) {
            return false;
        }
        int signature = view.getInt((int) (at - chunkAt));
        if (signature != ZipFormat.CENTRAL && signature != ZipFormat.END) {
            return false;
        }
        ByteBuffer end = ZipFormat.littleEndian(file.read(length - ZipFormat.END_LENGTH, ZipFormat.END_LENGTH));
        return end.limit() == ZipFormat.END_LENGTH && end.getInt(0) == ZipFormat.END && end.getInt(16) == at;
    }

    /** Makes sure that the chunk holds these bytes; false if the file ends before. */
    private boolean load(long at, int wanted) throws IOException {
        if (at >= chunkAt && at + wanted <= chunkAt + chunkLength) {
            return true;
        }
        if (chunk.length < wanted || chunk.length == 0) {
            chunk = new byte[Math.max(CHUNK, wanted)];
            view = ZipFormat.littleEndian(chunk);
        }
        chunkAt = at;
        chunkLength = file.read(at, chunk);
        Arrays.fill(chunk, chunkLength, chunk.length, (byte) 0);
        return chunkLength >= wanted;
    }
}
