package org.calabaria.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatNullPointerException;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.calabaria.grammar.Epidemic;
import org.calabaria.parameter.ParameterSet;
import org.calabaria.parameter.ParameterSpace;
import org.calabaria.problem.InvalidConfigException;
import org.calabaria.problem.InvalidOutputException;
import org.calabaria.problem.InvalidParameterException;
import org.calabaria.problem.InvalidScenarioException;
import org.calabaria.random.Pcg64;
import org.calabaria.scenario.Config;
import org.calabaria.scenario.Patched;
import org.calabaria.table.ColumnKind;
import org.calabaria.table.Table;
import org.junit.jupiter.api.Test;

class BaseModelTest {

    private static final Epidemic MODEL = new Epidemic();
    private static final ParameterSet POINT =
            MODEL.space().point(Map.of("beta", 0.3, "gamma", 0.1, "population", 10_000, "contact_rate", 4.0));

    private static Table inputs(SimOutput output) {
        return output.table("inputs");
    }

    @Test
    void runsTheDefaultScenario() {
        SimOutput output = MODEL.simulate(POINT, 42);
        assertThat(inputs(output).real("force").get(0)).isEqualTo(0.3 * 4.0);
        assertThat(inputs(output).text("mobility").get(0)).isEqualTo("high");
        assertThat(output.table("draw").real("draw").get(0))
                .isEqualTo(Pcg64.seeded(42).nextDouble());
        assertThat(MODEL.simulateStack(List.of(), POINT, 42)).isEqualTo(output);
        assertThat(MODEL.simulateScenario("baseline", POINT, 42)).isEqualTo(output);
    }

    @Test
    void runsAScenario() {
        Table locked = inputs(MODEL.simulateScenario("lockdown", POINT, 42));
        assertThat(locked.real("force").get(0)).isEqualTo(0.3 * 2.0);
        assertThat(locked.text("mobility").get(0)).isEqualTo("low");
        assertThat(locked.flag("vaccinated").get(0)).isFalse();
    }

    @Test
    void runsAStack() {
        Table both = inputs(MODEL.simulateStack(List.of("lockdown", "vaccination"), POINT, 42));
        assertThat(both.real("force").get(0)).isEqualTo(0.3 * 2.0);
        assertThat(both.flag("vaccinated").get(0)).isTrue();
    }

    @Test
    void extractsOnlyTheWantedOutputs() {
        assertThat(MODEL.simulate(POINT, 1, List.of("draw")).tables()).containsOnlyKeys("draw");
        assertThat(MODEL.simulateScenario("lockdown", POINT, 1, List.of("inputs", "inputs"))
                        .tables())
                .containsOnlyKeys("inputs");
        assertThat(MODEL.simulateStack(List.of(), POINT, 1, List.of("inputs", "draw")))
                .isEqualTo(MODEL.simulate(POINT, 1));
    }

    @Test
    void putsTheUnsignedSeedInEveryTable() {
        SimOutput output = MODEL.simulate(POINT, -1);
        output.tables().values().forEach(table -> {
            assertThat(table.columnNames()).endsWith("seed");
            assertThat(table.column("seed").kind()).isEqualTo(ColumnKind.UNSIGNED);
            assertThat(table.integer("seed").get(0)).isEqualTo(-1L);
        });
        assertThat(output).hasToString("SimOutput[seed=18446744073709551615, draw: 1 x 3, inputs: 1 x 7]");
        assertThat(output.table("draw").text("for").get(0)).isEqualTo("18446744073709551615");
    }

    @Test
    void listsScenariosAndOutputsSorted() {
        assertThat(MODEL.scenarios().keySet()).containsExactly("baseline", "lockdown", "vaccination");
        assertThat(MODEL.outputs().values())
                .containsExactly(
                        new OutputInfo("draw", "", "", Epidemic.class.getName() + ".drawn"),
                        new OutputInfo(
                                "inputs", "what the run was made of", "1", Epidemic.class.getName() + ".inputs"));
        assertThat(MODEL.identity()).isEqualTo(new ModelIdentity(Epidemic.class.getName(), "unversioned", "baseline"));
        assertThat(MODEL.configDeclaration().settings()).hasSize(3);
        assertThat(MODEL).hasToString("org.calabaria.grammar.Epidemic (4 parameters)");
    }

    @Test
    void handsOutNothingThatCanBeChanged() {
        SimOutput output = MODEL.simulate(POINT, 1);
        for (Runnable change : List.<Runnable>of(
                () -> MODEL.scenarios().clear(),
                () -> MODEL.outputs().clear(),
                () -> output.tables().clear(),
                () -> MODEL.baseConfig().values().clear())) {
            assertThatExceptionOfType(UnsupportedOperationException.class).isThrownBy(change::run);
        }
    }

    @Test
    void storesAScenariosValuesAsTheModelDoes() {
        assertThat(MODEL.scenarios().get("vaccination").configPatches()).isEqualTo(Map.of("vaccine_start", 100.0));
    }

    @Test
    void refusesAPointOfAnotherSpace() {
        ParameterSpace other = MODEL.space().withVersion("2.0");
        assertThatExceptionOfType(InvalidParameterException.class)
                .isThrownBy(() -> MODEL.simulate(other.point(POINT.values()), 1))
                .withMessage("the point belongs to another space than model org.calabaria.grammar.Epidemic: it has "
                        + other);
    }

    @Test
    void acceptsAPointOfAnEqualSpace() {
        ParameterSpace equal = new ParameterSpace(List.copyOf(MODEL.space().specs()), "1.0");
        assertThat(MODEL.simulate(equal.point(POINT.values()), 1)).isEqualTo(MODEL.simulate(POINT, 1));
    }

    @Test
    void namesEveryUnknownScenario() {
        assertThatExceptionOfType(InvalidScenarioException.class)
                .isThrownBy(() -> MODEL.simulateStack(List.of("lockdwon", "vaccination", "Vacc"), POINT, 1))
                .withMessage(
                        "unknown scenario(s) {Vacc, lockdwon}, only {baseline, lockdown, vaccination}; did you mean 'lockdown' for 'lockdwon'?");
    }

    @Test
    void namesEveryUnknownOutputBeforeItRuns() {
        assertThatExceptionOfType(InvalidOutputException.class)
                .isThrownBy(() -> MODEL.simulate(POINT, 1, List.of("drawn", "input")))
                .withMessage(
                        "unknown output(s) {drawn, input}, only {draw, inputs}; did you mean 'draw' for 'drawn', 'inputs' for 'input'?");
        assertThatExceptionOfType(InvalidOutputException.class)
                .isThrownBy(() -> MODEL.simulate(POINT, 1, List.of()))
                .withMessage("no output is requested; name at least one of {draw, inputs}");
        assertThatExceptionOfType(InvalidOutputException.class)
                .isThrownBy(() -> MODEL.simulate(POINT, 1).table("input"))
                .withMessage("unknown output(s) {input}, only {draw, inputs}; did you mean 'inputs'?");
    }

    @Test
    void refusesAConfigurationThatDeclaresOtherKeys() {
        assertThatExceptionOfType(InvalidConfigException.class)
                .isThrownBy(() -> MODEL.prepare(new Patched(POINT, Config.empty())))
                .withMessage("the configuration is not that of model org.calabaria.grammar.Epidemic: "
                        + "it declares other keys");
    }

    @Test
    void namesANullArgument() {
        List<Map.Entry<ThrowingCallable, String>> calls = List.of(
                Map.entry(() -> MODEL.simulate(null, 1), "params"),
                Map.entry(() -> MODEL.simulate(POINT, 1, null), "outputs"),
                Map.entry(() -> MODEL.simulateScenario(null, POINT, 1), "scenario"),
                Map.entry(() -> MODEL.simulateScenario(null, POINT, 1, List.of("draw")), "scenario"),
                Map.entry(() -> MODEL.simulateStack(null, POINT, 1), "stack"),
                Map.entry(() -> MODEL.simulateStack(List.of(), null, 1), "params"),
                Map.entry(() -> MODEL.prepare(null), "patched"),
                Map.entry(() -> MODEL.prepare(null, List.of()), "params"),
                Map.entry(() -> MODEL.composition(null), "stack"),
                Map.entry(() -> MODEL.simulate(POINT, 1).table(null), "output"));
        for (Map.Entry<ThrowingCallable, String> call : calls) {
            assertThatNullPointerException()
                    .isThrownBy(call.getKey())
                    .withMessage(call.getValue() + " must not be null");
        }
        assertThatNullPointerException()
                .isThrownBy(() -> MODEL.simulateStack(Arrays.asList("lockdown", null), POINT, 1))
                .withMessage("stack must not contain null");
        assertThatNullPointerException()
                .isThrownBy(() -> MODEL.simulate(POINT, 1, Arrays.asList("draw", null)))
                .withMessage("outputs must not contain null");
    }

    @Test
    void passesOnWhatTheModelItselfThrows() {
        BaseModel<Object, Object> failing = new BaseModel<>(MODEL.space()) {
            @Override
            protected Object buildSim(ParameterSet params, Config config) {
                throw new ArithmeticException("no state for gamma " + params.real("gamma"));
            }

            @Override
            protected Object runSim(Object state, long seed) {
                return state;
            }
        };
        assertThatExceptionOfType(ArithmeticException.class)
                .isThrownBy(() -> failing.simulate(POINT, 1))
                .withMessage("no state for gamma 0.1");
    }

    @Test
    void keepsTheValuesOfABaseConfigurationThatWasChanged() {
        Config shorter = Config.declare()
                .integer("days", 365)
                .optionalReal("start")
                .base()
                .with("days", 10);
        BaseModel<Long, Long> model = new BaseModel<>(ParameterSpace.of(), shorter) {
            @Override
            protected Long buildSim(ParameterSet params, Config config) {
                return config.integer("days");
            }

            @Override
            protected Long runSim(Long state, long seed) {
                return state;
            }
        };
        assertThat(model.baseConfig()).isEqualTo(shorter);
        assertThat(model.prepare(model.space().point(Map.of()), List.of()).state())
                .isEqualTo(10L);
    }
}
