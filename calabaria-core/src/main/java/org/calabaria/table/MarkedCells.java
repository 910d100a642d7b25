package org.calabaria.table;

import java.util.Arrays;
import java.util.BitSet;
import java.util.List;
import java.util.Objects;
import java.util.function.IntPredicate;
import org.calabaria.problem.InvalidTableException;
import org.jspecify.annotations.Nullable;

/** An immutable bitmap of the stored cells of a column that have no value, or of the flags that are true. */
final class MarkedCells {

    static final MarkedCells NONE = new MarkedCells(new long[0], 0);

    private final long[] words;
    private final int count;

    private MarkedCells(long[] words, int count) {
        this.words = words;
        this.count = count;
    }

    static MarkedCells of(String column, BitSet missing, int size) {
        Objects.requireNonNull(missing, "missing must not be null");
        if (missing.length() > size) {
            throw new InvalidTableException(
                    column,
                    ColumnName.shown(column) + " has " + TablePreview.count(size, "value") + ", but its row "
                            + (missing.length() - 1)
                            + " is marked as missing");
        }
        return from(missing);
    }

    static MarkedCells nullsOf(List<?> values) {
        BitSet missing = new BitSet();
        int row = 0;
        for (Object value : values) {
            missing.set(row++, value == null);
        }
        return from(missing);
    }

    static MarkedCells nullsOf(@Nullable Object[] values) {
        return where(values.length, i -> values[i] == null);
    }

    static MarkedCells from(BitSet missing) {
        return missing.isEmpty() ? NONE : new MarkedCells(missing.toLongArray(), missing.cardinality());
    }

    /** The cells for which the predicate is true. */
    static MarkedCells where(int cells, IntPredicate holds) {
        BitSet marked = new BitSet();
        for (int i = 0; i < cells; i++) {
            if (holds.test(i)) {
                marked.set(i);
            }
        }
        return from(marked);
    }

    /** The cells that are marked in this bitmap and not in the other. */
    MarkedCells without(MarkedCells others) {
        if (count == 0 || others.count == 0) {
            return this;
        }
        BitSet left = toBitSet();
        left.andNot(others.toBitSet());
        return from(left);
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

    MarkedCells pick(int[] cells) {
        if (count == 0) {
            return NONE;
        }
        return where(cells.length, i -> contains(cells[i]));
    }

    static MarkedCells joined(List<? extends Column> parts) {
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
        return other instanceof MarkedCells cells && Arrays.equals(words, cells.words);
    }

    @Override
    public int hashCode() {
        return Arrays.hashCode(words);
    }
}
