package org.calabaria.examples.sir;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Runs of the Python original, recorded in {@code vectors/sir_trajectories.json} with CPython 3.11.7 and NumPy 2.4.6, and
 * of its scenario composition in {@code vectors/reconciliation_law.json}.
 *
 * <p>Maps are lists of pairs, in order; a number is its type, its text and, if it is a float, its bits.
 */
final class SirVectors {

    private SirVectors() {}

    static JsonNode read(String file) {
        try (InputStream in = SirVectors.class.getResourceAsStream("/vectors/" + file)) {
            return new ObjectMapper().readTree(in);
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    /** The elements, of which there must be some. */
    static List<JsonNode> list(JsonNode section) {
        List<JsonNode> all = new ArrayList<>();
        section.forEach(all::add);
        if (all.isEmpty()) {
            throw new IllegalStateException("no cases");
        }
        return all;
    }

    static List<String> texts(JsonNode list) {
        List<String> texts = new ArrayList<>();
        list.forEach(node -> texts.add(node.asText()));
        return texts;
    }

    static long[] longs(JsonNode list) {
        return list(list).stream().mapToLong(SirVectors::exactLong).toArray();
    }

    private static long exactLong(JsonNode node) {
        if (!node.isIntegralNumber()) {
            throw new IllegalStateException("not an integer: " + node);
        }
        return node.longValue();
    }

    static double[] doubles(JsonNode list) {
        return list(list).stream().mapToDouble(JsonNode::doubleValue).toArray();
    }

    static Map<String, Number> numbers(JsonNode map) {
        Map<String, Number> numbers = new LinkedHashMap<>();
        map.get("v").forEach(pair -> numbers.put(pair.get(0).asText(), number(pair.get(1))));
        return numbers;
    }

    private static Number number(JsonNode tagged) {
        if (tagged.get("t").asText().equals("int")) {
            return Long.valueOf(tagged.get("v").asText());
        }
        return Double.longBitsToDouble(Long.parseUnsignedLong(tagged.get("bits").asText(), 16));
    }
}
