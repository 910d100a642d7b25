package org.calabaria.scenario;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.calabaria.parameter.ParameterSpace;
import org.calabaria.parameter.ParameterSpec;
import org.calabaria.parameter.ParameterView;
import org.junit.jupiter.api.Test;

/**
 * The reconciliation law on the cases of {@code reconciliation_law.json}, which the design document's own Python
 * ({@code ParameterView}, {@code ScenarioSpec}) was run for.
 */
class ReconciliationVectorsTest {

    private static final ParameterSpace SPACE = ParameterSpace.of(
            ParameterSpec.real("beta", 0, 1),
            ParameterSpec.real("gamma", 0, 1),
            ParameterSpec.integer("population", 100, 1_000_000),
            ParameterSpec.real("contact_rate", 1, 20),
            ParameterSpec.integer("initial_infected", 1, 100));

    /** The scenarios of the document's SIR model; {@code combined} is the lockdown and the vaccination in one. */
    private static final Map<String, ScenarioSpec> SCENARIOS = Map.of(
            "lockdown", ScenarioSpec.named("lockdown").param("contact_rate", 2.0),
            "combined",
                    ScenarioSpec.named("combined").param("contact_rate", 2.0).config("vaccine_start", 100));

    private static final Config CONFIG =
            Config.declare().optionalInteger("vaccine_start").base();

    private static Map<String, Number> numbers(JsonNode tagged) {
        Map<String, Number> numbers = new LinkedHashMap<>();
        for (JsonNode pair : tagged.get("v")) {
            JsonNode value = pair.get(1);
            numbers.put(
                    pair.get(0).asText(),
                    value.get("t").asText().equals("int")
                            ? (Number) Long.valueOf(value.get("v").asText())
                            : (Number) Double.valueOf(Double.longBitsToDouble(
                                    Long.parseUnsignedLong(value.get("bits").asText(), 16))));
        }
        return numbers;
    }

    @Test
    void agreesWithTheReferenceOnEveryCase() throws IOException {
        try (InputStream file = getClass().getResourceAsStream("/vectors/reconciliation_law.json")) {
            JsonNode cases = new ObjectMapper().readTree(file).get("cases");
            assertThat(cases).hasSize(2);
            cases.forEach(ReconciliationVectorsTest::agrees);
        }
    }

    private static void agrees(JsonNode one) {
        ParameterView view = new ParameterView(SPACE, numbers(one.get("fixed")));
        Map<String, Number> x = numbers(one.get("x"));
        ScenarioSpec scenario = SCENARIOS.get(one.get("scenario").asText());

        ParameterView derived = scenario.derive(view);
        List<String> free = new ArrayList<>();
        one.get("derived_free").forEach(name -> free.add(name.asText()));
        assertThat(derived.free()).isEqualTo(free);
        assertThat(derived.fixed()).isEqualTo(numbers(one.get("derived_fixed")));

        x.keySet().retainAll(derived.free());
        Map<String, Number> result = numbers(one.get("result"));
        assertThat(scenario.apply(view.bind(numbers(one.get("x"))), CONFIG)
                        .params()
                        .values())
                .isEqualTo(result);
        assertThat(derived.bind(x).values()).isEqualTo(result);
        assertThat(one.get("equal").asBoolean()).isTrue();
    }
}
