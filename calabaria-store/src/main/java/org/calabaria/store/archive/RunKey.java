package org.calabaria.store.archive;

import java.nio.ByteBuffer;
import java.util.HexFormat;

/**
 * The key of a record: a digest of 32 bytes, ordered as its bytes are, unsigned.
 *
 * @param first the first 8 bytes, big-endian, and so on
 */
public record RunKey(long first, long second, long third, long fourth) implements Comparable<RunKey> {

    /** The length of a key [bytes]. */
    public static final int BYTES = 32;

    /** The key of 64 lower-case hexadecimal digits. */
    public static RunKey parse(String hex) {
        return of(ByteBuffer.wrap(HexFormat.of().parseHex(hex)));
    }

    static RunKey of(ByteBuffer bytes) {
        return new RunKey(bytes.getLong(), bytes.getLong(), bytes.getLong(), bytes.getLong());
    }

    void put(ByteBuffer target) {
        target.putLong(first).putLong(second).putLong(third).putLong(fourth);
    }

    /** 64 lower-case hexadecimal digits. */
    public String hex() {
        ByteBuffer bytes = ByteBuffer.allocate(BYTES);
        put(bytes);
        return HexFormat.of().formatHex(bytes.array());
    }

    @Override
    public int compareTo(RunKey other) {
        int order = Long.compareUnsigned(first, other.first);
        order = order != 0 ? order : Long.compareUnsigned(second, other.second);
        order = order != 0 ? order : Long.compareUnsigned(third, other.third);
        return order != 0 ? order : Long.compareUnsigned(fourth, other.fourth);
    }

    @Override
    public String toString() {
        return hex();
    }
}
