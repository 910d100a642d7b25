package org.calabaria.store.archive;

import java.io.BufferedInputStream;
import java.io.DataInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Collections;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.zip.CRC32C;
import java.util.zip.CheckedInputStream;

/**
 * What an index file says of its segment: where each record and each shared document begins. It only saves a scan: where it
 * is missing, damaged or of another segment, the segment is scanned, and a record that is not where the index has it is
 * looked for by a scan too.
 *
 * <p>All numbers are big-endian. The file is {@code CALIDX01}, the length of the segment (8 bytes), the number of entries that
 * its end record has (4), the length of its name (4) and the name, the number of records (4) and of shared documents (4);
 * then for each record its key (32) and offset (4), sorted by key and offset; for each document its digest (32) and offset
 * (4), sorted; and CRC-32C of all that (4).
 */
record SegmentIndex(SortedKeys keys, Map<String, Integer> shared) {

    private static final byte[] MAGIC = "CALIDX01".getBytes(StandardCharsets.US_ASCII);
    private static final int PLACE = RunKey.BYTES + Integer.BYTES;

    /** A record of a segment. */
    record Place(RunKey key, int offset) implements Comparable<Place> {

        @Override
        public int compareTo(Place other) {
            int byKey = key.compareTo(other.key);
            return byKey != 0 ? byKey : Integer.compare(offset, other.offset);
        }
    }

    SegmentIndex {
        shared = Collections.unmodifiableMap(new HashMap<>(shared));
    }

    /** The index file of a finished segment. */
    static byte[] encode(
            String segment, long length, int entries, List<Place> sorted, SortedMap<String, Integer> shared) {
        byte[] name = segment.getBytes(StandardCharsets.US_ASCII);
        ByteBuffer out = ByteBuffer.allocate(
                MAGIC.length + 24 + name.length + PLACE * (sorted.size() + shared.size()) + Integer.BYTES);
        out.put(MAGIC).putLong(length).putInt(entries).putInt(name.length).put(name);
        out.putInt(sorted.size()).putInt(shared.size());
        for (Place place : sorted) {
            place.key().put(out);
            out.putInt(place.offset());
        }
        shared.forEach(
                (digest, offset) -> out.put(HexFormat.of().parseHex(digest)).putInt(offset));
        CRC32C checksum = new CRC32C();
        checksum.update(out.array(), 0, out.position());
        out.putInt((int) checksum.getValue());
        return out.array();
    }

    /** Reads an index file; empty if there is none, or if it is not that of this segment. */
    static Optional<SegmentIndex> read(Path file, String segment, FileBytes bytes) throws IOException {
        if (!Files.isRegularFile(file, LinkOption.NOFOLLOW_LINKS)) {
            return Optional.empty();
        }
        long length = bytes.length();
        ByteBuffer end =
                ZipFormat.littleEndian(bytes.read(Math.max(0, length - ZipFormat.END_LENGTH), ZipFormat.END_LENGTH));
        if (end.limit() < ZipFormat.END_LENGTH || end.getInt(0) != ZipFormat.END) {
            return Optional.empty();
        }
        int entries = Short.toUnsignedInt(end.getShort(10));
        try (InputStream raw = Files.newInputStream(file)) {
            CheckedInputStream checked = new CheckedInputStream(new BufferedInputStream(raw, 1 << 16), new CRC32C());
            return read(new DataInputStream(checked), checked, Files.size(file), segment, length, entries);
        }
    }

    private static Optional<SegmentIndex> read(
            DataInputStream in, CheckedInputStream checked, long size, String segment, long length, int entries)
            throws IOException {
        byte[] name = segment.getBytes(StandardCharsets.US_ASCII);
        long fixed = MAGIC.length + 24L + name.length + Integer.BYTES;
        if (size < fixed
                || !Arrays.equals(in.readNBytes(MAGIC.length), MAGIC)
                || in.readLong() != length
                || in.readInt() != entries
                || in.readInt() != name.length
                || !Arrays.equals(in.readNBytes(name.length), name)) {
            return Optional.empty();
        }
        int records = in.readInt();
        int documents = in.readInt();
        if (records < 0 || documents < 0 || (size - fixed) != PLACE * ((long) records + documents)) {
            return Optional.empty();
        }
        long[] prefixes = new long[records];
        int[] offsets = new int[records];
        byte[] place = new byte[PLACE];
        ByteBuffer view = ByteBuffer.wrap(place);
        for (int i = 0; i < records; i++) {
            in.readFully(place);
            prefixes[i] = view.getLong(0);
            offsets[i] = view.getInt(RunKey.BYTES);
            if (offsets[i] < 0 || i > 0 && Long.compareUnsigned(prefixes[i - 1], prefixes[i]) > 0) {
                return Optional.empty();
            }
        }
        Map<String, Integer> shared = new HashMap<>();
        for (int i = 0; i < documents; i++) {
            in.readFully(place);
            shared.put(HexFormat.of().formatHex(place, 0, RunKey.BYTES), view.getInt(RunKey.BYTES));
        }
        int sum = (int) checked.getChecksum().getValue();
        return in.readInt() == sum
                ? Optional.of(new SegmentIndex(new SortedKeys(prefixes, offsets), shared))
                : Optional.empty();
    }
}
