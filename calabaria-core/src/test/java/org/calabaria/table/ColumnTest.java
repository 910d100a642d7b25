package org.calabaria.table;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIndexOutOfBoundsException;
import static org.assertj.core.api.Assertions.assertThatNullPointerException;

import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.List;
import nl.jqno.equalsverifier.EqualsVerifier;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.calabaria.problem.InvalidTableException;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class ColumnTest {

    private static final LocalDate DAY = LocalDate.of(2020, 2, 29);

    @Test
    void readsEveryKindBack() {
        assertThat(Column.real("x", 0.5, -1.5).get(1)).isEqualTo(-1.5);
        assertThat(Column.integer("n", Long.MIN_VALUE, 7L).get(0)).isEqualTo(Long.MIN_VALUE);
        assertThat(Column.integer("n", -3, 7).get(0)).isEqualTo(-3L);
        assertThat(Column.unsigned("seed", -1L).get(0)).isEqualTo(-1L);
        assertThat(Column.flag("b", false, true).get(1)).isTrue();
        assertThat(Column.text("t", "low", "").get(0)).isEqualTo("low");
        assertThat(Column.date("d", DAY).get(0)).isEqualTo(DAY);
        assertThat(Column.timestamp("i", Instant.MIN, Instant.MAX).get(0)).isEqualTo(Instant.MIN);
        assertThat(Column.timestamp("i", Instant.MIN, Instant.MAX).get(1)).isEqualTo(Instant.MAX);
    }

    @Test
    void knowsItsKind() {
        assertThat(Column.real("x").kind()).isEqualTo(ColumnKind.REAL).hasToString("real");
        assertThat(Column.integer("x", 1L).kind()).isEqualTo(ColumnKind.INTEGER).hasToString("integer");
        assertThat(Column.unsigned("x").kind()).isEqualTo(ColumnKind.UNSIGNED).hasToString("unsigned");
        assertThat(Column.flag("x").kind()).isEqualTo(ColumnKind.FLAG).hasToString("flag");
        assertThat(Column.text("x", List.of()).kind())
                .isEqualTo(ColumnKind.TEXT)
                .hasToString("text");
        assertThat(Column.date("x", List.of()).kind())
                .isEqualTo(ColumnKind.DATE)
                .hasToString("date");
        assertThat(Column.timestamp("x", List.of()).kind())
                .isEqualTo(ColumnKind.TIMESTAMP)
                .hasToString("timestamp");
        assertThat(Column.unsigned("x").isUnsigned()).isTrue();
        assertThat(Column.integer("x", 1L).isUnsigned()).isFalse();
    }

    @Test
    void storesOneNanForAll() {
        double odd = Double.longBitsToDouble(0x7ff8000000000001L);
        double negative = Double.longBitsToDouble(0xfff8000000000000L);
        double signalling = Double.longBitsToDouble(0x7ff0000000000001L);
        RealColumn column = Column.real("x", odd, negative, signalling);

        for (int row = 0; row < 3; row++) {
            assertThat(Double.doubleToRawLongBits(column.get(row))).isEqualTo(0x7ff8000000000000L);
            assertThat(Double.doubleToRawLongBits(column.toArray()[row])).isEqualTo(0x7ff8000000000000L);
        }
        double constant = Column.constantReal("x", odd, 2).get(1);
        assertThat(Double.doubleToRawLongBits(constant)).isEqualTo(0x7ff8000000000000L);
        double listed = Column.real("x", Arrays.asList(odd, null)).get(0);
        assertThat(Double.doubleToRawLongBits(listed)).isEqualTo(0x7ff8000000000000L);
        assertThat(column).isEqualTo(Column.real("x", Double.NaN, Double.NaN, Double.NaN));
    }

    @Test
    void keepsTheSignOfZero() {
        assertThat(Double.doubleToRawLongBits(Column.real("x", -0.0).get(0))).isEqualTo(0x8000000000000000L);
        assertThat(Double.doubleToRawLongBits(Column.constantReal("x", -0.0, 1).get(0)))
                .isEqualTo(0x8000000000000000L);
        assertThat(Column.real("x", -0.0)).isNotEqualTo(Column.real("x", 0.0));
        assertThat(Column.constantReal("x", -0.0, 1)).isNotEqualTo(Column.real("x", 0.0));
    }

    @Test
    void isNotChangedThroughWhatWasPassedIn() {
        double[] reals = {1};
        long[] longs = {1};
        boolean[] flags = {true};
        @Nullable String[] texts = {"a"};
        List<@Nullable String> list = new ArrayList<>(List.of("a"));
        BitSet missing = new BitSet();
        RealColumn real = Column.real("x", reals);
        RealColumn gappy = Column.real("x", reals, missing);
        IntegerColumn integer = Column.integer("x", longs);
        IntegerColumn unsigned = Column.unsigned("x", longs);
        FlagColumn flag = Column.flag("x", flags);
        TextColumn text = Column.text("x", texts);
        TextColumn listed = Column.text("x", list);

        reals[0] = 2;
        longs[0] = 2;
        flags[0] = false;
        texts[0] = "b";
        list.set(0, "b");
        missing.set(0);

        assertThat(real.get(0)).isEqualTo(1);
        assertThat(gappy.get(0)).isEqualTo(1);
        assertThat(integer.get(0)).isEqualTo(1);
        assertThat(unsigned.get(0)).isEqualTo(1);
        assertThat(flag.get(0)).isTrue();
        assertThat(text.get(0)).isEqualTo("a");
        assertThat(listed.get(0)).isEqualTo("a");
    }

    @Test
    void isNotChangedThroughWhatWasHandedOut() {
        RealColumn real = Column.real("x", 1);
        IntegerColumn integer = Column.integer("x", 1);
        FlagColumn flag = Column.flag("x", true);
        TextColumn text = Column.text("x", "a");
        DateColumn constant = Column.constantDate("x", DAY, 2);

        real.toArray()[0] = 2;
        integer.toArray()[0] = 2;
        flag.toArray()[0] = false;
        text.toArray()[0] = "b";
        constant.toArray()[0] = DAY.plusDays(1);
        real.missing().set(0);

        assertThat(real).isEqualTo(Column.real("x", 1));
        assertThat(integer).isEqualTo(Column.integer("x", 1));
        assertThat(flag).isEqualTo(Column.flag("x", true));
        assertThat(text).isEqualTo(Column.text("x", "a"));
        assertThat(constant).isEqualTo(Column.date("x", DAY, DAY));
    }

    @Test
    void tellsMissingFromNan() {
        RealColumn column = Column.real("x", Arrays.asList(1.0, null, Double.NaN));

        assertThat(column.isMissing(0)).isFalse();
        assertThat(column.isMissing(1)).isTrue();
        assertThat(column.isMissing(2)).isFalse();
        assertThat(column.hasMissing()).isTrue();
        assertThat(column.missingCount()).isEqualTo(1);
        assertThat(column.missing()).isEqualTo(rows(1));
        assertThat(column.value(1)).isNull();
        assertThat(column.value(2)).isEqualTo(Double.NaN);
        assertThat(column).isNotEqualTo(Column.real("x", 1.0, 0.0, Double.NaN));
        assertThat(column).isNotEqualTo(Column.real("x", 1.0, Double.NaN, Double.NaN));
    }

    @Test
    void forgetsWhatStoodAtAMissingRow() {
        assertThat(Column.real("x", new double[] {1, 2}, rows(1)))
                .isEqualTo(Column.real("x", new double[] {1, 3}, rows(1)))
                .isEqualTo(Column.real("x", Arrays.asList(1.0, null)))
                .hasSameHashCodeAs(Column.real("x", Arrays.asList(1.0, null)));
        assertThat(Column.integer("x", new long[] {1, 2}, rows(1)))
                .isEqualTo(Column.integer("x", Arrays.asList(1L, null)));
        assertThat(Column.unsigned("x", new long[] {1, 2}, rows(1)))
                .isEqualTo(Column.unsigned("x", Arrays.asList(1L, null)));
        assertThat(Column.flag("x", new boolean[] {true, true}, rows(1)))
                .isEqualTo(Column.flag("x", Arrays.asList(true, null)));
    }

    @Test
    void marksRowsBeyondTheFirstWordAsMissing() {
        IntegerColumn column = Column.integer("x", new long[130], rows(0, 63, 64, 129));

        assertThat(column.missing()).isEqualTo(rows(0, 63, 64, 129));
        assertThat(column.isMissing(65)).isFalse();
        assertThat(column.isMissing(128)).isFalse();
        assertThat(column.missingCount()).isEqualTo(4);
    }

    @Test
    void refusesToReadAMissingCell() {
        String sentence = "column 'x' has no value in row 1; call isMissing(1) first";

        assertThatRefused(() -> Column.real("x", Arrays.asList(1.0, null)).get(1), sentence);
        assertThatRefused(() -> Column.integer("x", Arrays.asList(1L, null)).get(1), sentence);
        assertThatRefused(() -> Column.flag("x", Arrays.asList(true, null)).get(1), sentence);
        assertThatRefused(() -> Column.text("x", "a", null).get(1), sentence);
        assertThatRefused(() -> Column.date("x", DAY, null).get(1), sentence);
        assertThatRefused(() -> Column.timestamp("x", Instant.EPOCH, null).get(1), sentence);
        assertThatRefused(() -> ((RealColumn) Column.missing("x", ColumnKind.REAL, 2)).get(1), sentence);
    }

    @Test
    void givesTheOtherValueWhereOneIsMissing() {
        assertThat(Column.real("x", Arrays.asList(1.0, null)).getOr(1, 9)).isEqualTo(9);
        assertThat(Column.real("x", Arrays.asList(1.0, null)).getOr(0, 9)).isEqualTo(1);
        assertThat(Column.integer("x", Arrays.asList(1L, null)).getOr(1, 9)).isEqualTo(9);
        assertThat(Column.flag("x", Arrays.asList(false, null)).getOr(1, true)).isTrue();
        assertThat(Column.text("x", "a", null).getOr(1, "z")).isEqualTo("z");
        assertThat(Column.text("x", "a", null).getOr(0, "z")).isEqualTo("a");
    }

    @Test
    void refusesToInventValuesWhenCopiedOut() {
        RealColumn column = Column.real("x", Arrays.asList(1.0, null, null));

        assertThatRefused(
                column::toArray,
                "column 'x' has no value in 2 of its 3 rows; use toArray(whereMissing) to replace them");
        assertThat(column.toArray(-1)).containsExactly(1, -1, -1);
        assertThat(Column.integer("x", Arrays.asList(null, 5L)).toArray(-1)).containsExactly(-1, 5);
        assertThat(Column.flag("x", Arrays.asList(null, false)).toArray(true)).containsExactly(true, false);
        assertThat(Column.text("x", null, "a").toArray()).containsExactly(null, "a");
    }

    @Test
    void copiesItselfIntoTheMiddleOfAnArray() {
        double[] reals = {7, 7, 7, 7, 7};
        Column.real("x", Arrays.asList(1.0, null)).copyTo(reals, 1, 0);
        Column.constantReal("x", 3, 1).copyTo(reals, 4, 0);
        long[] longs = {7, 7, 7};
        ((IntegerColumn) Column.missing("x", ColumnKind.INTEGER, 2)).copyTo(longs, 0, -1);
        @Nullable String[] texts = {"z", "z", "z", "z"};
        Column.text("x", "a", null).copyTo(texts, 1);
        Column.constantText("x", "c", 1).copyTo(texts, 0);

        assertThat(reals).containsExactly(7, 1, 0, 7, 3);
        assertThat(longs).containsExactly(-1, -1, 7);
        assertThat(texts).containsExactly("c", "a", null, "z");
    }

    @Test
    void refusesADestinationThatIsTooSmall() {
        assertThatIndexOutOfBoundsException()
                .isThrownBy(() -> Column.real("x", 1, 2).copyTo(new double[3], 2, 0))
                .withMessage("column 'x' of 2 rows does not fit at offset 2 of an array of length 3");
        assertThatIndexOutOfBoundsException()
                .isThrownBy(() -> Column.text("x", "a").copyTo(new String[3], -1))
                .withMessage("column 'x' of 1 row does not fit at offset -1 of an array of length 3");
        assertThatIndexOutOfBoundsException()
                .isThrownBy(() -> Column.real("x", 1, 2).copyTo(new double[3], Integer.MAX_VALUE, 0));
    }

    @Test
    void refusesARowThatDoesNotExist() {
        assertThatIndexOutOfBoundsException()
                .isThrownBy(() -> Column.real("x", 1, 2).get(2))
                .withMessage("column 'x' has rows 0 to 1, got row 2");
        assertThatIndexOutOfBoundsException()
                .isThrownBy(() -> Column.constantInteger("x", 1, 1).get(-1))
                .withMessage("column 'x' has row 0 only, got row -1");
        assertThatIndexOutOfBoundsException()
                .isThrownBy(() -> Column.constantText("x", "a", 0).get(0))
                .withMessage("column 'x' has no rows, got row 0");
        assertThatIndexOutOfBoundsException()
                .isThrownBy(() -> Column.constantFlag("x", true, 3).rowsAt(0, 3))
                .withMessage("column 'x' has rows 0 to 2, got row 3");
    }

    @Test
    void equalsTheSpelledOutColumnWhenConstant() {
        assertInterchangeable(Column.constantReal("x", Double.NaN, 2), Column.real("x", Double.NaN, Double.NaN));
        assertInterchangeable(Column.constantInteger("x", -4, 2), Column.integer("x", -4, -4));
        assertInterchangeable(Column.constantUnsigned("x", -4, 2), Column.unsigned("x", -4, -4));
        assertInterchangeable(Column.constantFlag("x", true, 2), Column.flag("x", true, true));
        assertInterchangeable(Column.constantText("x", "a", 2), Column.text("x", "a", "a"));
        assertInterchangeable(Column.constantDate("x", DAY, 2), Column.date("x", DAY, DAY));
        assertInterchangeable(
                Column.constantTimestamp("x", Instant.MAX, 2), Column.timestamp("x", Instant.MAX, Instant.MAX));
        assertInterchangeable(Column.constantReal("x", 1, 0), Column.real("x"));
        assertInterchangeable(Column.constantReal("x", 1, 0), Column.constantReal("x", 2, 0));
        assertThat(Column.constantReal("x", 1, 2))
                .isNotEqualTo(Column.real("x", 1, 2))
                .isNotEqualTo(Column.real("x", 1));
        assertThat(Column.constantReal("x", 1, 2)).isNotEqualTo(Column.constantReal("x", 2, 2));
    }

    @ParameterizedTest
    @EnumSource
    void equalsTheSpelledOutColumnWhenAllIsMissing(ColumnKind kind) {
        Column missing = Column.missing("x", kind, 2);

        assertInterchangeable(missing, Column.ofValues("x", kind, Arrays.asList(null, null)));
        assertThat(missing.kind()).isEqualTo(kind);
        assertThat(missing.missingCount()).isEqualTo(2);
        assertThat(missing.missing()).isEqualTo(rows(0, 1));
        assertThat(missing.shown(1)).isEqualTo("null");
        assertThat(Column.missing("x", kind, 0).hasMissing()).isFalse();
    }

    @Test
    void differsByNameKindOrLength() {
        Column column = Column.integer("x", 1, 2);

        assertThat(column)
                .isNotEqualTo(Column.integer("y", 1, 2))
                .isNotEqualTo(Column.unsigned("x", 1, 2))
                .isNotEqualTo(Column.real("x", 1, 2))
                .isNotEqualTo(Column.integer("x", 1))
                .isNotEqualTo(Column.integer("x", 1, 3))
                .isNotEqualTo("x")
                .isNotEqualTo(null);
    }

    @Test
    void keepsCellsAndKindUnderAnotherName() {
        assertThat(Column.unsigned("x", -1).renamed("y")).isEqualTo(Column.unsigned("y", -1));
        assertThat(Column.constantText("x", "a", 3).renamed("y").isConstant()).isTrue();
        assertThatRefused(() -> Column.real("x", 1).renamed(""), "the name of a column must not be empty");
    }

    @Test
    void showsCellsTheSameEverywhere() {
        assertThat(Column.unsigned("x", -1).shown(0)).isEqualTo("18446744073709551615");
        assertThat(Column.integer("x", -1).shown(0)).isEqualTo("-1");
        assertThat(Column.real("x", 2e-3).shown(0)).isEqualTo("0.002");
        assertThat(Column.flag("x", true).shown(0)).isEqualTo("true");
        assertThat(Column.date("x", DAY).shown(0)).isEqualTo("2020-02-29");
        assertThat(Column.timestamp("x", Instant.ofEpochSecond(0, 1)).shown(0))
                .isEqualTo("1970-01-01T00:00:00.000000001Z");
        assertThat(Column.real("x", 1)).hasToString("real 'x', 1 row");
        assertThat(Column.constantUnsigned("seed", 1, 365)).hasToString("unsigned 'seed', 365 rows");
    }

    @Test
    void becomesRealOnlyWithoutRounding() {
        assertThat(Column.integer("n", -3, 9).toReal()).isEqualTo(Column.real("n", -3, 9));
        assertThat(Column.integer("n", Arrays.asList(1L, null)).toReal())
                .isEqualTo(Column.real("n", Arrays.asList(1.0, null)));
        assertThat(Column.integer("n", Long.MIN_VALUE, 1L << 53).toReal()).isEqualTo(Column.real("n", -0x1p63, 0x1p53));
        assertThat(Column.unsigned("n", 1L << 63, -2048L).toReal())
                .isEqualTo(Column.real("n", 0x1p63, 0x1.fffffffffffffp63));
        assertThat(Column.constantInteger("n", 4, 3).toReal().isConstant()).isTrue();
        assertThat(Column.constantUnsigned("n", -1, 0).toReal()).isEqualTo(Column.real("n"));

        assertThatRefused(
                () -> Column.integer("n", 0L, (1L << 53) + 1).toReal(),
                "column 'n' holds 9007199254740993 in row 1, which a double does not represent exactly");
        assertThatRefused(
                () -> Column.integer("n", Long.MAX_VALUE).toReal(),
                "column 'n' holds 9223372036854775807 in row 0, which a double does not represent exactly");
        assertThatRefused(
                () -> Column.unsigned("n", -1L).toReal(),
                "column 'n' holds 18446744073709551615 in row 0, which a double does not represent exactly");
        assertThatRefused(
                () -> Column.unsigned("n", -2L).toReal(),
                "column 'n' holds 18446744073709551614 in row 0, which a double does not represent exactly");
        assertThatRefused(
                () -> Column.unsigned("n", (1L << 63) + 1).toReal(),
                "column 'n' holds 9223372036854775809 in row 0, which a double does not represent exactly");
    }

    @Test
    void takesAnyReadableName() {
        assertThat(Column.real("Prävalenz [%]").name()).isEqualTo("Prävalenz [%]");
        assertThat(Column.real("感染者 \uD83D\uDE00").name()).isEqualTo("感染者 \uD83D\uDE00");
        assertThat(Column.real(" ").name()).isEqualTo(" ");
    }

    @Test
    void refusesNamesThatCannotBeRead() {
        assertThatRefused(() -> Column.real(""), "the name of a column must not be empty");
        assertThatRefused(
                () -> Column.text("a\nb", "x"),
                "the name of a column must not contain control characters, got 'a\\nb'");
        assertThatRefused(
                () -> Column.constantDate("\u007f", DAY, 1),
                "the name of a column must not contain control characters, got '\\u007f'");
        assertThatRefused(
                () -> Column.flag("\u0085"), "the name of a column must not contain control characters, got '\\u0085'");
        assertThatRefused(
                () -> Column.flag("a\u2028"),
                "the name of a column must not contain control characters, got 'a\u2028'");
        assertThatRefused(
                () -> Column.integer("a\uD83D", 1), "the name of a column must be well-formed Unicode, got 'a\uD83D'");
    }

    @Test
    void refusesLengthsAndMarksThatDoNotFit() {
        assertThatRefused(() -> Column.constantReal("x", 1, -1), "column 'x' must have 0 or more rows, got -1");
        assertThatRefused(() -> Column.constantText("x", "a", -7), "column 'x' must have 0 or more rows, got -7");
        assertThatRefused(
                () -> Column.real("x", new double[3], rows(1, 3)),
                "column 'x' has 3 values, but its row 3 is marked as missing");
    }

    @Test
    @SuppressWarnings("NullAway") // null is what is tried
    void namesTheArgumentThatIsNull() {
        assertThatNullPointerException()
                .isThrownBy(() -> Column.real(null, 1))
                .withMessage("the name of a column must not be null");
        assertThatNullPointerException()
                .isThrownBy(() -> Column.real("x", (double[]) null))
                .withMessage("values must not be null");
        assertThatNullPointerException()
                .isThrownBy(() -> Column.text("x", (List<String>) null))
                .withMessage("values must not be null");
        assertThatNullPointerException()
                .isThrownBy(() -> Column.real("x", new double[1], null))
                .withMessage("missing must not be null");
        assertThatNullPointerException()
                .isThrownBy(() -> Column.constantText("x", null, 1))
                .withMessage("value must not be null");
        assertThatNullPointerException()
                .isThrownBy(() -> Column.missing("x", null, 1))
                .withMessage("kind must not be null");
    }

    @Test
    void columnsFollowOneAnother() {
        Column joined = Column.concat(List.of(
                Column.text("a", "x"), Column.constantText("b", "y", 2), Column.text("c", new String[] {null})));
        assertThat(joined).isEqualTo(Column.text("a", "x", "y", "y", null));
        assertThat(Column.concat(List.of(Column.real("a"), Column.constantReal("b", 1, 2))))
                .isEqualTo(Column.real("a", 1, 1));
        assertThatRefused(
                () -> Column.concat(List.of(Column.real("a", 1), Column.text("b", "y"))),
                "column 'b' is text, but the first one, column 'a', is real");
        assertThatRefused(() -> Column.concat(List.of()), "concat() needs at least one column");
        assertThatRefused(
                () -> Column.concat(List.of(
                        Column.constantReal("a", 1, Integer.MAX_VALUE),
                        Column.constantReal("a", 1, Integer.MAX_VALUE))),
                "a table holds at most 2147483639 rows, concat() would make 4294967294");
    }

    @Test
    void comparesMissingCellsByTheirBits() {
        EqualsVerifier.forClass(MarkedCells.class)
                .withIgnoredFields("count")
                .withNonnullFields("words")
                .verify();
    }

    private static void assertInterchangeable(Column constant, Column spelledOut) {
        assertThat(constant.isConstant()).isTrue();
        assertThat(constant).isEqualTo(spelledOut).hasSameHashCodeAs(spelledOut);
        assertThat(spelledOut).isEqualTo(constant);
    }

    private static void assertThatRefused(ThrowingCallable call, String sentence) {
        assertThatExceptionOfType(InvalidTableException.class).isThrownBy(call).withMessage(sentence);
    }

    private static BitSet rows(int... rows) {
        BitSet set = new BitSet();
        Arrays.stream(rows).forEach(set::set);
        return set;
    }
}
