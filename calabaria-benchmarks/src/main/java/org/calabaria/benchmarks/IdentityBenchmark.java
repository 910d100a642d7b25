package org.calabaria.benchmarks;

import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.calabaria.parameter.ParameterSet;
import org.calabaria.parameter.ParameterView;
import org.calabaria.variant.ModelVariant;
import org.calabaria.variant.VariantSpec;
import org.calabaria.wire.provenance.CodeIdentity;
import org.calabaria.wire.provenance.Identities;
import org.calabaria.wire.provenance.RunIdentity;
import org.calabaria.wire.provenance.RunInputs;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/** The identities of a point and of a run of five parameters. */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@Fork(2)
@Warmup(iterations = 3, time = 500, timeUnit = TimeUnit.MILLISECONDS)
@Measurement(iterations = 5, time = 300, timeUnit = TimeUnit.MILLISECONDS)
public class IdentityBenchmark {

    private static final int POINTS = 1 << 10;

    private final TrivialModel model = new TrivialModel();
    private final ModelVariant variant = new ModelVariant(
            model, VariantSpec.of(ParameterView.allFree(model.space())).scenarios("vaccination"));
    private final CodeIdentity code = CodeIdentity.of(TrivialModel.class);
    private final List<Map<String, Number>> values = Points.whole(POINTS);
    private final List<ParameterSet> points =
            values.stream().map(variant::effectiveParameters).toList();

    private int next;

    /** Of a point: at most 5 microseconds. */
    @Benchmark
    public String paramId() {
        return Identities.paramId(points.get(next++ & POINTS - 1));
    }

    /** Both of a run whose inputs are at hand: at most 4 microseconds. */
    @Benchmark
    public RunIdentity simRootAndTaskId() {
        return inputs().identity();
    }

    /** The first alone, from which the second is made. */
    @Benchmark
    public String simRoot() {
        return inputs().simRoot();
    }

    /** The same from a variant and values, everything checked. */
    @Benchmark
    public String taskIdOfVariant() {
        return RunInputs.of(variant, values.get(next++ & POINTS - 1), next, List.of())
                .taskId();
    }

    private RunInputs inputs() {
        return new RunInputs(
                code,
                points.get(next++ & POINTS - 1),
                variant.effectiveConfig(),
                List.of("vaccination"),
                next,
                List.of("summary"));
    }
}
