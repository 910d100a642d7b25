package org.calabaria.wire.json;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.sun.management.ThreadMXBean;
import java.lang.management.ManagementFactory;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class YamlReaderTest {

    private static final YamlReader READER = YamlReader.standard();

    /** YAML 1.2.2, section 10.3.2. */
    @Test
    void resolvesPlainScalarsByTheCoreSchema() {
        assertThat(json("[null, Null, NULL, ~, !!null , true, True, TRUE, false, False, FALSE]"))
                .isEqualTo("[null,null,null,null,null,true,true,true,false,false,false]");
        assertThat(json("[0, -0, +12, 0o17, 0x1F, 18446744073709551615]"))
                .isEqualTo("[0,0,12,15,31,18446744073709551615]");
        assertThat(json("[0., .5, -.5, +1.5, 1e5, 12e03, 1E-7, 010.5]"))
                .isEqualTo("[0.0,0.5,-0.5,1.5,100000.0,12000.0,1e-07,10.5]");
        assertThat(json("[on, yes, No, y, 1_000, 1:30, 12:30:00, 2020-01-01, 0b11, -0x1F, =, nULL]"))
                .isEqualTo("[\"on\",\"yes\",\"No\",\"y\",\"1_000\",\"1:30\",\"12:30:00\",\"2020-01-01\",\"0b11\","
                        + "\"-0x1F\",\"=\",\"nULL\"]");
    }

    /**
     * PyYAML follows YAML 1.1. Where the two differ we read text, or a number that PyYAML takes for text, or refuse; never
     * another number, and never anything but text for what PyYAML takes for a boolean or a date.
     */
    @Test
    void neverReadsAnotherNumberThanPyYaml() {
        Set<String> numbersOfYaml12 =
                Set.of("0o17", "1e5", "1E5", "1e-07", "1.5e3", "1.e5", "+.5", "-.5", "1.0e5", "+12e03");
        JsonNode rows = Vectors.file("pyyaml_scalars.json").get("plain_scalars");
        assertThat(rows).hasSize(88).allSatisfy(row -> {
            String word = row.get(0).asText();
            String type = row.get(1).asText();
            Object ours = readOrRefuse("k: " + word);
            if (ours instanceof Number) {
                if (type.equals("str")) {
                    assertThat(numbersOfYaml12).contains(word);
                } else {
                    assertThat(ours instanceof Double ? PythonFloat.repr((Double) ours) : ours.toString())
                            .isEqualTo(row.get(2).asText());
                }
            } else if (ours instanceof Boolean) {
                assertThat(type).isEqualTo("bool");
            } else if (ours == null) {
                assertThat(type).isEqualTo("NoneType");
            } else if (!(ours instanceof DocumentException)) {
                assertThat(ours).isEqualTo(word);
            }
        });
    }

    @Test
    void refusesAnIntegerThatBeginsWithZero() {
        assertRefused(
                "a: 010\nb: [09, -007]",
                "3 problems in YAML:\n"
                        + "  line 1, column 4: an integer must not begin with zero, got 010, which YAML 1.1 and 1.2 read"
                        + " differently; write it without, or put it in quotes\n"
                        + "  line 2, column 5: an integer must not begin with zero, got 09, which YAML 1.1 and 1.2 read"
                        + " differently; write it without, or put it in quotes\n"
                        + "  line 2, column 9: an integer must not begin with zero, got -007, which YAML 1.1 and 1.2 read"
                        + " differently; write it without, or put it in quotes");
        assertThat(json("'010'")).isEqualTo("\"010\"");
    }

    @Test
    void takesQuotedAndBlockScalarsForText() {
        assertThat(json("a: '12'\nb: \"true\"\nc: |\n  1\n  2\nd: >\n  null\n"))
                .isEqualTo("{\"a\":\"12\",\"b\":\"true\",\"c\":\"1\\n2\\n\",\"d\":\"null\\n\"}");
    }

    @Test
    void keepsTheSignOfZero() {
        assertThat(READER.read("-0.0").toValue()).isEqualTo(-0.0);
    }

    @Test
    void readsJson() {
        assertThat(json("{\"a\": [1, 1.0, \"\\u00e9\\ud83d\\ude00\"], \"b\": 1e-07}"))
                .isEqualTo("{\"a\":[1,1.0,\"\u00e9\ud83d\ude00\"],\"b\":1e-07}");
    }

    @Test
    void knowsWhereEveryPartStands() {
        DocumentNode root = READER.read("# job\nruns:\n  - \ud83d\ude00: 1\n    beta:\n      [0.3]\n");
        DocumentNode run =
                root.field("runs").orElseThrow().asList().orElseThrow().get(0);
        DocumentNode beta = run.field("beta").orElseThrow();
        assertThat(root.at()).isEqualTo(new Position(2, 1));
        assertThat(root.field("runs").orElseThrow().keyAt()).isEqualTo(new Position(2, 1));
        assertThat(run.at()).isEqualTo(new Position(3, 5));
        assertThat(run.field("\ud83d\ude00").orElseThrow().at()).isEqualTo(new Position(3, 8));
        assertThat(beta.keyAt()).isEqualTo(new Position(4, 5));
        assertThat(beta.at()).isEqualTo(new Position(5, 7));
        assertThat(beta.asList().orElseThrow().get(0)).hasToString("0.3 at line 5, column 8");
    }

    @Test
    void refusesATagThatNamesAJavaClass() {
        assertRefused(
                "a: !!javax.script.ScriptEngineManager\n  - !!java.net.URL [\"file:///\"]",
                "2 problems in YAML:\n"
                        + "  line 1, column 4: the tag '!!javax.script.ScriptEngineManager' is not allowed here: a map may be"
                        + " !!map, a list !!seq, a scalar !!str, !!int, !!float, !!bool or !!null\n"
                        + "  line 2, column 5: the tag '!!java.net.URL' is not allowed here: a map may be !!map, a list !!seq,"
                        + " a scalar !!str, !!int, !!float, !!bool or !!null");
    }

    @Test
    void refusesEveryTagOutsideTheCoreSchema() {
        for (String tagged : List.of(
                "!foo x",
                "!!python/object:os.system x",
                "!!binary eA==",
                "!!timestamp 2020-01-01",
                "!!set {a}",
                "!!seq {a}",
                "!!map [a]",
                "!!str [a]",
                "!!int {a}",
                "! 12",
                "%TAG ! tag:x,2000:\n---\n!foo x",
                "!<tag:x,2000:y> x")) {
            assertThatThrownBy(() -> READER.read(tagged))
                    .as(tagged)
                    .isInstanceOf(DocumentException.class)
                    .hasMessageEndingWith(
                            " is not allowed here: a map may be !!map, a list !!seq, a scalar !!str, !!int,"
                                    + " !!float, !!bool or !!null");
        }
    }

    @Test
    void readsTheTagsOfTheCoreSchema() {
        assertThat(json("[!!str 12, !!int \"3\", !!float 1, !!bool 'true', !!null '', !!map {}, !!seq []]"))
                .isEqualTo("[\"12\",3,1.0,true,null,{},[]]");
    }

    @Test
    void refusesAScalarThatIsNotWhatItsTagSays() {
        assertRefused("!!int 3.5", "line 1, column 1: a scalar tagged !!int must be one, got '3.5'");
        assertRefused("!!float x", "line 1, column 1: a scalar tagged !!float must be one, got 'x'");
        assertRefused("!!bool yes", "line 1, column 1: a scalar tagged !!bool must be one, got 'yes'");
        assertRefused("!!null x", "line 1, column 1: a scalar tagged !!null must be one, got 'x'");
        assertRefused("!!int ''", "line 1, column 1: a scalar tagged !!int must be one, got ''");
    }

    @Test
    void refusesKeysThatStandTwiceOrAreNotText() {
        assertRefused(
                "a: 1\n'a': 2\n1: x\n~: y\n[b]: z\n<<: {c: d}",
                "5 problems in YAML:\n"
                        + "  line 2, column 1: the key 'a' is repeated in its map, first at line 1, column 1\n"
                        + "  line 3, column 1: a key must be text, got 1; put it in quotes\n"
                        + "  line 4, column 1: a key must be text, got null; put it in quotes\n"
                        + "  line 5, column 1: a key must be text, got a list\n"
                        + "  line 6, column 1: the merge key '<<' is not allowed: write the fields out, or quote it");
        assertThat(json("'<<': 1\n'1': 2")).isEqualTo("{\"1\":2,\"<<\":1}");
    }

    @Test
    void refusesWhatIsNotFinite() {
        assertRefused(
                "[.nan, -.INF, 1e999]",
                "3 problems in YAML:\n"
                        + "  line 1, column 2: a number must be finite, got .nan\n"
                        + "  line 1, column 8: a number must be finite, got -.INF\n"
                        + "  line 1, column 15: a number must fit into a double, got 1e999");
    }

    @Test
    void repeatsWhatAnAliasNames() {
        DocumentNode root = READER.read("a: &x [1, 2]\nb: *x");
        assertThat(CanonicalJson.text(root.toValue())).isEqualTo("{\"a\":[1,2],\"b\":[1,2]}");
        assertThat(root.field("b").orElseThrow().at()).isEqualTo(new Position(2, 4));
    }

    @Test
    void refusesAliasesThatNameNothingOrThemselves() {
        assertRefused("a: *y", "line 1, column 4: the alias '*y' repeats nothing: no anchor before it has that name");
        assertRefused("a: &x [*x]", "line 1, column 8: the alias '*x' is inside the value that it repeats");
    }

    @Test
    void refusesAnAliasBomb() {
        StringBuilder bomb = new StringBuilder("a0: &a0 [x, x, x, x, x, x, x, x, x]\n");
        for (int i = 1; i < 10; i++) {
            bomb.append("a%d: &a%d [%s]\n".formatted(i, i, ("*a" + (i - 1) + ", ").repeat(9)));
        }
        // 90 + 9 * 91 + 9 * 820 nodes stand repeated before line 5; the sixth *a3 of 7381 nodes there is one too many.
        assertRefused(bomb.toString(), "line 5, column 35: aliases must not repeat more than 50000 nodes in all");
    }

    @Test
    void countsTheDepthOfWhatAnAliasRepeats() {
        String half = "[".repeat(60) + "]".repeat(60);
        assertRefused(
                "a: &a " + half + "\nb: " + "[".repeat(50) + "*a",
                "line 2, column 54: lists and maps must not be nested more than 100 deep");
    }

    @Test
    void readsAHundredLevelsAndRefusesOneMore() {
        assertThat(READER.read("[".repeat(100) + "]".repeat(100)).asList()).isPresent();
        assertRefused(
                "[".repeat(101) + "]".repeat(101),
                "line 1, column 101: lists and maps must not be nested more than 100 deep");
        assertRefused("- ".repeat(100_000), "line 1, column 201: lists and maps must not be nested more than 100 deep");
    }

    @Test
    void refusesAllButOneDocument() {
        assertRefused(
                "a: b\n---\nc: d", "line 2, column 1: a text must contain one document, got another one after it");
        assertRefused("# only\n", "line 2, column 1: a document must contain a value, got none");
        assertThat(json("--- a\n...\n")).isEqualTo("\"a\"");
    }

    @Test
    void refusesAnotherVersion() {
        assertThat(json("%YAML 1.2\n---\na")).isEqualTo("\"a\"");
        assertRefused("%YAML 1.1\n---\na", "line 1, column 1: the YAML version must be 1.2, got 1.1");
        assertRefused("%YAML 3.0\n---\na", "line 1, column 1: the YAML version must be 1.2, got 3.0");
    }

    @Test
    void refusesWhatIsNotYaml() {
        assertRefused("a: b: c", "line 1, column 5: not YAML: mapping values are not allowed here");
        assertRefused(
                "a:\n\t- b",
                "line 2, column 1: not YAML: found character '\\t(TAB)' that cannot start any token. (Do not use \\t(TAB)"
                        + " for indentation)");
        assertRefused(
                "a: 1\nb: \"\\UFFFFFFFF\"",
                "line 2, column 1: not YAML: what follows here has an escape that names no character");
    }

    /** Where it begins is where a person looks, not the end of the file. */
    @Test
    void showsWhatIsNotClosedWhereItBegins() {
        assertRefused("a: [1, 2", "line 1, column 4: not YAML: the list that begins here has no closing ']'");
        assertRefused(
                "a: [1, 2\nb: 3\nc: 4\n",
                "2 problems in YAML:\n"
                        + "  line 1, column 4: not YAML: the list that begins here has no closing ']'\n"
                        + "  line 2, column 1: the content of brackets or braces must be indented more than its"
                        + " parent, by 1 space or more");
        assertRefused("a: {b: 1", "line 1, column 4: not YAML: the map that begins here has no closing '}'");
        assertRefused("a: \"x\n  y\n  z", "line 1, column 4: not YAML: the text that begins here has no closing quote");
        assertRefused("a: 'x", "line 1, column 4: not YAML: the text that begins here has no closing quote");
        assertRefused(
                "a: 1\nb:2\nc: 3",
                "line 2, column 1: not YAML: the key that begins here needs a ':' and a space after it");
    }

    @Test
    void showsAKeyWithoutASpaceWhereItBegins() {
        String sentence = "not YAML: the key that begins here needs a ':' and a space after it";
        assertRefused("a:1\nb: 2", "line 1, column 1: " + sentence);
        assertRefused("r:\n  - a:1\n    b: 2", "line 2, column 5: " + sentence);
        assertRefused("a: b: c", "line 1, column 5: not YAML: mapping values are not allowed here");
    }

    /** Some parsers read the first as {@code {"a": "x"}}, and the comment of the last as text. */
    @Test
    void refusesWhatStandsBehindAKeyOrAtTheIndentationOfItsHolder() {
        for (String document : List.of("? \"a\" x", "? \"a\" :1", "k:\n|\n a", "k:\n|\n # c")) {
            assertThatThrownBy(() -> json(document))
                    .as(document)
                    .isInstanceOf(DocumentException.class)
                    .hasMessageStartingWith("line ");
        }
    }

    /**
     * Forms that the parser accepts although YAML 1.2 (productions in brackets) does not, or that parsers read differently.
     */
    @Test
    void refusesFormsOutsideTheSubset() {
        String explicit = "a key that begins with '?' must be a text in quotes on one line; write 'key: value'";
        assertRefused("? a\n: b", "line 1, column 1: " + explicit);
        assertRefused("{? a : b}", "line 1, column 2: " + explicit);
        assertRefused("? 'a\n  b'\n: c", "line 1, column 1: " + explicit);
        String comment = "a comment must have a space before its '#'"; // [66]
        assertRefused("\"b\"# c", "line 1, column 4: " + comment);
        assertRefused("[a,# c\n b]", "line 1, column 4: " + comment);
        assertRefused("[a]# c", "line 1, column 4: " + comment);
        String flow = "the content of brackets or braces must be indented more than its parent, by 1 space or more";
        assertRefused("a: [b,\nc]", "line 2, column 1: " + flow); // [69], [136]
        assertRefused("a: {b: c\n}", "line 2, column 1: " + flow);
        assertRefused("a: [b\nc]", "line 2, column 1: " + flow);
        assertRefused(
                "a:\n  b: [c,\n  d]",
                "line 3, column 3: the content of brackets or braces must be indented more than its parent, by 3"
                        + " spaces or more");
        String quotes = "text in quotes must be indented more than its parent, by 1 space or more";
        assertRefused("a: \"b\nc\"", "line 2, column 1: " + quotes); // [63], [109]
        assertRefused("a: 'b\n\nc'", "line 3, column 1: " + quotes);
        String tab = "tabs must not be used as indentation; use spaces"; // [63]
        assertRefused(
                "a: [\n\tb]", "2 problems in YAML:\n  line 2, column 1: " + tab + "\n  line 2, column 1: " + flow);
        assertThatThrownBy(() -> json("-\ta: b")).hasMessageContaining("line 1, column");
        assertThatThrownBy(() -> json("-\t- a")).hasMessageContaining("line 1, column");
        assertRefused(
                "a: |+\n  \n",
                "line 1, column 4: a block of text must contain more than white space; write it in double quotes, such as"
                        + " \"\\n\"");
        assertRefused("|\n # a", "line 1, column 1: a document must not be one block of text; put the text in quotes");
        assertRefused(
                "--- |\n# a", "line 1, column 5: a document must not be one block of text; put the text in quotes");
        assertRefused(
                "[!!str :x]",
                "line 1, column 8: a ':' in brackets or braces needs a space after it, unless its key is in quotes");
    }

    /** What looks alike, and is good YAML 1.2. */
    @Test
    void readsWhatTheSubsetHas() {
        assertThat(json("a: [b, # c\n  c]\nd: {e: \"f\",\n\n    g: h} # i\n"))
                .isEqualTo("{\"a\":[\"b\",\"c\"],\"d\":{\"e\":\"f\",\"g\":\"h\"}}");
        assertThat(json("[a,\nb]")).as("nothing holds it").isEqualTo("[\"a\",\"b\"]");
        assertThat(json("a: \"b\n\n  c\"")).isEqualTo("{\"a\":\"b\\nc\"}");
        assertThat(json("a:\tb")).as("a tab may separate").isEqualTo("{\"a\":\"b\"}");
        assertThat(json("a: b\n\t\nc: d\n \t# e\n")).as("an empty line").isEqualTo("{\"a\":\"b\",\"c\":\"d\"}");
        assertThat(json("a: |\n  # b\n  c\n# d\n")).isEqualTo("{\"a\":\"# b\\nc\\n\"}");
        assertThat(json("{\"a\":1, 'b':[2]}")).as("as JSON has it").isEqualTo("{\"a\":1,\"b\":[2]}");
        assertThat(json("a:\n- [b,\n   c]\n- d")).isEqualTo("{\"a\":[[\"b\",\"c\"],\"d\"]}");
        assertThat(json("? \"a b\"\n: c")).as("as it is written for long keys").isEqualTo("{\"a b\":\"c\"}");
        assertThat(json("a: x#y")).isEqualTo("{\"a\":\"x#y\"}");
        assertThat(json("\ud83d\ude00: [\"\ud83d\ude00\", # c\n b]"))
                .isEqualTo("{\"\ud83d\ude00\":[\"\ud83d\ude00\",\"b\"]}");
    }

    @Test
    void refusesCharactersThatTheTwoVersionsTreatDifferently() {
        assertRefused(
                "a: x\u2028y", "line 1, column 5: the character U+2028 must be in double quotes, escaped as \\u2028");
        assertRefused(
                "a:\n  x\u0085", "line 2, column 4: the character U+0085 must be in double quotes, escaped as \\u0085");
        assertRefused("\0", "line 1, column 1: the character U+0000 must be in double quotes, escaped as \\u0000");
        assertRefused("\ufeffa", "line 1, column 1: a document must not begin with a byte order mark");
        assertThat(json("\"\\u2028\\u0085\\0\"")).isEqualTo("\"\u2028\u0085\\u0000\"");
    }

    @Test
    void refusesALoneSurrogateFromAnEscape() {
        assertRefused(
                "a: \"\\ud83d\"",
                "line 1, column 4: a string must be well-formed Unicode, got the lone surrogate \\ud83d");
    }

    @Test
    void refusesALongerDocumentThanItsLimit() {
        assertThatThrownBy(() -> READER.withLimit(4).read("abcde".getBytes(StandardCharsets.UTF_8)))
                .isInstanceOf(DocumentException.class)
                .hasMessage("line 1, column 1: a document must have at most 4 bytes of UTF-8, got 5");
        assertThatThrownBy(() -> READER.read(" ".repeat((3 << 20) + 1)))
                .hasMessage("line 1, column 1: a document must have at most 3145728 bytes of UTF-8, got 3145729");
        assertThatThrownBy(() -> READER.withLimit(-1)).hasMessage("a limit must be at least 1 byte, got -1");
    }

    @Test
    void refusesMoreNamesAndValuesThanGoWithItsLimit() {
        assertThatThrownBy(() -> READER.read("[" + "1,".repeat(600_000) + "]"))
                .hasMessage(
                        "line 1, column 1048576: a document with a limit of 3145728 bytes must contain at most 524288"
                                + " names and values");
        assertThatThrownBy(() -> READER.withLimit(4000).read("[" + "{a},".repeat(334) + "]"))
                .hasMessage(
                        "line 1, column 1334: a document with a limit of 4000 bytes must contain at most 1000 names and values");
        assertThat(READER.withLimit(2001).read("[" + "1,".repeat(999) + "]").asList())
                .hasValueSatisfying(items -> assertThat(items).hasSize(999));
    }

    /** Once the parser copied what it had of a scalar for every 1024 characters: 2 GiB for a mebibyte. */
    @ParameterizedTest
    @ValueSource(strings = {"x", ":", "9", "-", "\t", " ", "#", "'", "\"", "&", "!", "%", "? x", "x\n", "é"})
    void aLongScalarTakesMemoryThatGrowsWithItsLength(String repeated) {
        String document = "[ " + repeated.repeat((1 << 20) / (2 * repeated.length()));
        ThreadMXBean thread = (ThreadMXBean) ManagementFactory.getThreadMXBean();
        long before = thread.getCurrentThreadAllocatedBytes();
        readOrRefuse(document);
        assertThat(thread.getCurrentThreadAllocatedBytes() - before).isLessThan(160L << 20);
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

    private static Object readOrRefuse(String document) {
        try {
            return ((Map<?, ?>) READER.read(document).toValue()).get("k");
        } catch (DocumentException e) {
            return e;
        }
    }

    private static String json(String document) {
        return CanonicalJson.text(READER.read(document).toValue());
    }

    private static void assertRefused(String document, String message) {
        assertThatThrownBy(() -> READER.read(document))
                .isInstanceOf(DocumentException.class)
                .hasMessage(message);
    }
}
