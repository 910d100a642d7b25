package org.calabaria.examples.sir;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Map;
import java.util.PrimitiveIterator;
import java.util.function.DoubleSupplier;
import java.util.stream.DoubleStream;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.calabaria.model.Prepared;
import org.calabaria.model.SimOutput;
import org.calabaria.parameter.ParameterSet;
import org.calabaria.parameter.ParameterView;
import org.calabaria.random.Pcg64;
import org.calabaria.scenario.Config;
import org.calabaria.scenario.ScenarioSpec;
import org.calabaria.table.Table;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The whole content of the recorded runs, compared without tolerance. */
class SirVectorsTest {

    private static final JsonNode VECTORS = SirVectors.read("sir_trajectories.json");
    private static final Sir MODEL = new Sir();

    static Stream<JsonNode> noiseOne() {
        return SirVectors.list(VECTORS.get("cases_noise_one")).stream();
    }

    static Stream<JsonNode> specialNoise() {
        return SirVectors.list(VECTORS.get("cases_special_noise")).stream();
    }

    static Stream<JsonNode> numpySeeds() {
        return SirVectors.list(VECTORS.get("cases_numpy_noise")).stream();
    }

    static Stream<JsonNode> numpyRuns() {
        return numpySeeds().flatMap(seed -> SirVectors.list(seed.get("runs")).stream());
    }

    @ParameterizedTest(name = "{index}")
    @MethodSource("noiseOne")
    void withoutNoiseTheCourseIsThatOfTheOriginal(JsonNode example) {
        assertThat(example.get("noise").asText()).isEqualTo("fixed 1.0");
        assertEqual(example, withNoise(example, () -> 1.0));
    }

    @ParameterizedTest(name = "{index}")
    @MethodSource("specialNoise")
    void aNegativeForceIsNone(JsonNode example) {
        assertThat(example.get("noise").asText()).isEqualTo("negative noise clamps to zero");
        assertEqual(example, withNoise(example, () -> -0.5));
    }

    @ParameterizedTest(name = "{index}")
    @MethodSource("numpyRuns")
    void aSeedRunsAsItDidInNumpy(JsonNode example) {
        Prepared<Sir.State, Sir.Trajectory> prepared = prepared(example);
        assertEqual(example, new Run(prepared, prepared.raw(example.get("seed").longValue())));
    }

    @ParameterizedTest(name = "{index}")
    @MethodSource("numpySeeds")
    void theNoiseIsNumpys(JsonNode seed) {
        Pcg64 random = Pcg64.seeded(seed.get("seed").longValue());
        double[] recorded = SirVectors.doubles(seed.get("noise_values"));
        assertThat(recorded).hasSize(365);
        assertThat(DoubleStream.generate(() -> random.nextGaussian(1.0, 0.1))
                        .limit(365)
                        .toArray())
                .containsExactly(recorded);
    }

    @ParameterizedTest(name = "{index}")
    @MethodSource("numpySeeds")
    void theRecordedNoiseGivesTheRecordedRuns(JsonNode seed) {
        for (JsonNode example : SirVectors.list(seed.get("runs"))) {
            PrimitiveIterator.OfDouble noise = DoubleStream.of(SirVectors.doubles(seed.get("noise_values")))
                    .iterator();
            assertEqual(example, withNoise(example, noise::nextDouble));
        }
    }

    @Test
    void thereAreRunsInWhichVaccinationMatters() {
        long peaks = numpyRuns()
                .filter(run -> run.get("params_in").toString().contains("250000"))
                .map(run -> run.get("summary").get("peak_infected").longValue())
                .distinct()
                .count();
        assertThat(peaks).isGreaterThanOrEqualTo(3);
    }

    private record Run(Prepared<Sir.State, Sir.Trajectory> prepared, Sir.Trajectory raw) {}

    private static Run withNoise(JsonNode example, DoubleSupplier noise) {
        Prepared<Sir.State, Sir.Trajectory> prepared = prepared(example);
        return new Run(prepared, Sir.run(prepared.state(), noise));
    }

    private static Prepared<Sir.State, Sir.Trajectory> prepared(JsonNode example) {
        ParameterSet point = MODEL.space().point(SirVectors.numbers(example.get("params_in")));
        return MODEL.prepare(point, SirVectors.texts(example.get("stack")));
    }

    private static void assertEqual(JsonNode example, Run run) {
        assertInputs(example, run.prepared());
        assertState(example.get("state"), run.prepared().state());
        SimOutput output = run.prepared()
                .extract(
                        run.raw(),
                        example.get("seed").longValue(),
                        MODEL.outputs().keySet());
        assertTrajectory(example.get("trajectory"), run.raw(), output.table("compartments"));
        assertSummary(example.get("summary"), output.table("summary"));
        assertWeeks(example.get("weekly_incidence"), output.table("incidence"));
        assertPrevalence(example, output.table("prevalence"));
        assertColumns(example, output);
    }

    private static void assertInputs(JsonNode example, Prepared<Sir.State, Sir.Trajectory> prepared) {
        assertThat(prepared.params().values()).isEqualTo(SirVectors.numbers(example.get("params_effective")));
        Map<String, Number> expected = SirVectors.numbers(example.get("config_effective"));
        Config config = prepared.config();
        assertThat(config.isSet("vaccine_start")).isEqualTo(expected.containsKey("vaccine_start"));
        expected.forEach((key, value) -> assertThat(config.real(key)).isEqualTo(value.doubleValue()));
    }

    private static void assertState(JsonNode expected, Sir.State state) {
        assertThat(Double.doubleToLongBits(state.transmission()))
                .isEqualTo(Long.parseUnsignedLong(expected.get("beta_bits").asText(), 16));
        assertThat(state.recovery()).isEqualTo(expected.get("gamma").doubleValue());
        assertThat(state.population() - state.infected())
                .isEqualTo(expected.get("S0").longValue());
        assertThat(state.infected()).isEqualTo(expected.get("I0").longValue());
        assertThat(state.vaccine().rate())
                .isEqualTo(expected.get("vaccine_rate").doubleValue());
        assertThat(state.vaccine().start())
                .isEqualTo(Double.parseDouble(expected.get("vaccine_start").asText()));
    }

    private static void assertTrajectory(JsonNode expected, Sir.Trajectory raw, Table compartments) {
        assertThat(raw.susceptible()).containsExactly(SirVectors.longs(expected.get("S")));
        assertThat(raw.infected()).containsExactly(SirVectors.longs(expected.get("I")));
        assertThat(raw.recovered()).containsExactly(SirVectors.longs(expected.get("R")));
        assertThat(raw.newInfections()).containsExactly(SirVectors.longs(expected.get("new_infections")));
        assertThat(compartments.integer("day").toArray())
                .containsExactly(LongStream.range(0, 365).toArray());
        for (String column : List.of("S", "I", "R")) {
            assertThat(compartments.integer(column).toArray()).containsExactly(SirVectors.longs(expected.get(column)));
        }
    }

    private static void assertSummary(JsonNode expected, Table summary) {
        assertThat(summary.rowCount()).isEqualTo(1);
        for (String column : List.of("peak_infected", "peak_day", "total_infected")) {
            assertThat(summary.integer(column).get(0))
                    .isEqualTo(expected.get(column).longValue());
        }
        assertThat(summary.real("attack_rate").get(0))
                .isEqualTo(expected.get("attack_rate").doubleValue());
    }

    private static void assertWeeks(JsonNode expected, Table incidence) {
        assertThat(incidence.integer("incidence").toArray()).containsExactly(SirVectors.longs(expected));
        assertThat(incidence.integer("week").toArray())
                .containsExactly(LongStream.rangeClosed(1, 52).toArray());
    }

    private static void assertPrevalence(JsonNode example, Table prevalence) {
        double[] share = prevalence.real("prevalence").toArray();
        assertThat(DoubleStream.of(share).limit(10).toArray())
                .containsExactly(SirVectors.doubles(example.get("prevalence_first10")));
        // The original adds in another order: at most one rounding of a number below 365 for each day.
        assertThat(DoubleStream.of(share).sum())
                .isCloseTo(example.get("prevalence_sum").doubleValue(), within(365 * Math.ulp(365.0)));
    }

    private static void assertColumns(JsonNode example, SimOutput output) {
        JsonNode columns = example.get("output_columns");
        assertThat(output.tables()).hasSize(columns.size());
        output.tables().forEach((name, table) -> {
            assertThat(table.columnNames()).isEqualTo(SirVectors.texts(columns.get(name)));
            assertThat(table.integer("seed").toArray())
                    .hasSize(table.rowCount())
                    .containsOnly(example.get("seed_column_value").longValue());
        });
    }

    static Stream<JsonNode> reconciliations() {
        return SirVectors.list(SirVectors.read("reconciliation_law.json").get("cases")).stream();
    }

    @ParameterizedTest(name = "{index}")
    @MethodSource("reconciliations")
    void aScenarioMovesItsParametersFromFreeToFixed(JsonNode example) {
        ScenarioSpec scenario = MODEL.scenarios().get(example.get("scenario").asText());
        ParameterView view = ParameterView.allFree(MODEL.space()).fix(SirVectors.numbers(example.get("fixed")));
        ParameterView derived = scenario.derive(view);
        assertThat(derived.free()).isEqualTo(SirVectors.texts(example.get("derived_free")));
        assertThat(derived.fixed()).isEqualTo(SirVectors.numbers(example.get("derived_fixed")));

        Map<String, Number> x = SirVectors.numbers(example.get("x"));
        ParameterSet patchedAfterwards =
                scenario.apply(view.bind(x), MODEL.baseConfig()).params();
        x.keySet().retainAll(derived.free());
        assertThat(derived.bind(x)).isEqualTo(patchedAfterwards);
        assertThat(patchedAfterwards.values()).isEqualTo(SirVectors.numbers(example.get("result")));
    }
}
