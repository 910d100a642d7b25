package org.calabaria.store;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import org.calabaria.problem.InvalidOutputException;
import org.calabaria.problem.NearestName;
import org.calabaria.store.RecordReader.ReadRecord;
import org.calabaria.store.archive.Archive;
import org.calabaria.store.problem.StoreException;
import org.calabaria.table.Table;
import org.calabaria.wire.json.JsonReader;

/**
 * A run that a store keeps: its inputs, its outputs or why it failed, and where it took place.
 *
 * <p>The tables are read when they are asked for, and verified. Valid as long as the store is open.
 */
public final class StoredRun {

    private final Archive archive;
    private final RecordReader reader;
    private final List<ReadRecord> records;
    private final RunManifest first;

    /** A run with at least one record; those with results come first. */
    StoredRun(Archive archive, RecordReader reader, List<ReadRecord> records) {
        this.archive = archive;
        this.reader = reader;
        this.records = inOrder(records);
        this.first = this.records.get(0).manifest();
    }

    /** Results before failures, each by what they say: the same order wherever the records stand. */
    private static List<ReadRecord> inOrder(List<ReadRecord> records) {
        return records.size() == 1
                ? records
                : records.stream()
                        .sorted((a, b) -> {
                            int byStatus = Boolean.compare(
                                    b.manifest().isCompleted(), a.manifest().isCompleted());
                            return byStatus != 0
                                    ? byStatus
                                    : a.manifest()
                                            .digest()
                                            .compareTo(b.manifest().digest());
                        })
                        .toList();
    }

    List<ReadRecord> records() {
        return records;
    }

    /** The same without the bytes of its outputs: for those who keep many. */
    StoredRun described() {
        return new StoredRun(
                archive, reader, records.stream().map(ReadRecord::described).toList());
    }

    /** The identity of the simulation. */
    public String simRoot() {
        return first.simRoot();
    }

    /** The inputs as they took effect. */
    public StoredInputs inputs() {
        return first.inputs();
    }

    /** How it was asked for. */
    public AskedRun asked() {
        return first.asked();
    }

    /** Whether it has results. */
    public boolean isCompleted() {
        return first.isCompleted();
    }

    /** Why it failed; empty where it has results. */
    public Optional<StoredFailure> failure() {
        return first.failure();
    }

    /** When and where it took place; empty in a compacted store. */
    public Optional<RunOrigin> origin() {
        return first.origin();
    }

    /** Its outputs by name, sorted; empty where it failed. */
    public SortedMap<String, StoredOutput> outputs() {
        SortedMap<String, StoredOutput> outputs = new TreeMap<>();
        records.forEach(record -> record.manifest().outputs().forEach(outputs::putIfAbsent));
        return Collections.unmodifiableSortedMap(outputs);
    }

    /**
     * The table of an output, verified.
     *
     * @throws InvalidOutputException if the run was stored without it, with the nearest name
     * @throws StoreException if what was stored is damaged
     */
    public Table table(String output) {
        Objects.requireNonNull(output, "output must not be null");
        SortedMap<String, StoredOutput> outputs = outputs();
        if (!outputs.containsKey(output)) {
            throw new InvalidOutputException(
                    output,
                    isCompleted()
                            ? NearestName.unknown("output(s)", List.of(output), outputs.keySet())
                            : "run " + simRoot().substring(0, 8) + " has no output '" + output
                                    + "', because it failed: " + first.failure().orElseThrow());
        }
        return reader.table(records, output)
                .orElseThrow(() -> new StoreException(
                        output,
                        "output '" + output + "' of run " + simRoot().substring(0, 8) + " of store '" + archive.root()
                                + "' is damaged and was set aside; run it again"));
    }

    /** The digests of the parts of its code by name, sorted; empty if the document that has them is lost. */
    public SortedMap<String, String> codeParts() {
        SortedMap<String, String> parts = new TreeMap<>();
        document(first.codeParts()).forEach((name, digest) -> parts.put(name, String.valueOf(digest)));
        return parts;
    }

    /** The environment in which it took place, as {@code Environment.toValue()}; empty if it is not known. */
    public Map<String, Object> environment() {
        return first.origin().map(origin -> document(origin.environment())).orElse(Map.of());
    }

    private Map<String, Object> document(String digest) {
        Map<String, Object> fields = new LinkedHashMap<>();
        archive.shared(records.get(0).location().segment(), digest).ifPresent(bytes -> JsonReader.standard()
                .read(bytes)
                .asMap()
                .ifPresent(map -> map.forEach((name, node) -> {
                    Object value = node.toValue();
                    if (value != null) {
                        fields.put(name, value);
                    }
                })));
        return fields;
    }

    /** {@code run 3f2c6e19: org.example.Sir at {beta=0.3} under [lockdown], seed 42}, and the failure if it failed. */
    @Override
    public String toString() {
        return "run " + simRoot().substring(0, 8) + ": " + inputs()
                + first.failure().map(failure -> ", failed: " + failure).orElse("");
    }
}
