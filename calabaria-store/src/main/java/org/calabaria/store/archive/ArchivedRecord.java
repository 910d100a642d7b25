package org.calabaria.store.archive;

import java.io.IOException;
import java.util.Arrays;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * A record as it was read: its manifest, whose checksum was compared, and the bytes of its files, whose were not: a manifest
 * holds digests of them.
 */
public final class ArchivedRecord {

    private static final int FIRST_READ = 4 << 10;

    private final RunKey key;
    private final byte[] manifest;
    private final byte[] bytes;
    private final Map<String, int[]> files; // name -> where it begins in bytes, and its length

    private ArchivedRecord(RunKey key, byte[] manifest, byte[] bytes, Map<String, int[]> files) {
        this.key = key;
        this.manifest = manifest;
        this.bytes = bytes;
        this.files = files;
    }

    /** The record that begins at an offset of a segment. */
    static ArchivedRecord read(FileBytes segment, int offset) throws IOException, DamagedRecordException {
        byte[] bytes = segment.read(offset, FIRST_READ);
        Map<String, int[]> files = new LinkedHashMap<>();
        String group = "";
        int at = 0;
        while (true) {
            bytes = atLeast(bytes, at + ZipFormat.LOCAL_LENGTH + EntryName.LONGEST, segment, offset);
            ZipFormat.Entry entry =
                    ZipFormat.local(ZipFormat.littleEndian(bytes), Math.min(at, bytes.length), bytes.length, at);
            EntryName name = entry == null ? null : EntryName.parse(entry.name());
            if (entry == null || name == null || name.isShared() || !(group.isEmpty() || group.equals(name.group()))) {
                throw new DamagedRecordException("there is no entry of the record at byte " + (offset + (long) at));
            }
            if (entry.end() > NewRecord.LONGEST || entry.size() > NewRecord.LONGEST_FILE && !name.isManifest()) {
                throw new DamagedRecordException("entry " + name.file() + " is longer than those of a record");
            }
            group = name.group();
            int end = (int) entry.end();
            int begin = (int) entry.dataAt();
            if (name.isManifest()) {
                bytes = whole(bytes, end, segment, offset);
                byte[] manifest = Arrays.copyOfRange(bytes, begin, end);
                if (ZipFormat.crc(manifest, 0, manifest.length) != entry.crc()) {
                    throw new DamagedRecordException("the checksum of the manifest is wrong");
                }
                return new ArchivedRecord(RunKey.parse(name.key()), manifest, bytes, files);
            }
            if (files.put(name.file(), new int[] {begin, entry.size()}) != null) {
                throw new DamagedRecordException("the record has two files " + name.file());
            }
            at = end;
        }
    }

    private static byte[] whole(byte[] bytes, int end, FileBytes segment, int offset)
            throws IOException, DamagedRecordException {
        byte[] longer = atLeast(bytes, end, segment, offset);
        if (longer.length < end) {
            throw new DamagedRecordException("the segment ends inside the record");
        }
        return longer;
    }

    /** At least so many bytes from the offset, or all until the end of the file. */
    private static byte[] atLeast(byte[] bytes, int length, FileBytes segment, int offset) throws IOException {
        if (bytes.length >= length) {
            return bytes;
        }
        long wanted = Math.max(length, 2L * bytes.length);
        long available = Math.min(wanted, segment.length() - offset);
        return available <= bytes.length ? bytes : segment.read(offset, (int) available);
    }

    /** The key that its entries are named by. */
    public RunKey key() {
        return key;
    }

    /** The key alone. */
    public ArchivedRecord withoutBytes() {
        return new ArchivedRecord(key, new byte[0], new byte[0], Map.of());
    }

    /** The manifest's bytes; not to be changed. */
    public byte[] manifest() {
        return manifest;
    }

    /** The names of the files, in the order in which they stand. */
    public Set<String> files() {
        return Collections.unmodifiableSet(files.keySet());
    }

    /** The bytes of a file, if the record has it; not to be changed. */
    public Optional<byte[]> file(String name) {
        int[] place = files.get(name);
        return place == null ? Optional.empty() : Optional.of(Arrays.copyOfRange(bytes, place[0], place[0] + place[1]));
    }
}
