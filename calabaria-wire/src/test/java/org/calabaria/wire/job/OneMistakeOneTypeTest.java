package org.calabaria.wire.job;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.calabaria.model.BaseModel;
import org.calabaria.model.ModelOutput;
import org.calabaria.model.ModelScenario;
import org.calabaria.parameter.ParameterSet;
import org.calabaria.parameter.ParameterSpace;
import org.calabaria.parameter.ParameterSpec;
import org.calabaria.parameter.ParameterView;
import org.calabaria.problem.CalabariaException;
import org.calabaria.problem.InvalidConfigException;
import org.calabaria.problem.InvalidOutputException;
import org.calabaria.problem.InvalidParameterException;
import org.calabaria.problem.InvalidScenarioException;
import org.calabaria.scenario.Config;
import org.calabaria.scenario.ScenarioSpec;
import org.calabaria.table.Column;
import org.calabaria.table.Table;
import org.calabaria.transform.Log;
import org.calabaria.variant.ModelVariant;
import org.calabaria.variant.VariantSpec;
import org.calabaria.wire.registry.EntryRegistry;
import org.calabaria.wire.registry.VariantForm;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** A misspelt name is refused with the same type of exception at every door, and the message names the nearest. */
class OneMistakeOneTypeTest {

    /** A model with one of everything. */
    public static final class Growth extends BaseModel<Double, Double> {

        public Growth() {
            super(
                    ParameterSpace.of(ParameterSpec.real("beta", 0, 1)),
                    Config.declare().integer("days", 10));
        }

        @Override
        protected Double buildSim(ParameterSet params, Config config) {
            return params.real("beta");
        }

        @Override
        protected Double runSim(Double beta, long seed) {
            return beta;
        }

        @ModelOutput
        Table size(Double size) {
            return Table.of(Column.real("size", size));
        }

        @ModelScenario
        ScenarioSpec lockdown() {
            return ScenarioSpec.named("lockdown").param("beta", 0.1);
        }
    }

    private static final Growth MODEL = new Growth();
    private static final ParameterSpace SPACE = MODEL.space();
    private static final ParameterSet POINT = SPACE.point(Map.of("beta", 0.5));
    private static final VariantSpec PLAIN = VariantSpec.of(SPACE);
    private static final EntryRegistry REGISTRY = EntryRegistry.of(Growth::new);

    private static Arguments door(
            Class<? extends CalabariaException> type, String nearest, String name, ThrowingCallable call) {
        return Arguments.of(type, nearest, name, call);
    }

    private static JobSpec job() {
        return JobSpec.ofSweep(new ModelVariant(MODEL, PLAIN), Map.of("beta", List.of(0.5)), List.of(1L));
    }

    private static String form(String field) {
        return "schema: calabaria.variant.v1\n" + field + "\n";
    }

    static Stream<Arguments> doors() {
        Class<InvalidParameterException> parameter = InvalidParameterException.class;
        Class<InvalidConfigException> setting = InvalidConfigException.class;
        Class<InvalidScenarioException> scenario = InvalidScenarioException.class;
        Class<InvalidOutputException> output = InvalidOutputException.class;
        return Stream.of(
                door(parameter, "beta", "a point", () -> SPACE.point(Map.of("beta", 0.5, "betta", 1))),
                door(parameter, "beta", "a view", () -> ParameterView.allFree(SPACE)
                        .fix("betta", 1)),
                door(parameter, "beta", "a variant", () -> PLAIN.fix("betta", 1)),
                door(
                        parameter,
                        "beta",
                        "a transform",
                        () -> new ModelVariant(MODEL, PLAIN.transform("betta", new Log()))),
                door(parameter, "beta", "a range", () -> new ModelVariant(MODEL, PLAIN.range("betta", 0.1, 0.2))),
                door(parameter, "beta", "a scenario", () -> ScenarioSpec.named("x")
                        .param("betta", 1)
                        .apply(POINT, MODEL.baseConfig())),
                door(
                        parameter,
                        "beta",
                        "a sweep",
                        () -> JobSpec.ofSweep(
                                new ModelVariant(MODEL, PLAIN), Map.of("betta", List.of(0.5)), List.of(1L))),
                door(parameter, "beta", "a job", () -> JobSpec.parse(
                                job().toYaml().replace("\"beta\"", "\"betta\"").replace("beta:", "betta:"))
                        .validate(REGISTRY)
                        .orThrow()),
                door(parameter, "beta", "a variant in YAML, fixed", () -> VariantForm.standard()
                        .parse(form("fixed: {betta: 0.5}"), SPACE)),
                door(parameter, "beta", "a variant in YAML, transformed", () -> VariantForm.standard()
                        .parse(form("transforms: {betta: {name: log}}"), SPACE)),
                door(setting, "days", "a configuration", () -> MODEL.baseConfig()
                        .patched(Map.of("dayz", 1))),
                door(setting, "days", "a scenario's setting", () -> ScenarioSpec.named("x")
                        .config("dayz", 1)
                        .apply(POINT, MODEL.baseConfig())),
                door(setting, "days", "a variant's setting", () -> new ModelVariant(MODEL, PLAIN.config("dayz", 1))),
                door(setting, "days", "a job's setting", () -> JobSpec.parse(
                                job().toYaml() + "config_overrides: {dayz: 1}\n")
                        .validate(REGISTRY)
                        .orThrow()),
                door(
                        scenario,
                        "lockdown",
                        "a variant's stack",
                        () -> new ModelVariant(MODEL, PLAIN.scenarios("lokdown"))),
                door(scenario, "lockdown", "a run's stack", () -> MODEL.simulateScenario("lokdown", POINT, 1)),
                door(scenario, "lockdown", "a job's branch", () -> job().branch("lokdown")
                        .validate(REGISTRY)
                        .orThrow()),
                door(output, "size", "a run's output", () -> MODEL.simulate(POINT, 1, List.of("sise"))),
                door(output, "size", "a result's output", () -> MODEL.simulate(POINT, 1)
                        .table("sise")),
                door(output, "size", "a job's output", () -> job().outputs("sise")
                        .validate(REGISTRY)
                        .orThrow()));
    }

    @ParameterizedTest(name = "{2}")
    @MethodSource("doors")
    void aMisspeltNameIsOfOneTypeAtEveryDoor(
            Class<? extends CalabariaException> type, String nearest, String door, ThrowingCallable call) {
        assertThatThrownBy(call).as(door).isExactlyInstanceOf(type).hasMessageContaining(nearest);
    }
}
