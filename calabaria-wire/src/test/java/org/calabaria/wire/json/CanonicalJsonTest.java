package org.calabaria.wire.json;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;

class CanonicalJsonTest {

    private static final JsonNode CONTRACTS = Vectors.file("contracts_idm.json");
    private static final JsonNode PYTHON = Vectors.file("python_formatting.json");

    @Test
    void writesTheParametersOfTheContractsByteForByte() {
        assertThat(CONTRACTS.get("param_ids")).hasSize(30).allSatisfy(row -> assertThat(
                        CanonicalJson.bytes(Vectors.tagged(row.get("params"))))
                .isEqualTo(row.get("canonical_json_utf8").asText().getBytes(StandardCharsets.UTF_8)));
    }

    @Test
    void writesTheNestedValuesOfTheContracts() {
        assertThat(CONTRACTS.get("canonical_json_nested")).hasSize(2).allSatisfy(row -> assertThat(
                        CanonicalJson.text(Vectors.tagged(row.get("obj"))))
                .isEqualTo(row.get("canonical_json_utf8").asText()));
    }

    @Test
    void writesTheStringsOfPython() {
        assertThat(PYTHON.get("json_strings")).hasSize(2).allSatisfy(row -> assertThat(
                        CanonicalJson.text(row.get("s").asText()))
                .isEqualTo(row.get("ensure_ascii_false").asText()));
    }

    @Test
    void sortsKeysByCodePointAsPythonDoes() {
        Map<String, Object> map = new LinkedHashMap<>();
        PYTHON.get("sorted_keys").get("input").forEach(key -> map.put(key.asText(), 1));
        List<String> expected = new ArrayList<>();
        PYTHON.get("sorted_keys")
                .get("sorted_by_code_point")
                .forEach(key -> expected.add("\"" + key.asText() + "\":1"));
        assertThat(expected).hasSize(20);
        assertThat(CanonicalJson.text(map)).isEqualTo("{" + String.join(",", expected) + "}");
    }

    /** Python 3.11: {@code json.dumps(''.join(map(chr, range(33))) + '"\\/\x7f\u2028', ensure_ascii=False)}. */
    @Test
    void escapesOnlyQuotesBackslashesAndControlCharacters() {
        StringBuilder all = new StringBuilder();
        for (char c = 0; c <= 32; c++) {
            all.append(c);
        }
        assertThat(CanonicalJson.text(all + "\"\\/\u007f\u2028"))
                .isEqualTo(
                        "\"\\u0000\\u0001\\u0002\\u0003\\u0004\\u0005\\u0006\\u0007\\b\\t\\n\\u000b\\f\\r\\u000e\\u000f"
                                + "\\u0010\\u0011\\u0012\\u0013\\u0014\\u0015\\u0016\\u0017\\u0018\\u0019\\u001a\\u001b\\u001c\\u001d"
                                + "\\u001e\\u001f \\\"\\\\/\u007f\u2028\"");
    }

    @Test
    void keepsIntegersAndRealsApart() {
        assertThat(CanonicalJson.text(List.of(1, 1L, (short) 1, (byte) 1, BigInteger.ONE, 1.0)))
                .isEqualTo("[1,1,1,1,1,1.0]");
        assertThat(CanonicalJson.text(new BigInteger("18446744073709551615"))).isEqualTo("18446744073709551615");
        assertThat(CanonicalJson.text(Long.MIN_VALUE)).isEqualTo("-9223372036854775808");
    }

    @Test
    void hasOneZeroAmongTheReals() {
        assertThat(CanonicalJson.text(-0.0)).isEqualTo("0.0");
    }

    @Test
    void writesWhatIsEmptyOrMissing() {
        assertThat(CanonicalJson.text(null)).isEqualTo("null");
        assertThat(CanonicalJson.text(Arrays.asList(null, List.of(), Map.of(), "", false)))
                .isEqualTo("[null,[],{},\"\",false]");
    }

    @Test
    void doesNotDependOnTheOrderOfTheMap() {
        Map<String, Object> backwards = new TreeMap<>(Collections.reverseOrder());
        backwards.putAll(Map.of("b", 1, "a", 2));
        assertThat(CanonicalJson.text(backwards)).isEqualTo("{\"a\":2,\"b\":1}");
    }

    @Test
    void namesThePathOfEveryValueThatItCannotWrite() {
        Map<String, Object> value = new LinkedHashMap<>();
        value.put("a", List.of(1.0, Double.NaN));
        value.put("b c", Map.of("d", Double.NEGATIVE_INFINITY));
        value.put("e", Set.of());
        value.put("f", 0.1f);
        value.put("g", "x\ud83d");
        assertThatThrownBy(() -> CanonicalJson.text(value))
                .isInstanceOf(DocumentException.class)
                .hasMessage("5 problems in canonical JSON:\n"
                        + "  $.a[1] must be finite, got NaN\n"
                        + "  $.e must be null, a boolean, an integer, a Double, a String, a List or a Map, got "
                        + Set.of().getClass().getName() + "\n"
                        + "  $.f must be null, a boolean, an integer, a Double, a String, a List or a Map, got "
                        + "java.lang.Float 0.1\n"
                        + "  $.g must be well-formed Unicode, got the lone surrogate \\ud83d at index 1\n"
                        + "  $['b c'].d must be finite, got -Infinity");
    }

    @Test
    void refusesKeysThatAreNotText() {
        Map<Object, Object> value = new LinkedHashMap<>();
        value.put(3, 1);
        assertRefused(() -> CanonicalJson.text(value), "$ must have text as keys, got the key java.lang.Integer 3");
        value.clear();
        value.put(null, 1);
        assertRefused(() -> CanonicalJson.text(List.of(value)), "$[0] must have text as keys, got the key null");
        value.clear();
        value.put("\udc00", 1);
        assertRefused(
                () -> CanonicalJson.text(value),
                "$['\udc00'] must be well-formed Unicode, got the lone surrogate \\udc00 at index 0");
    }

    @Test
    void refusesAnIntegerOfMoreThanAThousandDigits() {
        BigInteger longest = BigInteger.TEN.pow(1000).subtract(BigInteger.ONE);
        assertThat(CanonicalJson.text(longest.negate())).isEqualTo("-" + "9".repeat(1000));
        assertRefused(() -> CanonicalJson.text(longest.add(BigInteger.ONE)), "$ must have at most 1000 digits");
    }

    @Test
    void writesAHundredLevelsAndRefusesOneMore() {
        Object nested = 1;
        for (int depth = 0; depth < 100; depth++) {
            nested = List.of(nested);
        }
        assertThat(CanonicalJson.text(nested)).isEqualTo("[".repeat(100) + "1" + "]".repeat(100));
        Object deeper = List.of(nested);
        assertRefused(
                () -> CanonicalJson.text(deeper),
                "$" + "[0]".repeat(26) + "[... must not be nested more than 100 deep");
    }

    @Test
    void refusesAListInsideItself() {
        List<Object> list = new ArrayList<>();
        list.add(Map.of("self", list));
        assertRefused(() -> CanonicalJson.text(list), "$[0].self must not contain itself");
    }

    @Test
    void writesTheSameListTwiceWhereItStandsTwice() {
        List<Integer> shared = List.of(1);
        assertThat(CanonicalJson.text(List.of(shared, shared))).isEqualTo("[[1],[1]]");
    }

    @Test
    void stopsLookingAfterAHundredProblems() {
        assertThatThrownBy(() -> CanonicalJson.text(Collections.nCopies(1_000_000, Double.NaN)))
                .isInstanceOfSatisfying(
                        DocumentException.class, e -> assertThat(e.problems()).hasSize(100));
    }

    private static void assertRefused(ThrowingCallable call, String sentence) {
        assertThatThrownBy(call).isInstanceOf(DocumentException.class).hasMessage(sentence);
    }
}
