package org.calabaria.wire.arrow;

/** A reader of the ends of concatenated texts, without missing texts. The offsets are checked while they are read. */
final class TextEnds implements CellReader {

    private long kept;
    private long start;
    private long last;
    private boolean ascii;

    @Override
    public long read(ColumnPart part, int row, int firstRow) {
        if (row == 0) {
            begin(part);
        }
        long end = offset(part, row + 1);
        if (!(start <= end && end <= last)) {
            throw part.wrong(
                    row,
                    part.cells().offset() + (row + 1L) * part.stored().width,
                    "must have offsets that do not decrease, got " + end + " after " + start);
        }
        if (!part.isMissing(row)) {
            if (!ascii) {
                part.refuseIllFormed(row, part.texts()[0], (int) start, (int) end);
            }
            kept += end - start;
        }
        start = end;
        return kept;
    }

    private void begin(ColumnPart part) {
        Slice text = part.texts()[0];
        start = offset(part, 0);
        last = offset(part, part.rows());
        if (!(0 <= start && start <= last && last <= text.length())) {
            throw part.wrong(
                    0,
                    part.cells().offset(),
                    "must have offsets into its " + text.length() + " bytes of text, got " + start + " to " + last);
        }
        ascii = Utf8.isAscii(text.bytes(), text.from() + (int) start, text.from() + (int) last);
    }

    /** The end of a text, which is the start of the next text. */
    static long offset(ColumnPart part, int row) {
        return part.stored() == CellType.UTF8
                ? part.cells().getInt(4 * row)
                : part.cells().getLong(8 * row);
    }
}
