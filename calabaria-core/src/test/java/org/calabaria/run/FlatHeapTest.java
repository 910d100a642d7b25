package org.calabaria.run;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.File;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
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

    /** What the other JVM does: a million points, read lazily, summed. */
    public static void main(String[] args) {
        Iterable<Map<String, Double>> points = () -> IntStream.range(0, RUNS)
                .mapToObj(i -> Map.of("x", i / (double) RUNS))
                .iterator();
        double[] sum = {0};
        try (LocalRunner runner = Runner.local().threads(2)) {
            Progress progress = runner.run(
                    Requests.of(new Trivial()).points(points).seeds(SeedPlan.independent(42)),
                    outcome -> sum[0] +=
                            ((Completed) outcome).output().table("y").real("y").get(0));
            System.exit(progress.completed() == RUNS && Math.abs(sum[0] - (RUNS - 1) / 2.0) < 1e-6 ? 0 : 1);
        }
    }

    @Test
    @Timeout(120)
    void aMillionRunsFitInSixtyFourMegabytes() throws Exception {
        String path = Stream.of(BaseModel.class, FlatHeapTest.class)
                .map(FlatHeapTest::location)
                .collect(Collectors.joining(File.pathSeparator));
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx64m",
                "-XX:+ExitOnOutOfMemoryError",
                "-cp",
                path,
                FlatHeapTest.class.getName()));
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
