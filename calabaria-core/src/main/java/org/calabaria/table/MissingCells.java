package org.calabaria.table;

import java.util.Arrays;
import java.util.BitSet;
import java.util.List;
import java.util.Objects;
import org.calabaria.problem.InvalidTableException;
import org.jspecify.annotations.Nullable;

/** Which stored cells of a primitive column have no value: an immutable bitmap, empty when none is missing. */
final class MissingCells {

    static final MissingCells NONE = new MissingCells(new long[0], 0);

    private final long[] words;
    private final int count;

    private MissingCells(long[] words, int count) {
        this.words = words;
        this.count = count;
    }

    static MissingCells of(String column, BitSet missing, int size) {
        Objects.requireNonNull(missing, "missing must not be null");
        if (missing.length() > size) {
            throw new InvalidTableException(
                    column,
                    ColumnName.shown(column) + " has " + size + " values, but its row " + (missing.length() - 1)
                            + " is marked as missing");
        }
        return from(missing);
    }

    static MissingCells nullsOf(List<?> values) {
        BitSet missing = new BitSet();
        int row = 0;
        for (Object value : values) {
            missing.set(row++, value == null);
        }
        return from(missing);
    }

    static MissingCells from(BitSet missing) {
        return missing.isEmpty() ? NONE : new MissingCells(missing.toLongArray(), missing.cardinality());
    }

    int count() {
        return count;
    }

    boolean contains(int cell) {
        int word = cell >>> 6;
        return word < words.length && (words[word] >>> cell & 1) != 0;
    }

    BitSet toBitSet() {
        return BitSet.valueOf(words);
    }

    MissingCells pick(int[] cells) {
        if (count == 0) {
            return NONE;
        }
        BitSet picked = new BitSet();
        for (int i = 0; i < cells.length; i++) {
            picked.set(i, contains(cells[i]));
        }
        return from(picked);
    }

    static MissingCells joined(List<? extends Column> parts) {
        BitSet joined = new BitSet();
        int offset = 0;
        for (Column part : parts) {
            if (part.hasMissing()) {
                for (int row = 0; row < part.size(); row++) {
                    joined.set(offset + row, part.isMissing(row));
                }
            }
            offset += part.size();
        }
        return from(joined);
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof MissingCells cells && Arrays.equals(words, cells.words);
    }

    @Override
    public int hashCode() {
        return Arrays.hashCode(words);
    }
}
