package org.calabaria.benchmarks;

import org.calabaria.random.Pcg64;
import org.calabaria.table.Column;
import org.calabaria.table.Table;

/** A year of four columns, as arrays and as a table. */
final class DailyTable {

    static final int DAYS = 365;

    private final long[] day = new long[DAYS];
    private final double[] s = new double[DAYS];
    private final double[] i = new double[DAYS];
    private final double[] r = new double[DAYS];

    DailyTable() {
        Pcg64 random = Pcg64.seeded(7);
        for (int t = 0; t < DAYS; t++) {
            day[t] = t;
            s[t] = random.nextDouble();
            i[t] = random.nextDouble();
            r[t] = random.nextDouble();
        }
    }

    Table build() {
        return Table.of(Column.integer("day", day), Column.real("S", s), Column.real("I", i), Column.real("R", r));
    }

    /** The same cells in new arrays: what a table of them takes at least. */
    Object[] copied() {
        return new Object[] {day.clone(), s.clone(), i.clone(), r.clone()};
    }

    byte[] officialFile(OfficialArrow official) {
        return official.file(day, s, i, r);
    }
}
