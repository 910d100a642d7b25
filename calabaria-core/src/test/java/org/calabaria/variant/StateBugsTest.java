package org.calabaria.variant;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.assertj.core.data.Offset;
import org.calabaria.grammar.Epidemic;
import org.calabaria.model.BaseModel;
import org.calabaria.model.ModelOutput;
import org.calabaria.model.Prepared;
import org.calabaria.model.SimOutput;
import org.calabaria.parameter.ParameterSet;
import org.calabaria.parameter.ParameterView;
import org.calabaria.problem.InvalidConfigException;
import org.calabaria.problem.InvalidParameterException;
import org.calabaria.problem.ModelDefinitionException;
import org.calabaria.random.Pcg64;
import org.calabaria.scenario.Config;
import org.calabaria.scenario.Patched;
import org.calabaria.scenario.ScenarioSpec;
import org.calabaria.table.Column;
import org.calabaria.table.Table;
import org.calabaria.transform.AffineSqueezedLogit;
import org.junit.jupiter.api.Test;

/**
 * The nine state bugs of the design's "Motivation", each committed as a user would commit it, through the public API,
 * and each without effect.
 */
class StateBugsTest {

    private static final Epidemic MODEL = new Epidemic();

    private static Map<String, Number> values() {
        return new HashMap<>(Map.of("beta", 0.3, "gamma", 0.1, "population", 10_000, "contact_rate", 4.0));
    }

    // 1. Silent drift from in-place edits between runs

    @Test
    void editingTheMapBetweenRunsDoesNotMoveThePoint() {
        Map<String, Number> params = values();
        ParameterSet point = MODEL.space().point(params);
        SimOutput before = MODEL.simulate(point, 7);

        params.merge("beta", 0.9, (beta, factor) -> beta.doubleValue() * factor.doubleValue());
        assertThatExceptionOfType(UnsupportedOperationException.class)
                .isThrownBy(() -> point.values().merge("beta", 0.9, (beta, factor) -> 0.27));
        point.with("beta", 0.27);

        assertThat(MODEL.simulate(point, 7)).isEqualTo(before);
        assertThat(MODEL.simulate(point.with("beta", 0.27), 7)).isNotEqualTo(before);
    }

    // 2. Scenario patches that leak across experiments

    @Test
    void aScenarioLeavesNothingBehind() {
        ParameterSet point = MODEL.space().point(values());
        SimOutput before = MODEL.simulate(point, 7);
        Config base = MODEL.baseConfig();

        Patched patched = MODEL.scenarios().get("lockdown").apply(point, base);
        MODEL.simulateScenario("lockdown", point, 7);
        MODEL.simulateStack(List.of("lockdown", "vaccination"), point, 7);
        patched.config().with("days", 1);

        assertThat(MODEL.simulate(point, 7)).isEqualTo(before);
        assertThat(point).isEqualTo(MODEL.space().point(values()));
        assertThat(MODEL.baseConfig()).isEqualTo(new Epidemic().baseConfig());
    }

    @Test
    void aModelCannotPatchItsArguments() {
        BaseModel<String, String> meddling =
                new BaseModel<>(Epidemic.SPACE, Config.declare().map("net", Map.of("n", 1))) {
                    @Override
                    protected String buildSim(ParameterSet params, Config config) {
                        List<Runnable> edits = List.of(
                                () -> params.values().put("contact_rate", 2.0),
                                () -> params.values().replaceAll((name, value) -> 2.0),
                                () -> config.values().put("net", Map.of()),
                                () -> config.map("net").put("n", 2));
                        for (Runnable edit : edits) {
                            assertThatExceptionOfType(UnsupportedOperationException.class)
                                    .isThrownBy(edit::run);
                        }
                        return params + " " + config;
                    }

                    @Override
                    protected String runSim(String state, long seed) {
                        return state;
                    }
                };
        Prepared<String, String> prepared = meddling.prepare(MODEL.space().point(values()), List.of());
        assertThat(prepared.state())
                .isEqualTo("ParameterSet{beta=0.3, gamma=0.1, population=10000, contact_rate=4.0} Config{net={n=1}}");
    }

    // 3. Cache poisoning via "hash-then-mutate"

    @Test
    void aKeyStaysTheKeyOfWhatWasRun() {
        Map<String, Number> params = values();
        ParameterSet key = MODEL.space().point(params);
        VariantSpec spec = VariantSpec.of(MODEL.space()).scenarios("lockdown").config("days", 10);
        Map<Object, String> cache = new HashMap<>(Map.of(key, "point", spec, "spec"));

        params.put("beta", 0.9);
        key.with("beta", 0.9);
        spec.scenarios("vaccination").config("days", 20).fix("beta", 0.5);
        assertThatExceptionOfType(UnsupportedOperationException.class)
                .isThrownBy(() -> spec.scenarios().add("vaccination"));
        assertThatExceptionOfType(UnsupportedOperationException.class)
                .isThrownBy(() -> spec.configOverrides().put("days", 20));

        assertThat(cache)
                .containsEntry(key, "point")
                .containsEntry(MODEL.space().point(values()), "point");
        assertThat(cache.get(VariantSpec.of(MODEL.space()).scenarios("lockdown").config("days", 10)))
                .isEqualTo("spec");
    }

    // 4. Cross-replicate contamination

    @Test
    void aReplicateStartsFromTheStateThatWasBuilt() {
        ModelVariant variant = new ModelVariant(MODEL, VariantSpec.of(MODEL.space()));
        Prepared<?, ?> shared = variant.prepare(values());
        List<SimOutput> together = new ArrayList<>();
        for (long seed : new long[] {1, 2, 3, 2, 1}) {
            together.add(shared.run(seed));
        }
        for (int i = 0; i < together.size(); i++) {
            long seed = together.get(i).seed();
            assertThat(together.get(i))
                    .isEqualTo(new ModelVariant(new Epidemic(), variant.spec()).simulate(values(), seed));
        }
    }

    @Test
    void aRunThatDirtiesItsStateDoesNotReachAnotherRun() {
        BaseModel<double[], double[]> dirty = new BaseModel<double[], double[]>(Epidemic.SPACE) {
            @Override
            protected double[] buildSim(ParameterSet params, Config config) {
                return params.toArray();
            }

            @Override
            protected double[] runSim(double[] state, long seed) {
                state[0] += Pcg64.seeded(seed).nextDouble(); // the sin
                return state;
            }

            @ModelOutput
            Table result(double[] raw) {
                return Table.of(Column.real("x", raw));
            }
        };
        ParameterSet point = MODEL.space().point(values());
        SimOutput first = dirty.simulate(point, 1);
        dirty.simulate(point, 2);
        assertThat(dirty.simulate(point, 1)).isEqualTo(first);
    }

    @Test
    void anArrayThatAModelKeepsDoesNotReachIntoItsOutput() {
        double[] buffer = {1, 2, 3};
        Table table = Table.of(Column.real("x", buffer));
        buffer[0] = 99;
        table.real("x").toArray()[1] = 99;
        assertThat(table).isEqualTo(Table.of(Column.real("x", 1.0, 2.0, 3.0)));
    }

    // 5. Late-bound closure over a mutable map

    @Test
    void aVariantDoesNotFollowWhatItWasMadeFrom() {
        Map<String, Number> fixed = new HashMap<>(Map.of("population", 10_000, "contact_rate", 4.0));
        List<String> stack = new ArrayList<>(List.of("vaccination"));
        Map<String, Object> overrides = new HashMap<>(Map.of("days", 10));
        ModelVariant compiled = new ModelVariant(
                MODEL,
                VariantSpec.of(new ParameterView(MODEL.space(), fixed))
                        .withScenarios(stack)
                        .withConfigOverrides(overrides));
        SimOutput before = compiled.simulate(Map.of("beta", 0.3, "gamma", 0.1), 7);

        fixed.put("contact_rate", 2.0);
        stack.add("lockdown");
        overrides.put("days", 99);

        assertThat(compiled.simulate(Map.of("beta", 0.3, "gamma", 0.1), 7)).isEqualTo(before);
    }

    @Test
    void aSealedModelCannotLearnNewScenarios() {
        class Learning extends Epidemic {
            void learn() {
                addScenario(ScenarioSpec.named("lockdown").param("contact_rate", 1.0));
            }
        }
        Learning model = new Learning();
        ModelVariant compiled =
                new ModelVariant(model, VariantSpec.of(model.space()).scenarios("lockdown"));
        assertThatExceptionOfType(ModelDefinitionException.class)
                .isThrownBy(model::learn)
                .withMessage("model " + Learning.class.getName()
                        + " is sealed since its first use; make a new instance to change it");
        assertThat(compiled.effectiveParameters(Map.of("beta", 0.3, "gamma", 0.1, "population", 10_000))
                        .real("contact_rate"))
                .isEqualTo(2.0);
    }

    // 6. Transform writes back "helpful" derived fields

    @Test
    void coordinatesAreNewValuesAndNeverRunAsNaturalOnes() {
        ParameterView view = ParameterView.allFree(MODEL.space())
                .fix("population", 10_000)
                .fix("gamma", 0.1)
                .fix("contact_rate", 4.0);
        ModelVariant variant =
                new ModelVariant(MODEL, VariantSpec.of(view).transform("beta", new AffineSqueezedLogit()));
        Map<String, Number> natural = new LinkedHashMap<>(Map.of("beta", 0.3));
        Map<String, Double> z = variant.toTransformed(natural);

        assertThat(natural).isEqualTo(Map.of("beta", 0.3));
        assertThat(z.get("beta")).isNegative();
        assertThatExceptionOfType(UnsupportedOperationException.class).isThrownBy(() -> z.put("log_beta", 0.0));
        assertThatExceptionOfType(InvalidParameterException.class)
                .isThrownBy(() -> variant.simulate(z, 7))
                .withMessageStartingWith("parameter 'beta' must lie in [0.0, 1.0], got -0.847");
        assertThatExceptionOfType(InvalidParameterException.class)
                .isThrownBy(() -> variant.simulate(Map.of("beta", 0.3, "log_beta", -1.2), 7))
                .withMessage("bind() error: unexpected={log_beta}");
        assertThat(variant.fromTransformed(z).get("beta").doubleValue()).isCloseTo(0.3, within4Ulp(0.3));
    }

    private static Offset<Double> within4Ulp(double x) {
        return Offset.offset(4 * Math.ulp(x));
    }

    // 7. Thread or process races on shared maps

    @Test
    void parallelRunsShareNothingThatCanChange() throws Exception {
        ModelVariant variant =
                new ModelVariant(MODEL, VariantSpec.of(MODEL.space()).scenarios("vaccination"));
        ParameterSet shared = MODEL.space().point(values());
        List<SimOutput> alone = new ArrayList<>();
        for (long seed = 0; seed < 64; seed++) {
            alone.add(variant.simulate(shared.values(), seed));
        }
        ExecutorService pool = Executors.newFixedThreadPool(8);
        try {
            List<Callable<SimOutput>> runs = new ArrayList<>();
            for (long seed = 0; seed < 64; seed++) {
                long own = seed;
                runs.add(() -> {
                    shared.with("beta", own / 64.0);
                    return variant.simulate(shared.values(), own);
                });
            }
            List<SimOutput> together = new ArrayList<>();
            for (Future<SimOutput> run : pool.invokeAll(runs)) {
                together.add(run.get());
            }
            assertThat(together).isEqualTo(alone);
        } finally {
            pool.shutdownNow();
        }
    }

    // 8. Hidden defaults sneak into provenance

    @Test
    void aMissingParameterIsNeverFilledIn() {
        Map<String, Number> less = values();
        less.remove("contact_rate");
        assertThatExceptionOfType(InvalidParameterException.class)
                .isThrownBy(() -> MODEL.space().point(less))
                .withMessage("missing parameter(s) {contact_rate}");
        assertThatExceptionOfType(InvalidParameterException.class)
                .isThrownBy(() -> new ModelVariant(MODEL, VariantSpec.of(MODEL.space())).simulate(less, 7))
                .withMessage("bind() error: missing={contact_rate}");
        assertThatExceptionOfType(UnsupportedOperationException.class)
                .isThrownBy(() -> MODEL.space().point(values()).values().putIfAbsent("contact", 4.0));
    }

    @Test
    void aModelCannotReadASettingWithADefaultOfItsOwn() {
        assertThatExceptionOfType(InvalidConfigException.class)
                .isThrownBy(() -> MODEL.baseConfig().real("vaccine_rate"))
                .withMessage("config has no key 'vaccine_rate' to read as a real number, only "
                        + "{days, mobility, vaccine_start}; did you mean 'vaccine_start'?");
        assertThat(MODEL.baseConfig().values()).containsOnlyKeys("days", "mobility", "vaccine_start");
    }

    // 9. Typos silently use wrong defaults

    @Test
    void aMisspeltNameNeverRuns() {
        Map<String, Number> typo = values();
        typo.put("betta", typo.remove("beta"));
        assertThatExceptionOfType(InvalidParameterException.class)
                .isThrownBy(() -> MODEL.space().point(typo))
                .withMessage("""
                        2 problems in ParameterSet:
                          missing parameter(s) {beta}
                          unknown parameter(s) {betta}; did you mean 'beta'?""");
        assertThatExceptionOfType(InvalidParameterException.class)
                .isThrownBy(() -> MODEL.space().point(values()).with("betta", 0.5))
                .withMessage("unknown parameter(s) {betta}; did you mean 'beta'?");
        assertThatExceptionOfType(InvalidConfigException.class)
                .isThrownBy(() ->
                        new ModelVariant(MODEL, VariantSpec.of(MODEL.space()).config("dayz", 10)))
                .withMessage("unknown config key(s) {dayz}; did you mean 'days'?");
    }
}
