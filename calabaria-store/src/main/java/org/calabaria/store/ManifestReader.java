package org.calabaria.store;

import java.io.IOException;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import org.calabaria.digest.Sha256;
import org.calabaria.store.archive.ArchivedRecord;
import org.calabaria.store.archive.DamagedRecordException;
import org.jspecify.annotations.Nullable;

/** Reads manifests. What is not as {@link ManifestText} writes it is damaged. */
final class ManifestReader {

    private ManifestReader() {}

    static RunManifest read(ArchivedRecord record) throws DamagedRecordException {
        Fields root;
        try {
            root = new Fields(ManifestJson.value(record.manifest()));
        } catch (IOException notJson) {
            throw new DamagedRecordException("the manifest is no JSON: " + notJson.getMessage());
        }
        try {
            RunManifest manifest = read(root);
            if (!manifest.simRoot().equals(record.key().hex())) {
                throw new DamagedRecordException("the manifest is that of run " + manifest.simRoot());
            }
            return manifest;
        } catch (DateTimeException | ArithmeticException | NumberFormatException wrong) {
            throw new DamagedRecordException("the manifest has a wrong value: " + wrong.getMessage());
        }
    }

    private static RunManifest read(Fields root) throws DamagedRecordException {
        if (!root.text("format").equals("calabaria-record-1")) {
            throw new DamagedRecordException("the manifest has format " + root.text("format"));
        }
        Fields content = root.fields("content");
        Fields asked = root.fields("asked");
        Optional<Fields> run = root.optional("run");
        return new RunManifest(
                content.digest("sim_root"),
                new StoredInputs(
                        content.text("model"),
                        content.digest("code"),
                        content.whole("numerics"),
                        content.numbers("params"),
                        content.fields("config").values,
                        content.texts("stack"),
                        content.unsigned("seed")),
                content.digest("code_parts"),
                outputs(content.fields("outputs")),
                failure(content, run),
                new AskedRun(asked.numbers("point"), Math.toIntExact(asked.whole("replicate")), asked.text("variant")),
                root.texts("tasks"),
                run.isEmpty() ? Optional.empty() : Optional.of(origin(run.get())),
                root.digest("digest"));
    }

    private static SortedMap<String, StoredOutput> outputs(Fields all) throws DamagedRecordException {
        SortedMap<String, StoredOutput> outputs = new TreeMap<>();
        for (String name : all.values.keySet()) {
            Fields output = all.fields(name);
            outputs.put(
                    name,
                    new StoredOutput(
                            Math.toIntExact(output.whole("bytes")),
                            output.whole("rows"),
                            output.digest("digest"),
                            output.flag("object")));
        }
        return outputs;
    }

    private static Optional<StoredFailure> failure(Fields content, Optional<Fields> run) throws DamagedRecordException {
        Optional<Fields> failure = content.optional("failure");
        if (failure.isPresent() != content.text("status").equals(RunManifest.FAILED)) {
            throw new DamagedRecordException("the manifest has status " + content.text("status"));
        }
        if (failure.isEmpty()) {
            return Optional.empty();
        }
        return Optional.of(new StoredFailure(
                failure.get().text("type"),
                failure.get().text("message"),
                run.isEmpty() ? "" : run.get().text("trace"),
                run.isEmpty() ? 0 : Math.toIntExact(run.get().whole("attempt"))));
    }

    private static RunOrigin origin(Fields run) throws DamagedRecordException {
        return new RunOrigin(
                Instant.ofEpochMilli(run.whole("at_millis")),
                Duration.ofNanos(run.whole("nanos")),
                run.digest("environment"),
                run.text("java"),
                run.text("library"));
    }

    /** A map of a manifest. */
    private static final class Fields {

        private final Map<String, @Nullable Object> values;

        @SuppressWarnings("unchecked")
        Fields(@Nullable Object value) throws DamagedRecordException {
            if (!(value instanceof Map<?, ?>)) {
                throw new DamagedRecordException("the manifest has a value in place of a map");
            }
            this.values = (Map<String, @Nullable Object>) value;
        }

        private <T> T get(String name, Class<T> type) throws DamagedRecordException {
            Object value = values.get(name);
            if (!type.isInstance(value)) {
                throw new DamagedRecordException("the manifest has no valid '" + name + "'");
            }
            return type.cast(value);
        }

        Fields fields(String name) throws DamagedRecordException {
            return new Fields(values.get(name));
        }

        Optional<Fields> optional(String name) throws DamagedRecordException {
            return values.containsKey(name) ? Optional.of(fields(name)) : Optional.empty();
        }

        String text(String name) throws DamagedRecordException {
            return get(name, String.class);
        }

        String digest(String name) throws DamagedRecordException {
            String digest = text(name);
            if (!Sha256.isHex(digest)) {
                throw new DamagedRecordException("the manifest has no valid '" + name + "'");
            }
            return digest;
        }

        boolean flag(String name) throws DamagedRecordException {
            return get(name, Boolean.class);
        }

        long whole(String name) throws DamagedRecordException {
            long value = get(name, Long.class);
            if (!(value >= 0)) {
                throw new DamagedRecordException("the manifest has no valid '" + name + "'");
            }
            return value;
        }

        long unsigned(String name) throws DamagedRecordException {
            Number value = get(name, Number.class);
            return value instanceof Long && value.longValue() >= 0
                    ? value.longValue()
                    : Long.parseUnsignedLong(value.toString());
        }

        List<String> texts(String name) throws DamagedRecordException {
            List<String> texts = new ArrayList<>();
            for (Object text : get(name, List.class)) {
                if (!(text instanceof String)) {
                    throw new DamagedRecordException("the manifest has no valid '" + name + "'");
                }
                texts.add((String) text);
            }
            return texts;
        }

        Map<String, Number> numbers(String name) throws DamagedRecordException {
            Map<String, Number> numbers = new LinkedHashMap<>();
            for (Map.Entry<String, @Nullable Object> value : fields(name).values.entrySet()) {
                if (!(value.getValue() instanceof Number number)) {
                    throw new DamagedRecordException("the manifest has no valid '" + name + "'");
                }
                numbers.put(value.getKey(), number);
            }
            return numbers;
        }
    }
}
