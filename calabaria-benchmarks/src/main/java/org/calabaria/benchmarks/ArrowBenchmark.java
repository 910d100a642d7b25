package org.calabaria.benchmarks;

import java.util.Arrays;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.calabaria.random.Pcg64;
import org.calabaria.table.Column;
import org.calabaria.table.Table;
import org.calabaria.wire.arrow.ArrowFile;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;
import org.openjdk.jmh.annotations.Warmup;
import org.openjdk.jmh.infra.Blackhole;

/** Tables to Arrow files and back, beside the official vectors and a plain copy of the same bytes. */
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@Fork(2)
@Warmup(iterations = 3, time = 500, timeUnit = TimeUnit.MILLISECONDS)
@Measurement(iterations = 5, time = 300, timeUnit = TimeUnit.MILLISECONDS)
public class ArrowBenchmark {

    private static final String OPEN = "--add-opens=java.base/java.nio=org.apache.arrow.memory.core,ALL-UNNAMED";

    // Arrays of 80 MB: memory that the JVM has from the start, so that a copy is measured and not the operating system.
    private static final String ROOM = "-Xms2g";
    private static final String NO_MORE = "-Xmx2g";
    private static final String TOUCHED = "-XX:+AlwaysPreTouch";

    /** A year of four columns. */
    @State(Scope.Thread)
    public static class Small {

        private final DailyTable daily = new DailyTable();
        private final byte[] file = ArrowFile.encode(daily.build());
    }

    /** The same for the official vectors. */
    @State(Scope.Thread)
    public static class Official {

        private final OfficialArrow arrow = new OfficialArrow();

        @TearDown
        public void close() {
            arrow.close();
        }
    }

    /** A million rows of ten columns: 80 MB. */
    @State(Scope.Thread)
    public static class Large {

        private static final int ROWS = 1_000_000;
        private static final int COLUMNS = 10;

        private final double[][] values = new double[COLUMNS][];
        private final double[][] room = new double[COLUMNS][ROWS];
        private final Table table;
        private final byte[] file;

        public Large() {
            Pcg64 random = Pcg64.seeded(3);
            Arrays.setAll(values, c -> random.doubles(ROWS).toArray());
            table = Table.of(IntStream.range(0, COLUMNS)
                    .mapToObj(c -> Column.real("c" + c, values[c]))
                    .toArray(Column[]::new));
            file = ArrowFile.encode(table);
        }
    }

    /** From arrays to the bytes of a file: at most 4 microseconds. */
    @Benchmark
    public byte[] smallBuildAndEncode(Small small) {
        return ArrowFile.encode(small.daily.build());
    }

    /** The same by the official vectors. */
    @Benchmark
    @Fork(value = 2, jvmArgsAppend = OPEN)
    public byte[] smallBuildAndEncodeOfficial(Small small, Official official) {
        return small.daily.officialFile(official.arrow);
    }

    /** From the bytes to a table: at most 1.5 microseconds. */
    @Benchmark
    public Table smallDecode(Small small) {
        return ArrowFile.decode(small.file);
    }

    /** The yardstick: the four columns copied to new arrays, as decoding must. */
    @Benchmark
    public Object[] smallCopyToNewArrays(Small small) {
        return small.daily.copied();
    }

    /** The same by the official vectors, and one column read. */
    @Benchmark
    @Fork(value = 2, jvmArgsAppend = OPEN)
    public double smallDecodeOfficial(Small small, Official official) {
        return official.arrow.sumOf("I", small.file);
    }

    /** At least 8 GB/s. */
    @Benchmark
    @Fork(
            value = 2,
            jvmArgsAppend = {ROOM, NO_MORE, TOUCHED})
    public byte[] largeEncode(Large large) {
        return ArrowFile.encode(large.table);
    }

    /** At least 8 GB/s. */
    @Benchmark
    @Fork(
            value = 2,
            jvmArgsAppend = {ROOM, NO_MORE, TOUCHED})
    public Table largeDecode(Large large) {
        return ArrowFile.decode(large.file);
    }

    /** The yardstick: the same bytes copied to where there is room already. */
    @Benchmark
    @Fork(
            value = 2,
            jvmArgsAppend = {ROOM, NO_MORE, TOUCHED})
    public double[][] largeCopy(Large large) {
        for (int c = 0; c < Large.COLUMNS; c++) {
            System.arraycopy(large.values[c], 0, large.room[c], 0, Large.ROWS);
        }
        return large.room;
    }

    /** The other yardstick: the same bytes copied to new arrays, as encoding and decoding must. */
    @Benchmark
    @Fork(
            value = 2,
            jvmArgsAppend = {ROOM, NO_MORE, TOUCHED})
    public void largeCopyToNewArrays(Large large, Blackhole sink) {
        for (double[] column : large.values) {
            sink.consume(column.clone());
        }
    }
}
