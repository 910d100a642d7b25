package org.calabaria.wire.arrow;

import java.nio.ByteBuffer;
import java.nio.DoubleBuffer;
import java.nio.LongBuffer;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import org.calabaria.table.Column;
import org.calabaria.table.IntegerColumn;
import org.calabaria.table.IntegerWidth;
import org.jspecify.annotations.Nullable;

/** The joined content of consecutive parts of one column that have the same dictionary or none. */
final class ColumnParts {

    /** The maximal number of bytes of text for one array, with a reserve for other data. */
    private static final long MOST_TEXT = 1L << 30;

    private final @Nullable Dictionary dictionary;
    private final List<ColumnPart> parts = new ArrayList<>(1);
    private int rows;
    private long textBytes;
    private boolean anyMissing;

    ColumnParts(@Nullable Dictionary dictionary) {
        this.dictionary = dictionary;
    }

    /** Whether the part can be joined to these parts. */
    boolean takes(ColumnPart part, @Nullable Dictionary other) {
        return dictionary == other && (parts.isEmpty() || textBytes + part.textBytes() <= MOST_TEXT);
    }

    void add(ColumnPart part) {
        parts.add(part);
        rows += part.rows();
        textBytes += part.textBytes();
        anyMissing |= part.missing() > 0;
    }

    @Nullable
    Dictionary dictionary() {
        return dictionary;
    }

    boolean isEmpty() {
        return parts.isEmpty();
    }

    List<ColumnPart> all() {
        return parts;
    }

    int rows() {
        return rows;
    }

    /** The rows without a value. */
    BitSet missing() {
        if (!anyMissing) {
            return new BitSet(0);
        }
        long[] words = words();
        int first = 0;
        for (ColumnPart part : parts) {
            if (part.missing() > 0 && part.validity().length() == 0) {
                Validity.markAll(part.rows(), words, first);
            } else if (part.missing() > 0) {
                Validity.markClear(part.validity(), part.rows(), words, first);
            }
            first += part.rows();
        }
        return BitSet.valueOf(words);
    }

    /** The rows whose bit is set, for cells that are bits. */
    BitSet trues() {
        long[] words = words();
        int first = 0;
        for (ColumnPart part : parts) {
            Validity.markSet(part.cells(), part.rows(), words, first);
            first += part.rows();
        }
        return BitSet.valueOf(words);
    }

    private long[] words() {
        return new long[(int) ((rows + 63L) >>> 6)];
    }

    /** Cells of 64 bits, as views of the bytes that were read. */
    Iterable<DoubleBuffer> doubles() {
        if (parts.size() == 1) {
            return List.of(parts.get(0).longs().asDoubleBuffer());
        }
        List<DoubleBuffer> buffers = new ArrayList<>(parts.size());
        for (ColumnPart part : parts) {
            buffers.add(part.longs().asDoubleBuffer());
        }
        return buffers;
    }

    /** Cells of 64 bits, as views of the bytes that were read. */
    Iterable<LongBuffer> longs() {
        if (parts.size() == 1) {
            return List.of(parts.get(0).longs().asLongBuffer());
        }
        List<LongBuffer> buffers = new ArrayList<>(parts.size());
        for (ColumnPart part : parts) {
            buffers.add(part.longs().asLongBuffer());
        }
        return buffers;
    }

    /** Cells of 32 bits, one part at a time. */
    Iterable<DoubleBuffer> floats() {
        return parts.isEmpty() ? List.of() : () -> new WidenedReals(parts, rows);
    }

    /** A column of the numbers that the reader reads from the cells, stored with this width. */
    IntegerColumn integers(String name, IntegerWidth width, CellReader reader) {
        return Column.integer(name, width, rows, numbers(reader), missing());
    }

    /** The ends of the texts; the end of a missing text is not missing. */
    IntegerColumn ends(String name, TextEnds reader) {
        return Column.integer(name, IntegerWidth.INT32, rows, numbers(reader), new BitSet(0));
    }

    /** The bytes of the concatenated texts. */
    Iterable<ByteBuffer> textRuns() {
        return parts.isEmpty() ? List.of() : () -> new TextRuns(parts, anyMissing ? textBytes : 0);
    }

    private Iterable<LongBuffer> numbers(CellReader reader) {
        return parts.isEmpty() ? List.of() : () -> new CellNumbers(parts, rows, reader);
    }
}
