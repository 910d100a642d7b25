package org.calabaria.benchmarks;

import java.util.concurrent.TimeUnit;
import org.calabaria.random.Pcg64;
import org.calabaria.transform.AffineSqueezedLogit;
import org.calabaria.transform.Identity;
import org.calabaria.transform.Log;
import org.calabaria.transform.Log10;
import org.calabaria.transform.Logit;
import org.calabaria.transform.ScaledLogit;
import org.calabaria.transform.Transform;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/** A value to its coordinate and back. */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Fork(2)
@Warmup(iterations = 3, time = 300, timeUnit = TimeUnit.MILLISECONDS)
@Measurement(iterations = 5, time = 300, timeUnit = TimeUnit.MILLISECONDS)
public class TransformBenchmark {

    private static final int VALUES = 1 << 10;

    /** Every transform there is. */
    public enum Kind {
        IDENTITY(new Identity()),
        LOG(new Log()),
        LOG10(new Log10()),
        LOGIT(new Logit()),
        AFFINE_SQUEEZED_LOGIT(new AffineSqueezedLogit()),
        SCALED_LOGIT(new ScaledLogit(0, 1));

        private final Transform transform;

        Kind(Transform transform) {
            this.transform = transform;
        }
    }

    @Param
    public Kind kind = Kind.IDENTITY;

    private Transform transform = new Identity();
    private final double[] naturals = new double[VALUES];
    private int next;

    @Setup
    public void prepare() {
        transform = kind.transform;
        Pcg64 random = Pcg64.seeded(1);
        for (int i = 0; i < VALUES; i++) {
            naturals[i] = random.uniform(0.01, 0.99);
        }
    }

    /** Forward and backward: at most 40 ns. */
    @Benchmark
    public double thereAndBack() {
        return transform.backward(transform.forward(naturals[next++ & VALUES - 1]));
    }
}
