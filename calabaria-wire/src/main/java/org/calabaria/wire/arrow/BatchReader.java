package org.calabaria.wire.arrow;

import org.calabaria.problem.ShownValue;

/**
 * A reader of a record batch, which returns its buffers in order. It checks that every buffer lies within the body and
 * does not overlap another.
 */
final class BatchReader {

    private static final int NODE = 2 * Long.BYTES;
    private static final int BUFFER = 2 * Long.BYTES;

    private final FlatTable batch;
    private final Slice body;
    private final Inflation inflation;
    private final FlatVector nodes;
    private final FlatVector buffers;
    private final FlatVector variadic;
    private final int rows;
    private int node;
    private int buffer;
    private int view;

    BatchReader(FlatTable batch, Slice body, Inflation.Allowance allowance) {
        this.batch = batch;
        this.body = body;
        this.nodes = batch.vector(1, NODE);
        this.buffers = batch.vector(2, BUFFER);
        this.inflation = Inflation.of(batch.table(3), allowance);
        this.variadic = batch.vector(4, Long.BYTES);
        this.rows = rows(batch.getLong(0, 0));
        refuseOverlaps();
    }

    int rows() {
        return rows;
    }

    /** The next column. */
    ColumnPart part(FieldSpec field, CellType stored) {
        if (node == nodes.length()) {
            throw batch.wrong("a record batch must have all columns of the schema, got " + node);
        }
        long length = nodes.getLong(node, 0);
        long missing = nodes.getLong(node, Long.BYTES);
        if (!(length == rows && 0 <= missing && missing <= rows)) {
            throw ArrowFormatException.at(
                    nodes.offset(node),
                    shown(field) + " must have " + rows + " rows as its record batch has, got " + length + " with "
                            + missing + " missing");
        }
        node++;
        if (stored == CellType.NULL) {
            return new ColumnPart(field, stored, rows, rows, Slice.EMPTY, Slice.EMPTY, NO_SLICES);
        }
        Slice validity = validity(field, (int) missing);
        Slice cells = next(field, "the cells", stored.leastLength(rows));
        return new ColumnPart(field, stored, rows, (int) missing, validity, cells, texts(field, stored));
    }

    void refuseMore() {
        if (node != nodes.length() || buffer != buffers.length()) {
            throw batch.wrong("a record batch must have the columns and buffers of the schema, which are " + node
                    + " and " + buffer + ", got " + nodes.length() + " and " + buffers.length());
        }
    }

    private static final Slice[] NO_SLICES = {};

    private Slice[] texts(FieldSpec field, CellType stored) {
        if (stored == CellType.UTF8 || stored == CellType.LARGE_UTF8) {
            return new Slice[] {next(field, "the text", 0)};
        }
        return stored == CellType.UTF8_VIEW ? viewed(field) : NO_SLICES;
    }

    private Slice[] viewed(FieldSpec field) {
        if (view == variadic.length()) {
            throw batch.wrong("the number of buffers of " + shown(field) + " is missing");
        }
        long count = variadic.getLong(view, 0);
        if (!(0 <= count && count <= buffers.length() - buffer)) {
            throw ArrowFormatException.at(
                    variadic.offset(view), shown(field) + " claims " + count + " buffers more than the batch has");
        }
        view++;
        Slice[] slices = new Slice[(int) count];
        for (int i = 0; i < slices.length; i++) {
            slices[i] = next(field, "the text", 0);
        }
        return slices;
    }

    private Slice validity(FieldSpec field, int missing) {
        Slice validity = next(field, "the validity bitmap", missing == 0 ? 0 : BatchShape.bitmapLength(rows));
        boolean absent = validity.length() == 0;
        if (!absent && validity.length() < BatchShape.bitmapLength(rows)) {
            throw tooShort(field, "the validity bitmap", BatchShape.bitmapLength(rows), validity);
        }
        if (!absent && Validity.missingIn(validity, rows) != missing) {
            throw ArrowFormatException.at(
                    validity.offset(),
                    shown(field) + " must have " + missing + " missing cells in its validity bitmap, got "
                            + Validity.missingIn(validity, rows));
        }
        return absent || missing == 0 ? Slice.EMPTY : validity;
    }

    private Slice next(FieldSpec field, String what, long least) {
        if (buffer == buffers.length()) {
            throw batch.wrong(
                    "a record batch must have " + what + " of " + shown(field) + ", got only " + buffer + " buffers");
        }
        Slice stored = body.part(buffers.getLong(buffer, 0), buffers.getLong(buffer, Long.BYTES), "a buffer");
        buffer++;
        Slice slice = inflation.inflated(stored);
        if (!(slice.length() >= least)) {
            throw tooShort(field, what, least, slice);
        }
        return slice;
    }

    private static ArrowFormatException tooShort(FieldSpec field, String what, long least, Slice slice) {
        return ArrowFormatException.at(
                slice.offset(),
                what + " of " + shown(field) + " must have " + least + " bytes or more, got " + slice.length());
    }

    private int rows(long length) {
        if (!(0 <= length && length <= Integer.MAX_VALUE - 8)) {
            throw batch.wrong("a record batch must have 0 to 2147483639 rows, got " + length);
        }
        return (int) length;
    }

    /**
     * Refuses overlapping buffers. Buffers in their usual order are compared directly; otherwise they are sorted first.
     */
    private void refuseOverlaps() {
        long end = 0;
        for (int i = 0; i < buffers.length(); i++) {
            long length = buffers.getLong(i, Long.BYTES);
            if (length != 0) {
                if (buffers.getLong(i, 0) < end) {
                    refuseSortedOverlaps();
                    return;
                }
                end = buffers.getLong(i, 0) + length;
            }
        }
    }

    private void refuseSortedOverlaps() {
        long[][] ranges = new long[buffers.length()][];
        for (int i = 0; i < ranges.length; i++) {
            Slice slice = body.part(buffers.getLong(i, 0), buffers.getLong(i, Long.BYTES), "a buffer");
            ranges[i] = new long[] {slice.offset(), slice.length()};
        }
        Ranges.refuseOverlaps(ranges, "the buffers of a record batch");
    }

    static String shown(FieldSpec field) {
        return "column '" + ShownValue.name(field.name()) + "'";
    }
}
