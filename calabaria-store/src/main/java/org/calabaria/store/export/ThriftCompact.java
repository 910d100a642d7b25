package org.calabaria.store.export;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.Deque;

/**
 * Structures in Thrift's compact protocol, as far as the metadata of Parquet needs it.
 *
 * <p>Source: Apache Thrift, "Thrift Compact protocol encoding", doc/specs/thrift-compact-protocol.md.
 */
final class ThriftCompact {

    private static final int TRUE = 1;
    private static final int FALSE = 2;
    private static final int I8 = 3;
    private static final int I32 = 5;
    private static final int I64 = 6;
    private static final int BINARY = 8;
    private static final int LIST = 9;
    private static final int STRUCT = 12;
    private static final int LONG_LIST = 15;

    private final ByteArrayOutputStream out = new ByteArrayOutputStream();
    private final Deque<Integer> enclosing = new ArrayDeque<>();
    private int last;

    byte[] toByteArray() {
        return out.toByteArray();
    }

    ThriftCompact flag(int field, boolean value) {
        header(field, value ? TRUE : FALSE);
        return this;
    }

    ThriftCompact i32(int field, int value) {
        header(field, I32);
        varint(zigzag(value));
        return this;
    }

    ThriftCompact i64(int field, long value) {
        header(field, I64);
        varint(zigzag(value));
        return this;
    }

    ThriftCompact text(int field, String value) {
        return binary(field, value.getBytes(StandardCharsets.UTF_8));
    }

    ThriftCompact binary(int field, byte[] value) {
        header(field, BINARY);
        bytes(value);
        return this;
    }

    /** One byte. */
    ThriftCompact i8(int field, int value) {
        header(field, I8);
        out.write(value);
        return this;
    }

    /** A structure as a field; its fields follow, and then {@link #end()}. */
    ThriftCompact struct(int field) {
        header(field, STRUCT);
        return begin();
    }

    /** A structure as an item of a list; its fields follow, and then {@link #end()}. */
    ThriftCompact begin() {
        enclosing.push(last);
        last = 0;
        return this;
    }

    /** Goes on behind a field that was written elsewhere. */
    ThriftCompact after(int field) {
        last = field;
        return this;
    }

    ThriftCompact end() {
        out.write(0);
        last = enclosing.isEmpty() ? 0 : enclosing.pop();
        return this;
    }

    /** A list of structures, each of which is put between {@link #begin()} and {@link #end()}. */
    ThriftCompact structs(int field, int size) {
        list(field, size, STRUCT);
        return this;
    }

    ThriftCompact i32s(int field, int... values) {
        list(field, values.length, I32);
        for (int value : values) {
            varint(zigzag(value));
        }
        return this;
    }

    ThriftCompact texts(int field, String... values) {
        list(field, values.length, BINARY);
        for (String value : values) {
            bytes(value.getBytes(StandardCharsets.UTF_8));
        }
        return this;
    }

    private void list(int field, int size, int type) {
        header(field, LIST);
        if (size < LONG_LIST) {
            out.write(size << 4 | type);
        } else {
            out.write(LONG_LIST << 4 | type);
            varint(size);
        }
    }

    private void bytes(byte[] value) {
        varint(value.length);
        out.writeBytes(value);
    }

    private void header(int field, int type) {
        out.write(field - last << 4 | type); // every step between the fields that are used is from 1 to 15
        last = field;
    }

    private static long zigzag(long value) {
        return value << 1 ^ value >> 63;
    }

    private void varint(long value) {
        long rest = value;
        while ((rest & ~0x7fL) != 0) {
            out.write((int) (rest & 0x7f | 0x80));
            rest >>>= 7;
        }
        out.write((int) rest);
    }
}
