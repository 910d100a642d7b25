package org.calabaria.wire.arrow;

import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Texts out of their bytes. Short texts that come again and again are kept once: a text of one byte takes 5 bytes in
 * Arrow and would take 50 on the heap.
 */
final class TextReader {

    private static final int SHORT = 16;
    private static final int REMEMBERED = 1 << 10;

    private static final int INLINE = 12;
    private static final int VIEW = 16;

    private @Nullable String[] remembered = {};

    /** Puts the texts of a part into {@code into} from {@code at} on. */
    void read(ColumnPart part, @Nullable String[] into, int at) {
        if (part.rows() == 0) {
            return;
        }
        if (part.stored() == CellType.UTF8_VIEW) {
            readViews(part, into, at);
        } else {
            readRuns(part, into, at);
        }
    }

    /** One text after the other, the end of each being the start of the next. */
    private void readRuns(ColumnPart part, @Nullable String[] into, int at) {
        Slice text = part.texts()[0];
        long end = end(part, 0);
        long last = end(part, part.rows());
        if (!(0 <= end && end <= last && last <= text.length())) {
            throw part.wrong(
                    0,
                    part.cells().offset(),
                    "must have offsets into its " + text.length() + " bytes of text, got " + end + " to " + last);
        }
        boolean ascii = Utf8.isAscii(text.bytes(), text.from() + (int) end, text.from() + (int) last);
        for (int row = 0; row < part.rows(); row++) {
            long start = end;
            end = end(part, row + 1);
            if (!(start <= end && end <= last)) {
                throw part.wrong(
                        row,
                        part.cells().offset() + (row + 1L) * part.stored().width,
                        "must have offsets that do not fall, got " + end + " after " + start);
            }
            into[at + row] = part.isMissing(row) ? null : text(part, row, text, (int) start, (int) end, ascii);
        }
    }

    private static long end(ColumnPart part, int row) {
        return part.stored() == CellType.UTF8
                ? part.cells().getInt(4 * row)
                : part.cells().getLong(8 * row);
    }

    /**
     * Texts of up to 12 bytes within their view, others somewhere in the buffers. Views may share bytes; equal views share
     * their text, and what is left then may not be longer than all that there is, several times over.
     */
    private void readViews(ColumnPart part, @Nullable String[] into, int at) {
        Map<View, String> shared = new HashMap<>();
        long budget = 4 * (part.cells().length() + total(part.texts()));
        for (int row = 0; row < part.rows(); row++) {
            if (part.isMissing(row)) {
                into[at + row] = null;
                continue;
            }
            int length = part.cells().getInt(row * VIEW);
            if (length >= 0 && length <= INLINE) {
                into[at + row] = inline(part, row, length);
                continue;
            }
            View view = new View(
                    length, part.cells().getInt(row * VIEW + 8), part.cells().getInt(row * VIEW + 12));
            String known = shared.get(view);
            if (known == null) {
                budget -= length;
                known = viewed(part, row, view, budget);
                shared.put(view, known);
            }
            into[at + row] = known;
        }
    }

    private record View(int length, int buffer, int offset) {}

    private String inline(ColumnPart part, int row, int length) {
        Slice cells = part.cells();
        int start = row * VIEW + Integer.BYTES;
        return text(part, row, cells, start, start + length, false);
    }

    private String viewed(ColumnPart part, int row, View view, long budget) {
        long where = part.cells().offset() + (long) row * VIEW;
        if (!(view.length() >= 0 && 0 <= view.buffer() && view.buffer() < part.texts().length)) {
            throw part.wrong(
                    row,
                    where,
                    "must have views into its " + part.texts().length + " buffers, got " + view.length()
                            + " bytes of buffer " + view.buffer());
        }
        Slice text = part.texts()[view.buffer()];
        if (!(0 <= view.offset() && view.offset() <= text.length() - view.length())) {
            throw part.wrong(
                    row,
                    where,
                    "must have views into its " + text.length() + " bytes of text, got " + view.length() + " from "
                            + view.offset());
        }
        if (budget < 0) {
            throw part.wrong(row, where, "has views that share their bytes too many times over, seen");
        }
        if (text.getInt(view.offset()) != part.cells().getInt(row * VIEW + Integer.BYTES)) {
            throw part.wrong(row, where, "has a view whose first 4 bytes are not those of its text,");
        }
        return text(part, row, text, view.offset(), view.offset() + view.length(), false);
    }

    private static long total(Slice[] slices) {
        long total = 0;
        for (Slice slice : slices) {
            total += slice.length();
        }
        return total;
    }

    private String text(ColumnPart part, int row, Slice text, int start, int end, boolean ascii) {
        byte[] bytes = text.bytes();
        int from = text.from() + start;
        int to = text.from() + end;
        if (from == to) {
            return "";
        }
        if (ascii || Utf8.isAscii(bytes, from, to)) {
            return to - from <= SHORT ? remembered(bytes, from, to) : ascii(bytes, from, to);
        }
        int illFormed = Utf8.firstIllFormed(bytes, from, to);
        if (illFormed < to) {
            throw part.wrong(row, text.offset() + illFormed - text.from(), "must hold UTF-8, which it does not");
        }
        return new String(bytes, from, to - from, StandardCharsets.UTF_8);
    }

    private String remembered(byte[] bytes, int from, int to) {
        int hash = to - from;
        for (int i = from; i < to; i++) {
            hash = 31 * hash + bytes[i];
        }
        int place = (hash ^ hash >>> 10 ^ hash >>> 20) & REMEMBERED - 1;
        if (remembered.length == 0) {
            remembered = new @Nullable String[REMEMBERED];
        }
        String known = remembered[place];
        if (known != null && isEqual(known, bytes, from, to)) {
            return known;
        }
        String text = ascii(bytes, from, to);
        remembered[place] = text;
        return text;
    }

    private static boolean isEqual(String text, byte[] bytes, int from, int to) {
        if (text.length() != to - from) {
            return false;
        }
        for (int i = from; i < to; i++) {
            if (text.charAt(i - from) != bytes[i]) {
                return false;
            }
        }
        return true;
    }

    private static String ascii(byte[] bytes, int from, int to) {
        return new String(bytes, from, to - from, StandardCharsets.ISO_8859_1);
    }
}
