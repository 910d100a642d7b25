package org.calabaria.wire.json;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

class YamlWriterTest {

    @Test
    void writesBlocksAndKeepsShortListsOnALine() {
        Map<String, Object> run = new TreeMap<>(Map.of("params", Map.of("beta", 0.3, "gamma", 1e-7), "seed", 42));
        Map<String, Object> job = new TreeMap<>(Map.of(
                "schema", "calabaria.job.v1",
                "entry_id", "org.example.Sir@1a2b3c4d",
                "outputs", List.of("prevalence", "in bed"),
                "runs", List.of(run, List.of(List.of(1), Map.of())),
                "nothing", List.of()));
        assertThat(YamlWriter.text(job)).isEqualTo("""
                entry_id: org.example.Sir@1a2b3c4d
                nothing: []
                outputs: [prevalence, in bed]
                runs:
                  - params:
                      beta: 0.3
                      gamma: 1.0e-07
                    seed: 42
                  - - [1]
                    - {}
                schema: calabaria.job.v1
                """);
    }

    @Test
    void writesRealsSoThatYaml11SeesAReal() {
        assertThat(YamlWriter.text(List.of(4, 4.0, 1e16, 1.5e-7, 5e-324, -0.0)))
                .isEqualTo("[4, 4.0, 1.0e+16, 1.5e-07, 5.0e-324, -0.0]\n");
    }

    @Test
    void quotesWhatAnyVersionOfYamlReadsAsSomethingElse() {
        for (String word : List.of(
                "on",
                "Off",
                "YES",
                "no",
                "y",
                "N",
                "true",
                "False",
                "null",
                "~",
                "",
                "010",
                "1_000",
                "12",
                "1e5",
                "1.5",
                "-",
                "- a",
                "? a",
                "a: b",
                "a #b",
                "#",
                "1:30",
                "12:30:00",
                "2020-01-01",
                "0x1F",
                "0b1",
                ".5",
                ".inf",
                "<<",
                "=",
                "&a",
                "*a",
                "!a",
                "%a",
                "@a",
                "`a",
                "[a",
                "{a",
                "a,b",
                "a]",
                "---",
                "...",
                "a ",
                " a",
                "a  b",
                "'a'",
                "k:")) {
            assertThat(YamlWriter.text(word)).isEqualTo('"' + word + "\"\n");
        }
        for (String word : List.of("a", "in bed", "a.b-c/d+e_f", "Sir@1a2b", "nan", "onward", "_1")) {
            assertThat(YamlWriter.text(word)).isEqualTo(word + "\n");
        }
    }

    @Test
    void escapesControlCharactersAndLineSeparators() {
        assertThat(YamlWriter.text("a\n\t\"\\\u0007\u007f\u0085\u2028\u2029\ufeff\uffff\u00a0\u00e9\ud83d\ude00"))
                .isEqualTo(
                        "\"a\\n\\t\\\"\\\\\\u0007\\u007f\\u0085\\u2028\\u2029\\ufeff\\uffff\u00a0\u00e9\ud83d\ude00\"\n");
    }

    @Test
    void breaksAListThatDoesNotFit() {
        assertThat(YamlWriter.text(Collections.nCopies(20, "abc")).lines())
                .hasSize(20)
                .containsOnly("- abc");
        assertThat(YamlWriter.text(Collections.nCopies(16, "abc")).lines()).hasSize(1);
    }

    @Test
    void writesALongKeyWithAQuestionMark() {
        String key = "k".repeat(1500);
        String text = YamlWriter.text(Map.of("a", List.of(Map.of(key, Map.of("b", 1)))));
        assertThat(text).isEqualTo("a:\n  - ? \"" + key + "\"\n    :\n      b: 1\n");
        assertThat(YamlReader.standard().read(text).toValue())
                .isEqualTo(Map.of("a", List.of(Map.of(key, Map.of("b", 1L)))));
    }

    @Test
    void doesNotDependOnTheOrderOfTheMapUnlessAsked() {
        Map<String, Object> map = new LinkedHashMap<>();
        map.put("schema", "v1");
        map.put("\ud83d\ude00", 1);
        map.put("\ue000", Arrays.asList(null, true));
        assertThat(YamlWriter.text(map)).isEqualTo("schema: v1\n\"\ue000\": [null, true]\n\"\ud83d\ude00\": 1\n");
        assertThat(YamlWriter.textInGivenOrder(map))
                .isEqualTo("schema: v1\n\"\ud83d\ude00\": 1\n\"\ue000\": [null, true]\n");
        assertThat(YamlWriter.bytes(map)).isEqualTo(YamlWriter.text(map).getBytes(StandardCharsets.UTF_8));
    }

    /** The documents were read by PyYAML and what it read was written as JSON by Python. */
    @Test
    void writesWhatPyYamlReadsAsTheSameValue() {
        JsonNode rows = Vectors.file("pyyaml_documents.json").get("documents");
        assertThat(rows).hasSize(60).allSatisfy(row -> {
            Object value = JsonReader.standard().read(row.get(1).asText()).toValue();
            assertThat(YamlWriter.text(value)).isEqualTo(row.get(0).asText());
            assertThat(YamlReader.standard().read(row.get(0).asText()).toValue())
                    .isEqualTo(value);
        });
    }

    /** Words, escapes and reals that a version of YAML could take for something else; what Python made of them, to the bit. */
    @Test
    void writesTrickyScalarsThatPyYamlReadsToTheBit() {
        JsonNode rows = Vectors.file("pyyaml_values.json").get("documents");
        assertThat(rows).hasSize(243).allSatisfy(row -> {
            String document = row.get(0).asText();
            Object value = Vectors.tagged(row.get(1));
            assertThat(YamlWriter.text(value)).isEqualTo(document);
            assertThat(YamlReader.standard().read(document).toValue()).isEqualTo(value);
        });
    }

    @Test
    void refusesWhatNoDocumentCanHold() {
        assertThatThrownBy(() -> YamlWriter.text(Map.of("a", List.of(Double.NaN))))
                .isInstanceOf(DocumentException.class)
                .hasMessage("$.a[0] must be finite, got NaN");
    }
}
