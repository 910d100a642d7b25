package org.calabaria.scenario;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatNullPointerException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.calabaria.grammar.EqualityGroups;
import org.calabaria.parameter.IntegerParameter;
import org.calabaria.parameter.ParameterSet;
import org.calabaria.parameter.ParameterSpace;
import org.calabaria.parameter.ParameterSpec;
import org.calabaria.parameter.ParameterView;
import org.calabaria.parameter.RealParameter;
import org.calabaria.problem.CalabariaException;
import org.calabaria.problem.InvalidConfigException;
import org.calabaria.problem.InvalidParameterException;
import org.calabaria.problem.InvalidScenarioException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ScenarioSpecTest {

    private static final RealParameter BETA = ParameterSpec.real("beta", 0, 1);
    private static final RealParameter CONTACT_RATE = ParameterSpec.real("contact_rate", 1, 20);
    private static final IntegerParameter POPULATION = ParameterSpec.integer("population", 100, 1_000_000);
    private static final ParameterSpace SPACE = ParameterSpace.of(BETA, CONTACT_RATE, POPULATION);
    private static final Config CONFIG = Config.declare()
            .text("mobility", "high")
            .optionalReal("start")
            .integer("days", 365)
            .base();
    private static final ParameterSet POINT = SPACE.point(Map.of("beta", 0.3, "contact_rate", 4, "population", 10_000));
    private static final ScenarioSpec LOCKDOWN = ScenarioSpec.named("lockdown")
            .doc("contacts fall to 2 a day")
            .param("contact_rate", 2.0)
            .config("mobility", "low");

    private static void refused(ThrowingCallable call, String message) {
        refused(InvalidScenarioException.class, call, message);
    }

    private static void refused(Class<? extends CalabariaException> type, ThrowingCallable call, String message) {
        assertThatThrownBy(call).isExactlyInstanceOf(type).hasMessage(message);
    }

    @Test
    void patchesACopyOfPointAndConfiguration() {
        Patched patched = LOCKDOWN.apply(POINT, CONFIG);
        assertThat(patched.params()).isEqualTo(POINT.with("contact_rate", 2));
        assertThat(patched.config()).isEqualTo(CONFIG.with("mobility", "low"));
        assertThat(POINT.real("contact_rate")).isEqualTo(4.0);
        assertThat(CONFIG.text("mobility")).isEqualTo("high");
    }

    @Test
    void storesWhatItPatchesAsTheSpaceDoes() {
        ScenarioSpec loose = ScenarioSpec.named("x")
                .param("contact_rate", 2)
                .param("population", 200.0)
                .config("start", 5);
        assertThat(loose.fitted(SPACE, CONFIG))
                .isEqualTo(ScenarioSpec.named("x")
                        .param("contact_rate", 2.0)
                        .param("population", 200)
                        .config("start", 5.0));
        assertThat(loose.apply(POINT, CONFIG).config().real("start")).isEqualTo(5.0);
    }

    @Test
    void unsetsAnOptionalSetting() {
        Config set = CONFIG.with("start", 10);
        Patched patched = ScenarioSpec.named("x").config("start", null).apply(POINT, set);
        assertThat(patched.config()).isEqualTo(CONFIG);
    }

    @Test
    void refusesAllThatIsUnknownOrDoesNotFitAtOnce() {
        ScenarioSpec wrong = ScenarioSpec.named("lockdown")
                .param("contct_rate", 2)
                .param("beta", 1.23)
                .param("population", 3.9)
                .config("mobilty", "low")
                .config("days", "many")
                .allowOverlap("gamma");
        refused(CalabariaException.class, () -> wrong.apply(POINT, CONFIG), """
                6 problems in the scenario stack:
                  scenario 'lockdown' allows overlap of unknown key(s) {gamma}
                  scenario 'lockdown' patches unknown config key(s) {mobilty}; did you mean 'mobility'?
                  scenario 'lockdown' patches unknown parameter(s) {contct_rate}; did you mean 'contact_rate'?
                  scenario 'lockdown': config key 'days' must be an integer, got 'many'
                  scenario 'lockdown': parameter 'beta' must lie in [0.0, 1.0], got 1.23
                  scenario 'lockdown': parameter 'population' must be an integer, got 3.9""");
    }

    @Test
    void namesAnUnknownParameter() {
        refused(
                InvalidParameterException.class,
                () -> ScenarioSpec.named("lockdown").param("contct_rate", 2).apply(POINT, CONFIG),
                "scenario 'lockdown' patches unknown parameter(s) {contct_rate}; did you mean 'contact_rate'?");
    }

    @Test
    void movesWhatItPatchesFromFreeToFixed() {
        ParameterView view = ParameterView.allFree(SPACE).fix("population", 10_000);
        assertThat(LOCKDOWN.derive(view))
                .isEqualTo(view.fix("contact_rate", 2.0))
                .hasToString("ParameterView[free=[beta], fixed={contact_rate=2.0, population=10000}]");
        assertThat(ScenarioSpec.baseline().derive(view)).isEqualTo(view);
    }

    @Test
    void refusesToDeriveAViewThatItDoesNotFit() {
        refused(
                InvalidParameterException.class,
                () -> ScenarioSpec.named("x").param("gamma", 1).param("beta", 2).derive(ParameterView.allFree(SPACE)),
                """
                2 problems in the scenario stack:
                  scenario 'x' patches unknown parameter(s) {gamma}
                  scenario 'x': parameter 'beta' must lie in [0.0, 1.0], got 2""");
    }

    @ParameterizedTest
    @ValueSource(strings = {"a", "0", "lock-down", "v1.2_3", "a.b"})
    void acceptsSlugs(String name) {
        assertThat(ScenarioSpec.named(name).name()).isEqualTo(name);
    }

    @Test
    void acceptsASlugOfSixtyFourCharacters() {
        assertThat(ScenarioSpec.named("x".repeat(64)).name()).hasSize(64);
        assertThatExceptionOfType(InvalidScenarioException.class).isThrownBy(() -> ScenarioSpec.named("x".repeat(65)));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "A", "Lockdown", "-a", "a-", ".a", "a_", "a b", "é", "a\n", "١"})
    void refusesOtherNames(String name) {
        assertThatExceptionOfType(InvalidScenarioException.class)
                .isThrownBy(() -> ScenarioSpec.named(name))
                .withMessageStartingWith("a scenario's name must match [a-z0-9]([a-z0-9_.-]{0,62}[a-z0-9])?, got '");
    }

    @Test
    void refusesWhatNoModelCouldAccept() {
        refused(
                InvalidParameterException.class,
                () -> ScenarioSpec.named("x").param("beta", Double.NaN),
                "scenario 'x': parameter 'beta' must be a finite number that a long or a double represents exactly, got NaN");
        refused(
                InvalidParameterException.class,
                () -> ScenarioSpec.named("x").param("beta", (Number) null),
                "scenario 'x': parameter 'beta' must be a finite number that a long or a double represents exactly, got null");
        refused(
                InvalidParameterException.class,
                () -> ScenarioSpec.named("x").param("beta", new BigDecimal("0.1")),
                "scenario 'x': parameter 'beta' must be a finite number that a long or a double represents exactly, got 0.1");
        refused(
                InvalidConfigException.class,
                () -> ScenarioSpec.named("x").config("start", List.of(1, Double.NaN)),
                "scenario 'x': config value 'start[1]' must be a finite number, got NaN");
        refused(
                CalabariaException.class,
                () -> new ScenarioSpec(
                        "X y",
                        "",
                        Map.of("beta", Double.POSITIVE_INFINITY),
                        Map.of("start", new Object[0]),
                        ConflictPolicy.STRICT,
                        Set.of()),
                """
                3 problems in scenario 'X y':
                  a scenario's name must match [a-z0-9]([a-z0-9_.-]{0,62}[a-z0-9])?, got 'X y'
                  scenario 'X y': config value 'start' must be text, an integer, a real number, a flag, a list or a map, \
                got an instance of [Ljava.lang.Object;
                  scenario 'X y': parameter 'beta' must be a finite number that a long or a double represents exactly, \
                got Infinity""");
    }

    @Test
    void checksTheValueOfAHandleAtOnce() {
        assertThat(ScenarioSpec.named("x").param(CONTACT_RATE, 2).param(POPULATION, 500))
                .isEqualTo(ScenarioSpec.named("x").param("contact_rate", 2.0).param("population", 500));
        refused(
                InvalidParameterException.class,
                () -> ScenarioSpec.named("x").param(CONTACT_RATE, 0.5),
                "scenario 'x': parameter 'contact_rate' must lie in [1.0, 20.0], got 0.5");
    }

    @Test
    void copiesWhatItIsMadeFrom() {
        Map<String, Number> params = new HashMap<>(Map.of("beta", 0.1));
        List<Object> list = new ArrayList<>(List.of(1));
        Map<String, Object> settings = new HashMap<>(Map.of("start", list));
        Set<String> allowed = new HashSet<>(Set.of("beta"));
        ScenarioSpec spec = new ScenarioSpec("x", "", params, settings, ConflictPolicy.STRICT, allowed);
        params.put("gamma", 1);
        list.add(2);
        settings.clear();
        allowed.clear();
        assertThat(spec)
                .hasToString("ScenarioSpec[x: beta=0.1; start=[1]; strict but for [beta]]")
                .isEqualTo(ScenarioSpec.named("x")
                        .param("beta", 0.1)
                        .config("start", List.of(1))
                        .strict()
                        .allowOverlap("beta"));
    }

    @Test
    @SuppressWarnings("unchecked")
    void handsOutNothingThatCanBeChanged() {
        ScenarioSpec spec = LOCKDOWN.config("start", List.of(1)).allowOverlap("beta");
        for (Runnable change : List.<Runnable>of(
                () -> spec.paramPatches().put("beta", 1),
                () -> spec.paramPatches().clear(),
                () -> spec.configPatches().put("days", 1),
                () -> ((List<Object>) spec.configPatches().get("start")).add(2),
                () -> spec.allowOverlap().clear())) {
            assertThatExceptionOfType(UnsupportedOperationException.class).isThrownBy(change::run);
        }
    }

    @Test
    void keepsNumbersAsLongOrDouble() {
        ScenarioSpec spec = ScenarioSpec.named("x")
                .param("a", 1)
                .param("b", 0.5f)
                .param("c", -0.0)
                .param("d", new BigDecimal("0.5"))
                .param("e", BigInteger.TEN)
                .param("f", new BigDecimal("9007199254740993"))
                .param("g", BigInteger.TWO.pow(70));
        assertThat(spec.paramPatches())
                .isEqualTo(
                        Map.of("a", 1L, "b", 0.5, "c", 0.0, "d", 0.5, "e", 10L, "f", 9007199254740993L, "g", 0x1p70));
    }

    @Test
    void isEqualByContent() {
        new EqualityGroups()
                .equal(
                        LOCKDOWN,
                        ScenarioSpec.named("lockdown")
                                .config("mobility", "high")
                                .config("mobility", "low")
                                .param("contact_rate", 2.0f)
                                .doc("contacts fall to 2 a day"))
                .equal(LOCKDOWN.doc(""))
                .equal(LOCKDOWN.strict(), LOCKDOWN.conflictPolicy(ConflictPolicy.STRICT))
                .equal(
                        LOCKDOWN.allowOverlap("beta", "gamma"),
                        LOCKDOWN.allowOverlap("gamma").allowOverlap("beta"))
                .equal(LOCKDOWN.param("beta", 0.5))
                .equal(ScenarioSpec.named("lockdown"))
                .equal(ScenarioSpec.baseline(), ScenarioSpec.named("baseline"))
                .hold();
    }

    @Test
    void isShownSorted() {
        assertThat(LOCKDOWN.param("beta", 1))
                .hasToString("ScenarioSpec[lockdown: beta=1, contact_rate=2.0; mobility='low']");
        assertThat(ScenarioSpec.baseline()).hasToString("ScenarioSpec[baseline]");
        assertThat(ScenarioSpec.named("x").strict()).hasToString("ScenarioSpec[x: strict]");
        assertThat(LOCKDOWN.apply(POINT, CONFIG))
                .hasToString("Patched[params=ParameterSet{beta=0.3, contact_rate=2.0, population=10000}, "
                        + "config=Config{mobility='low', start=null, days=365}]");
    }

    @Test
    void namesANullArgument() {
        List<Map.Entry<ThrowingCallable, String>> calls = List.of(
                Map.entry(() -> ScenarioSpec.named(null), "name"),
                Map.entry(() -> LOCKDOWN.doc(null), "doc"),
                Map.entry(() -> LOCKDOWN.param((String) null, 1), "parameter"),
                Map.entry(() -> LOCKDOWN.param((RealParameter) null, 1), "parameter"),
                Map.entry(() -> LOCKDOWN.param((IntegerParameter) null, 1), "parameter"),
                Map.entry(() -> LOCKDOWN.config(null, 1), "key"),
                Map.entry(() -> LOCKDOWN.conflictPolicy(null), "conflictPolicy"),
                Map.entry(() -> LOCKDOWN.allowOverlap((String[]) null), "keys"),
                Map.entry(() -> LOCKDOWN.apply(null, CONFIG), "params"),
                Map.entry(() -> LOCKDOWN.apply(POINT, null), "config"),
                Map.entry(() -> LOCKDOWN.derive(null), "view"),
                Map.entry(() -> LOCKDOWN.fitted(null, CONFIG), "space"),
                Map.entry(() -> LOCKDOWN.fitted(SPACE, null), "config"),
                Map.entry(() -> ScenarioSpec.compose(null, LOCKDOWN), "later"),
                Map.entry(() -> ScenarioSpec.compose(LOCKDOWN, null), "earlier"),
                Map.entry(() -> new Patched(null, CONFIG), "params"),
                Map.entry(() -> new Patched(POINT, null), "config"),
                Map.entry(() -> Composition.of(null), "scenarios"),
                Map.entry(() -> Composition.compose(null, Composition.empty()), "later"),
                Map.entry(() -> Composition.compose(Composition.empty(), null), "earlier"));
        for (Map.Entry<ThrowingCallable, String> call : calls) {
            assertThatNullPointerException()
                    .isThrownBy(call.getKey())
                    .withMessage(call.getValue() + " must not be null");
        }
        assertThatNullPointerException()
                .isThrownBy(() -> LOCKDOWN.allowOverlap((String) null))
                .withMessage("allowOverlap must not contain null");
    }
}
