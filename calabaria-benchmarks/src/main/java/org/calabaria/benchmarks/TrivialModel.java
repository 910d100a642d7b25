package org.calabaria.benchmarks;

import org.calabaria.model.ModelOutput;
import org.calabaria.parameter.ParameterSet;
import org.calabaria.scenario.Config;
import org.calabaria.table.Column;
import org.calabaria.table.Table;

/** As little model as there can be: whatever time a run takes is the framework's. */
public class TrivialModel extends SweepModel<Double, Double> {

    @Override
    protected Double buildSim(ParameterSet params, Config config) {
        return params.real(BETA) * params.real(CONTACT_RATE);
    }

    @Override
    protected Double runSim(Double state, long seed) {
        return state + seed;
    }

    @ModelOutput
    Table summary(Double raw) {
        return Table.of(Column.real("value", raw));
    }
}
