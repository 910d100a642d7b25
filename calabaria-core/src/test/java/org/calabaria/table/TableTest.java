package org.calabaria.table;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIndexOutOfBoundsException;
import static org.assertj.core.api.Assertions.assertThatNullPointerException;

import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import nl.jqno.equalsverifier.EqualsVerifier;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.calabaria.problem.InvalidTableException;
import org.junit.jupiter.api.Test;

class TableTest {

    private static final Table EPIDEMIC =
            Table.of(Column.integer("day", 0, 1, 2), Column.real("I", 5, 9, 7), Column.text("phase", "a", "b", null));

    @Test
    void hasRowsColumnsNames() {
        assertThat(EPIDEMIC.rowCount()).isEqualTo(3);
        assertThat(EPIDEMIC.columnCount()).isEqualTo(3);
        assertThat(EPIDEMIC.columnNames()).containsExactly("day", "I", "phase");
        assertThat(EPIDEMIC.columns()).containsExactly(EPIDEMIC.column(0), EPIDEMIC.column("I"), EPIDEMIC.column(2));
        assertThat(EPIDEMIC.contains("I")).isTrue();
        assertThat(EPIDEMIC.contains("i")).isFalse();
    }

    @Test
    void handsOutColumnsByKind() {
        Instant now = Instant.parse("2020-03-01T12:00:00Z");
        Table table = Table.of(
                Column.real("r", 1),
                Column.unsigned("u", 2),
                Column.flag("f", true),
                Column.text("t", "x"),
                Column.date("d", LocalDate.EPOCH),
                Column.timestamp("i", now));

        assertThat(table.real("r").get(0)).isEqualTo(1);
        assertThat(table.integer("u").get(0)).isEqualTo(2);
        assertThat(table.flag("f").get(0)).isTrue();
        assertThat(table.text("t").get(0)).isEqualTo("x");
        assertThat(table.date("d").get(0)).isEqualTo(LocalDate.EPOCH);
        assertThat(table.timestamp("i").get(0)).isEqualTo(now);
        assertThat(table.row(0)).hasToString("row 0: r=1.0, u=2, f=true, t=x, d=1970-01-01, i=2020-03-01T12:00:00Z");
    }

    @Test
    void saysWhichKindAColumnHasInstead() {
        Table table = EPIDEMIC.with(Column.constantUnsigned("seed", 1, 3));

        assertRefused(() -> table.real("day"), "column 'day' is integer, not real; ask for integer(\"day\")");
        assertRefused(() -> table.flag("seed"), "column 'seed' is unsigned, not flag; ask for integer(\"seed\")");
        assertRefused(() -> table.integer("I"), "column 'I' is real, not integer; ask for real(\"I\")");
        assertRefused(() -> table.date("phase"), "column 'phase' is text, not date; ask for text(\"phase\")");
        assertRefused(() -> table.text("I"), "column 'I' is real, not text; ask for real(\"I\")");
        assertRefused(() -> table.timestamp("I"), "column 'I' is real, not timestamp; ask for real(\"I\")");
    }

    @Test
    void suggestsTheNearestNameForAnUnknownOne() {
        assertRefused(() -> EPIDEMIC.column("dya"), "unknown column(s) {dya}; did you mean 'day'?");
        assertRefused(() -> EPIDEMIC.real("recovered"), "unknown column(s) {recovered}; the table has {I, day, phase}");
        assertRefused(() -> Table.of().column("x"), "unknown column(s) {x}; the table has no columns");
        assertRefused(
                () -> EPIDEMIC.select("phase", "zz", "dy"), "unknown column(s) {dy, zz}; did you mean 'day' for 'dy'?");
        assertRefused(() -> EPIDEMIC.drop("dy"), "unknown column(s) {dy}; did you mean 'day'?");
        assertRefused(() -> EPIDEMIC.rename("dy", "x"), "unknown column(s) {dy}; did you mean 'day'?");
        assertRefused(() -> EPIDEMIC.sortedBy("I", "dy"), "unknown column(s) {dy}; did you mean 'day'?");
        assertRefused(() -> EPIDEMIC.replace(Column.real("dy")), "unknown column(s) {dy}; did you mean 'day'?");
        assertRefused(() -> wide(21).column("something"), "unknown column(s) {something}; the table has 21 others");
    }

    @Test
    void refusesUnequalLengths() {
        assertRefused(
                () -> Table.of(Column.integer("day", new long[365]), Column.real("I", new double[364])),
                "columns have unequal lengths: 'day' has 365 rows, 'I' has 364 rows");
        assertRefused(
                () -> EPIDEMIC.select("day").with(Column.real("x", 1)),
                "columns have unequal lengths: 'day' has 3 rows, 'x' has 1 row");
        assertRefused(
                () -> EPIDEMIC.select("day").replace(Column.real("day", 1)).with(Column.real("x")),
                "columns have unequal lengths: 'day' has 1 row, 'x' has 0 rows");
    }

    @Test
    void listsEveryProblemOfItsColumns() {
        assertRefused(
                () -> Table.of(Column.real("x", 1), Column.real("y", 1), Column.flag("x"), Column.real("y", 1)), """
                3 problems in Table.of():
                  column 'x' is given 2 times; names must differ
                  column 'y' is given 2 times; names must differ
                  columns have unequal lengths: 'x' has 1 row, 'y' has 1 row, 'x' has 0 rows, 'y' has 1 row""");
    }

    @Test
    void refusesANameTwice() {
        String sentence = "column 'I' is given 2 times; names must differ";

        assertRefused(() -> EPIDEMIC.with(Column.constantReal("I", 0, 3)), sentence);
        assertRefused(() -> EPIDEMIC.rename("day", "I"), sentence);
        assertRefused(() -> EPIDEMIC.select("I", "I"), sentence);
        List<Column> twice = new ArrayList<>(wide(30).columns());
        twice.add(twice.get(3));
        assertRefused(() -> Table.of(twice), "column 'c3' is given 2 times; names must differ");
    }

    @Test
    void findsEveryColumnOfAWideTable() {
        Table wide = wide(500);

        for (int i = 0; i < 500; i++) {
            assertThat(wide.integer("c" + i).get(0)).isEqualTo(i);
        }
        assertThat(wide.contains("c500")).isFalse();
        assertThat(wide).isEqualTo(wide(500));
    }

    @Test
    void hasNoRowsWithoutColumns() {
        assertThat(Table.of().rowCount()).isZero();
        assertThat(Table.of().columnNames()).isEmpty();
        assertThat(EPIDEMIC.select()).isEqualTo(Table.of(List.of()));
        assertThat(EPIDEMIC.drop("day", "I", "phase").rowCount()).isZero();
        assertThat(Table.of()).hasToString("Table of 0 rows x 0 columns");
    }

    @Test
    void isEqualByContentAndOrder() {
        Table same = Table.of(
                Column.integer("day", 0L, 1L, 2L),
                Column.real("I", Arrays.asList(5.0, 9.0, 7.0)),
                Column.text("phase", Arrays.asList("a", "b", null)));

        assertThat(same).isEqualTo(EPIDEMIC).hasSameHashCodeAs(EPIDEMIC);
        assertThat(EPIDEMIC.select("I", "day", "phase")).isNotEqualTo(EPIDEMIC);
        assertThat(EPIDEMIC.drop("phase")).isNotEqualTo(EPIDEMIC);
        assertThat(EPIDEMIC).isNotEqualTo("x").isNotEqualTo(null);
        EqualsVerifier.forClass(SortKey.class).withNonnullFields("name").verify();
    }

    @Test
    void isNotChangedThroughTheArrayOfColumns() {
        Column[] columns = {Column.real("x", 1)};
        Table table = Table.of(columns);
        columns[0] = Column.real("y", 1);

        assertThat(table.columnNames()).containsExactly("x");
    }

    @Test
    void addsColumnsAtTheEndOrReplacesThemInPlace() {
        assertThat(EPIDEMIC.with(Column.constantUnsigned("seed", 42, 3)).columnNames())
                .containsExactly("day", "I", "phase", "seed");
        Table replaced = EPIDEMIC.replace(Column.flag("I", true, false, true));
        assertThat(replaced.columnNames()).containsExactly("day", "I", "phase");
        assertThat(replaced.flag("I").get(1)).isFalse();
        assertThat(EPIDEMIC.rename("I", "infected").real("infected").get(1)).isEqualTo(9);
        assertThat(EPIDEMIC.rename("I", "infected").columnNames()).containsExactly("day", "infected", "phase");
    }

    @Test
    void choosesColumns() {
        assertThat(EPIDEMIC.select("phase", "day").columnNames()).containsExactly("phase", "day");
        assertThat(EPIDEMIC.drop("day").columnNames()).containsExactly("I", "phase");
        assertThat(EPIDEMIC.drop()).isEqualTo(EPIDEMIC);
    }

    @Test
    void choosesRows() {
        assertThat(EPIDEMIC.where(row -> row.real("I") > 6).integer("day").toArray())
                .containsExactly(1, 2);
        assertThat(EPIDEMIC.where(row -> row.isMissing("phase")).rowCount()).isEqualTo(1);
        assertThat(EPIDEMIC.where(row -> row.value("phase") == null)
                        .integer("day")
                        .get(0))
                .isEqualTo(2);
        assertThat(EPIDEMIC.where(row -> false).columnNames()).containsExactly("day", "I", "phase");
        assertThat(EPIDEMIC.rowsAt(2, 0, 2).integer("day").toArray()).containsExactly(2, 0, 2);
        assertThat(EPIDEMIC.head(2).integer("day").toArray()).containsExactly(0, 1);
        assertThat(EPIDEMIC.tail(2).integer("day").toArray()).containsExactly(1, 2);
        assertThat(EPIDEMIC.head(99)).isEqualTo(EPIDEMIC);
        assertThat(EPIDEMIC.tail(99)).isEqualTo(EPIDEMIC);
        assertThat(EPIDEMIC.head(0).rowCount()).isZero();
        assertThat(EPIDEMIC.with(Column.constantFlag("b", true, 3))
                        .head(2)
                        .column("b")
                        .isConstant())
                .isTrue();
    }

    @Test
    void refusesRowsThatAreNotThere() {
        assertThatIndexOutOfBoundsException()
                .isThrownBy(() -> EPIDEMIC.row(3))
                .withMessage("the table has rows 0 to 2, got row 3");
        assertThatIndexOutOfBoundsException()
                .isThrownBy(() -> EPIDEMIC.head(1).rowsAt(0, -1))
                .withMessage("the table has row 0 only, got row -1");
        assertThatIndexOutOfBoundsException()
                .isThrownBy(() -> EPIDEMIC.head(0).row(0))
                .withMessage("the table has no rows, got row 0");
        assertThatIndexOutOfBoundsException()
                .isThrownBy(() -> EPIDEMIC.column(3))
                .withMessage("the table has 3 columns, got position 3");
        assertRefused(() -> EPIDEMIC.head(-1), "the number of rows must be 0 or more, got -1");
        assertRefused(() -> EPIDEMIC.tail(-2), "the number of rows must be 0 or more, got -2");
    }

    @Test
    void sortsNanBehindNumbersAndMissingBehindEverything() {
        Table table = Table.of(
                Column.real("x", Arrays.asList(Double.NaN, null, 0.0, -0.0, Double.POSITIVE_INFINITY, -1.0)),
                Column.integer("row", 0, 1, 2, 3, 4, 5));

        assertThat(table.sortedBy("x").integer("row").toArray()).containsExactly(5, 3, 2, 4, 0, 1);
        assertThat(table.sortedBy(SortKey.descending("x")).integer("row").toArray())
                .containsExactly(4, 2, 3, 5, 0, 1);
    }

    @Test
    void sortsUnsignedNumbersAsSuch() {
        assertThat(Table.of(Column.unsigned("u", -1, 1))
                        .sortedBy("u")
                        .integer("u")
                        .toArray())
                .containsExactly(1, -1);
        assertThat(Table.of(Column.integer("u", 1, -1))
                        .sortedBy("u")
                        .integer("u")
                        .toArray())
                .containsExactly(-1, 1);
    }

    @Test
    void sortsTextByCodePoint() {
        // U+FF5E stands before U+1F600, whose first UTF-16 unit is d83d.
        Table table = Table.of(Column.text("t", "\uD83D\uDE00", "\uFF5E", "b", "ab", "a", "", null));

        assertThat(table.sortedBy("t").text("t").toArray())
                .containsExactly("", "a", "ab", "b", "\uFF5E", "\uD83D\uDE00", null);
    }

    @Test
    void sortsFlagsDatesTimestamps() {
        Table table = Table.of(
                Column.flag("f", true, false),
                Column.date("d", LocalDate.EPOCH, LocalDate.MIN),
                Column.timestamp("i", Instant.EPOCH, Instant.EPOCH.minusNanos(1)));

        for (String name : table.columnNames()) {
            assertThat(table.sortedBy(name)).isEqualTo(table.rowsAt(1, 0));
            assertThat(table.sortedBy(SortKey.descending(name))).isEqualTo(table);
        }
    }

    @Test
    void sortsBySeveralKeysInTheirOwnDirections() {
        Table table = Table.of(
                Column.text("place", "b", "a", "b", "a"),
                Column.integer("n", 1, 2, 3, 2),
                Column.integer("row", 0, 1, 2, 3));

        assertThat(table.sortedBy(SortKey.ascending("place"), SortKey.descending("n"))
                        .integer("row")
                        .toArray())
                .containsExactly(1, 3, 2, 0);
        assertThat(table.sortedBy("place", "n").integer("row").toArray()).containsExactly(1, 3, 0, 2);
    }

    @Test
    void joinsTablesEndToEnd() {
        Table joined = Table.concat(EPIDEMIC, EPIDEMIC.head(1), EPIDEMIC.tail(1));

        assertThat(joined)
                .isEqualTo(Table.of(
                        Column.integer("day", 0, 1, 2, 0, 2),
                        Column.real("I", 5, 9, 7, 5, 7),
                        Column.text("phase", "a", "b", null, "a", null)));
        assertThat(Table.concat(EPIDEMIC)).isEqualTo(EPIDEMIC);
        assertThat(Table.concat(Table.of(), Table.of())).isEqualTo(Table.of());
    }

    @Test
    void keepsWhatIsMissingWhenJoining() {
        Table gaps = Table.of(Column.integer("x", Arrays.asList(null, 1L)));
        Table none = Table.of(Column.missing("x", ColumnKind.INTEGER, 2));

        assertThat(Table.concat(gaps, none, gaps))
                .isEqualTo(Table.of(Column.integer("x", Arrays.asList(null, 1L, null, null, null, 1L))));
    }

    @Test
    void keepsAConstantConstantWhenJoiningEqualOnes() {
        Table seven = Table.of(Column.constantUnsigned("seed", 7, 2));
        Table eight = Table.of(Column.constantUnsigned("seed", 8, 1));
        Table nothing = Table.of(Column.unsigned("seed"));

        assertThat(Table.concat(seven, nothing, seven).column("seed").isConstant())
                .isTrue();
        assertThat(Table.concat(nothing, seven).column("seed"))
                .isEqualTo(Column.unsigned("seed", 7, 7))
                .extracting(Column::isConstant)
                .isEqualTo(true);
        assertThat(Table.concat(seven, eight).integer("seed")).isEqualTo(Column.unsigned("seed", 7, 7, 8));
        assertThat(Table.concat(seven, eight).column("seed").isConstant()).isFalse();
        assertThat(Table.concat(nothing, nothing)).isEqualTo(nothing);
    }

    @Test
    void saysEverythingInWhichJoinedTablesDiffer() {
        Table first = Table.of(Column.integer("day", 1), Column.unsigned("seed", 1), Column.real("I", 1));

        assertRefused(
                () -> Table.concat(
                        first, Table.of(Column.real("day", 1), Column.integer("seed", 1), Column.real("Y", 1))),
                """
                4 problems in concat():
                  column 'day' is integer in table 0 and real in table 1
                  column 'seed' is unsigned in table 0 and integer in table 1
                  table 1 has column(s) {Y} that table 0 does not have
                  table 1 lacks column(s) {I} of table 0""");
        assertRefused(
                () -> Table.concat(first, first, first.select("day", "I", "seed")),
                "table 2 has column 'I' at position 1, where table 0 has column 'seed'");
        assertRefused(() -> Table.concat(List.of()), "concat() needs at least one table");
        Table vast = Table.of(Column.constantReal("x", 0, Integer.MAX_VALUE - 8));
        assertRefused(
                () -> Table.concat(vast, Table.of(Column.real("x", 1))),
                "a table holds at most 2147483639 rows, concat() would make 2147483640");
    }

    @Test
    @SuppressWarnings("NullAway") // null is what is tried
    void namesTheArgumentThatIsNull() {
        assertNull(() -> Table.of(Column.real("x"), null), "column must not be null");
        assertNull(() -> EPIDEMIC.with(null), "column must not be null");
        assertNull(() -> EPIDEMIC.replace(null), "column must not be null");
        assertNull(() -> EPIDEMIC.column((String) null), "name must not be null");
        assertNull(() -> EPIDEMIC.select("day", null), "name must not be null");
        assertNull(() -> EPIDEMIC.where(null), "condition must not be null");
        assertNull(() -> Table.concat(EPIDEMIC, null), "table must not be null");
        assertNull(() -> new Row(null, 0), "table must not be null");
        assertNull(() -> SortKey.ascending(null), "name must not be null");
    }

    private static Table wide(int columns) {
        return Table.of(IntStream.range(0, columns)
                .mapToObj(i -> Column.integer("c" + i, i))
                .toList());
    }

    private static void assertNull(ThrowingCallable call, String sentence) {
        assertThatNullPointerException().isThrownBy(call).withMessage(sentence);
    }

    private static void assertRefused(ThrowingCallable call, String sentence) {
        assertThatExceptionOfType(InvalidTableException.class).isThrownBy(call).withMessage(sentence);
    }
}
