package org.calabaria.store;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.util.JsonRecyclerPools;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.calabaria.digest.Sha256;
import org.calabaria.store.archive.DamagedRecordException;
import org.jspecify.annotations.Nullable;

/**
 * Reads the JSON of manifests without the places of its values, which nobody needs in a file that no person wrote: a store
 * reads tens of thousands a second.
 */
final class ManifestJson {

    private static final JsonFactory FACTORY = JsonFactory.builder()
            .disable(JsonFactory.Feature.INTERN_FIELD_NAMES)
            .recyclerPool(JsonRecyclerPools.threadLocalPool())
            .build();

    private ManifestJson() {}

    /** What a record needs to be served: what it has, and whether it may be served. */
    record Served(String simRoot, boolean completed, Map<String, StoredOutput> outputs, String origin) {}

    /** The whole value: maps, lists, texts, {@link Long}, {@link java.math.BigInteger}, {@link Double}, flags. */
    static @Nullable Object value(byte[] json) throws IOException {
        try (JsonParser tokens = FACTORY.createParser(json)) {
            tokens.nextToken();
            return value(tokens);
        }
    }

    private static @Nullable Object value(JsonParser tokens) throws IOException {
        JsonToken token = tokens.currentToken();
        if (token == null) {
            throw new IOException("it ends too early");
        }
        return switch (token) {
            case START_OBJECT -> map(tokens);
            case START_ARRAY -> list(tokens);
            case VALUE_STRING -> tokens.getText();
            case VALUE_NUMBER_INT -> whole(tokens);
            case VALUE_NUMBER_FLOAT -> tokens.getDoubleValue();
            case VALUE_TRUE -> true;
            case VALUE_FALSE -> false;
            default -> null;
        };
    }

    private static Number whole(JsonParser tokens) throws IOException {
        return tokens.getNumberType() == JsonParser.NumberType.BIG_INTEGER
                ? tokens.getBigIntegerValue()
                : Long.valueOf(tokens.getLongValue());
    }

    private static Map<String, @Nullable Object> map(JsonParser tokens) throws IOException {
        Map<String, @Nullable Object> map = new LinkedHashMap<>();
        while (tokens.nextToken() == JsonToken.FIELD_NAME) {
            String name = tokens.currentName();
            tokens.nextToken();
            map.put(name, value(tokens));
        }
        return map;
    }

    private static List<@Nullable Object> list(JsonParser tokens) throws IOException {
        List<@Nullable Object> list = new ArrayList<>();
        while (tokens.nextToken() != JsonToken.END_ARRAY) {
            list.add(value(tokens));
        }
        return list;
    }

    /** Reads what a hit needs, and passes over the rest. */
    static Served served(byte[] json) throws DamagedRecordException {
        try (JsonParser tokens = FACTORY.createParser(json)) {
            Served content = null;
            String origin = Recalls.UNKNOWN;
            tokens.nextToken();
            while (tokens.nextToken() == JsonToken.FIELD_NAME) {
                String name = tokens.currentName();
                tokens.nextToken();
                if (name.equals("content")) {
                    content = content(tokens);
                } else if (name.equals("run")) {
                    origin = origin(tokens);
                } else {
                    tokens.skipChildren();
                }
            }
            if (content == null) {
                throw new DamagedRecordException("the manifest has no content");
            }
            return new Served(content.simRoot(), content.completed(), content.outputs(), origin);
        } catch (IOException | ArithmeticException notJson) {
            throw new DamagedRecordException("the manifest is no JSON: " + notJson.getMessage());
        }
    }

    private static String origin(JsonParser tokens) throws IOException {
        String java = "";
        String library = "";
        while (tokens.nextToken() == JsonToken.FIELD_NAME) {
            String name = tokens.currentName();
            tokens.nextToken();
            switch (name) {
                case "java" -> java = tokens.getText();
                case "library" -> library = tokens.getText();
                default -> tokens.skipChildren();
            }
        }
        return library + " on Java " + java;
    }

    /** The bytes of the content, which its digest covers as they are. */
    static byte[] content(byte[] json) throws IOException {
        try (JsonParser tokens = FACTORY.createParser(json)) {
            tokens.nextToken();
            while (tokens.nextToken() == JsonToken.FIELD_NAME) {
                boolean content = tokens.currentName().equals("content");
                tokens.nextToken();
                int from = (int) tokens.currentTokenLocation().getByteOffset();
                tokens.skipChildren();
                if (content) {
                    return Arrays.copyOfRange(
                            json, from, (int) tokens.currentTokenLocation().getByteOffset() + 1);
                }
            }
        }
        throw new IOException("the manifest has no content");
    }

    private static Served content(JsonParser tokens) throws IOException {
        String simRoot = "";
        String status = "";
        Map<String, StoredOutput> outputs = Map.of();
        while (tokens.nextToken() == JsonToken.FIELD_NAME) {
            String name = tokens.currentName();
            tokens.nextToken();
            switch (name) {
                case "outputs" -> outputs = outputs(tokens);
                case "sim_root" -> simRoot = tokens.getText();
                case "status" -> status = tokens.getText();
                default -> tokens.skipChildren();
            }
        }
        return new Served(simRoot, status.equals(RunManifest.COMPLETED), outputs, Recalls.UNKNOWN);
    }

    private static Map<String, StoredOutput> outputs(JsonParser tokens) throws IOException {
        Map<String, StoredOutput> outputs = new TreeMap<>();
        while (tokens.nextToken() == JsonToken.FIELD_NAME) {
            String output = tokens.currentName();
            int bytes = 0;
            long rows = 0;
            String digest = "";
            boolean object = false;
            tokens.nextToken();
            while (tokens.nextToken() == JsonToken.FIELD_NAME) {
                String name = tokens.currentName();
                tokens.nextToken();
                switch (name) {
                    case "bytes" -> bytes = tokens.getIntValue();
                    case "rows" -> rows = tokens.getLongValue();
                    case "digest" -> digest = tokens.getText();
                    case "object" -> object = tokens.getBooleanValue();
                    default -> tokens.skipChildren();
                }
            }
            if (!Sha256.isHex(digest)) {
                throw new IOException("output " + output + " has no digest");
            }
            outputs.put(output, new StoredOutput(bytes, rows, digest, object));
        }
        return outputs;
    }
}
