package org.calabaria.store;

import java.util.concurrent.atomic.AtomicLong;
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

/** A noisy decay in a few steps, which counts how often it ran; it fails where the rate is over 0.9. */
public final class Decay extends BaseModel<Decay.Start, double[]> {

    static final RealParameter RATE = ParameterSpec.real("rate", 0, 1);
    static final RealParameter LEVEL = ParameterSpec.real("level", 0, 1000);

    /** How often a model of this class ran in this JVM. Not read by any run. */
    static final AtomicLong RUNS = new AtomicLong();

    private static final double FAILS_ABOVE = 0.9;

    /** What a run starts from. */
    public record Start(double rate, double level, int steps) {}

    public Decay() {
        super(ParameterSpace.of(RATE, LEVEL), Config.declare().integer("steps", 10));
    }

    @Override
    protected Start buildSim(ParameterSet params, Config config) {
        return new Start(params.real(RATE), params.real(LEVEL), (int) config.integer("steps"));
    }

    @Override
    protected double[] runSim(Start start, long seed) {
        RUNS.incrementAndGet();
        if (start.rate() > FAILS_ABOVE) {
            throw new IllegalStateException("nothing is left");
        }
        Pcg64 random = Pcg64.seeded(seed);
        double[] levels = new double[start.steps()];
        double level = start.level();
        for (int step = 0; step < levels.length; step++) {
            level *= 1 - start.rate() * random.nextDouble();
            levels[step] = level;
        }
        return levels;
    }

    @ModelOutput
    Table levels(double[] levels) {
        return Table.of(Column.real("level", levels));
    }

    @ModelOutput
    Table last(double[] levels) {
        return Table.of(Column.real("last", levels[levels.length - 1]));
    }

    @ModelScenario
    ScenarioSpec fast() {
        return ScenarioSpec.named("fast").param(RATE, 0.8);
    }

    @ModelScenario
    ScenarioSpec brief() {
        return ScenarioSpec.named("brief").config("steps", 3);
    }
}
