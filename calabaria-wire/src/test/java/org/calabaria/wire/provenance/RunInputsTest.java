package org.calabaria.wire.provenance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.calabaria.parameter.ParameterSet;
import org.calabaria.parameter.ParameterSpec;
import org.calabaria.problem.InvalidOutputException;
import org.calabaria.problem.InvalidRequestException;
import org.calabaria.request.Request;
import org.calabaria.request.Setup;
import org.calabaria.variant.ModelVariant;
import org.calabaria.variant.Reparameterization;
import org.calabaria.variant.VariantSpec;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RunInputsTest {

    private final Epidemic model = new Epidemic();
    private final ParameterSet point =
            model.space().point(Map.of("beta", 0.3, "gamma", 0.1, "population", 10_000, "contact_rate", 4.0));

    private RunInputs inputs(List<String> stack, Map<String, Object> overrides) {
        return RunInputs.of(model, point, stack, overrides, 42, List.of());
    }

    /** SHA-256 computed here with the JDK over the documented bytes. */
    @Test
    void theDocumentedBytesAreDigested() throws Exception {
        RunInputs inputs = RunInputs.of(model, point, List.of("lockdown"), Map.of(), -1, List.of("last", "infected"));
        String simRoot = IdentitiesTest.sha256("calabaria:sim:v1|{\"code\":\"" + Identities.codeId(Epidemic.class)
                + "\",\"config\":{\"days\":5,\"vaccine_rate\":0.0,\"vaccine_start\":null},"
                + "\"numerics\":1,\"params\":{\"beta\":0.3,\"contact_rate\":2.0,\"gamma\":0.1,\"population\":10000},"
                + "\"seed\":18446744073709551615,\"stack\":[\"lockdown\"]}");
        assertThat(inputs.simRoot()).isEqualTo(simRoot);
        assertThat(inputs.taskId())
                .isEqualTo(IdentitiesTest.sha256(
                        "calabaria:task:v1|{\"outputs\":[\"infected\",\"last\"],\"sim_root\":\"" + simRoot + "\"}"));
    }

    @Test
    void bothIdentitiesComeTogether() {
        RunInputs inputs = inputs(List.of("lockdown"), Map.of());
        RunIdentity identity = inputs.identity();
        assertThat(identity).isEqualTo(new RunIdentity(inputs.simRoot(), inputs.taskId()));
        assertThat(identity)
                .hasToString("task " + inputs.taskId().substring(0, 8) + " of sim "
                        + inputs.simRoot().substring(0, 8));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "3f2c6e19", "G", "/", ":", "`", "g"})
    void anIdentityIsAWholeDigestInLowerCaseHex(String digest) {
        String whole = "0123456789abcdef".repeat(4);
        String wrong = digest.length() == 1 ? whole.substring(1) + digest : digest;
        assertThatThrownBy(() -> new RunIdentity(wrong, whole))
                .isInstanceOf(InvalidRequestException.class)
                .hasMessage("simRoot must be 64 lower-case hexadecimal digits, got '" + wrong + "'");
        assertThatThrownBy(() -> new RunIdentity(whole, wrong))
                .isInstanceOf(InvalidRequestException.class)
                .hasMessage("taskId must be 64 lower-case hexadecimal digits, got '" + wrong + "'");
    }

    @Test
    void everyWayToAskForARunGivesTheSameIdentity() {
        RunInputs ofModel = inputs(List.of("lockdown", "vaccination"), Map.of("days", 7));
        VariantSpec spec = VariantSpec.of(model.space())
                .fix("population", 10_000)
                .scenarios("lockdown", "vaccination")
                .config("days", 7);
        ModelVariant variant = new ModelVariant(model, spec);
        Map<String, Double> values = Map.of("beta", 0.3, "gamma", 0.1);
        assertThat(RunInputs.of(variant, values, 42, List.of())).isEqualTo(ofModel);
        assertThat(RunInputs.of(Request.of(Setup.of(variant, values), 42))).isEqualTo(ofModel);
        assertThat(RunInputs.of(variant, values, 42, List.of("last", "infected"))
                        .taskId())
                .isEqualTo(ofModel.taskId());
    }

    @Test
    void aReparameterizedRunIsIdentifiedByItsNaturalPoint() {
        ModelVariant r0 = new ModelVariant(
                model,
                VariantSpec.of(model.space())
                        .fix(Map.of("population", 10_000, "contact_rate", 4.0, "gamma", 0.1))
                        .reparameterize(Reparameterization.named("R0")
                                .free(ParameterSpec.real("R0", 0.5, 20))
                                .inverse("beta", p -> p.real("R0") / 40)));
        assertThat(RunInputs.of(r0, Map.of("R0", 12.0), 42, List.of())).isEqualTo(inputs(List.of(), Map.of()));
    }

    @Test
    void theEmptyStackIsTheDefaultScenario() {
        assertThat(inputs(List.of(), Map.of())).isEqualTo(inputs(List.of("baseline"), Map.of()));
    }

    @Test
    void aStackIsMoreThanItsEffect() {
        RunInputs plain = RunInputs.of(model, point.with("contact_rate", 2.0), List.of(), Map.of(), 42, List.of());
        RunInputs locked = inputs(List.of("lockdown"), Map.of());
        assertThat(locked.parameters()).isEqualTo(plain.parameters());
        assertThat(locked.simRoot()).isNotEqualTo(plain.simRoot());
    }

    @Test
    void aSettingThatIsNotSetIsAnInput() {
        Map<String, Object> unset = Collections.singletonMap("vaccine_start", null);
        assertThat(inputs(List.of("vaccination"), unset).simRoot())
                .isNotEqualTo(inputs(List.of("vaccination"), Map.of()).simRoot());
        assertThat(inputs(List.of(), unset)).isEqualTo(inputs(List.of(), Map.of()));
    }

    @Test
    void theRangeOfAStudyIsInTheVariantKeyAndNotInTheIdentityOfARun() {
        String name = point.space().names().get(0);
        double value = point.real(name);
        VariantSpec spec = VariantSpec.of(model.space());
        ModelVariant whole = new ModelVariant(model, spec);
        ModelVariant ranged = new ModelVariant(model, spec.range(name, value, value));
        RunInputs wanted = RunInputs.of(whole, free(whole), 42, List.of());
        RunInputs given = RunInputs.of(ranged, free(ranged), 42, List.of());
        assertThat(given).isEqualTo(wanted);
        assertThat(given.simRoot()).isEqualTo(wanted.simRoot());
        assertThat(given.taskId()).isEqualTo(wanted.taskId());
        assertThat(Identities.variantKey(ranged)).isNotEqualTo(Identities.variantKey(whole));
    }

    @Test
    void oneRangeHasOneVariantKeyHoweverItsEndsAreGiven() {
        ParameterSpec first = point.space().specs().get(0);
        long lower = (long) Math.ceil(first.lowerBound());
        VariantSpec spec = VariantSpec.of(model.space());
        assertThat(Identities.variantKey(new ModelVariant(model, spec.range(first.name(), lower, lower))))
                .isEqualTo(Identities.variantKey(
                        new ModelVariant(model, spec.range(first.name(), (double) lower, (double) lower))));
    }

    private Map<String, Number> free(ModelVariant variant) {
        Map<String, Number> free = new TreeMap<>(point.values());
        free.keySet().retainAll(variant.free());
        return free;
    }

    @Test
    void namesAnOutputThatTheModelDoesNotHave() {
        assertThatThrownBy(() -> RunInputs.of(model, point, List.of(), Map.of(), 42, List.of("infectd")))
                .isInstanceOf(InvalidOutputException.class)
                .hasMessage("unknown output(s) {infectd}, only {infected, last}; did you mean 'infected'?");
    }

    @Test
    void refusesToBeEmpty() {
        CodeIdentity code = CodeIdentity.of(model);
        assertThatThrownBy(() -> new RunInputs(code, point, model.baseConfig(), List.of(), 1, List.of("last")))
                .hasMessage("the stack of a run names at least the default scenario, got []");
        assertThatThrownBy(() -> new RunInputs(code, point, model.baseConfig(), List.of("baseline"), 1, List.of()))
                .hasMessage("a run has at least one output, got []");
    }

    @Test
    void explainsEveryDifferenceInOrder() {
        Environment here = Environment.here();
        ProvenanceTree a = ProvenanceTree.of(inputs(List.of(), Map.of()), here);
        RunInputs other = RunInputs.of(
                model,
                point.with("beta", 0.4),
                List.of("lockdown", "vaccination"),
                Map.of("days", 7),
                -1,
                List.of("last"));
        ProvenanceTree b = ProvenanceTree.of(other, here.dependency("commons-math3", "3.6.1"));
        Explanation explanation = ProvenanceTree.explain(a, b);
        assertThat(explanation).hasToString("""
                10 inputs differ:
                  params/beta: 0.3 and 0.4
                  params/contact_rate: 4.0 and 2.0
                  config/days: 5 and 7
                  config/vaccine_start: null and 2.0
                  config/vaccine_rate: 0.0 and 0.01
                  stack/0: "baseline" and "lockdown"
                  stack/1: absent and "vaccination"
                  seed: 42 and 18446744073709551615
                  outputs/infected: true and absent
                  environment/dependencies: {} and {"commons-math3":"3.6.1"}""");
        assertThat(explanation.first().orElseThrow().path()).isEqualTo("params/beta");
        assertThat(ProvenanceTree.explain(a, a)).hasToString("nothing differs");
    }

    @Test
    void aTreeReadsFromTopToBottom() {
        ProvenanceTree tree = ProvenanceTree.of(inputs(List.of("lockdown"), Map.of()), Environment.here());
        String code = Identities.codeId(Epidemic.class);
        assertThat(tree.toString().lines().map(line -> line.replaceAll("^  [0-9a-f]{8}  ", "")))
                .contains(
                        "task " + tree.taskId(),
                        "sim  " + tree.simRoot(),
                        "code = \"" + code + "\"",
                        "numerics = 1",
                        "params/contact_rate = 2.0",
                        "config/vaccine_start = null",
                        "stack/0 = \"lockdown\"",
                        "seed = 42",
                        "outputs/last = true")
                .anyMatch(line -> line.startsWith("code/class org.calabaria.wire.provenance.Epidemic = "));
    }

    @Test
    void twoEnvironmentsSayWhatDiffers() {
        Environment here = Environment.here();
        assertThat(here.differences(here).isEmpty()).isTrue();
        assertThat(here.image("sha256:ab").differences(here.dependency("asm", "9.11.1")))
                .hasToString("2 inputs differ:\n  environment/dependencies: {} and {\"asm\":\"9.11.1\"}\n"
                        + "  environment/image: \"sha256:ab\" and null");
        assertThat(here.digest()).isNotEqualTo(here.image("sha256:ab").digest());
        assertThat(here.javaVersion()).isEqualTo(Runtime.version().toString());
    }
}
