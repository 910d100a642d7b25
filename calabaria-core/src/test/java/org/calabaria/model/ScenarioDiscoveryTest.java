package org.calabaria.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.util.List;
import java.util.Map;
import org.calabaria.parameter.ParameterSet;
import org.calabaria.parameter.ParameterSpace;
import org.calabaria.parameter.ParameterSpec;
import org.calabaria.problem.CalabariaException;
import org.calabaria.problem.InvalidParameterException;
import org.calabaria.problem.InvalidScenarioException;
import org.calabaria.problem.ModelDefinitionException;
import org.calabaria.scenario.Config;
import org.calabaria.scenario.ConflictPolicy;
import org.calabaria.scenario.ScenarioSpec;
import org.junit.jupiter.api.Test;

class ScenarioDiscoveryTest {

    private static final ParameterSpace SPACE = ParameterSpace.of(ParameterSpec.real("beta", 0, 1));

    /** What every model of this test shares: nothing is ever run. */
    abstract static class Plain extends BaseModel<Integer, Integer> {

        Plain() {
            super(SPACE, Config.declare().integer("days", 365));
        }

        @Override
        protected Integer buildSim(ParameterSet params, Config config) {
            return 0;
        }

        @Override
        protected Integer runSim(Integer state, long seed) {
            return 0;
        }
    }

    private static ScenarioSpec setting(String name, double beta) {
        return ScenarioSpec.named(name).param("beta", beta);
    }

    static class Parent extends Plain {

        @ModelScenario
        private ScenarioSpec hidden() {
            return setting("hidden", 0.1);
        }

        @ModelScenario("marked")
        protected ScenarioSpec marked() {
            return setting("marked", 0.2);
        }

        @ModelScenario
        ScenarioSpec replaced() {
            return setting("replaced", 0.3);
        }
    }

    interface WithDefault {

        @ModelScenario
        default ScenarioSpec inherited() {
            return setting("inherited", 0.4);
        }
    }

    static class Child extends Parent implements WithDefault {

        @Override
        ScenarioSpec replaced() {
            return setting("replaced", 0.9);
        }
    }

    @Test
    void findsScenariosOfAnyVisibilityInheritedAndOverridden() {
        assertThat(new Child().scenarios()).containsOnlyKeys("baseline", "hidden", "inherited", "marked", "replaced");
        assertThat(new Child().scenarios().get("replaced")).isEqualTo(setting("replaced", 0.9));
        assertThat(new Parent().scenarios().get("replaced")).isEqualTo(setting("replaced", 0.3));
    }

    @Test
    void doesNotTakeAMethodThatIsNotMarked() {
        Plain model = new Plain() {
            ScenarioSpec unmarked() {
                return setting("unmarked", 0.1);
            }
        };
        assertThat(model.scenarios()).containsOnlyKeys("baseline");
    }

    static class Wrong extends Plain {

        @ModelScenario
        static ScenarioSpec fixed() {
            return setting("fixed", 0.1);
        }

        @ModelScenario
        ScenarioSpec withArgument(int n) {
            return setting("x" + n, 0.1);
        }

        @ModelScenario
        String text() {
            return "x";
        }

        @ModelScenario
        ScenarioSpec nothing() {
            return null;
        }

        @ModelScenario("other")
        ScenarioSpec misnamed() {
            return setting("misnamed", 0.1);
        }

        @ModelScenario
        ScenarioSpec twice() {
            return setting("misnamed", 0.2);
        }

        @ModelScenario
        ScenarioSpec failing() {
            throw new IllegalStateException("no data");
        }

        @ModelScenario
        ScenarioSpec refused() {
            return ScenarioSpec.named("Not a slug");
        }
    }

    @Test
    void listsEveryMethodThatGivesNoScenario() {
        String wrong = Wrong.class.getName();
        assertThatExceptionOfType(ModelDefinitionException.class)
                .isThrownBy(() -> new Wrong().scenarios())
                .withMessage("""
                        8 problems in model WRONG:
                          a scenario's name must match [a-z0-9]([a-z0-9_.-]{0,62}[a-z0-9])?, got 'Not a slug'
                          scenario 'misnamed' is defined by both WRONG.misnamed and WRONG.twice
                          scenario method WRONG.failing failed with java.lang.IllegalStateException: no data
                          scenario method WRONG.fixed must be an instance method without arguments that returns ScenarioSpec, but it is static, takes () and returns ScenarioSpec
                          scenario method WRONG.misnamed is marked 'other' but returns scenario 'misnamed'
                          scenario method WRONG.nothing returned null
                          scenario method WRONG.text must be an instance method without arguments that returns ScenarioSpec, but it takes () and returns String
                          scenario method WRONG.withArgument must be an instance method without arguments that returns ScenarioSpec, but it takes (int) and returns ScenarioSpec""".replace("WRONG", wrong))
                .satisfies(refused -> assertThat(refused.getSuppressed())
                        .anyMatch(failure -> failure instanceof IllegalStateException));
    }

    @Test
    void checksEveryPatchWhenItIsRegistered() {
        Plain model = new Plain() {
            @Override
            protected void setupScenarios(ScenarioRegistry scenarios) {
                scenarios.add(ScenarioSpec.named("x").param("betta", 0.1).config("days", "all"));
            }
        };
        assertThatExceptionOfType(CalabariaException.class)
                .isThrownBy(model::scenarios)
                .withMessage("""
                        2 problems in scenario 'x':
                          scenario 'x' patches unknown parameter(s) {betta}; did you mean 'beta'?
                          scenario 'x': config key 'days' must be an integer, got 'all'""");
    }

    @Test
    void listsWhatIsWrongWithAllMarkedScenariosAtOnce() {
        Plain model = new Plain() {
            @ModelScenario
            ScenarioSpec hot() {
                return setting("hot", 1.23);
            }

            @ModelScenario
            ScenarioSpec cold() {
                return ScenarioSpec.named("cold").config("dayz", 1);
            }
        };
        assertThatExceptionOfType(CalabariaException.class)
                .isThrownBy(model::scenarios)
                .withMessage("""
                        2 problems in the scenarios:
                          scenario 'cold' patches unknown config key(s) {dayz}; did you mean 'days'?
                          scenario 'hot': parameter 'beta' must lie in [0.0, 1.0], got 1.23""");
    }

    @Test
    void checksWhatTheConstructorAddsAtOnce() {
        assertThatExceptionOfType(InvalidParameterException.class)
                .isThrownBy(() -> new Plain() {
                    {
                        addScenario(setting("x", 1.23));
                    }
                })
                .withMessage("scenario 'x': parameter 'beta' must lie in [0.0, 1.0], got 1.23");
    }

    /** Defines one scenario in each of the three ways that there are. */
    static class ThreeWays extends Plain {

        private final ConflictPolicy inConstructor;
        private final ConflictPolicy inHook;

        ThreeWays(ConflictPolicy inConstructor, ConflictPolicy inHook) {
            this.inConstructor = inConstructor;
            this.inHook = inHook;
            addScenario(setting("x", 0.2), inConstructor);
        }

        @ModelScenario
        ScenarioSpec x() {
            return setting("x", 0.1);
        }

        @Override
        protected void setupScenarios(ScenarioRegistry scenarios) {
            assertThat(scenarios.names()).containsExactly("baseline", "x");
            scenarios.add(setting("x", 0.3), inHook);
        }

        @Override
        public String toString() {
            return inConstructor + " " + inHook;
        }
    }

    @Test
    void letsTheProgrammaticDefinitionWin() {
        ThreeWays model = new ThreeWays(ConflictPolicy.LAST_WRITE_WINS, ConflictPolicy.LAST_WRITE_WINS);
        assertThat(model.scenarios().get("x")).isEqualTo(setting("x", 0.3));
    }

    @Test
    void refusesARedefinitionUnderStrict() {
        ConflictPolicy[][] policies = {
            {ConflictPolicy.STRICT, ConflictPolicy.LAST_WRITE_WINS},
            {ConflictPolicy.LAST_WRITE_WINS, ConflictPolicy.STRICT}
        };
        for (ConflictPolicy[] policy : policies) {
            assertThatExceptionOfType(InvalidScenarioException.class)
                    .isThrownBy(() -> new ThreeWays(policy[0], policy[1]).scenarios())
                    .withMessage("scenario 'x' is defined already, and STRICT refuses a second");
        }
    }

    @Test
    void refusesARedefinitionOfTheBaselineUnderStrict() {
        assertThatExceptionOfType(InvalidScenarioException.class)
                .isThrownBy(() -> new Plain() {
                    {
                        addScenario(setting("baseline", 0.1), ConflictPolicy.STRICT);
                    }
                })
                .withMessage("scenario 'baseline' is defined already, and STRICT refuses a second");
    }

    @Test
    void letsAModelRedefineItsBaseline() {
        Plain model = new Plain() {
            @ModelScenario
            ScenarioSpec baseline() {
                return setting("baseline", 0.5);
            }
        };
        assertThat(model.prepare(SPACE.point(Map.of("beta", 0.1)), List.of())
                        .params()
                        .real("beta"))
                .isEqualTo(0.5);
    }

    @Test
    void registersAnUndefinedDefaultScenarioAsThePatchOfNothing() {
        Plain model = new Plain() {
            @Override
            public String defaultScenario() {
                return "conservative";
            }
        };
        assertThat(model.scenarios())
                .isEqualTo(Map.of(
                        "baseline", ScenarioSpec.baseline(), "conservative", ScenarioSpec.named("conservative")));
        assertThat(model.identity().defaultScenario()).isEqualTo("conservative");
    }

    @Test
    void runsTheDefaultScenarioForAnEmptyStackOnly() {
        Plain model = new Plain() {
            @Override
            public String defaultScenario() {
                return "usual";
            }

            @ModelScenario
            ScenarioSpec usual() {
                return setting("usual", 0.7);
            }
        };
        ParameterSet point = SPACE.point(Map.of("beta", 0.1));
        assertThat(model.prepare(point, List.of()).params().real("beta")).isEqualTo(0.7);
        assertThat(model.prepare(point, List.of("baseline")).params().real("beta"))
                .isEqualTo(0.1);
    }

    @Test
    void refusesADefaultScenarioThatIsNoSlug() {
        Plain model = new Plain() {
            @Override
            public String defaultScenario() {
                return "Not a slug";
            }
        };
        assertThatExceptionOfType(InvalidScenarioException.class)
                .isThrownBy(model::scenarios)
                .withMessage("a scenario's name must match [a-z0-9]([a-z0-9_.-]{0,62}[a-z0-9])?, got 'Not a slug'");
    }
}
