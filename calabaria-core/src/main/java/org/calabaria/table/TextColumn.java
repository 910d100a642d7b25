package org.calabaria.table;

import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.CoderResult;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.function.IntUnaryOperator;
import org.calabaria.problem.InvalidTableException;
import org.jspecify.annotations.Nullable;

/**
 * A column of texts. They are sorted by Unicode code point (not by UTF-16 code unit), which is the order of their UTF-8
 * bytes.
 */
public final class TextColumn extends ReferenceColumn<String> {

    private static final int MOST_BYTES = Integer.MAX_VALUE - 8;

    private final TextCells cells;

    private TextColumn(String name, int size, boolean constant, TextCells cells, MarkedCells missing) {
        super(name, size, constant, missing);
        this.cells = cells;
    }

    static TextColumn dense(String name, @Nullable String[] owned) {
        MarkedCells missing = MarkedCells.nullsOf(owned);
        return new TextColumn(ColumnName.checked(name), owned.length, false, TextCells.owned(owned), missing);
    }

    static TextColumn constant(String name, @Nullable String value, int rows) {
        @Nullable String[] one = {value};
        MarkedCells missing = MarkedCells.nullsOf(one);
        return new TextColumn(ColumnName.checked(name), checkedRows(name, rows), true, TextCells.owned(one), missing);
    }

    static TextColumn ofUtf8(String name, Iterable<ByteBuffer> parts, IntegerColumn ends, MarkedCells missing) {
        byte[] bytes = new byte[refusedUnlessRising(ColumnName.checked(name), ends)];
        int filled = 0;
        for (ByteBuffer part : parts) {
            int from = filled;
            filled = ColumnParts.checked(name, ColumnParts.BYTE, bytes.length, filled, part);
            part.get(part.position(), bytes, from, filled - from);
        }
        ColumnParts.checkFilled(name, ColumnParts.BYTE, bytes.length, filled);
        if (bytes.length > 0) {
            refuseIllFormed(name, bytes, ends);
        }
        return new TextColumn(name, ends.size(), false, TextCells.utf8(bytes, ends.everyCell()), missing);
    }

    /** The number of bytes. */
    private static int refusedUnlessRising(String name, IntegerColumn ends) {
        ends.refuseMissing("a text has an end even where it is missing");
        long before = 0;
        for (int row = 0; row < ends.size(); row++) {
            long end = ends.get(row);
            if (!(before <= end && end <= MOST_BYTES)) {
                throw new InvalidTableException(
                        name,
                        ColumnName.shown(name) + " must have ends that do not decrease, of at most " + MOST_BYTES
                                + " bytes, got " + ends.shown(row) + " after " + before + " in row " + row);
            }
            before = end;
        }
        return (int) before;
    }

    /** Checks that all bytes are UTF-8 and no end is within a character; then every text is UTF-8. */
    private static void refuseIllFormed(String name, byte[] bytes, IntegerColumn ends) {
        CharsetDecoder decoder = StandardCharsets.UTF_8.newDecoder();
        ByteBuffer in = ByteBuffer.wrap(bytes);
        CharBuffer out = CharBuffer.allocate(Math.min(bytes.length, 4096) + 2);
        CoderResult result = CoderResult.OVERFLOW;
        while (result.isOverflow()) {
            result = decoder.decode(in, out.clear(), true);
        }
        if (result.isError()) {
            throw new InvalidTableException(
                    name,
                    ColumnName.shown(name) + " must be filled with UTF-8, got something else at byte " + in.position());
        }
        for (int row = 0; row < ends.size(); row++) {
            int end = (int) ends.get(row);
            if (end < bytes.length && (bytes[end] & 0xC0) == 0x80) {
                throw new InvalidTableException(
                        name,
                        ColumnName.shown(name) + " must have ends between characters, got " + end + " in row " + row);
            }
        }
    }

    static TextColumn ofNumbers(String name, IntegerColumn numbers, TextColumn texts) {
        ColumnName.checked(name);
        MarkedCells missing = MarkedCells.where(numbers.size(), row -> isMissing(name, numbers, row, texts));
        TextCells cells = TextCells.numbered(numbers.everyCell(), texts.everyCell());
        return new TextColumn(name, numbers.size(), false, cells, missing);
    }

    private static boolean isMissing(String name, IntegerColumn numbers, int row, TextColumn texts) {
        if (numbers.isMissing(row)) {
            return true;
        }
        long number = numbers.get(row);
        if (!(0 <= number && number < texts.size())) {
            throw new InvalidTableException(
                    name,
                    ColumnName.shown(name) + " must have numbers of its " + texts.size() + " texts, got "
                            + numbers.shown(row) + " in row " + row);
        }
        return texts.isMissing((int) number);
    }

    @Override
    public ColumnKind kind() {
        return ColumnKind.TEXT;
    }

    @Override
    public TextColumn renamed(String newName) {
        return new TextColumn(ColumnName.checked(newName), size(), isConstant(), cells, missing);
    }

    @Override
    String at(int cell) {
        return cells.get(cell);
    }

    @Override
    @Nullable
    String[] array(int length) {
        return new @Nullable String[length];
    }

    @Override
    void copyCells(@Nullable String[] destination, int offset) {
        cells.copyTo(destination, offset, missing, 0);
    }

    @Override
    boolean sameStored(Column other) {
        boolean same = true;
        for (int cell = 0; same && cell < cells.length(); cell++) {
            same = missing.contains(cell) || sameCell(cell, other, cell);
        }
        return same;
    }

    @Override
    boolean sameCell(int cell, Column other, int otherCell) {
        return at(cell).equals(((TextColumn) other).at(otherCell));
    }

    @Override
    IntUnaryOperator hashes() {
        return cells.hashes();
    }

    /** A column of objects; otherwise every comparison would create two texts. */
    @Override
    TextColumn sortable() {
        return isConstant() ? this : dense(name(), toArray());
    }

    @Override
    int compareCells(int a, int b) {
        return CodePointOrder.compare(at(a), at(b));
    }

    @Override
    TextColumn resized(int rows) {
        return new TextColumn(name(), rows, true, cells, missing);
    }

    @Override
    TextColumn picked(int[] rows) {
        MarkedCells picked = missing.pick(rows);
        return new TextColumn(name(), rows.length, false, cells.pick(rows, picked), picked);
    }

    @Override
    TextColumn joined(List<? extends Column> parts, int rows) {
        List<TextCells> all =
                parts.stream().map(part -> ((TextColumn) part).everyCell()).toList();
        return new TextColumn(name(), rows, false, TextCells.joined(all, rows), MarkedCells.joined(parts));
    }

    /** The cells expanded to one per row. */
    private TextCells everyCell() {
        return isConstant() ? cells.pick(new int[size()], MarkedCells.NONE) : cells;
    }
}
