package org.calabaria.store.archive;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.zip.CRC32;

/**
 * The part of the zip format that segments use: stored entries, sizes and checksum in front of the data, no extra fields, no
 * comments, one date.
 *
 * <p>Source: PKWARE, ".ZIP File Format Specification" 6.3.10 (2022), sections 4.3.7, 4.3.12 and 4.3.16.
 */
final class ZipFormat {

    static final int LOCAL = 0x04034b50;
    static final int CENTRAL = 0x02014b50;
    static final int END = 0x06054b50;

    static final int LOCAL_LENGTH = 30;
    static final int CENTRAL_LENGTH = 46;
    static final int END_LENGTH = 22;

    /** The number of entries in the end record has 16 bits. */
    static final int MOST_ENTRIES = 0xffff;

    private static final short VERSION = 20;
    private static final short STORED = 0;
    private static final short FIRST_OF_JANUARY_1980 = 0x0021;

    private ZipFormat() {}

    /**
     * An entry as its local header describes it.
     *
     * @param name of ASCII characters alone
     * @param at where the header begins
     * @param dataAt where the data begins
     * @param size of the data [bytes]
     * @param crc of the data
     */
    record Entry(String name, long at, long dataAt, int size, int crc) {

        /** Where the data ends, and the next header begins. */
        long end() {
            return dataAt + size;
        }
    }

    static ByteBuffer littleEndian(byte[] bytes) {
        return ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN);
    }

    static int crc(byte[] data, int from, int length) {
        CRC32 crc = new CRC32();
        crc.update(data, from, length);
        return (int) crc.getValue();
    }

    static void putLocal(ByteBuffer out, byte[] name, int size, int crc) {
        out.putInt(LOCAL);
        putCommon(out, name, size, crc);
        out.put(name);
    }

    /** Version, flags, method, time, date, checksum, twice the size, the lengths of name and extra fields. */
    private static void putCommon(ByteBuffer out, byte[] name, int size, int crc) {
        out.putShort(VERSION).putShort((short) 0).putShort(STORED);
        out.putShort((short) 0).putShort(FIRST_OF_JANUARY_1980);
        out.putInt(crc).putInt(size).putInt(size);
        out.putShort((short) name.length).putShort((short) 0);
    }

    static void putCentral(ByteBuffer out, byte[] name, int size, int crc, int localAt) {
        out.putInt(CENTRAL).putShort(VERSION);
        putCommon(out, name, size, crc);
        out.putShort((short) 0).putShort((short) 0).putShort((short) 0).putInt(0); // comment, disk, attributes
        out.putInt(localAt).put(name);
    }

    static void putEnd(ByteBuffer out, int entries, int directoryLength, int directoryAt) {
        out.putInt(END).putShort((short) 0).putShort((short) 0);
        out.putShort((short) entries).putShort((short) entries);
        out.putInt(directoryLength).putInt(directoryAt).putShort((short) 0);
    }

    /**
     * The entry whose local header stands at an index of a buffer, or {@code null} if what stands there is no header that we
     * write.
     *
     * @param at where the buffer's index lies in the file
     */
    static @org.jspecify.annotations.Nullable Entry local(ByteBuffer bytes, int index, int limit, long at) {
        if (limit - index < LOCAL_LENGTH || bytes.getInt(index) != LOCAL) {
            return null;
        }
        int flagsAndMethod = bytes.getInt(index + 6);
        int size = bytes.getInt(index + 18);
        int nameLength = Short.toUnsignedInt(bytes.getShort(index + 26));
        int extraLength = Short.toUnsignedInt(bytes.getShort(index + 28));
        boolean ours = flagsAndMethod == 0
                && size >= 0
                && size == bytes.getInt(index + 22)
                && extraLength == 0
                && nameLength > 0
                && nameLength <= EntryName.LONGEST
                && limit - index - LOCAL_LENGTH >= nameLength;
        if (!ours) {
            return null;
        }
        byte[] name = new byte[nameLength];
        bytes.get(index + LOCAL_LENGTH, name);
        return new Entry(
                new String(name, StandardCharsets.ISO_8859_1),
                at,
                at + LOCAL_LENGTH + nameLength,
                size,
                bytes.getInt(index + 14));
    }
}
