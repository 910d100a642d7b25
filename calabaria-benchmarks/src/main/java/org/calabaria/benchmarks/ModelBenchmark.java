package org.calabaria.benchmarks;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import org.calabaria.model.SimOutput;
import org.calabaria.parameter.ParameterSet;
import org.calabaria.parameter.ParameterSpace;
import org.calabaria.parameter.ParameterView;
import org.calabaria.scenario.Config;
import org.calabaria.table.Column;
import org.calabaria.table.Table;
import org.calabaria.variant.ModelVariant;
import org.calabaria.variant.VariantSpec;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/** What the framework costs on top of a model's own three methods, called by hand. */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Fork(2)
@Warmup(iterations = 3, time = 300, timeUnit = TimeUnit.MILLISECONDS)
@Measurement(iterations = 5, time = 300, timeUnit = TimeUnit.MILLISECONDS)
public class ModelBenchmark {

    private static final int POINTS = 1 << 10;

    private final TrivialModel trivial = new TrivialModel();
    private final CurveModel curve = new CurveModel();

    private final List<Map<String, Number>> free = Points.free(POINTS);
    private final List<Map<String, Number>> all = Points.whole(POINTS);

    private final ModelVariant trivialVariant = new ModelVariant(trivial, spec(trivial.space()));
    private final ModelVariant curveVariant = new ModelVariant(curve, spec(curve.space()));

    private final ParameterSet trivialPoint = trivialVariant.effectiveParameters(free.get(0));
    private final Config trivialConfig = trivialVariant.effectiveConfig();
    private final ParameterSet curvePoint = curveVariant.effectiveParameters(free.get(0));
    private final Config curveConfig = curveVariant.effectiveConfig();

    private long seed;
    private int next;

    private Map<String, Number> nextFree() {
        return free.get(next++ & POINTS - 1);
    }

    private static VariantSpec spec(ParameterSpace space) {
        return VariantSpec.of(ParameterView.allFree(space)
                        .fix("population", 10_000)
                        .fix("contact_rate", 4.0)
                        .fix("initial_infected", 10))
                .scenarios("lockdown", "vaccination");
    }

    /** A five-parameter point from a map, with its checks: at most 100 ns. */
    @Benchmark
    public ParameterSet pointFromMap() {
        return trivial.space().point(all.get(next++ & POINTS - 1));
    }

    /** One value by its name: at most 10 ns. */
    @Benchmark
    public double readReal() {
        return trivialPoint.real("contact_rate");
    }

    /** One value by its declared parameter. */
    @Benchmark
    public double readRealByHandle() {
        return trivialPoint.real(SweepModel.CONTACT_RATE);
    }

    /** The model's three methods by hand, one one-row table. */
    @Benchmark
    public Object trivialByHand() {
        double state = trivial.buildSim(trivialPoint, trivialConfig);
        double raw = trivial.runSim(state, seed++);
        return trivial.summary(raw);
    }

    /** The same through a variant of five parameters and two scenarios: at most 300 ns more. */
    @Benchmark
    public SimOutput trivialThroughVariant() {
        return trivialVariant.simulate(nextFree(), seed++);
    }

    /** Four 365-row columns and the seed, built into a table by hand. */
    @Benchmark
    public Object curveByHand() {
        long[] state = curve.buildSim(curvePoint, curveConfig);
        CurveModel.Curve raw = curve.runSim(state, seed++);
        TreeMap<String, Table> tables = new TreeMap<>();
        tables.put("curve", curve.curve(raw).with(Column.constantUnsigned("seed", seed, 365)));
        return tables;
    }

    /** The same through a variant: at most 1.1 times as long. */
    @Benchmark
    public SimOutput curveThroughVariant() {
        return curveVariant.simulate(nextFree(), seed++);
    }
}
