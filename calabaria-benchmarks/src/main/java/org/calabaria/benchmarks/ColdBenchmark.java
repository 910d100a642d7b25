package org.calabaria.benchmarks;

import java.util.concurrent.TimeUnit;
import org.calabaria.table.Table;
import org.calabaria.wire.arrow.ArrowFile;
import org.calabaria.wire.provenance.Identities;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/** What is done for the first time in a JVM: a fork for every figure, nothing warmed up, classes still to be loaded. */
@BenchmarkMode(Mode.SingleShotTime)
@OutputTimeUnit(TimeUnit.MILLISECONDS)
@Fork(15)
@Warmup(iterations = 0)
@Measurement(iterations = 1)
public class ColdBenchmark {

    private static final String OPEN = "--add-opens=java.base/java.nio=org.apache.arrow.memory.core,ALL-UNNAMED";

    /** Arrays, before any of the library's tables is loaded. */
    @State(Scope.Thread)
    public static class Arrays {

        private final DailyTable daily = new DailyTable();
    }

    /** Nothing: what of the processor time the harness itself takes, which is in the figures below too. */
    @Benchmark
    public void harness() {}

    /** A table built, encoded and decoded: at most 60 ms. */
    @Benchmark
    public Table firstTable(Arrays arrays) {
        return ArrowFile.decode(ArrowFile.encode(arrays.daily.build()));
    }

    /** The same by the official vectors, their allocator included. */
    @Benchmark
    @Fork(value = 15, jvmArgsAppend = OPEN)
    public double firstTableOfficial(Arrays arrays) {
        try (OfficialArrow arrow = new OfficialArrow()) {
            return arrow.sumOf("I", arrays.daily.officialFile(arrow));
        }
    }

    /** The identity of a model's code in 20 classes: at most 40 ms. */
    @Benchmark
    public String codeId() {
        return Identities.codeId(TwentyClassModel.class);
    }
}
