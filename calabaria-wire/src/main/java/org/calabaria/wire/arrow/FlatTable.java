package org.calabaria.wire.arrow;

import org.jspecify.annotations.Nullable;

/**
 * A table of a {@link FlatBytes}: fields by their number. Each field is absent or within the table.
 *
 * <p>A table starts with the distance back to its vtable (int32). The vtable contains its own length, the length of the
 * table, and for each field its distance from the start of the table, or 0 (all int16).
 */
final class FlatTable {

    private static final int FIRST_FIELD = 2 * Short.BYTES;

    private final FlatBytes flat;
    private final int start;
    private final int vtable;
    private final int vtableLength;
    private final int tableLength;

    FlatTable(FlatBytes flat, int start) {
        this.flat = flat;
        this.start = start;
        Slice bytes = flat.bytes;
        long table = (long) start - flat.getInt(start);
        if (!(0 <= table && table <= bytes.length() - FIRST_FIELD)) {
            throw flat.wrong(start, "a vtable of the metadata must lie within it, got " + table);
        }
        this.vtable = (int) table;
        int lengths = flat.getInt(vtable);
        this.vtableLength = lengths & 0xFFFF;
        this.tableLength = lengths >>> Short.SIZE;
        if (!(FIRST_FIELD <= vtableLength && vtableLength <= bytes.length() - vtable)) {
            throw flat.wrong(vtable, "a vtable of the metadata must lie within it, got a length of " + vtableLength);
        }
        if (!(Integer.BYTES <= tableLength && tableLength <= bytes.length() - start)) {
            throw flat.wrong(vtable, "a table of the metadata must lie within it, got a length of " + tableLength);
        }
    }

    /** The position of the field, or 0. */
    private int position(int field, int size) {
        int slot = FIRST_FIELD + Short.BYTES * field;
        if (slot + Short.BYTES > vtableLength) {
            return 0;
        }
        int distance = flat.getUnsignedShort(vtable + slot);
        if (distance == 0) {
            return 0;
        }
        if (!(Integer.BYTES <= distance && distance <= tableLength - size)) {
            throw flat.wrong(vtable + slot, "a field of the metadata must lie within its table, got " + distance);
        }
        return start + distance;
    }

    long offset() {
        return flat.bytes.offset() + start;
    }

    ArrowFormatException wrong(String sentence) {
        return flat.wrong(start, sentence);
    }

    boolean getBoolean(int field) {
        int at = position(field, Byte.BYTES);
        return at != 0 && flat.getByte(at) != 0;
    }

    int getByte(int field, int otherwise) {
        int at = position(field, Byte.BYTES);
        return at == 0 ? otherwise : flat.getByte(at);
    }

    int getShort(int field, int otherwise) {
        int at = position(field, Short.BYTES);
        return at == 0 ? otherwise : (short) flat.getUnsignedShort(at);
    }

    int getInt(int field, int otherwise) {
        int at = position(field, Integer.BYTES);
        return at == 0 ? otherwise : flat.getInt(at);
    }

    long getLong(int field, long otherwise) {
        int at = position(field, Long.BYTES);
        return at == 0 ? otherwise : flat.getLong(at);
    }

    @Nullable
    String text(int field) {
        int at = position(field, Integer.BYTES);
        return at == 0 ? null : flat.text(at);
    }

    @Nullable
    FlatTable table(int field) {
        int at = position(field, Integer.BYTES);
        return at == 0 ? null : flat.table(at);
    }

    FlatTable required(int field, String what) {
        FlatTable table = table(field);
        if (table == null) {
            throw wrong(what + " is missing");
        }
        return table;
    }

    /** The vector in a field; empty when absent. */
    FlatVector vector(int field, int elementSize) {
        int at = position(field, Integer.BYTES);
        int start = at == 0 ? 0 : flat.target(at);
        int length = at == 0 ? 0 : flat.vectorLength(start, elementSize);
        return new FlatVector(flat, start + Integer.BYTES, length, elementSize);
    }

    /** The position of a number of 8 bytes, for templates. */
    int longPosition(int field) {
        return position(field, Long.BYTES);
    }
}
