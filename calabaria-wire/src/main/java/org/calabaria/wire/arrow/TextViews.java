package org.calabaria.wire.arrow;

import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.BitSet;
import java.util.Iterator;
import java.util.NoSuchElementException;
import java.util.SplittableRandom;
import org.calabaria.table.Column;
import org.calabaria.table.IntegerColumn;
import org.calabaria.table.IntegerWidth;
import org.calabaria.table.TextColumn;

/**
 * A reader of text views. Texts of up to 12 bytes are within their view; others are in the buffers. Views may share
 * bytes. Equal views of a batch share their text. The total length of the other texts must be at most twice the length
 * of all buffers.
 */
final class TextViews {

    private static final int INLINE = 12;
    private static final int VIEW = 16;
    private static final int CHUNK = 8192;
    private static final int FEW = 16;
    private static final int MOST_BYTES = Integer.MAX_VALUE - 8;

    /**
     * Odd random numbers for hashing, so that no file can contain views that all have the same hash. No result depends
     * on them.
     */
    private static final long[] SECRETS =
            new SplittableRandom().longs(2).map(secret -> secret | 1).toArray();

    private final ColumnParts parts;

    /** For every text, the first row that has it. */
    private int[] firstRows = {};

    private int texts;

    /** The current part, its first row in the column, and the remaining permitted length of its texts. */
    private ColumnPart part;

    private int firstRow;
    private long budget;

    /**
     * A hash table with linear probing of the part's texts that are not within their view; texts are numbered from 1.
     */
    private int[] places = {};

    private int placed;

    /** @param parts one or more */
    TextViews(ColumnParts parts) {
        this.parts = parts;
        this.part = parts.all().get(0);
    }

    TextColumn toColumn(String name) {
        IntegerColumn numbers = parts.integers(name, IntegerWidth.INT32, this::number);
        places = new int[0];
        IntegerColumn ends = Column.integer(name, ends());
        return Column.numberedText(name, numbers, Column.utf8Text(name, Bytes::new, ends, new BitSet(0)));
    }

    private int[] ends() {
        int[] ends = new int[texts];
        Cursor cursor = new Cursor();
        long end = 0;
        for (int i = 0; i < texts; i++) {
            cursor.moveTo(firstRows[i]);
            end += cursor.length();
            if (!(end <= MOST_BYTES)) {
                throw part.wrong(
                        firstRows[i],
                        part.cells().offset(),
                        "must have views of at most " + MOST_BYTES + " bytes of text in all, got more");
            }
            ends[i] = (int) end;
        }
        return ends;
    }

    /** A cursor over the rows, with the view of a part and the position of its text. */
    private final class Cursor {

        private final Iterator<ColumnPart> following = parts.all().iterator();
        private ColumnPart part = following.next();
        private int firstRow;
        private int row;

        void moveTo(int rowOfColumn) {
            while (rowOfColumn - firstRow >= part.rows()) {
                firstRow += part.rows();
                part = following.next();
            }
            row = rowOfColumn - firstRow;
        }

        int length() {
            return TextViews.length(part, row);
        }

        byte[] bytes() {
            return source().bytes();
        }

        int start() {
            return source().from() + (isInline() ? row * VIEW + Integer.BYTES : offset(part, row));
        }

        private boolean isInline() {
            return length() <= INLINE;
        }

        private Slice source() {
            return isInline() ? part.cells() : part.texts()[buffer(part, row)];
        }
    }

    /** The bytes of the texts; many short texts are collected in one buffer at a time. */
    private final class Bytes implements Iterator<ByteBuffer> {

        private final byte[] chunk = new byte[Math.min(CHUNK, INLINE * texts)];
        private final Cursor cursor = new Cursor();
        private int next;

        @Override
        public boolean hasNext() {
            return next < texts;
        }

        @Override
        public ByteBuffer next() {
            if (!hasNext()) {
                throw new NoSuchElementException("every text has been read");
            }
            int filled = 0;
            for (; hasNext(); next++) {
                cursor.moveTo(firstRows[next]);
                int length = cursor.length();
                if (length > chunk.length - filled) {
                    return filled > 0 ? ByteBuffer.wrap(chunk, 0, filled) : alone();
                }
                System.arraycopy(cursor.bytes(), cursor.start(), chunk, filled, length);
                filled += length;
            }
            return ByteBuffer.wrap(chunk, 0, filled);
        }

        private ByteBuffer alone() {
            next++;
            return ByteBuffer.wrap(cursor.bytes(), cursor.start(), cursor.length());
        }
    }

    private void begin(ColumnPart other, int first) {
        part = other;
        firstRow = first;
        budget = 2 * part.viewedBytes();
        if (placed > 0 || places.length == 0) {
            places = new int[FEW];
            placed = 0;
        }
    }

    private int number(ColumnPart same, int row, int first) {
        if (row == 0) {
            begin(same, first);
        }
        if (part.isMissing(row)) {
            return 0;
        }
        int length = length(part, row);
        if (0 <= length && length <= INLINE) {
            int start = row * VIEW + Integer.BYTES;
            part.refuseIllFormed(row, part.cells(), start, start + length);
            return added(row);
        }
        int place = place(row);
        if (places[place] == 0) {
            refuseWrong(row);
            places[place] = added(row) + 1;
            placed++;
            growPlaces();
            return texts - 1;
        }
        return places[place] - 1;
    }

    private int added(int row) {
        if (texts == firstRows.length) {
            firstRows = Arrays.copyOf(firstRows, Math.min(parts.rows(), FEW + texts * 2));
        }
        firstRows[texts] = firstRow + row;
        return texts++;
    }

    private int place(int row) {
        long hash = ((long) length(part, row) << Integer.SIZE | offset(part, row)) * SECRETS[0];
        hash = ((hash ^ hash >>> Integer.SIZE) + buffer(part, row)) * SECRETS[1];
        int place = (int) (hash >>> Long.numberOfLeadingZeros(places.length) + 1);
        while (places[place] != 0 && !isSame(firstRows[places[place] - 1] - firstRow, row)) {
            place = place + 1 & places.length - 1;
        }
        return place;
    }

    private boolean isSame(int row, int other) {
        return length(part, row) == length(part, other)
                && buffer(part, row) == buffer(part, other)
                && offset(part, row) == offset(part, other);
    }

    private void growPlaces() {
        if (placed * 2 > places.length) {
            int[] filled = places;
            places = new int[filled.length * 2];
            for (int text : filled) {
                if (text != 0) {
                    places[place(firstRows[text - 1] - firstRow)] = text;
                }
            }
        }
    }

    private void refuseWrong(int row) {
        long where = part.cells().offset() + (long) row * VIEW;
        int length = length(part, row);
        budget -= length;
        if (!(length >= 0 && 0 <= buffer(part, row) && buffer(part, row) < part.texts().length)) {
            throw part.wrong(
                    row,
                    where,
                    "must have views into its " + part.texts().length + " buffers, got " + length + " bytes of buffer "
                            + buffer(part, row));
        }
        Slice text = part.texts()[buffer(part, row)];
        if (!(0 <= offset(part, row) && offset(part, row) <= text.length() - length)) {
            throw part.wrong(
                    row,
                    where,
                    "must have views into its " + text.length() + " bytes of text, got " + length + " from "
                            + offset(part, row));
        }
        if (budget < 0) {
            throw part.wrong(row, where, "has views that share their bytes too often, detected");
        }
        if (text.getInt(offset(part, row)) != part.cells().getInt(row * VIEW + Integer.BYTES)) {
            throw part.wrong(row, where, "has a view whose first 4 bytes are not those of its text,");
        }
        part.refuseIllFormed(row, text, offset(part, row), offset(part, row) + length);
    }

    private static int length(ColumnPart part, int row) {
        return part.cells().getInt(row * VIEW);
    }

    private static int buffer(ColumnPart part, int row) {
        return part.cells().getInt(row * VIEW + 8);
    }

    private static int offset(ColumnPart part, int row) {
        return part.cells().getInt(row * VIEW + 12);
    }
}
