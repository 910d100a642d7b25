package org.calabaria.store;

import java.nio.charset.StandardCharsets;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Consumer;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.calabaria.digest.Blake2b;
import org.calabaria.store.RecordReader.ReadRecord;
import org.calabaria.store.archive.Archive;
import org.calabaria.store.archive.NewRecord;
import org.calabaria.store.archive.RunKey;

/** What is done with all the records of a store: its digest, its canonical form, and what is kept of it. */
final class StoreFiles {

    private static final String DOMAIN = "calabaria:store:v1|";
    private static final int DIGEST = 32;

    private final Archive archive;
    private final RecordReader reader;

    StoreFiles(Archive archive, RecordReader reader) {
        this.archive = archive;
        this.reader = reader;
    }

    /** Each run, in the order of the keys. */
    void forEachRun(Consumer<List<ReadRecord>> consumer) {
        archive.forEach(reader::records, run -> {
            if (!run.isEmpty()) {
                consumer.accept(run);
            }
        });
    }

    /** BLAKE2b-256 of {@code calabaria:store:v1|} and the digests of the contents of all records in canonical form, a line each. */
    String digest() {
        Blake2b digest = new Blake2b(DIGEST).add(DOMAIN.getBytes(StandardCharsets.US_ASCII));
        forEachRun(run -> MergedRun.of(run.stream().map(ReadRecord::manifest).toList())
                .forEach(part -> digest.add((part.manifest().digest() + "\n").getBytes(StandardCharsets.US_ASCII))));
        return digest.hex();
    }

    /** Writes the canonical form of every run, without what is damaged. */
    void compact() {
        Set<String> objects = new HashSet<>();
        archive.rewrite(
                "compact",
                target -> forEachRun(run -> {
                    Map<RunManifest, IntactRecord> intact = new LinkedHashMap<>();
                    run.forEach(record -> IntactRecord.of(record, archive, reader)
                            .ifPresent(whole -> intact.put(whole.manifest(), whole)));
                    if (!intact.isEmpty()) {
                        MergedRun.of(List.copyOf(intact.keySet()))
                                .forEach(part -> target.accept(canonical(part, intact, objects)));
                    }
                }));
        archive.keepObjects(objects);
    }

    private NewRecord canonical(MergedRun.Part part, Map<RunManifest, IntactRecord> intact, Set<String> objects) {
        SortedMap<String, byte[]> files = new TreeMap<>();
        SortedMap<String, byte[]> documents = new TreeMap<>();
        part.manifest().outputs().forEach((name, output) -> {
            IntactRecord source =
                    Objects.requireNonNull(intact.get(part.sources().get(name)));
            byte[] bytes = Objects.requireNonNull(source.outputs().get(name));
            if (output.object()) {
                archive.putObject(output.digest(), bytes);
                objects.add(output.digest());
            } else {
                files.put(RecordReader.fileOf(name), bytes);
            }
        });
        String code = part.manifest().codeParts();
        intact.values().stream()
                .flatMap(source -> Stream.ofNullable(source.documents().get(code)))
                .findFirst()
                .ifPresent(bytes -> documents.put(code, bytes));
        return new NewRecord(
                RunKey.parse(part.manifest().simRoot()), files, part.manifest().encode(), documents);
    }

    /** Removes the runs that are not to be kept, and what is damaged; the others stay as they are. */
    void keep(Predicate<List<ReadRecord>> kept) {
        Set<String> objects = new HashSet<>();
        archive.rewrite(
                "clean",
                target -> forEachRun(run -> {
                    if (kept.test(run)) {
                        run.forEach(record -> IntactRecord.of(record, archive, reader)
                                .ifPresent(whole -> {
                                    target.accept(whole.copy());
                                    objects.addAll(whole.objects());
                                }));
                    }
                }));
        archive.keepObjects(objects);
    }
}
