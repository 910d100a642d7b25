package org.calabaria.wire.json;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Expected values made by CPython and the Python contracts, read with databind so that our own reader has no part. */
public final class Vectors {

    private Vectors() {}

    public static JsonNode file(String name) {
        try (InputStream in = Vectors.class.getResourceAsStream("/vectors/" + name)) {
            return new ObjectMapper().readTree(in);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The value that {@code {"t": "int", "v": "5"}} stands for. */
    public static Object tagged(JsonNode node) {
        JsonNode v = node.get("v");
        return switch (node.get("t").asText()) {
            case "null" -> null;
            case "bool" -> v.asBoolean();
            case "str" -> v.asText();
            case "float" -> bits(node.get("bits").asText());
            case "int" -> integer(new BigInteger(v.asText()));
            case "list" -> list(v);
            case "map" -> map(v);
            default -> throw new IllegalArgumentException(node.toString());
        };
    }

    static double bits(String hex) {
        return Double.longBitsToDouble(Long.parseUnsignedLong(hex, 16));
    }

    private static Object integer(BigInteger value) {
        return value.bitLength() < 64 ? (Object) value.longValueExact() : value;
    }

    private static List<Object> list(JsonNode items) {
        List<Object> list = new ArrayList<>();
        items.forEach(item -> list.add(tagged(item)));
        return list;
    }

    private static Map<String, Object> map(JsonNode pairs) {
        Map<String, Object> map = new LinkedHashMap<>();
        pairs.forEach(pair -> map.put(pair.get(0).asText(), tagged(pair.get(1))));
        return map;
    }
}
