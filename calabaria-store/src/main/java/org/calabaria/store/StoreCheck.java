package org.calabaria.store;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.Collectors;
import org.calabaria.store.RecordReader.ReadRecord;
import org.calabaria.store.archive.Archive;
import org.calabaria.store.archive.Location;
import org.calabaria.store.archive.Segment;

/** Reads every byte of a store, and compares it with what it must be. */
final class StoreCheck {

    private final Archive archive;
    private final RecordReader reader;
    private final List<String> problems = Collections.synchronizedList(new ArrayList<>());
    private final Map<String, Boolean> documents = new ConcurrentHashMap<>();
    private final AtomicLong records = new AtomicLong();
    private final AtomicLong bytes = new AtomicLong();
    private final AtomicLong torn = new AtomicLong();

    StoreCheck(Archive archive, RecordReader reader) {
        this.archive = archive;
        this.reader = reader;
    }

    StoreReport check() {
        archive.segments().parallelStream().forEach(this::check);
        archive.objects().parallelStream().forEach(this::checkObject);
        long runs = checkRuns();
        List<String> sorted = new ArrayList<>(new HashSet<>(problems));
        Collections.sort(sorted);
        return new StoreReport(runs, records.get(), bytes.get(), torn.get(), sorted);
    }

    private void check(Segment segment) {
        Archive.Checked checked = archive.check(segment);
        problems.addAll(checked.problems());
        bytes.addAndGet(checked.bytes());
        torn.addAndGet(checked.torn());
        checked.records().forEach(this::check);
    }

    private void check(Location location) {
        for (Archive.Found found : archive.read(location).stream().toList()) {
            List<ReadRecord> read = reader.records(List.of(found));
            if (read.isEmpty()) {
                problems.add("record at " + location + " is damaged");
            }
            read.forEach(this::check);
        }
    }

    private void check(ReadRecord record) {
        records.incrementAndGet();
        RunManifest manifest = record.manifest();
        String where = "record at " + record.location();
        if (!isContentIntact(record)) {
            problems.add(where + ": the digest of its content is wrong");
        }
        Set<String> files = manifest.outputs().entrySet().stream()
                .filter(output -> !output.getValue().object())
                .map(output -> RecordReader.fileOf(output.getKey()))
                .collect(Collectors.toSet());
        if (!files.equals(record.found().record().files())) {
            problems.add(where + ": it does not have the files that its manifest lists");
        }
        manifest.outputs().keySet().forEach(output -> {
            if (reader.bytes(record, output).isEmpty()) {
                problems.add(where + ": output " + output + " is missing or damaged");
            }
        });
        if (!hasDocuments(record)) {
            problems.add(where + ": a document that it refers to is missing or damaged");
        }
    }

    private static boolean isContentIntact(ReadRecord record) {
        try {
            byte[] content = ManifestJson.content(record.found().record().manifest());
            return ManifestText.digest(content).equals(record.manifest().digest());
        } catch (IOException unreadable) {
            return false;
        }
    }

    /** Whether the documents that a record refers to are there; each is read once for each segment. */
    private boolean hasDocuments(ReadRecord record) {
        Segment segment = record.location().segment();
        return record.manifest().documents().stream()
                .allMatch(digest -> documents.computeIfAbsent(
                        segment.name() + " " + digest,
                        first -> archive.shared(segment, digest).isPresent()));
    }

    private void checkObject(String digest) {
        archive.checkObject(digest)
                .ifPresentOrElse(
                        bytes::addAndGet,
                        () -> problems.add("object " + digest + " holds other bytes than its name says"));
    }

    /** Looks for results of the same inputs that differ, and counts the runs. */
    private long checkRuns() {
        long[] runs = {0};
        archive.forEach(reader::records, run -> {
            runs[0] += run.isEmpty() ? 0 : 1;
            if (run.size() > 1) {
                checkConsistent(run);
            }
        });
        return runs[0];
    }

    private void checkConsistent(List<ReadRecord> run) {
        Map<String, Set<String>> digests = new TreeMap<>();
        Map<String, List<String>> places = new HashMap<>();
        for (ReadRecord record : run) {
            record.manifest().outputs().forEach((name, output) -> {
                if (digests.computeIfAbsent(name, first -> new HashSet<>()).add(output.digest())) {
                    places.computeIfAbsent(name, first -> new ArrayList<>())
                            .add(record.location().toString());
                }
            });
        }
        digests.forEach((name, different) -> {
            if (different.size() > 1) {
                problems.add(
                        "output " + name + " of run " + run.get(0).manifest().simRoot() + " has "
                                + different.size() + " different results, at "
                                + String.join(" and at ", places.getOrDefault(name, List.of())));
            }
        });
    }
}
