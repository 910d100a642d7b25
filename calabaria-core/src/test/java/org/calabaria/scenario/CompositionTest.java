package org.calabaria.scenario;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatNullPointerException;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.calabaria.grammar.EqualityGroups;
import org.calabaria.parameter.ParameterSet;
import org.calabaria.parameter.ParameterSpace;
import org.calabaria.parameter.ParameterSpec;
import org.calabaria.problem.CalabariaException;
import org.calabaria.problem.InvalidScenarioException;
import org.junit.jupiter.api.Test;

class CompositionTest {

    private static final ParameterSpace SPACE =
            ParameterSpace.of(ParameterSpec.real("beta", 0, 1), ParameterSpec.real("contact_rate", 1, 20));
    private static final Config CONFIG =
            Config.declare().text("mobility", "high").integer("days", 365).base();
    private static final ParameterSet POINT = SPACE.point(Map.of("beta", 0.3, "contact_rate", 4));
    private static final ScenarioSpec EARLY = ScenarioSpec.named("early")
            .param("contact_rate", 3.0)
            .param("beta", 0.1)
            .config("mobility", "some");
    private static final ScenarioSpec LOCKDOWN =
            ScenarioSpec.named("lockdown").param("contact_rate", 2.0).config("mobility", "low");

    @Test
    void appliesTheEarlierFirst() {
        Composition both = ScenarioSpec.compose(LOCKDOWN, EARLY);
        assertThat(both.scenarios()).containsExactly(EARLY, LOCKDOWN);
        assertThat(both.paramPatches()).containsExactly(Map.entry("beta", 0.1), Map.entry("contact_rate", 2.0));
        assertThat(both.configPatches()).containsExactly(Map.entry("mobility", "low"));
        Patched patched = both.apply(POINT, CONFIG);
        assertThat(patched)
                .isEqualTo(LOCKDOWN.apply(EARLY.apply(POINT, CONFIG).params(), CONFIG.with("mobility", "low")));
    }

    @Test
    void saysWhichScenarioSetEachKeyLast() {
        Composition both = ScenarioSpec.compose(LOCKDOWN, EARLY);
        assertThat(both.paramsSetBy())
                .containsExactly(Map.entry("beta", "early"), Map.entry("contact_rate", "lockdown"));
        assertThat(both.configSetBy()).containsExactly(Map.entry("mobility", "lockdown"));
    }

    @Test
    void refusesAnOverlapThatTheLaterDoesNotAllow() {
        assertThatExceptionOfType(InvalidScenarioException.class)
                .isThrownBy(() -> ScenarioSpec.compose(LOCKDOWN.strict().allowOverlap("mobility"), EARLY))
                .withMessage(
                        "scenarios 'early' and 'lockdown' (STRICT) both set {contact_rate}; allow the overlap in one of"
                                + " them, or drop STRICT from 'lockdown'");
    }

    @Test
    void refusesAnOverlapThatTheEarlierDoesNotAllow() {
        assertThatExceptionOfType(InvalidScenarioException.class)
                .isThrownBy(() -> ScenarioSpec.compose(LOCKDOWN, EARLY.strict()))
                .withMessage("scenarios 'early' (STRICT) and 'lockdown' both set {contact_rate, mobility}; "
                        + "allow the overlap in one of them, or drop STRICT from 'early'");
    }

    @Test
    void refusesAnOverlapOfConfigurationAlone() {
        ScenarioSpec a = ScenarioSpec.named("a").config("days", 1).strict();
        ScenarioSpec b = ScenarioSpec.named("b").config("days", 1);
        assertThatExceptionOfType(InvalidScenarioException.class)
                .isThrownBy(() -> Composition.of(List.of(a, b)))
                .withMessage(
                        "scenarios 'a' (STRICT) and 'b' both set {days}; allow the overlap in one of them, or drop STRICT from 'a'");
    }

    @Test
    void listsTheOverlapsOfEveryScenario() {
        ScenarioSpec third = ScenarioSpec.named("third").param("beta", 0.2);
        assertThatExceptionOfType(InvalidScenarioException.class)
                .isThrownBy(() -> Composition.of(List.of(EARLY.strict(), LOCKDOWN, third)))
                .withMessage("""
                        2 problems in the scenario stack:
                          scenarios 'early' (STRICT) and 'lockdown' both set {contact_rate, mobility}; allow the overlap in one of them, or drop STRICT from 'early'
                          scenarios 'early' (STRICT) and 'third' both set {beta}; allow the overlap in one of them, or drop STRICT from 'early'""");
    }

    @Test
    void saysThatBothAreStrict() {
        assertThatExceptionOfType(InvalidScenarioException.class)
                .isThrownBy(() -> ScenarioSpec.compose(LOCKDOWN.strict(), EARLY.strict()))
                .withMessage("scenarios 'early' (STRICT) and 'lockdown' (STRICT) both set {contact_rate, mobility}; "
                        + "allow the overlap in one of them, or drop STRICT from both");
    }

    @Test
    void allowsAnOverlapThatEitherSideAllows() {
        String[] keys = {"contact_rate", "mobility"};
        assertThat(ScenarioSpec.compose(LOCKDOWN.strict().allowOverlap(keys), EARLY)
                        .paramPatches())
                .containsEntry("contact_rate", 2.0);
        assertThat(ScenarioSpec.compose(LOCKDOWN.strict(), EARLY.allowOverlap(keys))
                        .paramPatches())
                .containsEntry("contact_rate", 2.0);
        assertThat(ScenarioSpec.compose(LOCKDOWN.strict().allowOverlap("mobility"), EARLY.allowOverlap("contact_rate"))
                        .configPatches())
                .containsEntry("mobility", "low");
    }

    @Test
    void doesNotMistakeAParameterForASettingOfTheSameName() {
        ScenarioSpec parameter = ScenarioSpec.named("a").param("days", 1).strict();
        ScenarioSpec setting = ScenarioSpec.named("b").config("days", 1).strict();
        assertThat(Composition.of(List.of(parameter, setting)).scenarios()).hasSize(2);
    }

    @Test
    void ofOneScenarioTwiceIsAnOverlapOnlyIfItIsStrict() {
        assertThat(Composition.of(List.of(LOCKDOWN, LOCKDOWN)).paramPatches()).isEqualTo(LOCKDOWN.paramPatches());
        assertThatExceptionOfType(InvalidScenarioException.class)
                .isThrownBy(() -> Composition.of(List.of(LOCKDOWN.strict(), LOCKDOWN.strict())));
    }

    @Test
    void refusesTheProblemsOfAllScenariosAtOnce() {
        ScenarioSpec a = ScenarioSpec.named("a").param("betta", 0.1);
        ScenarioSpec b = ScenarioSpec.named("b").param("beta", 2).config("day", 1);
        assertThatExceptionOfType(CalabariaException.class)
                .isThrownBy(() -> Composition.of(List.of(a, b)).apply(POINT, CONFIG))
                .withMessage("""
                        3 problems in the scenario stack:
                          scenario 'a' patches unknown parameter(s) {betta}; did you mean 'beta'?
                          scenario 'b' patches unknown config key(s) {day}; did you mean 'days'?
                          scenario 'b': parameter 'beta' must lie in [0.0, 1.0], got 2""");
    }

    @Test
    void ofNothingChangesNothing() {
        assertThat(Composition.empty().apply(POINT, CONFIG)).isEqualTo(new Patched(POINT, CONFIG));
        assertThat(Composition.of(List.of(ScenarioSpec.baseline()))).isEqualTo(Composition.empty());
    }

    @Test
    void handsOutNothingThatCanBeChanged() {
        List<ScenarioSpec> list = new ArrayList<>(List.of(EARLY));
        Composition composition = Composition.of(list);
        list.add(LOCKDOWN);
        assertThat(composition.scenarios()).containsExactly(EARLY);
        for (Runnable change : List.<Runnable>of(
                () -> composition.scenarios().clear(),
                () -> composition.paramPatches().put("beta", 1),
                () -> composition.configPatches().clear(),
                () -> composition.paramsSetBy().clear(),
                () -> composition.configSetBy().clear())) {
            assertThatExceptionOfType(UnsupportedOperationException.class).isThrownBy(change::run);
        }
    }

    @Test
    void isEqualByItsScenarios() {
        new EqualityGroups()
                .equal(
                        Composition.of(List.of(EARLY, LOCKDOWN)),
                        ScenarioSpec.compose(LOCKDOWN, EARLY),
                        Composition.of(List.of(ScenarioSpec.baseline(), EARLY, LOCKDOWN)))
                .equal(ScenarioSpec.compose(EARLY, LOCKDOWN))
                .equal(Composition.empty(), Composition.of(List.of()))
                .hold();
        assertThat(ScenarioSpec.compose(LOCKDOWN, EARLY)).hasToString("Composition[early, lockdown]");
    }

    @Test
    void refusesANullScenario() {
        assertThatNullPointerException()
                .isThrownBy(() -> Composition.of(Arrays.asList(EARLY, null)))
                .withMessage("scenarios must not contain null");
    }
}
