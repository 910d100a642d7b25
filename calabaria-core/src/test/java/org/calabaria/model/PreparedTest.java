package org.calabaria.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import org.calabaria.grammar.Epidemic;
import org.calabaria.parameter.ParameterSet;
import org.calabaria.problem.InvalidOutputException;
import org.calabaria.problem.ModelDefinitionException;
import org.calabaria.scenario.Config;
import org.calabaria.scenario.Patched;
import org.junit.jupiter.api.Test;

class PreparedTest {

    private static final Epidemic MODEL = new Epidemic();
    private static final ParameterSet POINT =
            MODEL.space().point(Map.of("beta", 0.3, "gamma", 0.1, "population", 10_000, "contact_rate", 4.0));

    @Test
    void givesForEverySeedWhatARunOfItsOwnGives() {
        Prepared<Epidemic.State, Epidemic.Raw> prepared = MODEL.prepare(POINT, List.of("lockdown"));
        for (long seed = -3; seed < 3; seed++) {
            assertThat(prepared.run(seed)).isEqualTo(MODEL.simulateScenario("lockdown", POINT, seed));
        }
    }

    @Test
    void assemblesTheStateOnce() {
        AtomicInteger built = new AtomicInteger();
        Epidemic counting = new Epidemic() {
            @Override
            protected State buildSim(ParameterSet params, Config config) {
                built.incrementAndGet();
                return super.buildSim(params, config);
            }
        };
        Prepared<Epidemic.State, Epidemic.Raw> prepared = counting.prepare(POINT, List.of());
        prepared.run(1);
        prepared.run(2, List.of("draw"));
        assertThat(built).hasValue(1);
    }

    @Test
    void showsWhatIsRun() {
        Prepared<Epidemic.State, Epidemic.Raw> prepared = MODEL.prepare(POINT, List.of("lockdown"));
        assertThat(prepared.params()).isEqualTo(POINT.with("contact_rate", 2.0));
        assertThat(prepared.config().text("mobility")).isEqualTo("low");
        assertThat(prepared.state().force()).isEqualTo(0.6);
        assertThat(prepared)
                .hasToString("Prepared[org.calabaria.grammar.Epidemic, "
                        + "ParameterSet{beta=0.3, gamma=0.1, population=10000, contact_rate=2.0}]");
    }

    @Test
    void runsAPointAsItIsWithoutAnyScenario() {
        Patched patched = new Patched(POINT, MODEL.baseConfig().with("mobility", "odd"));
        SimOutput output = MODEL.prepare(patched).run(7);
        assertThat(output.table("inputs").text("mobility").get(0)).isEqualTo("odd");
    }

    @Test
    void saysWhichMethodReturnedNull() {
        Epidemic stateless = new Epidemic() {
            @Override
            protected State buildSim(ParameterSet params, Config config) {
                return null;
            }
        };
        Epidemic resultless = new Epidemic() {
            @Override
            protected Raw runSim(State state, long seed) {
                return null;
            }
        };
        assertThatExceptionOfType(ModelDefinitionException.class)
                .isThrownBy(() -> stateless.prepare(POINT, List.of()))
                .withMessage("buildSim() of model " + stateless.getClass().getName() + " returned null");
        assertThatExceptionOfType(ModelDefinitionException.class)
                .isThrownBy(() -> resultless.simulate(POINT, 1))
                .withMessage("runSim() of model " + resultless.getClass().getName() + " returned null");
    }

    @Test
    void splitsARunInItsTwoHalves() {
        Prepared<Epidemic.State, Epidemic.Raw> prepared = MODEL.prepare(POINT, List.of());
        Epidemic.Raw raw = prepared.raw(9);
        assertThat(prepared.extract(raw, 9, List.of("draw", "inputs"))).isEqualTo(prepared.run(9));
        assertThat(prepared.run(9, List.of("draw")).tables()).containsOnlyKeys("draw");
    }

    @Test
    void namesAnUnknownOutput() {
        assertThatExceptionOfType(InvalidOutputException.class)
                .isThrownBy(() -> MODEL.prepare(POINT, List.of()).run(1, List.of("drow")))
                .withMessage("unknown output(s) {drow}, only {draw, inputs}; did you mean 'draw'?");
    }
}
