package org.calabaria.store.archive;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * A record to be appended.
 *
 * @param key of the record
 * @param files its files by name, each of at most {@value #LONGEST_FILE} bytes, together with the manifest at most
 *     {@value #LONGEST} bytes; not to be changed
 * @param manifest its last entry
 * @param shared documents that a segment needs once, by the digest that is their name
 */
public record NewRecord(
        RunKey key, SortedMap<String, byte[]> files, byte[] manifest, SortedMap<String, byte[]> shared) {

    /** The longest file that stands in a segment [bytes]; a longer one is an object. */
    public static final int LONGEST_FILE = 512 << 10;

    /** The longest record of a segment [bytes]; of a longer one, every file is an object. */
    public static final int LONGEST = 64 << 20;

    public NewRecord {
        Objects.requireNonNull(key, "key must not be null");
        Objects.requireNonNull(manifest, "manifest must not be null");
        files = new TreeMap<>(files);
        shared = new TreeMap<>(shared);
        long length = manifest.length;
        for (Map.Entry<String, byte[]> file : files.entrySet()) {
            length += file.getValue().length;
            if (file.getValue().length > LONGEST_FILE || EntryName.parse(key.hex() + "/" + file.getKey()) == null) {
                throw new IllegalArgumentException("no file of a record: " + file.getKey());
            }
        }
        if (length > LONGEST) {
            throw new IllegalArgumentException("a record of " + length + " bytes");
        }
    }

    /** Its entries as bytes, with the local headers, and what the central directory says of them. */
    Block block(int number) {
        Map<String, byte[]> entries = new LinkedHashMap<>();
        String group = EntryName.group(key.hex(), number) + "/";
        files.forEach((name, bytes) -> entries.put(group + name, bytes));
        entries.put(group + EntryName.MANIFEST, manifest);
        return Block.of(entries);
    }

    /** A shared document as an entry. */
    static Block sharedBlock(String digest, byte[] document) {
        return Block.of(Map.of(EntryName.shared(digest), document));
    }

    /**
     * Entries that are appended in one piece.
     *
     * @param bytes of all of them
     * @param entries where each begins, from the beginning of the block
     */
    record Block(byte[] bytes, List<ZipFormat.Entry> entries) {

        static Block of(Map<String, byte[]> files) {
            int length = 0;
            for (Map.Entry<String, byte[]> file : files.entrySet()) {
                length += ZipFormat.LOCAL_LENGTH + file.getKey().length() + file.getValue().length;
            }
            byte[] bytes = new byte[length];
            var out = ZipFormat.littleEndian(bytes);
            List<ZipFormat.Entry> entries = new ArrayList<>();
            files.forEach((name, data) -> {
                int crc = ZipFormat.crc(data, 0, data.length);
                int at = out.position();
                ZipFormat.putLocal(out, name.getBytes(StandardCharsets.US_ASCII), data.length, crc);
                entries.add(new ZipFormat.Entry(name, at, out.position(), data.length, crc));
                out.put(data);
            });
            return new Block(bytes, entries);
        }

        /** Adds what the central directory says of the entries of a block that begins at an offset of the segment. */
        void addTo(ByteArrayOutputStream directory, int offset) {
            for (ZipFormat.Entry entry : entries) {
                byte[] name = entry.name().getBytes(StandardCharsets.US_ASCII);
                byte[] header = new byte[ZipFormat.CENTRAL_LENGTH + name.length];
                ZipFormat.putCentral(
                        ZipFormat.littleEndian(header), name, entry.size(), entry.crc(), offset + (int) entry.at());
                directory.writeBytes(header);
            }
        }
    }
}
