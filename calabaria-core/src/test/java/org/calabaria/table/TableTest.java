package org.calabaria.table;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.BitSet;
import org.junit.jupiter.api.Test;

class TableTest {

    @Test
    void isReadByNameAndShowsItself() {
        BitSet last = new BitSet();
        last.set(2);
        Table table = Table.of(
                Column.integer("day", 0, 1, 2), Column.real("prevalence", new double[] {0.01, 0.025, 7}, last));

        assertThat(table.integer("day").get(1)).isEqualTo(1);
        assertThat(table.real("prevalence").get(0)).isEqualTo(0.01);
        assertThat(table.with(Column.constantUnsigned("seed", -1, 3)).toString())
                .isEqualTo("""
                        Table of 3 rows x 3 columns
                        +---------+------------+----------------------+
                        | day     | prevalence | seed                 |
                        | integer | real       | unsigned             |
                        +---------+------------+----------------------+
                        |       0 |       0.01 | 18446744073709551615 |
                        |       1 |      0.025 | 18446744073709551615 |
                        |       2 |       null | 18446744073709551615 |
                        +---------+------------+----------------------+""");
    }

    @Test
    void equalsAndHashesAlikeWhetherConstantOrSpelledOut() {
        Column spelledOut = Column.real("x", 0.5, 0.5);
        Column constant = Column.constantReal("x", 0.5, 2);

        assertThat(constant).isEqualTo(spelledOut).hasSameHashCodeAs(spelledOut);
        assertThat(spelledOut).isEqualTo(constant);
    }
}
