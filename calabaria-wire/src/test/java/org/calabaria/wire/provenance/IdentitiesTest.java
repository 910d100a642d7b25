package org.calabaria.wire.provenance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import org.calabaria.digest.Blake2b;
import org.calabaria.parameter.ParameterSpace;
import org.calabaria.parameter.ParameterSpec;
import org.calabaria.parameter.ParameterView;
import org.calabaria.problem.InvalidParameterException;
import org.calabaria.problem.InvalidRequestException;
import org.calabaria.scenario.ScenarioSpec;
import org.calabaria.variant.ModelVariant;
import org.calabaria.variant.VariantSpec;
import org.calabaria.wire.bytecode.ClassClosure;
import org.calabaria.wire.json.Vectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class IdentitiesTest {

    static List<JsonNode> paramIds() {
        return nodes(Vectors.file("contracts_idm.json").get("param_ids"));
    }

    static List<JsonNode> variantKeys() {
        return nodes(Vectors.file("seed_v2_functions.json").get("variant_key"));
    }

    private static List<JsonNode> nodes(JsonNode array) {
        List<JsonNode> nodes = new ArrayList<>();
        array.forEach(nodes::add);
        return nodes;
    }

    /** Expected: the Python contracts 0.3.1. They document that -0.0 becomes 0.0 and do not do it; we do. */
    @ParameterizedTest
    @MethodSource("paramIds")
    @SuppressWarnings("unchecked")
    void aParamIdIsThatOfTheContracts(JsonNode expected) {
        Map<String, Object> values = (Map<String, Object>) Vectors.tagged(expected.get("params"));
        if (values.containsValue(-0.0)) {
            Map<String, Object> positive = new HashMap<>(values);
            positive.replaceAll((name, value) -> value.equals(-0.0) ? 0.0 : value);
            assertThat(Identities.paramId(values)).isEqualTo(Identities.paramId(positive));
        } else {
            assertThat(Identities.paramId(values))
                    .isEqualTo(expected.get("param_id").asText());
        }
    }

    @Test
    void thereAreVectorsToCompareWith() {
        assertThat(paramIds()).hasSize(30);
        assertThat(variantKeys()).hasSize(7);
    }

    @Test
    void aPointHasTheParamIdOfItsValues() {
        ParameterSpace space = ParameterSpace.of(ParameterSpec.real("x", 0, 10), ParameterSpec.integer("n", 0, 10));
        assertThat(Identities.paramId(space.point(Map.of("x", 4, "n", 4))))
                .isEqualTo(Identities.paramId(Map.of("x", 4.0, "n", 4L)));
    }

    @Test
    void anIntegerIsNotTheRealOfTheSameSize() {
        assertThat(Identities.paramId(Map.of("x", 4))).isNotEqualTo(Identities.paramId(Map.of("x", 4.0)));
    }

    @Test
    void whatIsNoScalarHasNoParamId() {
        assertThatThrownBy(() -> Identities.paramId(Map.of("x", Double.POSITIVE_INFINITY)))
                .isInstanceOf(InvalidParameterException.class)
                .hasMessage(
                        "parameter 'x' must be a finite real number, a whole number, a truth value or well-formed text,"
                                + " got Infinity");
    }

    /** Expected: the Python function of the version 2 document; its digest covers less than ours. */
    @ParameterizedTest
    @MethodSource("variantKeys")
    @SuppressWarnings("unchecked")
    void theReadablePartOfAVariantKeyIsThatOfThePythonTools(JsonNode expected) {
        List<String> stack = new ArrayList<>();
        expected.get("stack").forEach(name -> stack.add(name.asText()));
        Map<String, Number> fixed = (Map<String, Number>) Vectors.tagged(expected.get("fixed"));
        String key = expected.get("variant_key").asText();
        assertThat(VariantKey.readable(expected.get("class_name").asText(), stack, fixed))
                .isEqualTo(key.substring(0, key.indexOf('@')));
    }

    @Test
    void aVariantKeyNamesClassStackAndFixedValues() {
        Epidemic model = new Epidemic();
        VariantSpec spec = VariantSpec.of(ParameterView.allFree(model.space())
                        .fix("population", 10_000)
                        .fix("gamma", 0.07))
                .scenarios("lockdown", "vaccination");
        assertThat(Identities.variantKey(new ModelVariant(model, spec)))
                .matches("Epidemic:lockdown\\+vaccination\\|gamma=0\\.07\\|population=10k@[0-9a-f]{8}");
    }

    @Test
    void theEmptyStackHasTheKeyOfTheDefaultScenario() {
        Epidemic model = new Epidemic();
        VariantSpec spec = VariantSpec.of(model.space());
        assertThat(Identities.variantKey(new ModelVariant(model, spec)))
                .isEqualTo(Identities.variantKey(new ModelVariant(model, spec.scenarios("baseline"))))
                .isEqualTo(Identities.variantKey(model, List.of(), Map.of()))
                .startsWith("Epidemic:baseline@");
    }

    @Test
    void aVariantKeyCoversWhatItDoesNotShow() {
        Epidemic model = new Epidemic();
        VariantSpec spec = VariantSpec.of(model.space()).fix("population", 10_000);
        String key = Identities.variantKey(new ModelVariant(model, spec));
        assertThat(Identities.variantKey(new ModelVariant(model, spec.fix("population", 10_001))))
                .startsWith(key.substring(0, key.indexOf('@')))
                .isNotEqualTo(key);
        assertThat(Identities.variantKey(new ModelVariant(model, spec.config("days", 3))))
                .startsWith(key.substring(0, key.indexOf('@')))
                .isNotEqualTo(key);
    }

    @Test
    void anOverrideIsTakenAsItIsStored() {
        Epidemic model = new Epidemic();
        assertThat(Identities.variantKey(model, List.of(), Map.of("vaccine_rate", 0.5f)))
                .isEqualTo(Identities.variantKey(model, List.of(), Map.of("vaccine_rate", 0.5)));
    }

    @Test
    void aScenarioIdCoversEverythingButTheDoc() {
        ScenarioSpec spec = ScenarioSpec.named("lockdown").param("contact_rate", 2.0);
        String id = Identities.scenarioId(spec);
        assertThat(Identities.scenarioId(spec.doc("contacts fall"))).isEqualTo(id);
        assertThat(List.of(
                        Identities.scenarioId(spec.param("contact_rate", 3.0)),
                        Identities.scenarioId(spec.param("contact_rate", 2)),
                        Identities.scenarioId(spec.config("days", 3)),
                        Identities.scenarioId(spec.config("contact_rate", 2.0)),
                        Identities.scenarioId(spec.strict()),
                        Identities.scenarioId(spec.strict().allowOverlap("contact_rate")),
                        Identities.scenarioId(ScenarioSpec.named("shutdown").param("contact_rate", 2.0))))
                .doesNotContain(id)
                .doesNotHaveDuplicates();
    }

    /** SHA-256 computed here with the JDK over the documented bytes, BLAKE2b by the class that its own test checks. */
    @Test
    void theDocumentedBytesAreDigested() throws Exception {
        assertThat(Identities.scenarioId(ScenarioSpec.named("lockdown").param("contact_rate", 2.0)))
                .isEqualTo(sha256("calabaria:scenario:v1|{\"allow_overlap\":[],\"config_patches\":{},"
                        + "\"conflict_policy\":\"LAST_WRITE_WINS\",\"name\":\"lockdown\","
                        + "\"param_patches\":{\"contact_rate\":2.0}}"));
        assertThat(Identities.codeId(Epidemic.class))
                .isEqualTo(new Blake2b(32)
                        .add("calabaria:code:v1|".getBytes("US-ASCII"))
                        .add(ClassClosure.of(Epidemic.class).canonicalBytes())
                        .hex());
    }

    static String sha256(String text) throws Exception {
        return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(text.getBytes("UTF-8")));
    }

    @Test
    void aCodeIdIsWhole() {
        CodeIdentity code = CodeIdentity.of(Epidemic.class);
        assertThatThrownBy(() -> new CodeIdentity("3f2c6e19", code.parts(), code.origin()))
                .isInstanceOf(InvalidRequestException.class)
                .hasMessage("a code id must be 64 lower-case hexadecimal digits, got '3f2c6e19'");
    }
}
