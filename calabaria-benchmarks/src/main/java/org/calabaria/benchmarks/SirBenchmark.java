package org.calabaria.benchmarks;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.calabaria.model.SimOutput;
import org.calabaria.request.Outcome;
import org.calabaria.request.Request;
import org.calabaria.request.Requests;
import org.calabaria.request.SeedPlan;
import org.calabaria.run.Runner;
import org.calabaria.table.Column;
import org.calabaria.table.Table;
import org.moeaframework.analysis.parameter.Parameter;
import org.moeaframework.analysis.parameter.ParameterSet;
import org.moeaframework.analysis.sample.Sample;
import org.moeaframework.analysis.sample.SampledResults;
import org.moeaframework.analysis.sample.Samples;
import org.openjdk.jmh.annotations.AuxCounters;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OperationsPerInvocation;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;
import org.openjdk.jmh.infra.Blackhole;

/**
 * An epidemic of 100 steps, swept on one thread by us, by a loop, and by the MOEA Framework's {@code Samples}; times are
 * per run. All three keep the same tables, in a heap that is there from the start: they allocate 3 KB a run, and what the
 * operating system takes to provide it would drown what they differ in.
 */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Fork(
        value = 2,
        jvmArgs = {"-Xms4g", "-Xmx4g", "-Xmn3g", "-XX:+AlwaysPreTouch"})
@Warmup(iterations = 8, time = 500, timeUnit = TimeUnit.MILLISECONDS)
@Measurement(iterations = 5, time = 500, timeUnit = TimeUnit.MILLISECONDS)
public class SirBenchmark {

    private static final int RUNS = 10_000;

    private static final Parameter<Double> BETA =
            Parameter.named("beta").asDouble().sampledBetween(0, 1);
    private static final Parameter<Double> GAMMA =
            Parameter.named("gamma").asDouble().sampledBetween(0, 1);
    private static final Parameter<Long> POPULATION =
            Parameter.named("population").asLong().sampledBetween(100, 1_000_000);
    private static final Parameter<Double> CONTACT_RATE =
            Parameter.named("contact_rate").asDouble().sampledBetween(1, 20);
    private static final Parameter<Long> INITIAL_INFECTED =
            Parameter.named("initial_infected").asLong().sampledBetween(1, 100);

    private final List<Map<String, Number>> points = Points.whole(RUNS);
    private final Requests requests = Requests.of(new SirModel()).points(points).seeds(SeedPlan.sequential(1));
    private final Samples samples = new Samples(
            new ParameterSet(BETA, GAMMA, POPULATION, CONTACT_RATE, INITIAL_INFECTED),
            points.stream().map(SirBenchmark::sample).toList());
    private final Runner runner = Runner.local().threads(1);

    private static Sample sample(Map<String, Number> point) {
        Sample sample = new Sample();
        BETA.assignValue(sample, point.getOrDefault("beta", 0).doubleValue());
        GAMMA.assignValue(sample, point.getOrDefault("gamma", 0).doubleValue());
        POPULATION.assignValue(sample, point.getOrDefault("population", 0).longValue());
        CONTACT_RATE.assignValue(sample, point.getOrDefault("contact_rate", 0).doubleValue());
        INITIAL_INFECTED.assignValue(
                sample, point.getOrDefault("initial_infected", 0).longValue());
        return sample;
    }

    private static Table run(SirModel.Start start, long seed) {
        return SirModel.table(SirModel.course(start, seed)).with(Column.constantUnsigned("seed", seed, SirModel.STEPS));
    }

    /** A loop over the values, unchecked. */
    @Benchmark
    @OperationsPerInvocation(RUNS)
    public List<Table> loop() {
        List<Table> tables = new ArrayList<>();
        long seed = 1;
        for (Map<String, Number> point : points) {
            SirModel.Start start = new SirModel.Start(
                    point.getOrDefault("beta", 0).doubleValue()
                            * point.getOrDefault("contact_rate", 0).doubleValue(),
                    point.getOrDefault("gamma", 0).doubleValue(),
                    point.getOrDefault("population", 0).doubleValue(),
                    point.getOrDefault("initial_infected", 0).doubleValue());
            tables.add(run(start, seed++));
        }
        return tables;
    }

    /** The requests of the sweep, simulated one by one where they are read. */
    @Benchmark
    @OperationsPerInvocation(RUNS)
    public List<SimOutput> oneByOne() {
        List<SimOutput> outputs = new ArrayList<>();
        for (Request request : requests) {
            outputs.add(request.simulate());
        }
        return outputs;
    }

    /** A sweep: at least 90 % of the loop's runs per second. */
    @Benchmark
    @OperationsPerInvocation(RUNS)
    public List<Outcome> sweep() {
        List<Outcome> outcomes = new ArrayList<>();
        runner.run(requests, outcomes::add);
        return outcomes;
    }

    /** What the loop and the sweep took in one iteration: their quotient is the share of the loop's speed. */
    @State(Scope.Thread)
    @AuxCounters(AuxCounters.Type.EVENTS)
    public static class Both {

        /** Nanoseconds of all loops of an iteration. */
        public long loopNanos;

        /** Nanoseconds of all sweeps of an iteration. */
        public long sweepNanos;
    }

    /** Loop and sweep in turn, so that whatever slows the machine for a while slows both. */
    @Benchmark
    @OperationsPerInvocation(2 * RUNS)
    public void inTurn(Both both, Blackhole sink) {
        long begun = System.nanoTime();
        sink.consume(loop());
        long between = System.nanoTime();
        sink.consume(sweep());
        both.loopNanos += between - begun;
        both.sweepNanos += System.nanoTime() - between;
    }

    /** The MOEA Framework's sweep: ours is at least as fast. */
    @Benchmark
    @OperationsPerInvocation(RUNS)
    public SampledResults<Table> moeaFramework() {
        long[] seed = {1};
        return samples.evaluateAll(sample -> {
            SirModel.Start start = new SirModel.Start(
                    sample.get(BETA) * sample.get(CONTACT_RATE),
                    sample.get(GAMMA),
                    sample.get(POPULATION),
                    sample.get(INITIAL_INFECTED));
            return run(start, seed[0]++);
        });
    }
}
