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
 * Texts of up to 12 bytes within their view, others somewhere in the buffers. Views may share bytes; equal views share
 * their text, and what is left then may not be longer than all that there is, twice over.
 */
final class TextViews {

    private static final int INLINE = 12;
    private static final int VIEW = 16;
    private static final int CHUNK = 8192;

    /** Odd numbers that nobody knows, so that nobody chooses views which all want one place. No result depends on them. */
    private static final long[] SECRETS =
            new SplittableRandom().longs(2).map(secret -> secret | 1).toArray();

    private final ColumnPart part;
    private final ColumnParts alone = new ColumnParts(null);
    private long budget;

    /** For every text, the first row that has it. */
    private int[] firstRows = {};

    private int texts;

    /** The texts that are not within their view, each in the first free place from that of its view on, counted from 1. */
    private int[] places = new int[16];

    private int placed;

    TextViews(ColumnPart part) {
        this.part = part;
        this.budget = 2 * (part.cells().length() + part.textBytes());
        alone.add(part);
    }

    TextColumn toColumn(String name) {
        IntegerColumn numbers = alone.integers(name, IntegerWidth.INT32, (same, row, first) -> number(row));
        places = new int[0];
        int[] ends = new int[texts];
        int end = 0;
        for (int i = 0; i < texts; i++) {
            end = Math.addExact(end, length(firstRows[i]));
            ends[i] = end;
        }
        return Column.numberedText(
                name, numbers, Column.utf8Text(name, Bytes::new, Column.integer(name, ends), new BitSet(0)));
    }

    /** The bytes of the texts, many short ones at a time in one buffer. */
    private final class Bytes implements Iterator<ByteBuffer> {

        private final byte[] chunk = new byte[Math.min(CHUNK, INLINE * texts)];
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
            if (length(firstRows[next]) > chunk.length) {
                int row = firstRows[next++];
                return ByteBuffer.wrap(source(row).bytes(), start(row), length(row));
            }
            int filled = 0;
            while (hasNext() && length(firstRows[next]) <= chunk.length - filled) {
                int row = firstRows[next++];
                System.arraycopy(source(row).bytes(), start(row), chunk, filled, length(row));
                filled += length(row);
            }
            return ByteBuffer.wrap(chunk, 0, filled);
        }

        private Slice source(int row) {
            return length(row) <= INLINE ? part.cells() : part.texts()[buffer(row)];
        }

        private int start(int row) {
            int start = length(row) <= INLINE ? row * VIEW + Integer.BYTES : offset(row);
            return source(row).from() + start;
        }
    }

    private int number(int row) {
        if (part.isMissing(row)) {
            return 0;
        }
        int length = length(row);
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
            firstRows = Arrays.copyOf(firstRows, Math.min(part.rows(), 16 + texts * 2));
        }
        firstRows[texts] = row;
        return texts++;
    }

    private int place(int row) {
        long hash = ((long) length(row) << Integer.SIZE | offset(row)) * SECRETS[0];
        hash = ((hash ^ hash >>> Integer.SIZE) + buffer(row)) * SECRETS[1];
        int place = (int) (hash >>> Long.numberOfLeadingZeros(places.length) + 1);
        while (places[place] != 0 && !isSame(firstRows[places[place] - 1], row)) {
            place = place + 1 & places.length - 1;
        }
        return place;
    }

    private boolean isSame(int row, int other) {
        return length(row) == length(other) && buffer(row) == buffer(other) && offset(row) == offset(other);
    }

    private void growPlaces() {
        if (placed * 2 > places.length) {
            int[] filled = places;
            places = new int[filled.length * 2];
            for (int text : filled) {
                if (text != 0) {
                    places[place(firstRows[text - 1])] = text;
                }
            }
        }
    }

    private void refuseWrong(int row) {
        long where = part.cells().offset() + (long) row * VIEW;
        int length = length(row);
        budget -= length;
        if (!(length >= 0 && 0 <= buffer(row) && buffer(row) < part.texts().length)) {
            throw part.wrong(
                    row,
                    where,
                    "must have views into its " + part.texts().length + " buffers, got " + length + " bytes of buffer "
                            + buffer(row));
        }
        Slice text = part.texts()[buffer(row)];
        if (!(0 <= offset(row) && offset(row) <= text.length() - length)) {
            throw part.wrong(
                    row,
                    where,
                    "must have views into its " + text.length() + " bytes of text, got " + length + " from "
                            + offset(row));
        }
        if (budget < 0) {
            throw part.wrong(row, where, "has views that share their bytes too many times over, seen");
        }
        if (text.getInt(offset(row)) != part.cells().getInt(row * VIEW + Integer.BYTES)) {
            throw part.wrong(row, where, "has a view whose first 4 bytes are not those of its text,");
        }
        part.refuseIllFormed(row, text, offset(row), offset(row) + length);
    }

    private int length(int row) {
        return part.cells().getInt(row * VIEW);
    }

    private int buffer(int row) {
        return part.cells().getInt(row * VIEW + 8);
    }

    private int offset(int row) {
        return part.cells().getInt(row * VIEW + 12);
    }
}
