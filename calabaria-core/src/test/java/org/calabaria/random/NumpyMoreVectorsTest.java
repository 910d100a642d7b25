package org.calabaria.random;

import static org.assertj.core.api.Assertions.assertThat;
import static org.calabaria.random.ReferenceVectors.cases;
import static org.calabaria.random.ReferenceVectors.doubles;
import static org.calabaria.random.ReferenceVectors.draws;
import static org.calabaria.random.ReferenceVectors.raw;
import static org.calabaria.random.ReferenceVectors.rng;
import static org.calabaria.random.ReferenceVectors.seed;
import static org.calabaria.random.ReferenceVectors.texts;
import static org.calabaria.random.ReferenceVectors.uint32;
import static org.calabaria.random.ReferenceVectors.unsigned;

import com.fasterxml.jackson.databind.JsonNode;
import java.math.BigInteger;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * {@code numpy_more.json}, made by the script {@code numpy_more.py} beside it: long streams as digests, the corners of
 * integers, binomial and Poisson draws, jumps, and the words of named children computed in Python.
 */
class NumpyMoreVectorsTest {

    private static final JsonNode VECTORS = ReferenceVectors.read("numpy_more.json");

    static List<JsonNode> longStreams() {
        return cases(VECTORS.get("long_streams"));
    }

    @ParameterizedTest
    @MethodSource("longStreams")
    void drawsWordsForLong(JsonNode example) {
        Pcg64 words = rng(example);
        Pcg64 doubles = rng(example);
        Pcg64 floats = rng(example);

        assertThat(sha(8 * 100_000, out -> fill(100_000, () -> out.putLong(words.nextLong()))))
                .isEqualTo(example.get("raw_100000").asText());
        assertThat(sha(8 * 100_000, out -> fill(100_000, () -> out.putDouble(doubles.nextDouble()))))
                .isEqualTo(example.get("random_100000").asText());
        assertThat(sha(4 * 100_000, out -> fill(100_000, () -> out.putFloat(floats.nextFloat()))))
                .isEqualTo(example.get("float32_100000").asText());
    }

    /** A million draws pass through every strip of the ziggurats, and their tails hundreds of times. */
    @ParameterizedTest
    @MethodSource("longStreams")
    void drawsNormalAndExponentialNumbersForLong(JsonNode example) {
        Pcg64 normal = rng(example);
        Pcg64 exponential = rng(example);

        assertThat(sha(8_000_000, out -> fill(1_000_000, () -> out.putDouble(normal.nextGaussian()))))
                .isEqualTo(example.get("standard_normal_1000000").asText());
        assertThat(sha(8_000_000, out -> fill(1_000_000, () -> out.putDouble(exponential.nextExponential()))))
                .isEqualTo(example.get("standard_exponential_1000000").asText());
    }

    @ParameterizedTest
    @MethodSource("longStreams")
    void drawsBytesAndLongPermutations(JsonNode example) {
        byte[] bytes = new byte[1001];
        rng(example).nextBytes(bytes);
        int[] permutation = rng(example).permutation(50_000);

        assertThat(sha(1001, out -> out.put(bytes)))
                .isEqualTo(example.get("bytes_1001").asText());
        assertThat(sha(200_000, out -> Arrays.stream(permutation).forEach(out::putInt)))
                .isEqualTo(example.get("permutation_50000").asText());
    }

    @Test
    void drawsIntegersFromRangesOfEverySize() {
        for (JsonNode example : cases(VECTORS.get("integers"))) {
            long lower = example.get("lower").asLong();
            long last = example.get("upper_inclusive").asLong();
            Pcg64 rng = rng(example);

            assertThat(draws(12, () -> rng.integersInclusive(lower, last)))
                    .as("%s", example)
                    .isEqualTo(texts(example.get("values")));
        }
    }

    @Test
    void drawsBinomialNumbers() {
        for (JsonNode example : cases(VECTORS.get("binomial"))) {
            long n = example.get("n").asLong();
            double p = example.get("p").asDouble();
            Pcg64 first = rng(example);
            Pcg64 rng = rng(example);

            assertThat(draws(5, () -> first.binomial(n, p))).as("%s", example).isEqualTo(texts(example.get("first")));
            assertThat(sha(16_000, out -> fill(2000, () -> out.putLong(rng.binomial(n, p)))))
                    .as("%s", example)
                    .isEqualTo(example.get("sha").asText());
        }
    }

    @Test
    void drawsPoissonNumbers() {
        for (JsonNode example : cases(VECTORS.get("poisson"))) {
            double rate = example.get("rate").asDouble();
            Pcg64 first = rng(example);
            Pcg64 rng = rng(example);

            assertThat(draws(5, () -> first.poisson(rate))).as("%s", example).isEqualTo(texts(example.get("first")));
            assertThat(sha(16_000, out -> fill(2000, () -> out.putLong(rng.poisson(rate)))))
                    .as("%s", example)
                    .isEqualTo(example.get("sha").asText());
        }
    }

    @Test
    void advancesBothWaysAndDropsTheKeptHalf() {
        for (JsonNode example : cases(VECTORS.get("advance"))) {
            Pcg64 rng = rng(example);
            rng.integers(0, 5);
            rng.advance(new BigInteger(example.get("steps").asText()));

            assertThat(uint32(rng, 3)).as("%s", example).isEqualTo(texts(example.get("uint32")));
        }
    }

    @Test
    void jumpsAndDropsTheKeptHalf() {
        for (JsonNode example : cases(VECTORS.get("jumped"))) {
            Pcg64 rng = rng(example);
            rng.integers(0, 5);
            Pcg64 ahead = rng.jumped();
            rng.jump();

            assertThat(uint32(ahead, 3)).isEqualTo(texts(example.get("uint32")));
            assertThat(uint32(rng, 3)).isEqualTo(texts(example.get("uint32")));
        }
    }

    @Test
    void shufflesListsAndArrays() {
        for (JsonNode example : cases(VECTORS.get("shuffle"))) {
            List<String> letters = new ArrayList<>(List.of("abcdefghijklmnopqrstuvwxyz".split("")));
            rng(example).shuffle(letters);
            double[] halves = new double[40];
            Arrays.setAll(halves, i -> i * 0.5);
            rng(example).shuffle(halves);

            assertThat(String.join("", letters))
                    .isEqualTo(example.get("letters").asText());
            assertThat(Arrays.stream(halves).boxed()).isEqualTo(doubles(example.get("halves")));
        }
    }

    /** The words of a name by Python's {@code hashlib}, the stream by {@code SeedSequence(seed, spawn_key=words)}. */
    @Test
    void derivesNamedChildrenAsDocumented() {
        for (JsonNode example : cases(VECTORS.get("named_children"))) {
            SeedSequence sequence = SeedSequence.of(seed(example.get("seed")));
            Pcg64 rng = rng(example);
            for (JsonNode step : example.get("path")) {
                String name = step.get(0).asText();
                sequence = step.size() == 1
                        ? sequence.child(name)
                        : sequence.child(name, step.get(1).asLong());
                rng = step.size() == 1
                        ? rng.child(name)
                        : rng.child(name, step.get(1).asLong());
            }

            assertThat(sequence.spawnKey().stream().map(String::valueOf)).isEqualTo(texts(example.get("spawn_key")));
            assertThat(unsigned(sequence.generateState64(2))).isEqualTo(texts(example.get("state_uint64")));
            assertThat(raw(rng, 3)).isEqualTo(texts(example.get("raw")));
        }
    }

    private static void fill(int count, Runnable draw) {
        for (int i = 0; i < count; i++) {
            draw.run();
        }
    }

    private static String sha(int size, Consumer<ByteBuffer> writer) {
        try {
            ByteBuffer out = ByteBuffer.allocate(size).order(ByteOrder.LITTLE_ENDIAN);
            writer.accept(out);
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(out.array()));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    /** The reference sequence of named children, in full view, by {@code numpy_more.py}. */
    @Test
    void pinsOneNamedChildInWords() {
        assertThat(raw(Pcg64.seeded(42).child("contacts"), 3))
                .isEqualTo(List.of("10836742029898230523", "18081375855253834621", "12958215823872637351"));
        assertThat(raw(Pcg64.seeded(42).child("agent", 17), 3))
                .isEqualTo(List.of("12067664997605792587", "10433419559558433528", "2282543529465481994"));
    }
}
