package org.calabaria.wire.json;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class JsonReaderTest {

    private static final JsonReader READER = JsonReader.standard();

    @Test
    void keepsIntegersAndRealsApart() {
        assertThat(READER.read("[4, 4.0, 4e0, -0, -0.0, 1E5]").toValue())
                .isEqualTo(List.of(4L, 4.0, 4.0, 0L, 0.0, 100000.0));
    }

    @Test
    void readsIntegersBeyondALong() {
        assertThat(READER.read("[9223372036854775807, 9223372036854775808, -9223372036854775808, 18446744073709551615]")
                        .toValue())
                .isEqualTo(List.of(
                        Long.MAX_VALUE,
                        new BigInteger("9223372036854775808"),
                        Long.MIN_VALUE,
                        new BigInteger("18446744073709551615")));
    }

    @Test
    void readsEscapesAndOtherAlphabets() {
        assertThat(READER.read("\"\\u0000\\n\\/\\\"caf\\u00e9 \\ud83d\\ude00 \u4e2d\"")
                        .asText())
                .contains("\0\n/\"caf\u00e9 \ud83d\ude00 \u4e2d");
    }

    @Test
    void keepsTheOrderOfTheDocument() {
        assertThat(READER.read("{\"b\": null, \"a\": true, \"c\": []}")
                        .asMap()
                        .orElseThrow()
                        .keySet())
                .containsExactly("b", "a", "c");
    }

    @Test
    void knowsWhereEveryPartStands() {
        DocumentNode root = READER.read("[1,\r\n  {\"\ud83d\ude00\" :  {\"z\":[ 3 ]}}]");
        DocumentNode map = root.asList().orElseThrow().get(1);
        DocumentNode field = map.field("\ud83d\ude00").orElseThrow();
        DocumentNode item =
                field.field("z").orElseThrow().asList().orElseThrow().get(0);
        assertThat(root.at()).isEqualTo(new Position(1, 1));
        assertThat(map.at()).isEqualTo(new Position(2, 3));
        assertThat(field.keyAt()).isEqualTo(new Position(2, 4));
        assertThat(field.at()).isEqualTo(new Position(2, 11));
        assertThat(item.at()).isEqualTo(new Position(2, 18));
        assertThat(item.keyAt()).isEqualTo(item.at());
        assertThat(item).hasToString("3 at line 2, column 18");
        assertThat(item.problem("z", "z must be text, got " + item.shown()).sentence())
                .isEqualTo("line 2, column 18: z must be text, got 3");
    }

    @Test
    void listsEveryProblemThatLetsItReadOn() {
        assertRefused(
                "{\"a\":1,\"a\":2,\n \"b\":1e400,\n \"c\":\"\\ud83d\"}",
                "3 problems in JSON:\n"
                        + "  line 1, column 8: the key 'a' is repeated in its map, first at line 1, column 2\n"
                        + "  line 2, column 6: a number must fit into a double, got 1e400\n"
                        + "  line 3, column 6: a string must be well-formed Unicode, got the lone surrogate \\ud83d");
    }

    @Test
    void seesThatTwoKeysAreEqualHoweverTheyAreWritten() {
        assertRefused(
                "{\"a\":1,\"\\u0061\":2}",
                "line 1, column 8: the key 'a' is repeated in its map, first at line 1, column 2");
    }

    @Test
    void refusesALoneSurrogateInAKey() {
        assertRefused(
                "{\"\\udc00\":1}",
                "line 1, column 2: a string must be well-formed Unicode, got the lone surrogate \\udc00");
    }

    @Test
    void refusesWhatIsNotANumber() {
        String noText = " is not a value; a text must be in double quotes";
        assertRefused("NaN", "line 1, column 1: not JSON: 'NaN'" + noText);
        assertRefused("[-Infinity]", "line 1, column 2: not JSON: '-Infinity' is not a number");
        assertRefused("01", "line 1, column 1: not JSON: '01' is not a number");
        assertRefused("+1", "line 1, column 1: not JSON: '+1' is not a number");
        assertRefused("1.", "line 1, column 1: not JSON: '1.' is not a number");
        assertRefused("[1.0e+]", "line 1, column 2: not JSON: '1.0e+' is not a number");
        assertRefused("[1, -]", "line 1, column 5: not JSON: '-' is not a number");
        assertRefused("[1, .5]", "line 1, column 5: not JSON: '.5' is not a number");
        assertRefused("[12x]", "line 1, column 2: not JSON: '12x' is not a number");
        assertRefused("{\"a\": truee}", "line 1, column 7: not JSON: 'truee'" + noText);
        assertRefused("[nul\u2028l]", "line 1, column 2: not JSON: 'nul'" + noText);
    }

    @Test
    void refusesWhatIsNotJson() {
        assertRefused("[1,]", "line 1, column 4: not JSON: unexpected ']'");
        assertRefused("[1 2]", "line 1, column 4: not JSON: unexpected '2'");
        assertRefused("{\"a\" 1}", "line 1, column 6: not JSON: unexpected '1'");
        assertRefused("[1\"a\"]", "line 1, column 3: not JSON: unexpected '\"'");
        assertRefused("[1}", "line 1, column 3: not JSON: unexpected '}'");
        assertRefused("{a:1}", "line 1, column 2: not JSON: 'a' is not a value; a text must be in double quotes");
        assertRefused("// c\n1", "line 1, column 1: not JSON: unexpected '/'");
        assertRefused("[\n\"\\x\"]", "line 2, column 2: not JSON: '\\x' is not an escape sequence");
        assertRefused("\"a\tb\"", "line 1, column 3: not JSON: the character U+0009 must be escaped in a text");
        assertRefused("[1, \u2028]", "line 1, column 5: not JSON: unexpected '\u2028'");
    }

    /** What stands where a value should may be long, outside the basic plane, or cut by the reader of a message. */
    @Test
    void showsWholeCharactersOfWhatIsWrong() {
        assertRefused(
                "[\ud83d\ude00]",
                "line 1, column 2: not JSON: '\ud83d\ude00' is not a value; a text must be in double quotes");
        assertRefused("\"\\\ud83d\ude00\"", "line 1, column 2: not JSON: '\\\ud83d\ude00' is not an escape sequence");
        assertRefused(
                "[" + "x".repeat(50) + "]",
                "line 1, column 2: not JSON: '" + "x".repeat(40)
                        + "...' is not a value; a text must be in double quotes");
    }

    @Test
    void neverSpeaksOfTheParsersSettings() {
        for (String text : List.of(
                "[1}",
                "{\"a\":1]",
                "'a'",
                "[1 2]",
                "{\"a\" 1}",
                "nan",
                "[01]",
                "\"\\u12\"",
                "{,}",
                "[tru]",
                "\"\u0001\"")) {
            assertThatThrownBy(() -> JsonReader.standard().read(text))
                    .isInstanceOf(DocumentException.class)
                    .message()
                    .doesNotContain("REDACTED", "Source", "enable", "Feature", "marker", "token");
        }
    }

    @Test
    void refusesADocumentThatEndsTooEarly() {
        assertRefused("{\"a\":\n 1", "line 2, column 3: not JSON: the document ends too early");
        assertRefused("\"abc", "line 1, column 5: not JSON: the document ends too early");
        assertRefused(" \n", "line 2, column 1: a document must contain a value, got none");
    }

    @Test
    void refusesWhatFollowsTheValue() {
        assertRefused("1 2", "line 1, column 3: a document must contain one value, got another one after it");
        assertRefused("{}\n}", "line 2, column 1: not JSON: unexpected '}'");
    }

    @Test
    void refusesAByteOrderMark() {
        assertRefused("\ufeff1", "line 1, column 1: a document must not begin with a byte order mark");
    }

    @Test
    void refusesBytesThatAreNotUtf8() {
        byte[] bytes = {'"', (byte) 0xc3, (byte) 0xa9, '\n', 'x', (byte) 0xc0, (byte) 0x80, '"'};
        assertThatThrownBy(() -> READER.read(bytes))
                .isInstanceOf(DocumentException.class)
                .hasMessage("line 2, column 2: a document must be UTF-8, got the byte 0xc0 at offset 5");
        byte[] surrogate = {'"', (byte) 0xed, (byte) 0xa0, (byte) 0x80, '"'};
        assertThatThrownBy(() -> READER.read(surrogate))
                .hasMessage("line 1, column 2: a document must be UTF-8, got the byte 0xed at offset 1");
        assertThatThrownBy(() -> READER.read(Arrays.copyOf(bytes, 2)))
                .hasMessage("line 1, column 2: a document must be UTF-8, got the byte 0xc3 at offset 1");
    }

    @Test
    void refusesALoneSurrogateInTheTextItself() {
        assertRefused(
                "\"\n\ud83d\"",
                "line 2, column 1: a document must be well-formed Unicode, got the lone surrogate \\ud83d");
    }

    @Test
    void readsAHundredLevelsAndRefusesOneMore() {
        assertThat(READER.read("[".repeat(100) + "]".repeat(100)).asList()).isPresent();
        assertRefused(
                "[".repeat(101) + "]".repeat(101),
                "line 1, column 101: lists and maps must not be nested more than 100 deep");
        assertRefused(
                "{\"a\":".repeat(100_000), "line 1, column 501: lists and maps must not be nested more than 100 deep");
    }

    @Test
    void readsAThousandDigitsAndRefusesOneMore() {
        assertThat(READER.read("-" + "9".repeat(1000)).toValue())
                .isEqualTo(BigInteger.TEN.pow(1000).subtract(BigInteger.ONE).negate());
        assertRefused(
                "9".repeat(1001),
                "line 1, column 1: a number must have at most 1000 digits, got " + "9".repeat(80) + "...");
        assertRefused(
                "0." + "1".repeat(1000),
                "line 1, column 1: a number must have at most 1000 digits, got 0." + "1".repeat(78) + "...");
    }

    @Test
    void refusesMoreNamesAndValuesThanGoWithItsLimit() {
        assertThatThrownBy(() -> READER.withLimit(8008).read("[" + "{\"\":1},".repeat(334) + "1]"))
                .isInstanceOf(DocumentException.class)
                .hasMessage(
                        "line 1, column 2334: a document with a limit of 8008 bytes must contain at most 1001 names and"
                                + " values");
    }

    @Test
    void refusesALongerDocumentThanItsLimit() {
        JsonReader small = READER.withLimit(5);
        assertThat(small.read("\"\u20ac\"").asText()).contains("\u20ac");
        assertThatThrownBy(() -> small.read("\"\u20acx\""))
                .isInstanceOf(DocumentException.class)
                .hasMessage("line 1, column 1: a document must have at most 5 bytes of UTF-8, got 6");
        assertThatThrownBy(() -> small.read("\"\u20acx\"".getBytes(StandardCharsets.UTF_8)))
                .hasMessage("line 1, column 1: a document must have at most 5 bytes of UTF-8, got 6");
        assertThatThrownBy(() -> READER.withLimit(0)).hasMessage("a limit must be at least 1 byte, got 0");
    }

    @Test
    void namesTheArgumentThatIsNull() {
        assertThatThrownBy(() -> READER.read((String) null))
                .isInstanceOf(NullPointerException.class)
                .hasMessage("text must not be null");
        assertThatThrownBy(() -> READER.read((byte[]) null))
                .isInstanceOf(NullPointerException.class)
                .hasMessage("utf8 must not be null");
    }

    @Test
    void givesValuesThatCannotBeChanged() {
        Object value = READER.read("{\"a\":[null]}").toValue();
        assertThatThrownBy(() -> ((Map<?, ?>) value).clear()).isInstanceOf(UnsupportedOperationException.class);
        assertThatThrownBy(() -> ((List<?>) ((Map<?, ?>) value).get("a")).clear())
                .isInstanceOf(UnsupportedOperationException.class);
        DocumentNode node = READER.read("{\"a\":1}");
        assertThatThrownBy(() -> node.asMap().orElseThrow().clear()).isInstanceOf(UnsupportedOperationException.class);
    }

    private static void assertRefused(String document, String message) {
        assertThatThrownBy(() -> READER.read(document))
                .isInstanceOf(DocumentException.class)
                .hasMessage(message);
    }
}
