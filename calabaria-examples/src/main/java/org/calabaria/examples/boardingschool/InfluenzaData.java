package org.calabaria.examples.boardingschool;

import org.calabaria.table.Column;
import org.calabaria.table.Table;

/**
 * Boys in bed in an English boarding school of 763 boys, January and February 1978.
 *
 * <p>Source: "Influenza in a boarding school", British Medical Journal 1978;1:587, read from its figure; these are the
 * commonly used numbers.
 */
final class InfluenzaData {

    static final long BOYS = 763;

    private static final long[] IN_BED = {3, 8, 26, 76, 225, 298, 258, 233, 189, 128, 68, 29, 14, 4};

    private InfluenzaData() {}

    /** {@code day} from 1 to 14, {@code in_bed} [boys]. */
    static Table observed() {
        long[] day = new long[IN_BED.length];
        for (int i = 0; i < day.length; i++) {
            day[i] = i + 1;
        }
        return Table.of(Column.integer("day", day), Column.integer("in_bed", IN_BED));
    }
}
