package org.calabaria.random;

import static org.assertj.core.api.Assertions.assertThat;
import static org.calabaria.random.ReferenceVectors.bits;
import static org.calabaria.random.ReferenceVectors.cases;
import static org.calabaria.random.ReferenceVectors.doubles;
import static org.calabaria.random.ReferenceVectors.draws;
import static org.calabaria.random.ReferenceVectors.numbers;
import static org.calabaria.random.ReferenceVectors.raw;
import static org.calabaria.random.ReferenceVectors.reals;
import static org.calabaria.random.ReferenceVectors.rng;
import static org.calabaria.random.ReferenceVectors.texts;
import static org.calabaria.random.ReferenceVectors.uint32;

import com.fasterxml.jackson.databind.JsonNode;
import java.math.BigInteger;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** {@code pcg64.json}: {@code numpy.random.default_rng}, CPython 3.11.7, NumPy 2.4.6; equal under NumPy 1.24.2. */
class Pcg64VectorsTest {

    private static final JsonNode VECTORS = ReferenceVectors.read("pcg64.json");

    static List<JsonNode> seeds() {
        return cases(VECTORS.get("cases"));
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void startsInTheStateOfNumpy(JsonNode example) {
        assertThat(rng(example).state())
                .isEqualTo(new BigInteger(example.get("state").asText()));
        assertThat(rng(example).increment())
                .isEqualTo(new BigInteger(example.get("inc").asText()));
        assertThat(raw(rng(example), 8)).isEqualTo(texts(example.get("raw_uint64_n8")));
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void drawsUniformNumbers(JsonNode example) {
        Pcg64 uniform = rng(example);

        assertThat(bits(10, rng(example)::nextDouble)).isEqualTo(texts(example.get("random_n10_bits")));
        assertThat(reals(4, () -> uniform.uniform(-2, 3))).isEqualTo(doubles(example.get("uniform_m2_3_n4")));
        assertThat(reals(4, rng(example)::nextFloat)).isEqualTo(doubles(example.get("random_float32_n4")));
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void drawsIntegers(JsonNode example) {
        integersEqual(example, "integers_0_10_int64_n12", 0, 9, 12);
        integersEqual(example, "integers_0_1000000_int64_n6", 0, 999_999, 6);
        integersEqual(example, "integers_0_5_scalar_calls_n8", 0, 4, 8);
        integersEqual(example, "integers_full_int64_n4", Long.MIN_VALUE, Long.MAX_VALUE, 4);
        integersEqual(example, "integers_0_2pow40_n4", 0, (1L << 40) - 1, 4);
        integersEqual(example, "integers_0_2pow32_n4", 0, (1L << 32) - 1, 4);
        assertThat(uint32(rng(example), 6)).isEqualTo(texts(example.get("integers_uint32_full_n6")));
    }

    private static void integersEqual(JsonNode example, String field, long lower, long last, int count) {
        Pcg64 inclusive = rng(example);
        Pcg64 exclusive = rng(example);

        assertThat(draws(count, () -> inclusive.integersInclusive(lower, last))).isEqualTo(texts(example.get(field)));
        if (last < Long.MAX_VALUE) {
            assertThat(draws(count, () -> exclusive.integers(lower, last + 1))).isEqualTo(texts(example.get(field)));
        }
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void drawsNormalNumbers(JsonNode example) {
        Pcg64 normal = rng(example);

        assertThat(bits(10, rng(example)::nextGaussian)).isEqualTo(texts(example.get("standard_normal_n10_bits")));
        assertThat(bits(10, rng(example)::standardNormal)).isEqualTo(texts(example.get("standard_normal_n10_bits")));
        assertThat(reals(6, () -> normal.nextGaussian(1, 0.1))).isEqualTo(doubles(example.get("normal_1_0p1_n6")));
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void drawsExponentialBinomialAndPoissonNumbers(JsonNode example) {
        Pcg64 binomial = rng(example);
        Pcg64 poisson = rng(example);

        assertThat(reals(6, rng(example)::nextExponential)).isEqualTo(doubles(example.get("standard_exponential_n6")));
        assertThat(draws(8, () -> binomial.binomial(20, 0.3))).isEqualTo(texts(example.get("binomial_20_0p3_n8")));
        assertThat(draws(8, () -> poisson.poisson(4.5))).isEqualTo(texts(example.get("poisson_4p5_n8")));
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void permutes(JsonNode example) {
        assertThat(texts(rng(example).permutation(10))).isEqualTo(texts(example.get("permutation_10")));
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void keepsHalfAWordAcrossOtherDraws(JsonNode example) {
        Pcg64 rng = rng(example);
        JsonNode mixed = example.get("mixed_sequence");

        assertThat(rng.integers(0, 100)).isEqualTo(mixed.get("integers_0_100").asLong());
        assertThat(rng.nextDouble()).isEqualTo(mixed.get("random").asDouble());
        assertThat(rng.integers(0, 100))
                .isEqualTo(mixed.get("integers_0_100_again").asLong());
        assertThat(rng.nextGaussian()).isEqualTo(mixed.get("standard_normal").asDouble());
        assertThat(rng.nextDouble()).isEqualTo(mixed.get("random_last").asDouble());
    }

    @Test
    void drawsFromSpawnedChildren() {
        for (JsonNode example : cases(VECTORS.get("default_rng_of_spawned_children"))) {
            SeedSequence child =
                    SeedSequence.of(numbers(example.get("entropy"))).withSpawnKey(numbers(example.get("spawn_key")));

            assertThat(bits(5, Pcg64.of(child)::nextDouble)).isEqualTo(texts(example.get("random_n5_bits")));
            assertThat(raw(Pcg64.of(child), 3)).isEqualTo(texts(example.get("raw_uint64_n3")));
        }
    }

    /** The sample keeps the second of the three words that were drawn. */
    @Test
    void advancesBySoManyWords() {
        JsonNode example = VECTORS.get("advance");
        Pcg64 rng = rng(example);
        rng.advance(new BigInteger(example.get("delta").asText()));

        assertThat(raw(rng, 3).subList(1, 2)).isEqualTo(texts(example.get("raw_uint64_n3")));
    }

    /** The sample keeps the second of the three words that were drawn. */
    @Test
    void jumpsAheadByTheGoldenSection() {
        JsonNode example = VECTORS.get("jumped_1");

        assertThat(raw(rng(example).jumped(), 3).subList(1, 2)).isEqualTo(texts(example.get("raw_uint64_n3")));
    }
}
