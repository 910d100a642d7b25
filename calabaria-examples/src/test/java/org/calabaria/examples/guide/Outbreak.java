package org.calabaria.examples.guide;

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

/**
 * The model of the README: the chain of binomial draws of L. J. Reed and W. H. Frost, 1928, as in H. Abbey, "An
 * examination of the Reed-Frost theory of epidemics", Human Biology 24 (1952).
 */
// region readme-model
class Outbreak extends BaseModel<ParameterSet, long[]> {

    static final RealParameter RISK = ParameterSpec.real("risk", 0, 1).doc("infection by one case [1/day]");
    static final IntegerParameter PEOPLE =
            ParameterSpec.integer("people", 1, 10_000).doc("in the house [people]");

    Outbreak() {
        super(ParameterSpace.of(RISK, PEOPLE));
    }

    @ModelScenario
    ScenarioSpec masks() {
        return ScenarioSpec.named("masks").doc("everybody wears a mask").param(RISK, 0.02);
    }

    @Override
    protected ParameterSet buildSim(ParameterSet m, Config config) {
        return m;
    }

    @Override
    protected long[] runSim(ParameterSet m, long seed) {
        Pcg64 random = Pcg64.seeded(seed);
        long[] cases = new long[15];
        cases[0] = 1;
        long healthy = m.integer(PEOPLE) - 1;
        for (int day = 1; day < cases.length; day++) {
            double infection = 1 - StrictMath.pow(1 - m.real(RISK), cases[day - 1]);
            cases[day] = random.binomial(healthy, infection);
            healthy -= cases[day];
        }
        return cases;
    }

    @ModelOutput(doc = "new cases on each day", units = "people")
    Table cases(long[] raw) {
        return Table.of(Column.integer("cases", raw));
    }
}
// endregion
