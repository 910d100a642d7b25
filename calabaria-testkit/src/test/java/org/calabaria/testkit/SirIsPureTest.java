package org.calabaria.testkit;

import org.calabaria.model.BaseModel;
import org.calabaria.model.ModelOutput;
import org.calabaria.model.ModelScenario;
import org.calabaria.parameter.ParameterSet;
import org.calabaria.parameter.ParameterSpace;
import org.calabaria.parameter.ParameterSpec;
import org.calabaria.parameter.RealParameter;
import org.calabaria.random.Pcg64;
import org.calabaria.scenario.Config;
import org.calabaria.scenario.ScenarioSpec;
import org.calabaria.table.Column;
import org.calabaria.table.Table;

/** The one line that a user writes, on a small pure model. */
class SirIsPureTest implements ModelLaws<SirIsPureTest.Decay> {

    @Override
    public Decay model() {
        return new Decay();
    }

    /** A noisy decay. */
    static class Decay extends BaseModel<double[], double[]> {

        static final RealParameter RATE = ParameterSpec.real("rate", 0, 1).doc("decay [1/day]");

        Decay() {
            super(ParameterSpace.of(RATE), Config.declare().integer("days", 20));
        }

        @ModelScenario
        ScenarioSpec fast() {
            return ScenarioSpec.named("fast").param(RATE, 0.9);
        }

        @Override
        protected double[] buildSim(ParameterSet params, Config config) {
            double[] start = new double[(int) config.integer("days")];
            start[0] = 100;
            start[1] = params.real(RATE);
            return start;
        }

        @Override
        protected double[] runSim(double[] state, long seed) {
            Pcg64 random = Pcg64.seeded(seed);
            double[] level = state.clone();
            for (int t = 1; t < level.length; t++) {
                level[t] = level[t - 1] * (1 - state[1]) * random.nextGaussian(1, 0.1);
            }
            return level;
        }

        @ModelOutput
        Table level(double[] raw) {
            return Table.of(Column.real("level", raw));
        }
    }
}
