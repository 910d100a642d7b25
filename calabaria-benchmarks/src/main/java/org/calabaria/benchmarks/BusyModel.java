package org.calabaria.benchmarks;

import org.calabaria.model.ModelOutput;
import org.calabaria.parameter.ParameterSet;
import org.calabaria.scenario.Config;
import org.calabaria.table.Column;
import org.calabaria.table.Table;
import org.openjdk.jmh.infra.Blackhole;

/** A model that keeps a core busy without touching memory, for as long as it is told. */
public class BusyModel extends SweepModel<Double, Double> {

    private final long tokens;

    /** @param tokens of {@link Blackhole#consumeCPU}, a token being a fixed number of instructions */
    public BusyModel(long tokens) {
        this.tokens = tokens;
    }

    @Override
    protected Double buildSim(ParameterSet params, Config config) {
        return params.real(BETA) * params.real(CONTACT_RATE);
    }

    @Override
    protected Double runSim(Double state, long seed) {
        Blackhole.consumeCPU(tokens);
        return state + seed;
    }

    @ModelOutput
    Table summary(Double raw) {
        return Table.of(Column.real("value", raw));
    }
}
