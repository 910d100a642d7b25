package org.calabaria.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import java.util.TreeMap;
import org.calabaria.model.SimOutput;
import org.calabaria.table.Column;
import org.calabaria.table.Table;
import org.junit.jupiter.api.Test;

class RunResultTest {

    private static RunResult result(Column... columns) {
        return RunResult.of(new SimOutput(7, new TreeMap<>(Map.of("cases", Table.of(columns)))));
    }

    @Test
    void namesOutputRowAndColumnOfTheFirstDifferentCell() {
        RunResult one = result(Column.integer("day", 0, 1, 2), Column.real("new", 1, 0.1, 3));
        RunResult other = result(Column.integer("day", 0, 1, 2), Column.real("new", 1, Math.nextUp(0.1), 4));

        assertThat(one.firstDifference(other))
                .contains("output 'cases', row 1, column 'new': 0.1 (bits 3fb999999999999a) became "
                        + "0.10000000000000002 (bits 3fb999999999999b)");
        assertThat(one.firstDifference(one)).isEmpty();
    }

    @Test
    void goesByRowsBeforeColumns() {
        RunResult one = result(Column.text("a", "x", "y"), Column.flag("b", true, true));
        RunResult other = result(Column.text("a", "x", "z"), Column.flag("b", false, true));

        assertThat(one.firstDifference(other)).contains("output 'cases', row 0, column 'b': true became false");
    }

    @Test
    void saysThatColumnsOrRowsDiffer() {
        RunResult one = result(Column.real("a", 1));

        assertThat(one.firstDifference(result(Column.integer("a", 1))))
                .contains("output 'cases', columns [a: real x 1] became [a: integer x 1]");
        assertThat(one.firstDifference(result(Column.real("a", 1, 2))))
                .contains("output 'cases', columns [a: real x 1] became [a: real x 2]");
    }

    @Test
    void saysThatARunFailedTheOtherTime() {
        RunResult failed = RunResult.of(() -> {
            throw new IllegalStateException("diverged");
        });

        assertThat(result(Column.real("a", 1)).firstDifference(failed))
                .contains("outputs [cases] became java.lang.IllegalStateException: diverged");
        assertThat(failed.firstDifference(RunResult.failed(new IllegalStateException("diverged"))))
                .isEmpty();
        assertThat(failed.firstDifference(RunResult.failed(new IllegalStateException("again"))))
                .contains("output 'failure', row 0, column 'failure': java.lang.IllegalStateException: diverged became "
                        + "java.lang.IllegalStateException: again");
    }

    @Test
    void comparesTablesWithoutRows() {
        assertThat(result(Column.real("a")).firstDifference(result(Column.real("a"))))
                .isEmpty();
    }
}
