package org.calabaria.store;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.calabaria.digest.Blake2b;
import org.calabaria.problem.CalabariaException;
import org.calabaria.store.archive.Archive;
import org.calabaria.store.archive.DamagedRecordException;
import org.calabaria.store.archive.Location;
import org.calabaria.store.archive.RunKey;
import org.calabaria.table.Table;
import org.calabaria.wire.arrow.ArrowFile;

/** Reads runs from an archive. What is damaged is set aside, and is as good as missing. */
final class RecordReader {

    private static final int DIGEST = 32;
    private static final String SUFFIX = ".arrow";

    private final Archive archive;

    RecordReader(Archive archive) {
        this.archive = archive;
    }

    /** A record with its manifest. */
    record ReadRecord(Archive.Found found, RunManifest manifest) {

        Location location() {
            return found.location();
        }

        /** The same without the bytes that were read. */
        ReadRecord described() {
            return new ReadRecord(
                    new Archive.Found(found.location(), found.record().withoutBytes()), manifest);
        }
    }

    static String fileOf(String output) {
        return output + SUFFIX;
    }

    List<ReadRecord> records(RunKey key) {
        return records(archive.find(key));
    }

    /** The records of one key, without those that are damaged. */
    List<ReadRecord> records(List<Archive.Found> found) {
        List<ReadRecord> records = new ArrayList<>(found.size());
        for (Archive.Found one : found) {
            try {
                records.add(new ReadRecord(one, ManifestReader.read(one.record())));
            } catch (DamagedRecordException damaged) {
                archive.setAside(one.location(), damaged.getMessage());
            }
        }
        return records;
    }

    /** The tables of these outputs, verified; empty if one of them is missing. */
    Optional<Map<String, Table>> tables(List<ReadRecord> records, List<String> outputs) {
        Map<String, Table> tables = new HashMap<>();
        for (String output : outputs) {
            Optional<Table> table = table(records, output);
            if (table.isEmpty()) {
                return Optional.empty();
            }
            tables.put(output, table.get());
        }
        return Optional.of(tables);
    }

    /** An output's table, verified; empty if no record has it undamaged. */
    Optional<Table> table(List<ReadRecord> records, String output) {
        for (ReadRecord record : records) {
            if (record.manifest().outputs().containsKey(output)) {
                Optional<byte[]> bytes = bytes(record, output);
                if (bytes.isPresent()) {
                    return decoded(record, output, bytes.get());
                }
            }
        }
        return Optional.empty();
    }

    private Optional<Table> decoded(ReadRecord record, String output, byte[] bytes) {
        try {
            return Optional.of(ArrowFile.decode(bytes));
        } catch (CalabariaException notArrow) { // the digest was made of bytes that no writer of ours wrote
            archive.setAside(record.location(), "output " + output + " is no Arrow file: " + notArrow.getMessage());
            return Optional.empty();
        }
    }

    /** The Arrow file of an output that the manifest names, verified. */
    Optional<byte[]> bytes(ReadRecord record, String output) {
        StoredOutput known = Objects.requireNonNull(record.manifest().outputs().get(output));
        if (known.object()) {
            return archive.object(known.digest(), known.bytes());
        }
        Optional<byte[]> bytes = record.found().record().file(fileOf(output));
        boolean intact = bytes.isPresent()
                && bytes.get().length == known.bytes()
                && new Blake2b(DIGEST).add(bytes.get()).hex().equals(known.digest());
        if (!intact) {
            archive.setAside(record.location(), "output " + output + " is not what its digest in the manifest says");
        }
        return intact ? bytes : Optional.empty();
    }
}
