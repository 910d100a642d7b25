package org.calabaria.benchmarks;

import java.util.concurrent.TimeUnit;
import java.util.random.RandomGenerator;
import org.calabaria.random.Pcg64;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/** Random numbers, and those of the JDK's default generator beside them. */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Fork(2)
@Warmup(iterations = 3, time = 300, timeUnit = TimeUnit.MILLISECONDS)
@Measurement(iterations = 5, time = 300, timeUnit = TimeUnit.MILLISECONDS)
public class RandomBenchmark {

    private final Pcg64 random = Pcg64.seeded(42);
    private final RandomGenerator jdk = RandomGenerator.of("L64X128MixRandom");

    private long seed;

    @Benchmark
    public long word() {
        return random.nextLong();
    }

    /** A standard normal number: at most 10 ns. */
    @Benchmark
    public double gaussian() {
        return random.nextGaussian();
    }

    /** The same of the JDK, unseeded: the time does not depend on the seed. */
    @Benchmark
    public double gaussianOfJdk() {
        return jdk.nextGaussian();
    }

    /** A generator for the next seed, as every run needs one. */
    @Benchmark
    public Pcg64 seeded() {
        return Pcg64.seeded(seed++);
    }
}
