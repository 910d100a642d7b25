package org.calabaria.store;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.WeakHashMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;
import org.calabaria.digest.Blake2b;
import org.calabaria.model.Numerics;
import org.calabaria.problem.ThrowableText;
import org.calabaria.request.Failed;
import org.calabaria.request.Request;
import org.calabaria.store.archive.NewRecord;
import org.calabaria.table.Table;
import org.calabaria.variant.ModelVariant;
import org.calabaria.wire.arrow.ArrowFile;
import org.calabaria.wire.json.CanonicalJson;
import org.calabaria.wire.provenance.Environment;
import org.calabaria.wire.provenance.Identities;
import org.calabaria.wire.provenance.RunInputs;

/** Makes records of what ran. */
final class RecordWriter {

    private static final int DIGEST = 32;
    private static final int LONGEST_TEXT = 64 << 10;

    private final Environment environment;
    private final SharedDocument environmentDocument;
    private final Map<String, SharedDocument> codes = new ConcurrentHashMap<>();
    private final Map<ModelVariant, String> variants = new WeakHashMap<>();

    /** A document that many records refer to. */
    private record SharedDocument(String digest, byte[] bytes) {

        static SharedDocument of(Object value) {
            byte[] bytes = CanonicalJson.bytes(value);
            return new SharedDocument(digestOf(bytes), bytes);
        }
    }

    RecordWriter(Environment environment) {
        this.environment = environment;
        this.environmentDocument = SharedDocument.of(environment.toValue());
    }

    static String digestOf(byte[] bytes) {
        return new Blake2b(DIGEST).add(bytes).hex();
    }

    /** An output as a file. */
    record EncodedOutput(byte[] bytes, StoredOutput described) {

        static EncodedOutput of(Table table) {
            byte[] bytes = ArrowFile.encode(table);
            return new EncodedOutput(
                    bytes,
                    new StoredOutput(
                            bytes.length, table.rowCount(), digestOf(bytes), bytes.length > NewRecord.LONGEST_FILE));
        }

        EncodedOutput asObject() {
            return new EncodedOutput(
                    bytes, new StoredOutput(described.bytes(), described.rows(), described.digest(), true));
        }
    }

    /** The outputs as files; of a run that is too long for a segment, each as an object. */
    static SortedMap<String, EncodedOutput> encode(Map<String, Table> tables) {
        SortedMap<String, EncodedOutput> outputs = new TreeMap<>();
        tables.forEach((name, table) -> outputs.put(name, EncodedOutput.of(table)));
        long inline = outputs.values().stream()
                .filter(output -> !output.described().object())
                .mapToLong(output -> output.bytes().length)
                .sum();
        if (inline > NewRecord.LONGEST / 2) {
            outputs.replaceAll((name, output) -> output.asObject());
        }
        return outputs;
    }

    /** The record of a run that was completed. */
    NewRecord completed(PendingRun run, Request request, SortedMap<String, EncodedOutput> outputs) {
        SortedMap<String, StoredOutput> described = new TreeMap<>();
        SortedMap<String, byte[]> files = new TreeMap<>();
        outputs.forEach((name, output) -> {
            described.put(name, output.described());
            if (!output.described().object()) {
                files.put(RecordReader.fileOf(name), output.bytes());
            }
        });
        return record(run, request, described, files, Optional.empty());
    }

    /** The record of a run that failed. */
    NewRecord failed(PendingRun run, Failed failed) {
        StoredFailure failure = new StoredFailure(
                failed.problem().getClass().getName(),
                wellFormed(ThrowableText.message(failed.problem())),
                wellFormed(trace(failed.problem())),
                failed.attempt());
        return record(run, failed.request(), new TreeMap<>(), new TreeMap<>(), Optional.of(failure));
    }

    private NewRecord record(
            PendingRun run,
            Request request,
            SortedMap<String, StoredOutput> outputs,
            SortedMap<String, byte[]> files,
            Optional<StoredFailure> failure) {
        RunInputs inputs = run.inputs();
        SharedDocument code = codes.computeIfAbsent(
                inputs.code().id(), id -> SharedDocument.of(inputs.code().parts()));
        String content = ManifestText.content(run.simRoot(), stored(inputs, request), code.digest(), outputs, failure);
        byte[] manifest = ManifestText.manifest(
                content,
                ManifestText.digest(content),
                asked(request),
                tasks(inputs, run),
                Optional.of(origin(run)),
                failure);
        SortedMap<String, byte[]> shared = new TreeMap<>();
        shared.put(code.digest(), code.bytes());
        shared.put(environmentDocument.digest(), environmentDocument.bytes());
        return new NewRecord(run.key(), files, manifest, shared);
    }

    private static StoredInputs stored(RunInputs inputs, Request request) {
        return new StoredInputs(
                request.setup().model().getClass().getName(),
                inputs.code().id(),
                Numerics.version(),
                inputs.parameters().values(),
                inputs.config().values(),
                inputs.stack(),
                inputs.seed());
    }

    private AskedRun asked(Request request) {
        return new AskedRun(request.setup().point().values(), request.replicate(), variant(request));
    }

    private String variant(Request request) {
        Optional<ModelVariant> variant = request.setup().variant();
        if (variant.isEmpty()) {
            return Identities.variantKey(request.setup().model(), request.stack(), Map.of());
        }
        synchronized (variants) {
            return variants.computeIfAbsent(variant.get(), Identities::variantKey);
        }
    }

    /** The task of all the outputs that were asked for, and that of each of them. */
    private static List<String> tasks(RunInputs inputs, PendingRun run) {
        List<String> tasks = new ArrayList<>();
        tasks.add(RunInputs.taskId(run.simRoot(), inputs.outputs()));
        if (inputs.outputs().size() > 1) {
            inputs.outputs().forEach(output -> tasks.add(RunInputs.taskId(run.simRoot(), List.of(output))));
        }
        return tasks;
    }

    private RunOrigin origin(PendingRun run) {
        return new RunOrigin(
                Instant.now().truncatedTo(ChronoUnit.MILLIS),
                Duration.ofNanos(Math.max(0, System.nanoTime() - run.startedNanos())),
                environmentDocument.digest(),
                environment.javaVersion(),
                environment.libraryVersion());
    }

    private static String trace(Throwable problem) {
        StackTraceElement[] trace = problem.getStackTrace();
        return Arrays.stream(trace).map(StackTraceElement::toString).collect(Collectors.joining("\n"));
    }

    /** A text of a model's, which may be of any length, and no Unicode. */
    private static String wellFormed(String text) {
        String cut = text.length() <= LONGEST_TEXT ? text : text.substring(0, LONGEST_TEXT) + "...";
        return new String(cut.getBytes(StandardCharsets.UTF_8), StandardCharsets.UTF_8);
    }
}
