package org.calabaria.run;

import org.calabaria.model.BaseModel;
import org.calabaria.model.ModelOutput;
import org.calabaria.model.ModelScenario;
import org.calabaria.parameter.IntegerParameter;
import org.calabaria.parameter.ParameterSet;
import org.calabaria.parameter.ParameterSpace;
import org.calabaria.parameter.ParameterSpec;
import org.calabaria.parameter.RealParameter;
import org.calabaria.random.Pcg64;
import org.calabaria.scenario.Config;
import org.calabaria.scenario.ScenarioSpec;
import org.calabaria.table.Column;
import org.calabaria.table.Table;

/** A small stochastic SIR model: whole people, daily steps, noise on the force of infection. */
public class Epidemic extends BaseModel<Epidemic.State, long[]> {

    static final RealParameter BETA = ParameterSpec.real("beta", 0, 2).doc("transmission rate [1/day]");
    static final RealParameter GAMMA = ParameterSpec.real("gamma", 0, 1).doc("recovery rate [1/day]");
    static final IntegerParameter PEOPLE = ParameterSpec.integer("people", 1, 1_000_000);

    /** What a run starts from. */
    public record State(double beta, double gamma, long people, int days) {}

    public Epidemic() {
        super(ParameterSpace.of(BETA, GAMMA, PEOPLE), Config.declare().integer("days", 20));
    }

    @ModelScenario
    ScenarioSpec lockdown() {
        return ScenarioSpec.named("lockdown").param(BETA, 0.2);
    }

    @ModelScenario
    ScenarioSpec briefly() {
        return ScenarioSpec.named("briefly").config("days", 5);
    }

    @Override
    protected State buildSim(ParameterSet params, Config config) {
        return new State(params.real(BETA), params.real(GAMMA), params.integer(PEOPLE), (int) config.integer("days"));
    }

    @Override
    protected long[] runSim(State state, long seed) {
        Pcg64 random = Pcg64.seeded(seed);
        long[] infected = new long[state.days()];
        double susceptible = state.people() - 1;
        double sick = 1;
        for (int day = 0; day < infected.length; day++) {
            double noise = 1 + 0.1 * random.nextGaussian();
            double fresh =
                    Math.min(susceptible, Math.max(0, state.beta() * noise * susceptible * sick / state.people()));
            susceptible -= fresh;
            sick += fresh - state.gamma() * sick;
            infected[day] = (long) (1000 * sick);
        }
        return infected;
    }

    @ModelOutput
    Table infected(long[] raw) {
        long[] days = new long[raw.length];
        for (int day = 0; day < days.length; day++) {
            days[day] = day;
        }
        return Table.of(Column.integer("day", days), Column.integer("infected", raw));
    }

    @ModelOutput
    Table last(long[] raw) {
        return Table.of(Column.integer("infected", raw[raw.length - 1]));
    }
}
