package org.calabaria.run;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.File;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.calabaria.model.BaseModel;
import org.calabaria.model.ModelOutput;
import org.calabaria.parameter.ParameterSet;
import org.calabaria.parameter.ParameterSpace;
import org.calabaria.parameter.ParameterSpec;
import org.calabaria.request.Completed;
import org.calabaria.request.Failed;
import org.calabaria.request.Request;
import org.calabaria.request.Requests;
import org.calabaria.request.SeedPlan;
import org.calabaria.scenario.Config;
import org.calabaria.table.Column;
import org.calabaria.table.Table;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

class FlatHeapTest {

    private static final int RUNS = 1_000_000;

    /** The least that is a model. */
    public static final class Trivial extends BaseModel<Double, Double> {

        public Trivial() {
            super(ParameterSpace.of(ParameterSpec.real("x", 0, 1)));
        }

        @Override
        protected Double buildSim(ParameterSet params, Config config) {
            return params.real("x");
        }

        @Override
        protected Double runSim(Double state, long seed) {
            return state;
        }

        @ModelOutput
        Table y(Double raw) {
            return Table.of(Column.real("y", raw));
        }
    }

    /** Takes all the memory there is, in one run of every thousand. */
    public static final class Greedy extends BaseModel<Double, Double> {

        public Greedy() {
            super(ParameterSpace.of(ParameterSpec.real("x", 0, 1)));
        }

        @Override
        protected Double buildSim(ParameterSet params, Config config) {
            return params.real("x");
        }

        @Override
        protected Double runSim(Double state, long seed) {
            List<long[]> hoard = new ArrayList<>();
            boolean greedy = seed % 1000 == 500;
            while (greedy && !(delivered == seed && read == Math.min(GREEDY_RUNS, seed + GREEDY_WINDOW))) {
                Thread.onSpinWait(); // until the calling thread has nothing to do but wait for this run
            }
            while (greedy) {
                hoard.add(new long[100_000]);
            }
            return state;
        }
    }

    /** What the other JVM does. */
    public static void main(String[] args) {
        System.exit(args[0].equals("million") ? million() : greedy());
    }

    /** A million points, read lazily, summed. */
    private static int million() {
        Iterable<Map<String, Double>> points = () -> IntStream.range(0, RUNS)
                .mapToObj(i -> Map.of("x", i / (double) RUNS))
                .iterator();
        double[] sum = {0};
        try (LocalRunner runner = Runner.local().threads(2)) {
            Progress progress = runner.run(
                    Requests.of(new Trivial()).points(points).seeds(SeedPlan.independent(42)),
                    outcome -> sum[0] +=
                            ((Completed) outcome).output().table("y").real("y").get(0));
            return progress.completed() == RUNS && Math.abs(sum[0] - (RUNS - 1) / 2.0) < 1e-6 ? 0 : 1;
        }
    }

    private static final int GREEDY_RUNS = 3000;
    private static final int GREEDY_WINDOW = 64;
    private static volatile long read;
    private static volatile long delivered;

    /** Three runs of which each fills the heap, among 2997 that do not. */
    private static int greedy() {
        Requests requests = Requests.of(new Greedy())
                .points(List.of(Map.of("x", 0.5)))
                .seeds(SeedPlan.sequential(0))
                .replicates(GREEDY_RUNS);
        Iterator<Request> source = requests.iterator();
        Iterable<Request> counted = () -> new Iterator<>() {
            @Override
            public boolean hasNext() {
                return source.hasNext();
            }

            @Override
            public Request next() {
                Request next = source.next();
                read++;
                return next;
            }
        };
        int[] expected = {0, 0};
        try (LocalRunner runner = Runner.local().threads(1).window(GREEDY_WINDOW)) {
            Progress progress = runner.run(counted, outcome -> {
                boolean greedy = outcome.request().seed() % 1000 == 500;
                boolean full = outcome instanceof Failed failed && failed.problem() instanceof OutOfMemoryError;
                expected[greedy == full ? 0 : 1]++;
                delivered++;
            });
            return progress.failed() == 3 && expected[0] == GREEDY_RUNS && expected[1] == 0 ? 0 : 1;
        }
    }

    @Test
    @Timeout(120)
    void aMillionRunsFitInSixtyFourMegabytes() throws Exception {
        runsInSixtyFourMegabytes("million");
    }

    @Test
    @Timeout(120)
    void runsThatFillTheHeapFailAlone() throws Exception {
        runsInSixtyFourMegabytes("greedy");
    }

    private static void runsInSixtyFourMegabytes(String what) throws Exception {
        String path = Stream.of(BaseModel.class, FlatHeapTest.class)
                .map(FlatHeapTest::location)
                .collect(Collectors.joining(File.pathSeparator));
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx64m",
                "-cp",
                path,
                FlatHeapTest.class.getName(),
                what));
        Process child = new ProcessBuilder(command).redirectErrorStream(true).start();
        String said = new String(child.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(child.waitFor()).as(said).isZero();
        assertThat(said).as("no warnings").isEmpty();
    }

    private static String location(Class<?> type) {
        try {
            return Path.of(type.getProtectionDomain()
                            .getCodeSource()
                            .getLocation()
                            .toURI())
                    .toString();
        } catch (java.net.URISyntaxException impossible) {
            throw new AssertionError(impossible);
        }
    }
}
