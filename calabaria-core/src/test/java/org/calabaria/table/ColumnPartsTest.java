package org.calabaria.table;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.DoubleBuffer;
import java.nio.LongBuffer;
import java.util.Arrays;
import java.util.BitSet;
import java.util.List;
import org.calabaria.problem.InvalidTableException;
import org.junit.jupiter.api.Test;

class ColumnPartsTest {

    @Test
    void partsFollowOneAnother() {
        BitSet missing = new BitSet();
        missing.set(1);
        List<DoubleBuffer> parts =
                List.of(DoubleBuffer.wrap(new double[] {9, 1, 2}, 1, 2), DoubleBuffer.wrap(new double[] {3}));
        assertThat(Column.real("x", 3, parts, missing)).isEqualTo(Column.real("x", new double[] {1, 2, 3}, missing));
    }

    @Test
    void everyNaNOfAPartIsTheCanonicalOne() {
        double odd = Double.longBitsToDouble(0xfff8000000000001L);
        Column filled = Column.real("x", 1, List.of(DoubleBuffer.wrap(new double[] {odd})), new BitSet());
        assertThat(Double.doubleToRawLongBits(((RealColumn) filled).get(0))).isEqualTo(0x7ff8000000000000L);
    }

    @Test
    void aNaNIsUnifiedWhereverItStandsAmongWhatever() {
        double odd = Double.longBitsToDouble(0x7ff0000000000001L);
        for (double other : new double[] {0, -0.0, Double.MAX_VALUE, Double.POSITIVE_INFINITY, Double.MIN_VALUE}) {
            for (int rows = 1; rows < 20; rows++) {
                for (int at = 0; at < rows; at++) {
                    double[] cells = new double[rows];
                    Arrays.setAll(cells, row -> row % 2 == 0 ? other : -other);
                    cells[at] = odd;
                    long[] expected = Arrays.stream(cells)
                            .mapToLong(Double::doubleToLongBits)
                            .toArray();
                    assertThat(Arrays.stream(Column.real("x", cells).toArray())
                                    .mapToLong(Double::doubleToRawLongBits)
                                    .toArray())
                            .isEqualTo(expected);
                }
            }
        }
    }

    @Test
    void partsMustFillTheColumn() {
        assertThatThrownBy(() -> Column.integer("n", 3, List.of(LongBuffer.allocate(2)), new BitSet()))
                .isInstanceOf(InvalidTableException.class)
                .hasMessage("column 'n' must be filled with 3 values, got 2");
        assertThatThrownBy(() -> Column.unsigned("n", 1, List.of(LongBuffer.allocate(2)), new BitSet()))
                .isInstanceOf(InvalidTableException.class)
                .hasMessage("column 'n' must be filled with 1 value, got 2 or more");
    }

    @Test
    void rowsAreCopiedOutOfAConstantToo() {
        LongBuffer buffer = LongBuffer.allocate(3);
        Column.constantInteger("n", 7, 10).copyTo(8, 2, buffer);
        assertThat(buffer.array()).containsExactly(7, 7, 0);
        assertThatThrownBy(() -> Column.constantInteger("n", 7, 10).copyTo(8, 3, buffer))
                .isInstanceOf(IndexOutOfBoundsException.class);
    }
}
