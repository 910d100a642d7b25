package org.calabaria.results;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class SampleTest {

    private static final double MAX = Double.MAX_VALUE;
    private static final double INF = Double.POSITIVE_INFINITY;

    private static RealSample reals(double... values) {
        RealSample sample = new RealSample();
        for (double value : values) {
            sample.add(value);
        }
        return sample;
    }

    private static WholeSample wholes(boolean unsigned, long... values) {
        WholeSample sample = new WholeSample(unsigned);
        for (long value : values) {
            sample.add(value);
        }
        return sample;
    }

    /**
     * The cases of {@code quantiles_and_stats.json}: NumPy 2.4.6 and exact rational arithmetic; see the note in the file.
     */
    record Case(String name, double[] values, double[] probabilities, JsonNode node) {

        double bits(String field) {
            return Double.longBitsToDouble(
                    Long.parseUnsignedLong(node.get(field).get("bits").asText(), 16));
        }

        /** NumPy makes NaN of an infinity and a number, and of numbers too far apart. */
        boolean isOrdinary() {
            return !Set.of("inf_top", "inf_both", "huge_opposite").contains(name);
        }

        @Override
        public String toString() {
            return name;
        }
    }

    static Stream<Case> cases() throws IOException {
        try (InputStream in = SampleTest.class.getResourceAsStream("/vectors/quantiles_and_stats.json")) {
            JsonNode root = new ObjectMapper().readTree(in);
            List<Case> cases = new ArrayList<>();
            double[] probabilities = doubles(root.get("q_bits"));
            root.get("cases")
                    .forEach(node -> cases.add(
                            new Case(node.get("name").asText(), doubles(node.get("x_bits")), probabilities, node)));
            assertThat(cases).hasSize(20);
            return cases.stream();
        }
    }

    private static double[] doubles(JsonNode bits) {
        List<Double> values = new ArrayList<>();
        bits.forEach(node -> values.add(Double.longBitsToDouble(Long.parseUnsignedLong(node.asText(), 16))));
        return values.stream().mapToDouble(Double::doubleValue).toArray();
    }

    static Stream<Case> ordinaryCases() throws IOException {
        return cases().filter(Case::isOrdinary);
    }

    @ParameterizedTest
    @MethodSource("ordinaryCases")
    void quantilesAreNumpysToTheBit(Case given) {
        RealSample sample = reals(given.values());
        for (int i = 0; i < given.probabilities().length; i++) {
            JsonNode bits = given.node().get("numpy_quantile_linear").get(i).get("bits");
            double expected = Double.longBitsToDouble(Long.parseUnsignedLong(bits.asText(), 16));
            assertThat(sample.quantile(given.probabilities()[i]) + 0.0)
                    .as("p = %s; NumPy leaves -0.0 and 0.0 in any order", given.probabilities()[i])
                    .isEqualTo(Double.valueOf(expected + 0.0));
        }
    }

    /** One rounding of the sum and one of the quotient: at most one ulp from the exact mean. */
    @ParameterizedTest
    @MethodSource("cases")
    void meansAreExactToOneUlp(Case given) {
        if (!given.node().has("mean_exact")) {
            assertThat(reals(given.values()).mean()).isEqualTo(Double.valueOf(given.bits("numpy_mean")));
            return;
        }
        double exact = given.bits("mean_exact");
        assertThat(reals(given.values()).mean()).isBetween(exact - Math.ulp(exact), exact + Math.ulp(exact));
    }

    /** The mean, the squares, their sum, the quotient and the root are each rounded once: a few ulp. */
    @ParameterizedTest
    @MethodSource("cases")
    void deviationsAreExactToFourUlps(Case given) {
        if (!given.node().has("sd_exact_ddof1")) {
            assertThat(reals(given.values()).sd()).isNaN();
            return;
        }
        double exact = given.bits("sd_exact_ddof1");
        double few = 4 * Math.ulp(exact);
        assertThat(reals(given.values()).sd()).isBetween(exact - few, exact + few);
    }

    @Test
    void quantilesBetweenANumberAndAnInfinityAreInfinite() {
        assertThat(reals(1, 2, INF, INF).quantile(0.5)).isEqualTo(INF);
        assertThat(reals(4, INF, -1, 0.5, 2).quantile(0.99)).isEqualTo(INF);
        assertThat(reals(-INF, -INF, 1, 2).quantile(0.5)).isEqualTo(-INF);
        assertThat(reals(1, INF, INF).quantile(0)).isEqualTo(1);
        assertThat(reals(1, INF, INF).quantile(0.75)).isEqualTo(INF);
        assertThat(reals(-INF, INF).quantile(0.5)).as("inf - inf").isNaN();
        assertThat(reals(-INF, INF).quantile(1)).isEqualTo(INF);
    }

    @Test
    void numbersFarApartDoNotOverflow() {
        assertThat(reals(-MAX, MAX).quantile(0.5)).isZero();
        assertThat(reals(-MAX, MAX).quantile(0.25)).isEqualTo(-MAX / 2);
        assertThat(reals(MAX, MAX).mean()).isEqualTo(MAX);
        assertThat(reals(MAX, MAX, -MAX).mean()).isEqualTo(MAX / 3);
        assertThat(reals(1e200, 2e200).sd()).as("1e200 / sqrt(2)").isEqualTo(7.071067811865475e199);
        assertThat(reals(1e-200, 2e-200).sd()).as("1e-200 / sqrt(2)").isEqualTo(7.071067811865475e-201);
        assertThat(reals(MAX, -MAX).sd()).as("sqrt(2) times the largest double").isEqualTo(INF);
        assertThat(reals(5, 5, 5).sd()).isZero();
    }

    @Test
    void infinitiesAreWhatTheyAre() {
        assertThat(reals(1, INF, INF).mean()).isEqualTo(INF);
        assertThat(reals(1, INF, -INF).mean()).isNaN();
        assertThat(reals(1, INF).sd()).as("inf - inf").isNaN();
    }

    @Test
    void aNanMakesEveryStatisticNan() {
        RealSample sample = reals(1, Double.NaN, 3);
        assertThat(List.of(sample.mean(), sample.sd(), sample.quantile(0), sample.quantile(0.5)))
                .containsOnly(Double.NaN);
    }

    @Test
    void aSumOfUnequalSizesLosesNothing() {
        assertThat(reals(1e16, 1, -1e16, 1).mean())
                .as("Python: math.fsum([1e16, 1, -1e16, 1]) / 4")
                .isEqualTo(0.5);
        assertThat(reals(1e9 + 4, 1e9 + 7, 1e9 + 13, 1e9 + 16).sd())
                .as("sqrt(30)")
                .isEqualTo(5.477225575051661);
    }

    @Test
    void wholeNumbersAreSummarisedExactly() {
        long beyond = (1L << 53) + 1;
        assertThat(wholes(false, beyond, beyond + 2).quantile(0.5)).isEqualTo(0x1p53 + 2);
        assertThat(wholes(false, Long.MAX_VALUE, Long.MAX_VALUE, Long.MAX_VALUE).mean())
                .isEqualTo(0x1p63);
        assertThat(wholes(false, Long.MIN_VALUE, Long.MAX_VALUE).mean()).isEqualTo(-0.5);
        assertThat(wholes(false, Long.MIN_VALUE, Long.MAX_VALUE).quantile(0.5)).isEqualTo(-0.5);
        assertThat(wholes(false, 1L << 60, (1L << 60) + 1, (1L << 60) + 2).sd()).isEqualTo(1);
        assertThat(wholes(true, -1, 1).mean()).as("(2^64 - 1 + 1) / 2").isEqualTo(0x1p63);
        assertThat(wholes(true, -1, 1).quantile(0)).isEqualTo(1);
        assertThat(wholes(true, -1, 1).quantile(0.5)).isEqualTo(0x1p63);
    }

    @Test
    void smallWholeNumbersAreSummarisedAsReals() {
        double[] reals = {3, 1, 4, 1, 5, 9, 2, 6};
        WholeSample wholes = wholes(false, 3, 1, 4, 1, 5, 9, 2, 6);
        for (double p : new double[] {0, 0.05, 0.3, 0.5, 0.9, 1}) {
            assertThat(wholes.quantile(p)).isEqualTo(reals(reals).quantile(p));
        }
        assertThat(wholes.mean()).isEqualTo(3.875);
        assertThat(wholes.sd()).as("sqrt(52.875 / 7)").isEqualTo(2.748376143938713);
    }
}
