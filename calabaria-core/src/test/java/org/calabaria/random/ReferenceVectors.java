package org.calabaria.random;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.InputStream;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.DoubleSupplier;
import java.util.function.LongSupplier;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;
import java.util.stream.LongStream;

/** Reference values read from the JSON files under {@code vectors/}, and our draws written in their terms. */
final class ReferenceVectors {

    private ReferenceVectors() {}

    static JsonNode read(String file) {
        try (InputStream in = ReferenceVectors.class.getResourceAsStream("/vectors/" + file)) {
            return new ObjectMapper().readTree(in);
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    /** The cases of a section, which must not be empty. */
    static List<JsonNode> cases(JsonNode section) {
        List<JsonNode> cases = new ArrayList<>();
        section.forEach(cases::add);
        assertThat(cases).isNotEmpty();
        return cases;
    }

    static long seed(JsonNode node) {
        return Long.parseUnsignedLong(node.asText());
    }

    static Pcg64 rng(JsonNode example) {
        return Pcg64.seeded(seed(example.get("seed")));
    }

    static List<String> texts(JsonNode list) {
        List<String> texts = new ArrayList<>();
        list.forEach(node -> texts.add(node.asText()));
        assertThat(texts).isNotEmpty();
        return texts;
    }

    static List<BigInteger> numbers(JsonNode listOrOne) {
        List<BigInteger> numbers = new ArrayList<>();
        if (!listOrOne.isArray()) {
            numbers.add(new BigInteger(listOrOne.asText()));
        }
        listOrOne.forEach(node -> numbers.add(new BigInteger(node.asText())));
        return numbers;
    }

    static List<Double> doubles(JsonNode list) {
        List<Double> doubles = new ArrayList<>();
        list.forEach(node -> doubles.add(node.asDouble()));
        assertThat(doubles).isNotEmpty();
        return doubles;
    }

    static List<String> unsigned(int[] words) {
        return Arrays.stream(words).mapToObj(Integer::toUnsignedString).toList();
    }

    static List<String> unsigned(long[] words) {
        return Arrays.stream(words).mapToObj(Long::toUnsignedString).toList();
    }

    static List<String> raw(Pcg64 rng, int count) {
        return unsigned(rng.longs(count).toArray());
    }

    static List<String> uint32(Pcg64 rng, int count) {
        return unsigned(rng.ints(count).toArray());
    }

    static List<String> draws(int count, LongSupplier draw) {
        return LongStream.generate(draw).limit(count).mapToObj(Long::toString).toList();
    }

    static List<Double> reals(int count, DoubleSupplier draw) {
        return DoubleStream.generate(draw).limit(count).boxed().toList();
    }

    static List<String> bits(int count, DoubleSupplier draw) {
        return DoubleStream.generate(draw)
                .limit(count)
                .mapToObj(ReferenceVectors::bits)
                .toList();
    }

    static String bits(double value) {
        String hex = Long.toHexString(Double.doubleToRawLongBits(value));
        return "0".repeat(16 - hex.length()) + hex;
    }

    static List<String> texts(int[] numbers) {
        return IntStream.of(numbers).mapToObj(Integer::toString).toList();
    }
}
