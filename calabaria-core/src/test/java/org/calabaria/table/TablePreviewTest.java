package org.calabaria.table;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TablePreviewTest {

    private static final Table KINDS = Table.of(
            Column.real("x", Arrays.asList(0.025, Double.NaN, null)),
            Column.integer("population", -10_000, 0, 1_000_000),
            Column.constantUnsigned("seed", -1, 3),
            Column.flag("ok", true, false, true),
            Column.text("place", "Zürich", null, "null"),
            Column.date("on", LocalDate.of(2020, 2, 29), null, LocalDate.MAX),
            Column.timestamp("at", Instant.EPOCH, Instant.ofEpochSecond(1, 5), null));

    private static final String KINDS_SHOWN = """
            Table of 3 rows x 7 columns
            +-------+------------+----------------------+-------+--------+------------------+--------------------------------+
            | x     | population | seed                 | ok    | place  | on               | at                             |
            | real  | integer    | unsigned             | flag  | text   | date             | timestamp                      |
            +-------+------------+----------------------+-------+--------+------------------+--------------------------------+
            | 0.025 |     -10000 | 18446744073709551615 | true  | Zürich | 2020-02-29       | 1970-01-01T00:00:00Z           |
            |   NaN |          0 | 18446744073709551615 | false | null   | null             | 1970-01-01T00:00:01.000000005Z |
            |  null |    1000000 | 18446744073709551615 | true  | 'null' | +999999999-12-31 | null                           |
            +-------+------------+----------------------+-------+--------+------------------+--------------------------------+""";

    @Test
    void showsEveryKind() {
        assertThat(KINDS).hasToString(KINDS_SHOWN);
    }

    @ParameterizedTest
    @ValueSource(strings = {"tr-TR", "ar-EG-u-nu-arab", "de-DE", "hi-IN-u-nu-deva"})
    void isTheSameInEveryLocale(String tag) {
        Locale before = Locale.getDefault();
        try {
            Locale.setDefault(Locale.forLanguageTag(tag));
            assertThat(KINDS).hasToString(KINDS_SHOWN);
            assertThat(Column.integer("i", 1)).hasToString("integer 'i', 1 row");
        } finally {
            Locale.setDefault(before);
        }
    }

    @Test
    void showsTheFirstAndLastRowsOfALongTable() {
        Table table = Table.of(Column.integer("day", LongStream.range(0, 365).toArray()));

        assertThat(table).hasToString("""
                        Table of 365 rows x 1 column
                        +---------+
                        | day     |
                        | integer |
                        +---------+
                        |       0 |
                        |       1 |
                        |       2 |
                        |       3 |
                        |       4 |
                        |     ... |
                        |     360 |
                        |     361 |
                        |     362 |
                        |     363 |
                        |     364 |
                        +---------+""");
        assertThat(table.head(10).toString()).doesNotContain("...").contains("|       9 |");
        assertThat(table.head(11).toString()).contains("...").doesNotContain("|       5 |");
    }

    @Test
    void showsATableWithoutRows() {
        assertThat(Table.of(Column.real("x"))).hasToString("""
                        Table of 0 rows x 1 column
                        +------+
                        | x    |
                        | real |
                        +------+""");
    }

    @Test
    void cutsWideText() {
        String long40 = "0123456789".repeat(4);

        assertThat(Table.of(Column.text(long40, long40, long40.substring(0, 32), "\uD83D\uDE00".repeat(33))))
                .hasToString("""
                        Table of 3 rows x 1 column
                        +----------------------------------+
                        | 01234567890123456789012345678... |
                        | text                             |
                        +----------------------------------+
                        | 01234567890123456789012345678... |
                        | 01234567890123456789012345678901 |
                        | SMILES... |
                        +----------------------------------+""".replace("SMILES", "\uD83D\uDE00".repeat(29)));
    }

    @Test
    void quotesTextThatCouldBeMistaken() {
        assertThat(Table.of(Column.text("t", "", " a", "...", "a\nb", "a b"))).hasToString("""
                        Table of 5 rows x 1 column
                        +-------+
                        | t     |
                        | text  |
                        +-------+
                        | ''    |
                        | ' a'  |
                        | '...' |
                        | a\\nb  |
                        | a b   |
                        +-------+""");
    }

    @Test
    void leavesOutTheMiddleOfAWideTable() {
        Table wide = Table.of(IntStream.range(0, 1000)
                .mapToObj(i -> Column.constantReal("c" + i, i, 1))
                .toList());

        // 8 x 7 on the left, 6 for the gap, 7 x 8 on the right and the last bar: 119 of 120.
        List<String> lines = wide.toString().lines().toList();
        assertThat(lines.get(0)).isEqualTo("Table of 1 row x 1000 columns");
        assertThat(lines.get(2))
                .isEqualTo(
                        "| c0   | c1   | c2   | c3   | c4   | c5   | c6   | c7   | ... | c993  | c994  | c995  | c996  | c997  | c998  | c999  |");
        assertThat(lines.get(5))
                .isEqualTo(
                        "|  0.0 |  1.0 |  2.0 |  3.0 |  4.0 |  5.0 |  6.0 |  7.0 | ... | 993.0 | 994.0 | 995.0 | 996.0 | 997.0 | 998.0 | 999.0 |");
        assertThat(lines.subList(1, lines.size())).allMatch(line -> line.length() <= 120);
    }

    @Test
    void usesTheWholeWidth() {
        // Seventeen columns of seven characters, and the last bar: 120.
        Table fits = Table.of(IntStream.range(0, 17)
                .mapToObj(i -> Column.constantFlag("c" + i, true, 1))
                .toList());

        assertThat(fits.toString()).doesNotContain("...");
        assertThat(fits.toString().lines().skip(1)).allMatch(line -> line.length() == 120);
        assertThat(fits.rename("c16", "c160_").toString()).contains("...");
        assertThat(fits.with(Column.flag("c17", true)).toString()).contains("...");
    }
}
