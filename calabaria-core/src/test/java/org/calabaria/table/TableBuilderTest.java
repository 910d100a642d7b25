package org.calabaria.table;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatNullPointerException;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.calabaria.problem.InvalidTableException;
import org.junit.jupiter.api.Test;

class TableBuilderTest {

    @Test
    void gathersRowsOfEveryKind() {
        Table table = Table.builder()
                .real("r")
                .integer("n")
                .unsigned("u")
                .flag("f")
                .text("t")
                .date("d")
                .timestamp("i")
                .row(1.5, 1L, -1L, true, "a", LocalDate.EPOCH, Instant.EPOCH)
                .row(null, null, null, null, null, null, null)
                .row(Arrays.asList(2, (short) 2, (byte) 2, false, "b", LocalDate.MAX, Instant.MAX))
                .build();

        assertThat(table)
                .isEqualTo(Table.of(
                        Column.real("r", Arrays.asList(1.5, null, 2.0)),
                        Column.integer("n", Arrays.asList(1L, null, 2L)),
                        Column.unsigned("u", Arrays.asList(-1L, null, 2L)),
                        Column.flag("f", Arrays.asList(true, null, false)),
                        Column.text("t", "a", null, "b"),
                        Column.date("d", LocalDate.EPOCH, null, LocalDate.MAX),
                        Column.timestamp("i", Instant.EPOCH, null, Instant.MAX)));
    }

    @Test
    void takesNumbersThatTheColumnHoldsExactly() {
        TableBuilder builder = Table.builder().real("x");

        assertThat(builder.row(0.1f).row(1L << 53).row(Long.MIN_VALUE).build())
                .isEqualTo(Table.of(Column.real("x", 0.1f, 0x1p53, -0x1p63)));
        assertRefused(
                () -> builder.row((1L << 53) + 1),
                "row 3, column 'x': must be a real number, got 9007199254740993 (Long)");
        assertRefused(
                () -> builder.row(Long.MAX_VALUE),
                "row 3, column 'x': must be a real number, got 9223372036854775807 (Long)");
        assertRefused(
                () -> builder.row(BigDecimal.ONE), "row 3, column 'x': must be a real number, got 1 (BigDecimal)");
    }

    @Test
    void listsEveryCellOfARowThatIsOfTheWrongKind() {
        TableBuilder builder = Table.builder()
                .real("r")
                .integer("n")
                .unsigned("u")
                .flag("f")
                .text("t")
                .date("d")
                .timestamp("i")
                .row(1, 1, 1, true, "a", LocalDate.EPOCH, Instant.EPOCH);

        assertRefused(() -> builder.row("1", 1.0, -1, 1, 'a', "2020-01-01", LocalDate.EPOCH), """
                7 problems in row 1:
                  row 1, column 'd': must be a date (LocalDate), got '2020-01-01' (String)
                  row 1, column 'f': must be a flag (Boolean), got 1 (Integer)
                  row 1, column 'i': must be a timestamp (Instant), got '1970-01-01' (LocalDate)
                  row 1, column 'n': must be an integer, got 1.0 (Double)
                  row 1, column 'r': must be a real number, got '1' (String)
                  row 1, column 't': must be a text (String), got 'a' (Character)
                  row 1, column 'u': must be an unsigned integer, got -1 (Integer)""");
        assertThat(builder.build().rowCount()).isEqualTo(1);
    }

    @Test
    void showsTheClassOfWhatIsNoCellAtAll() {
        assertRefused(
                () -> Table.builder().text("t").row(List.of(Object.class)),
                "row 0, column 't': must be a text (String), got an instance of java.lang.Class");
    }

    @Test
    void refusesARowOfTheWrongLength() {
        TableBuilder builder = Table.builder().real("x").real("y");

        assertRefused(() -> builder.row(1.0), "row 0 must have 2 cells, one for each column, got 1");
        assertRefused(() -> builder.row(List.of(1.0, 2.0, 3.0)), "row 0 must have 2 cells, one for each column, got 3");
        assertRefused(() -> Table.builder().real("x").row(), "row 0 must have 1 cell, one for each column, got 0");
    }

    @Test
    void refusesColumnsDeclaredTwiceOrTooLate() {
        assertRefused(() -> Table.builder().real("x").flag("x"), "column 'x' is declared twice; names must differ");
        assertRefused(
                () -> Table.builder().real("x").row(1).text("late"),
                "column 'late' must be declared before the first row");
        assertRefused(() -> Table.builder().real(""), "the name of a column must not be empty");
    }

    @Test
    void goesOnAfterATableWasMade() {
        TableBuilder builder = Table.builder().integer("n").row(1);
        Table first = builder.build();
        Table second = builder.row(2).build();

        assertThat(first).isEqualTo(Table.of(Column.integer("n", 1)));
        assertThat(second).isEqualTo(Table.of(Column.integer("n", 1, 2)));
    }

    @Test
    void makesTablesWithoutRowsOrColumns() {
        assertThat(Table.builder().build()).isEqualTo(Table.of());
        assertThat(Table.builder().column("x", ColumnKind.DATE).build())
                .isEqualTo(Table.of(Column.date("x", List.of())));
    }

    @Test
    @SuppressWarnings("NullAway") // null is what is tried
    void tellsAMissingCellFromNoCells() {
        assertThatNullPointerException()
                .isThrownBy(() -> Table.builder().real("x").row((Object[]) null))
                .withMessage("cells must not be null; a missing value in the only column is (Object) null");
        assertThat(Table.builder()
                        .real("x")
                        .row((Object) null)
                        .build()
                        .column("x")
                        .missingCount())
                .isEqualTo(1);
    }

    private static void assertRefused(ThrowingCallable call, String sentence) {
        assertThatExceptionOfType(InvalidTableException.class).isThrownBy(call).withMessage(sentence);
    }
}
