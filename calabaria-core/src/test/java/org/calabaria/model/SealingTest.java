package org.calabaria.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;
import org.calabaria.parameter.ParameterSet;
import org.calabaria.parameter.ParameterSpace;
import org.calabaria.problem.ModelDefinitionException;
import org.calabaria.scenario.Config;
import org.calabaria.scenario.ScenarioSpec;
import org.calabaria.table.Column;
import org.calabaria.table.Table;
import org.calabaria.variant.ModelVariant;
import org.calabaria.variant.VariantSpec;
import org.junit.jupiter.api.Test;

class SealingTest {

    private static final ParameterSpace SPACE = ParameterSpace.of();
    private static final ParameterSet POINT = SPACE.point(Map.of());

    /** A model whose hook is given by the test. */
    static class Hooked extends BaseModel<Integer, Integer> {

        private final Consumer<ScenarioRegistry> hook;

        Hooked(Consumer<ScenarioRegistry> hook) {
            super(SPACE);
            this.hook = hook;
        }

        @Override
        protected void setupScenarios(ScenarioRegistry scenarios) {
            hook.accept(scenarios);
        }

        @Override
        protected Integer buildSim(ParameterSet params, Config config) {
            return 1;
        }

        @Override
        protected Integer runSim(Integer state, long seed) {
            return state;
        }

        @ModelOutput
        Table value(Integer raw) {
            return Table.of(Column.integer("value", raw));
        }

        void add(String scenario) {
            addScenario(ScenarioSpec.named(scenario));
        }

        void addOutput() {
            addOutput("late", (raw, seed) -> Table.of(Column.integer("value", 2)));
        }
    }

    /** Wrong in its scenario, in its hook, and in an output. */
    static class WrongThrice extends Hooked {

        WrongThrice() {
            super(scenarios -> scenarios.add(ScenarioSpec.named("tight").param("bta", 0.2)));
        }

        @ModelScenario
        ScenarioSpec locked() {
            return ScenarioSpec.named("locked").param("beta", 0.1);
        }

        @ModelOutput
        int count(Integer raw) {
            return raw;
        }
    }

    private static final List<Consumer<Hooked>> FIRST_USES = List.of(
            model -> model.simulate(POINT, 1),
            model -> model.simulateScenario("baseline", POINT, 1),
            model -> model.prepare(POINT, List.of()),
            model -> model.composition(List.of()),
            BaseModel::scenarios,
            BaseModel::outputs,
            BaseModel::identity,
            model -> new ModelVariant(model, VariantSpec.of(SPACE)));

    private static void assertSealed(Hooked model) {
        String sentence =
                "model " + Hooked.class.getName() + " is sealed since its first use; make a new instance to change it";
        assertThatExceptionOfType(ModelDefinitionException.class)
                .isThrownBy(() -> model.add("late"))
                .withMessage(sentence);
        assertThatExceptionOfType(ModelDefinitionException.class)
                .isThrownBy(model::addOutput)
                .withMessage(sentence);
    }

    @Test
    void sealsOnEveryKindOfFirstUse() {
        for (Consumer<Hooked> use : FIRST_USES) {
            AtomicInteger calls = new AtomicInteger();
            Hooked model = new Hooked(scenarios -> calls.incrementAndGet());
            model.add("early");
            assertThat(calls).hasValue(0);
            use.accept(model);
            assertThat(calls).hasValue(1);
            assertSealed(model);
            assertThat(model.scenarios()).containsOnlyKeys("baseline", "early");
            assertThat(model.outputs()).containsOnlyKeys("value");
            assertThat(calls).hasValue(1);
        }
    }

    @Test
    void runsTheHookAfterTheSubclassConstructor() {
        class Late extends Hooked {

            private final String name;

            Late() {
                super(scenarios -> {});
                this.name = "from-a-field";
            }

            @ModelScenario
            ScenarioSpec discovered() {
                return ScenarioSpec.named(name);
            }
        }
        assertThat(new Late().scenarios()).containsKey("from-a-field");
    }

    @Test
    void closesTheRegistryThatTheHookWasGiven() {
        AtomicReference<ScenarioRegistry> kept = new AtomicReference<>();
        Hooked model = new Hooked(scenarios -> {
            scenarios.add(ScenarioSpec.named("during"));
            kept.set(scenarios);
        });
        assertThat(model.scenarios()).containsOnlyKeys("baseline", "during");
        assertThatExceptionOfType(ModelDefinitionException.class)
                .isThrownBy(() -> kept.get().add(ScenarioSpec.named("after")))
                .withMessage("the scenario registry is closed: add scenarios only in setupScenarios(), while it runs");
        assertThat(model.scenarios()).containsOnlyKeys("baseline", "during");
    }

    @Test
    void refusesAHookThatUsesItsModel() {
        for (Consumer<Hooked> use : FIRST_USES) {
            AtomicReference<Hooked> self = new AtomicReference<>();
            self.set(new Hooked(scenarios -> use.accept(self.get())));
            assertThatExceptionOfType(ModelDefinitionException.class)
                    .isThrownBy(() -> self.get().scenarios())
                    .withMessage("model " + Hooked.class.getName() + " is used while it is being defined; "
                            + "scenario methods and setupScenarios() must not run it or list it");
        }
    }

    @Test
    void refusesAScenarioMethodThatUsesItsModel() {
        Hooked model = new Hooked(scenarios -> {}) {
            @ModelScenario
            ScenarioSpec counted() {
                return ScenarioSpec.named("n" + scenarios().size());
            }
        };
        assertThatExceptionOfType(ModelDefinitionException.class)
                .isThrownBy(model::scenarios)
                .withMessage("model " + model.getClass().getName() + " is used while it is being defined; "
                        + "scenario methods and setupScenarios() must not run it or list it");
    }

    @Test
    void letsTheHookAddThroughTheModelToo() {
        AtomicReference<Hooked> self = new AtomicReference<>();
        self.set(new Hooked(scenarios -> {
            self.get().add("through-the-model");
            self.get().addOutput();
        }));
        assertThat(self.get().scenarios()).containsKey("through-the-model");
        assertThat(self.get().outputs()).containsOnlyKeys("late", "value");
    }

    @Test
    void startsAgainAfterAHookThatFailed() {
        AtomicInteger calls = new AtomicInteger();
        AtomicReference<Hooked> self = new AtomicReference<>();
        self.set(new Hooked(scenarios -> {
            self.get().addOutput();
            if (calls.incrementAndGet() == 1) {
                throw new IllegalStateException("no file");
            }
        }));
        assertThatExceptionOfType(IllegalStateException.class)
                .isThrownBy(() -> self.get().outputs())
                .withMessage("no file");
        assertThat(self.get().outputs()).containsOnlyKeys("late", "value");
    }

    @Test
    void keepsItsIdentityWhenAMethodChangesItsMind() {
        AtomicInteger asked = new AtomicInteger();
        Hooked model = new Hooked(scenarios -> {}) {
            @Override
            public String defaultScenario() {
                return "default-" + asked.incrementAndGet();
            }

            @Override
            public String version() {
                return "v" + asked.get();
            }
        };
        ModelIdentity first = model.identity();
        assertThat(model.identity()).isEqualTo(first);
        assertThat(model.scenarios()).containsKey(first.defaultScenario());
        assertThat(new ModelVariant(model, VariantSpec.of(SPACE)).stack()).containsExactly(first.defaultScenario());
        assertThat(model.composition(List.of(first.defaultScenario()))).isEqualTo(model.composition(List.of()));
    }

    @Test
    void callsTheHookOnceHoweverManyThreadsRaceToUseTheModel() throws Exception {
        int threads = 16;
        ExecutorService pool = Executors.newFixedThreadPool(threads);
        try {
            for (int round = 0; round < 50; round++) {
                AtomicInteger calls = new AtomicInteger();
                Hooked model = new Hooked(scenarios -> {
                    calls.incrementAndGet();
                    scenarios.add(ScenarioSpec.named("hooked"));
                });
                CyclicBarrier start = new CyclicBarrier(threads);
                List<Callable<Map<String, ScenarioSpec>>> uses = new ArrayList<>();
                for (int i = 0; i < threads; i++) {
                    Consumer<Hooked> use = FIRST_USES.get(i % FIRST_USES.size());
                    uses.add(() -> {
                        start.await();
                        use.accept(model);
                        return model.scenarios();
                    });
                }
                for (Future<Map<String, ScenarioSpec>> seen : pool.invokeAll(uses)) {
                    assertThat(seen.get()).isSameAs(model.scenarios()).containsOnlyKeys("baseline", "hooked");
                }
                assertThat(calls).hasValue(1);
            }
        } finally {
            pool.shutdownNow();
        }
    }

    @Test
    void saysAtOnceWhatIsWrongWithScenariosHookAndOutputs() {
        assertThatExceptionOfType(ModelDefinitionException.class)
                .isThrownBy(() -> new WrongThrice().outputs())
                .withMessage("""
                        3 problems in model %1$s:
                          output method %1$s.count must take (Integer) or (Integer, long) and return Table, but takes \
                        (Integer) and returns int
                          scenario 'locked' patches unknown parameter(s) {beta}
                          scenario 'tight' patches unknown parameter(s) {bta}""".formatted(WrongThrice.class.getName()));
    }
}
