package org.calabaria.wire.provenance;

import org.calabaria.model.BaseModel;
import org.calabaria.model.ModelOutput;
import org.calabaria.model.ModelScenario;
import org.calabaria.parameter.ParameterSet;
import org.calabaria.parameter.ParameterSpace;
import org.calabaria.parameter.ParameterSpec;
import org.calabaria.scenario.Config;
import org.calabaria.scenario.ScenarioSpec;
import org.calabaria.table.Column;
import org.calabaria.table.Table;

/** A model small enough to follow by hand. */
public final class Epidemic extends BaseModel<double[], double[]> {

    public Epidemic() {
        super(
                ParameterSpace.of(
                        ParameterSpec.real("beta", 0, 1),
                        ParameterSpec.real("gamma", 0, 1),
                        ParameterSpec.integer("population", 100, 1_000_000),
                        ParameterSpec.real("contact_rate", 1, 20)),
                Config.declare()
                        .integer("days", 5)
                        .optionalReal("vaccine_start")
                        .real("vaccine_rate", 0.0));
    }

    @ModelScenario
    ScenarioSpec lockdown() {
        return ScenarioSpec.named("lockdown").param("contact_rate", 2.0);
    }

    @ModelScenario
    ScenarioSpec vaccination() {
        return ScenarioSpec.named("vaccination").config("vaccine_start", 2.0).config("vaccine_rate", 0.01);
    }

    @Override
    protected double[] buildSim(ParameterSet m, Config config) {
        double vaccine = config.isSet("vaccine_start") ? config.real("vaccine_rate") : 0;
        double growth = 1 + m.real("beta") * m.real("contact_rate") - m.real("gamma") - vaccine;
        return new double[] {m.integer("population"), growth, config.integer("days")};
    }

    @Override
    protected double[] runSim(double[] state, long seed) {
        double[] infected = new double[(int) state[2]];
        double now = 1 + Long.remainderUnsigned(seed, 10);
        for (int day = 0; day < infected.length; day++) {
            now = Math.min(state[0], now * state[1]);
            infected[day] = now;
        }
        return infected;
    }

    @ModelOutput(doc = "infected at the end of each day", units = "people")
    Table infected(double[] raw) {
        return Table.of(Column.real("infected", raw));
    }

    @ModelOutput
    Table last(double[] raw) {
        return Table.of(Column.real("infected", raw[raw.length - 1]));
    }
}
