package org.calabaria.store;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import org.calabaria.store.archive.NewRecord;
import org.calabaria.wire.provenance.RunInputs;

/**
 * The records of one run as the one canonical form has them, however often and in whatever pieces the run was stored.
 *
 * <p>All results are one record. A second result of an output that differs from the first, which only an impure model has,
 * stands in a further record. Failures stand there only where there is no result, each reason once. What differs from run to
 * run without being a result is left out: when and where, stack traces, attempts. Of several ways in which the run was asked
 * for, the first in the order of their text is kept.
 */
final class MergedRun {

    private MergedRun() {}

    /** A record, and which record each of its outputs comes from. */
    record Part(RunManifest manifest, Map<String, RunManifest> sources) {}

    /** The canonical records of the records of one run, of which there is at least one. */
    static List<Part> of(List<RunManifest> records) {
        List<RunManifest> completed =
                sorted(records.stream().filter(RunManifest::isCompleted).toList());
        AskedRun asked = asked(completed.isEmpty() ? records : completed);
        if (completed.isEmpty()) {
            return failures(sorted(records), asked);
        }
        List<Part> parts = new ArrayList<>();
        Map<String, Set<String>> known = new HashMap<>();
        while (true) {
            SortedMap<String, StoredOutput> outputs = new TreeMap<>();
            Map<String, RunManifest> sources = new HashMap<>();
            for (RunManifest record : completed) {
                record.outputs().forEach((name, output) -> {
                    Set<String> digests = known.computeIfAbsent(name, first -> new HashSet<>());
                    if (!outputs.containsKey(name) && digests.add(output.digest())) {
                        outputs.put(name, output);
                        sources.put(name, record);
                    }
                });
            }
            if (outputs.isEmpty()) {
                return parts;
            }
            parts.add(part(completed.get(0), inPlace(outputs), Optional.empty(), asked, sources));
        }
    }

    /** Results in the order of their digests, so that it does not matter which was stored first. */
    private static List<RunManifest> sorted(List<RunManifest> records) {
        return records.stream()
                .sorted(Comparator.comparing(RunManifest::digest))
                .toList();
    }

    private static List<Part> failures(List<RunManifest> records, AskedRun asked) {
        List<Part> parts = new ArrayList<>();
        Set<String> known = new HashSet<>();
        for (RunManifest record : records) {
            StoredFailure failure = record.failure().orElseThrow();
            if (known.add(record.digest())) {
                parts.add(part(
                        record,
                        new TreeMap<>(),
                        Optional.of(new StoredFailure(failure.type(), failure.message(), "", 0)),
                        asked,
                        Map.of()));
            }
        }
        return parts;
    }

    private static Part part(
            RunManifest like,
            SortedMap<String, StoredOutput> outputs,
            Optional<StoredFailure> failure,
            AskedRun asked,
            Map<String, RunManifest> sources) {
        String content = ManifestText.content(like.simRoot(), like.inputs(), like.codeParts(), outputs, failure);
        RunManifest manifest = new RunManifest(
                like.simRoot(),
                like.inputs(),
                like.codeParts(),
                outputs,
                failure,
                asked,
                failure.isPresent() ? like.tasks() : tasks(like.simRoot(), List.copyOf(outputs.keySet())),
                Optional.empty(),
                ManifestText.digest(content));
        return new Part(manifest, sources);
    }

    private static List<String> tasks(String simRoot, List<String> outputs) {
        List<String> tasks = new ArrayList<>();
        tasks.add(RunInputs.taskId(simRoot, outputs));
        if (outputs.size() > 1) {
            outputs.forEach(output -> tasks.add(RunInputs.taskId(simRoot, List.of(output))));
        }
        return tasks;
    }

    /** The outputs with the place that their size gives them. */
    private static SortedMap<String, StoredOutput> inPlace(SortedMap<String, StoredOutput> outputs) {
        long inline = outputs.values().stream()
                .mapToLong(StoredOutput::bytes)
                .filter(bytes -> bytes <= NewRecord.LONGEST_FILE)
                .sum();
        boolean isLong = inline > NewRecord.LONGEST / 2;
        SortedMap<String, StoredOutput> placed = new TreeMap<>();
        outputs.forEach((name, output) -> placed.put(
                name,
                new StoredOutput(
                        output.bytes(),
                        output.rows(),
                        output.digest(),
                        isLong || output.bytes() > NewRecord.LONGEST_FILE)));
        return placed;
    }

    private static AskedRun asked(List<RunManifest> records) {
        return records.stream()
                .map(RunManifest::asked)
                .min(Comparator.comparing(MergedRun::text))
                .orElseThrow();
    }

    private static String text(AskedRun asked) {
        return new String(
                ManifestText.manifest("", "", asked, List.of(), Optional.empty(), Optional.empty()),
                StandardCharsets.UTF_8);
    }
}
