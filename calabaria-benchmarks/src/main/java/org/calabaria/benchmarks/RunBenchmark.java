package org.calabaria.benchmarks;

import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.calabaria.parameter.ParameterSet;
import org.calabaria.request.Requests;
import org.calabaria.request.SeedPlan;
import org.calabaria.run.Progress;
import org.calabaria.run.Runner;
import org.calabaria.scenario.Config;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OperationsPerInvocation;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Threads;
import org.openjdk.jmh.annotations.Warmup;
import org.openjdk.jmh.infra.Blackhole;

/**
 * What a run of a sweep costs, every one at a point of its own; times are per run.
 *
 * <p>Runners are left open, so that the time of their threads can be read at the end; they go with the JVM.
 */
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Fork(2)
@Warmup(iterations = 4, time = 400, timeUnit = TimeUnit.MILLISECONDS)
@Measurement(iterations = 5, time = 300, timeUnit = TimeUnit.MILLISECONDS)
public class RunBenchmark {

    private static final int MANY = 10_000;
    private static final int SOME = 500;

    /** A sweep of a model that does next to nothing. */
    @State(Scope.Benchmark)
    public static class Trivial {

        private final TrivialModel model = new TrivialModel();
        private final List<Map<String, Number>> points = Points.whole(MANY);
        private final Config config = model.baseConfig();
        private final Requests requests = Requests.of(model).points(points);
        private final Requests sequential = requests.seeds(SeedPlan.sequential(1));
        private final Requests independent = requests.seeds(SeedPlan.independent(1));
        private final Runner runner = Runner.local().threads(1);
    }

    /** The model's three methods in a loop, with points checked as a run checks them. */
    @Benchmark
    @OperationsPerInvocation(MANY)
    public void trivialByHand(Trivial sweep, Blackhole sink) {
        long seed = 1;
        for (Map<String, Number> values : sweep.points) {
            ParameterSet point = sweep.model.space().point(values);
            double state = sweep.model.buildSim(point, sweep.config);
            sink.consume(sweep.model.summary(sweep.model.runSim(state, seed++)));
        }
    }

    /** A sweep on one thread: at most 500 ns more. */
    @Benchmark
    @OperationsPerInvocation(MANY)
    public Progress trivialSweep(Trivial sweep, Blackhole sink) {
        return sweep.runner.run(sweep.sequential, sink::consume);
    }

    /** The same with a seed for every run that is the digest of its point. */
    @Benchmark
    @OperationsPerInvocation(MANY)
    public Progress trivialSweepIndependentSeeds(Trivial sweep, Blackhole sink) {
        return sweep.runner.run(sweep.independent, sink::consume);
    }

    /** Sweeps of models that take their time. */
    @State(Scope.Benchmark)
    public static class Busy {

        /** Work of a run; about 10 and 100 microseconds. */
        @Param({"5000", "50000"})
        public long tokens;

        private final List<Map<String, Number>> points = Points.whole(SOME);
        private final Runner one = Runner.local().threads(1);
        private final Runner two = Runner.local().threads(2);

        private Requests requests = Requests.of(new BusyModel(0));

        /** The model, which knows its work only now. */
        @Setup
        public void requests() {
            requests = Requests.of(new BusyModel(tokens)).points(points).seeds(SeedPlan.sequential(1));
        }
    }

    /** The work alone: what a run of the model takes. */
    @Benchmark
    public void busyByHand(Busy sweep) {
        Blackhole.consumeCPU(sweep.tokens);
    }

    /** The work alone on both cores at once: what the machine itself loses. */
    @Benchmark
    @Threads(2)
    public void busyByHandOnBothCores(Busy sweep) {
        Blackhole.consumeCPU(sweep.tokens);
    }

    @Benchmark
    @OperationsPerInvocation(SOME)
    public Progress busySweepOneThread(Busy sweep, Blackhole sink) {
        return sweep.one.run(sweep.requests, sink::consume);
    }

    /** Faster than one thread at 10 microseconds a run, at least 1.85 times as fast at 100. */
    @Benchmark
    @OperationsPerInvocation(SOME)
    public Progress busySweepTwoThreads(Busy sweep, Blackhole sink) {
        return sweep.two.run(sweep.requests, sink::consume);
    }
}
