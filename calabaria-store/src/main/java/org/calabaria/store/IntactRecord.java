package org.calabaria.store;

import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.calabaria.store.RecordReader.ReadRecord;
import org.calabaria.store.archive.Archive;
import org.calabaria.store.archive.NewRecord;
import org.calabaria.store.archive.RunKey;

/**
 * A record with all its bytes, every one verified; outputs that are damaged are left out.
 *
 * @param manifest of what is intact
 * @param text the manifest as bytes
 * @param outputs the Arrow files by the names of the outputs
 * @param documents the shared documents by digest, without those that are lost
 */
record IntactRecord(
        RunManifest manifest, byte[] text, SortedMap<String, byte[]> outputs, SortedMap<String, byte[]> documents) {

    /** What is intact of a record; empty if it had outputs and none of them is. */
    static Optional<IntactRecord> of(ReadRecord record, Archive archive, RecordReader reader) {
        RunManifest manifest = record.manifest();
        SortedMap<String, byte[]> outputs = new TreeMap<>();
        SortedMap<String, StoredOutput> described = new TreeMap<>();
        manifest.outputs().forEach((name, output) -> reader.bytes(record, name).ifPresent(bytes -> {
            outputs.put(name, bytes);
            described.put(name, output);
        }));
        if (outputs.isEmpty() && !manifest.outputs().isEmpty()) {
            return Optional.empty();
        }
        boolean whole = outputs.size() == manifest.outputs().size();
        RunManifest intact = whole ? manifest : manifest.withOutputs(described);
        SortedMap<String, byte[]> documents = new TreeMap<>();
        manifest.documents().forEach(digest -> archive.shared(record.location().segment(), digest)
                .ifPresent(bytes -> documents.put(digest, bytes)));
        byte[] text = whole ? record.found().record().manifest() : intact.encode();
        return Optional.of(new IntactRecord(intact, text, outputs, documents));
    }

    /** The same with these outputs alone. */
    IntactRecord only(SortedMap<String, StoredOutput> some) {
        if (some.size() == outputs.size()) {
            return this;
        }
        SortedMap<String, byte[]> fewer = new TreeMap<>(outputs);
        fewer.keySet().retainAll(some.keySet());
        RunManifest described = manifest.withOutputs(some);
        return new IntactRecord(described, described.encode(), fewer, documents);
    }

    /** The record to be appended, as it is. */
    NewRecord copy() {
        SortedMap<String, byte[]> files = new TreeMap<>();
        manifest.outputs().forEach((name, output) -> {
            byte[] bytes = outputs.get(name);
            if (!output.object() && bytes != null) {
                files.put(RecordReader.fileOf(name), bytes);
            }
        });
        return new NewRecord(RunKey.parse(manifest.simRoot()), files, text, documents);
    }

    /** The digests of the outputs that are large files. */
    Set<String> objects() {
        return manifest.outputs().values().stream()
                .filter(StoredOutput::object)
                .map(StoredOutput::digest)
                .collect(Collectors.toSet());
    }

    /** The large files by digest. */
    Map<String, byte[]> objectFiles() {
        SortedMap<String, byte[]> files = new TreeMap<>();
        manifest.outputs().forEach((name, output) -> {
            byte[] bytes = outputs.get(name);
            if (output.object() && bytes != null) {
                files.put(output.digest(), bytes);
            }
        });
        return files;
    }
}
