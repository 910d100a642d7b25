package org.calabaria.store;

import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * What a record says of its run: the last entry of the record, canonical JSON.
 *
 * <p>Its {@code content} is what was computed: inputs, the digests of the outputs, the failure. {@code digest} covers it,
 * and so does the digest of the store. Beside it stand how the run was asked for, the task ids that it answers, and when
 * and where it took place.
 *
 * @param simRoot the identity of the simulation
 * @param codeParts the digest of the shared document that has the digests of the code's parts
 * @param outputs by name, sorted; empty where the run failed
 * @param tasks the task ids that the record answers: that of all of its outputs, and that of each
 * @param digest of the content
 */
record RunManifest(
        String simRoot,
        StoredInputs inputs,
        String codeParts,
        SortedMap<String, StoredOutput> outputs,
        Optional<StoredFailure> failure,
        AskedRun asked,
        List<String> tasks,
        Optional<RunOrigin> origin,
        String digest) {

    static final String COMPLETED = "completed";
    static final String FAILED = "failed";

    RunManifest {
        outputs = Collections.unmodifiableSortedMap(new TreeMap<>(outputs));
        tasks = List.copyOf(tasks);
    }

    /** The digests of the shared documents that it refers to. */
    List<String> documents() {
        return origin.map(where -> List.of(codeParts, where.environment())).orElse(List.of(codeParts));
    }

    /** The same with fewer outputs, and the digest that belongs to them. */
    RunManifest withOutputs(SortedMap<String, StoredOutput> others) {
        String content = ManifestText.content(simRoot, inputs, codeParts, others, failure);
        return new RunManifest(
                simRoot, inputs, codeParts, others, failure, asked, tasks, origin, ManifestText.digest(content));
    }

    /** As bytes. */
    byte[] encode() {
        String content = ManifestText.content(simRoot, inputs, codeParts, outputs, failure);
        return ManifestText.manifest(content, digest, asked, tasks, origin, failure);
    }

    /** Whether it has results, which may be served. */
    boolean isCompleted() {
        return failure.isEmpty();
    }
}
