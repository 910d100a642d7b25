package org.calabaria.variant;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatNullPointerException;

import java.util.List;
import java.util.Map;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.assertj.core.data.Offset;
import org.calabaria.grammar.Epidemic;
import org.calabaria.grammar.EqualityGroups;
import org.calabaria.model.SimOutput;
import org.calabaria.parameter.ParameterSet;
import org.calabaria.parameter.ParameterSpec;
import org.calabaria.parameter.ParameterView;
import org.calabaria.parameter.Values;
import org.calabaria.problem.CalabariaException;
import org.calabaria.problem.InvalidOutputException;
import org.calabaria.problem.InvalidParameterException;
import org.calabaria.problem.InvalidScenarioException;
import org.calabaria.scenario.ScenarioSpec;
import org.calabaria.transform.AffineSqueezedLogit;
import org.calabaria.transform.Log;
import org.junit.jupiter.api.Test;

class ModelVariantTest {

    private static final Epidemic MODEL = new Epidemic();
    private static final ParameterView VIEW = ParameterView.allFree(Epidemic.SPACE)
            .fix(Epidemic.POPULATION, 10_000)
            .fix(Epidemic.CONTACT_RATE, 4.0);
    private static final Map<String, Number> FREE = Map.of("beta", 0.3, "gamma", 0.1);
    private static final ModelVariant PLAIN = new ModelVariant(MODEL, VariantSpec.of(VIEW));
    private static final ModelVariant BOTH =
            new ModelVariant(MODEL, VariantSpec.of(VIEW).scenarios("lockdown", "vaccination"));

    @Test
    void runsForValuesOfTheFreeParameters() {
        assertThat(PLAIN.free()).containsExactly("beta", "gamma");
        assertThat(PLAIN.simulate(FREE, 42)).isEqualTo(MODEL.simulate(VIEW.bind(FREE), 42));
        assertThat(PLAIN.simulate(Values.of(Epidemic.GAMMA, 0.1).with(Epidemic.BETA, 0.3), 42))
                .isEqualTo(PLAIN.simulate(FREE, 42));
    }

    @Test
    void runsUnderItsStack() {
        assertThat(BOTH.simulate(FREE, 42))
                .isEqualTo(MODEL.simulateStack(List.of("lockdown", "vaccination"), VIEW.bind(FREE), 42));
        assertThat(BOTH.stack()).containsExactly("lockdown", "vaccination");
        assertThat(PLAIN.stack()).containsExactly("baseline");
    }

    @Test
    void extractsOnlyTheWantedOutputs() {
        assertThat(PLAIN.simulate(FREE, 1, List.of("draw")).tables()).containsOnlyKeys("draw");
        assertThat(PLAIN.simulateAt(new double[] {0.3, 0.1}, 1, List.of("draw")).tables())
                .containsOnlyKeys("draw");
        assertThatExceptionOfType(InvalidOutputException.class)
                .isThrownBy(() -> PLAIN.simulate(FREE, 1, List.of("drow")))
                .withMessage("unknown output(s) {drow}, only {draw, inputs}; did you mean 'draw'?");
    }

    @Test
    void appliesOverridesAfterTheStack() {
        ModelVariant overridden = new ModelVariant(
                MODEL, BOTH.spec().config("mobility", "odd").config("days", 10).config("vaccine_start", null));
        assertThat(overridden.effectiveConfig())
                .isEqualTo(MODEL.baseConfig().with("mobility", "odd").with("days", 10));
        SimOutput output = overridden.simulate(FREE, 1);
        assertThat(output.table("inputs").text("mobility").get(0)).isEqualTo("odd");
        assertThat(output.table("inputs").flag("vaccinated").get(0)).isFalse();
    }

    @Test
    void showsThePointBeforeAndAfterThePatches() {
        assertThat(BOTH.point(FREE)).isEqualTo(VIEW.bind(FREE));
        assertThat(BOTH.effectiveParameters(FREE)).isEqualTo(VIEW.bind(FREE).with("contact_rate", 2.0));
    }

    @Test
    void doesNotTakeAParameterThatAScenarioFixes() {
        ModelVariant locked = new ModelVariant(
                MODEL, VariantSpec.of(Epidemic.SPACE).fix("population", 10_000).scenarios("lockdown"));
        assertThat(locked.free()).containsExactly("beta", "gamma");
        assertThat(locked.simulate(FREE, 1)).isEqualTo(MODEL.simulateScenario("lockdown", VIEW.bind(FREE), 1));
        assertThatExceptionOfType(InvalidParameterException.class)
                .isThrownBy(() -> locked.simulate(Map.of("beta", 0.3, "gamma", 0.1, "contact_rate", 4.0), 1))
                .withMessage("bind() error: unexpected={contact_rate}");
    }

    @Test
    void namesEveryMissingAndUnexpectedParameter() {
        assertThatExceptionOfType(InvalidParameterException.class)
                .isThrownBy(() -> PLAIN.simulate(Map.of("alpha", 1), 1))
                .withMessage("bind() error: missing={beta, gamma}; unexpected={alpha}");
        assertThatExceptionOfType(InvalidParameterException.class)
                .isThrownBy(() -> PLAIN.point(Map.of("beta", 1.23, "gama", 0.1)))
                .withMessage("""
                        2 problems in bind():
                          bind() error: missing={gamma}; unexpected={gama}; did you mean 'gamma'?
                          parameter 'beta' must lie in [0.0, 1.0], got 1.23""");
    }

    @Test
    void refusesAHandleOfAnotherSpace() {
        Values foreign = Values.of(ParameterSpec.real("beta", 0, 2), 0.3).with(Epidemic.GAMMA, 0.1);
        String sentence = "parameter 'beta: real in [0.0, 2.0]' does not belong to this space; "
                + "the space declares beta: real in [0.0, 1.0]";
        for (ThrowingCallable call : List.<ThrowingCallable>of(
                () -> PLAIN.simulate(foreign, 1),
                () -> PLAIN.point(foreign),
                () -> PLAIN.effectiveParameters(foreign),
                () -> PLAIN.toTransformed(foreign))) {
            assertThatExceptionOfType(InvalidParameterException.class)
                    .isThrownBy(call)
                    .withMessage(sentence);
        }
    }

    @Test
    void refusesASpecificationForAnotherSpace() {
        assertThatExceptionOfType(InvalidParameterException.class)
                .isThrownBy(() -> new ModelVariant(MODEL, VariantSpec.of(Epidemic.SPACE.withVersion("2.0"))))
                .withMessage("the specification is for another space than model org.calabaria.grammar.Epidemic: it has "
                        + Epidemic.SPACE.withVersion("2.0"));
    }

    @Test
    void namesEveryUnknownScenario() {
        assertThatExceptionOfType(InvalidScenarioException.class)
                .isThrownBy(() -> new ModelVariant(MODEL, VariantSpec.of(VIEW).scenarios("lockdwon", "late")))
                .withMessage(
                        "unknown scenario(s) {late, lockdwon}, only {baseline, lockdown, vaccination}; did you mean 'lockdown' for 'lockdwon'?");
    }

    @Test
    void refusesAStackThatContradictsItself() {
        class Strict extends Epidemic {
            {
                addScenario(
                        ScenarioSpec.named("hard").param("contact_rate", 1.0).strict());
            }
        }
        assertThatExceptionOfType(InvalidScenarioException.class)
                .isThrownBy(() ->
                        new ModelVariant(new Strict(), VariantSpec.of(VIEW).scenarios("hard", "lockdown")))
                .withMessage(
                        "scenarios 'hard' (STRICT) and 'lockdown' both set {contact_rate}; allow the overlap in one of them,"
                                + " or drop STRICT from 'hard'");
    }

    @Test
    void listsAllThatDoesNotFitTheModelAtOnce() {
        assertThatExceptionOfType(CalabariaException.class)
                .isThrownBy(() -> new ModelVariant(
                        MODEL,
                        VariantSpec.of(VIEW)
                                .scenarios("lockdwon")
                                .config("dayz", 1)
                                .config("mobility", 7)
                                .transform("population", new Log())))
                .withMessage("""
                        4 problems in the variant:
                          config key 'mobility' must be text, got 7
                          transform(s) of {population}, but free are only {beta, gamma}
                          unknown config key(s) {dayz}; did you mean 'days'?
                          unknown scenario(s) {lockdwon}, only {baseline, lockdown, vaccination}; did you mean 'lockdown'?""");
    }

    @Test
    void refusesTransformsOfWhatIsNotFree() {
        VariantSpec spec = VariantSpec.of(VIEW.fix("gamma", 0.1));
        assertThatExceptionOfType(InvalidParameterException.class)
                .isThrownBy(() -> new ModelVariant(
                        MODEL, spec.transform("betta", new Log()).transform("gamma", new Log())))
                .withMessage(
                        "transform(s) of {betta, gamma}, but free are only {beta}; did you mean 'beta' for 'betta'?");
        VariantSpec locked =
                VariantSpec.of(Epidemic.SPACE).scenarios("lockdown").transform("contact_rate", new Log());
        assertThatExceptionOfType(InvalidParameterException.class)
                .isThrownBy(() -> new ModelVariant(MODEL, locked))
                .withMessage("transform(s) of {contact_rate}, but free are only {beta, gamma, population}");
    }

    @Test
    void hasBoundsOfValuesAndOfCoordinates() {
        ModelVariant variant =
                new ModelVariant(MODEL, VariantSpec.of(VIEW).transform("beta", new AffineSqueezedLogit(0.25)));
        assertThat(variant.bounds()).hasToString("Bounds[beta in [0.0, 1.0], gamma in [0.0, 1.0]]");
        double end = StrictMath.log(3); // the log-odds of 0.75, by hand
        assertThat(variant.coordinateBounds().upper("beta")).isCloseTo(end, Offset.offset(1e-15));
        assertThat(variant.coordinateBounds().lower("beta")).isCloseTo(-end, Offset.offset(1e-15));
        assertThat(variant.coordinateBounds().toArray()[1]).containsExactly(0.0, 1.0);
        assertThat(variant.freeSpace().specs()).containsExactly(Epidemic.BETA, Epidemic.GAMMA);
    }

    @Test
    void runsAtCoordinates() {
        ModelVariant variant =
                new ModelVariant(MODEL, VariantSpec.of(VIEW).transform("beta", new AffineSqueezedLogit()));
        double[] z = variant.toTransformed(new double[] {0.5, 0.1});
        assertThat(z).containsExactly(0.0, 0.1);
        assertThat(variant.simulateAt(z, 42)).isEqualTo(variant.simulate(Map.of("beta", 0.5, "gamma", 0.1), 42));
        assertThat(variant.toTransformed(Map.of("gamma", 0.1, "beta", 0.5)))
                .containsExactly(Map.entry("beta", 0.0), Map.entry("gamma", 0.1));
        assertThat(variant.fromTransformed(Map.of("gamma", 0.1, "beta", 0)))
                .containsExactly(Map.entry("beta", 0.5), Map.entry("gamma", 0.1));
    }

    @Test
    void isEqualByItsSpecificationAndItsModelsIdentity() {
        class Other extends Epidemic {}
        new EqualityGroups()
                .equal(
                        PLAIN,
                        new ModelVariant(MODEL, VariantSpec.of(VIEW)),
                        new ModelVariant(new Epidemic(), PLAIN.spec()))
                .equal(BOTH)
                .equal(new ModelVariant(new Other(), VariantSpec.of(VIEW)))
                .hold();
    }

    @Test
    void isShownWithWhatIsFreeAndItsStack() {
        assertThat(BOTH)
                .hasToString("ModelVariant[org.calabaria.grammar.Epidemic, free=[beta, gamma], "
                        + "stack=[lockdown, vaccination]]");
        assertThat(BOTH.model()).isSameAs(MODEL);
    }

    @Test
    void doesNotTakeAParameterThatTheDefaultScenarioFixes() {
        class Careful extends Epidemic {
            @Override
            public String defaultScenario() {
                return "lockdown";
            }
        }
        ModelVariant variant =
                new ModelVariant(new Careful(), VariantSpec.of(Epidemic.SPACE).fix("population", 10_000));
        assertThat(variant.free()).containsExactly("beta", "gamma");
        assertThat(variant.stack()).containsExactly("lockdown");
        assertThat(variant.effectiveConfig().text("mobility")).isEqualTo("low");
    }

    @Test
    void runsAVariantWithNothingFree() {
        ParameterSet point = VIEW.bind(FREE);
        ModelVariant closed =
                new ModelVariant(MODEL, VariantSpec.of(Epidemic.SPACE).fix(point.values()));
        assertThat(closed.free()).isEmpty();
        assertThat(closed.simulate(Map.of(), 1)).isEqualTo(MODEL.simulate(point, 1));
        assertThat(closed.simulateAt(new double[0], 1)).isEqualTo(MODEL.simulate(point, 1));
        assertThat(closed.coordinateBounds().toArray()).isEmpty();
    }

    @Test
    void namesANullArgument() {
        List<Map.Entry<ThrowingCallable, String>> calls = List.of(
                Map.entry(() -> new ModelVariant(null, PLAIN.spec()), "model"),
                Map.entry(() -> new ModelVariant(MODEL, null), "spec"),
                Map.entry(() -> PLAIN.simulate(null, 1), "values"),
                Map.entry(() -> PLAIN.simulate(FREE, 1, null), "outputs"),
                Map.entry(() -> PLAIN.simulateAt(null, 1), "coordinates"),
                Map.entry(() -> PLAIN.point(null), "values"),
                Map.entry(() -> PLAIN.effectiveParameters(null), "values"),
                Map.entry(() -> PLAIN.prepare(null), "values"),
                Map.entry(() -> PLAIN.toTransformed((Map<String, Number>) null), "values"),
                Map.entry(() -> PLAIN.toTransformed((double[]) null), "values"),
                Map.entry(() -> PLAIN.fromTransformed((Map<String, Number>) null), "coordinates"),
                Map.entry(() -> PLAIN.fromTransformed((double[]) null), "coordinates"),
                Map.entry(() -> PLAIN.bounds().lower(null), "name"));
        for (Map.Entry<ThrowingCallable, String> call : calls) {
            assertThatNullPointerException()
                    .isThrownBy(call.getKey())
                    .withMessage(call.getValue() + " must not be null");
        }
    }
}
