package org.calabaria.store;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Predicate;
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
    private static final ManifestJson.Served NOTHING = new ManifestJson.Served("", false, Map.of(), "");

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
                archive.quarantine(one.location(), damaged.getMessage());
            }
        }
        return records;
    }

    /**
     * The tables of a run, verified.
     *
     * @param tables by the names of the outputs
     * @param origin what had made them
     */
    record Hit(SortedMap<String, Table> tables, String origin) {}

    /**
     * The tables of these outputs of a run; empty if one of them is missing.
     *
     * @param allowed which of the run's records may be used
     */
    Optional<Hit> tables(RunKey key, List<String> outputs, Predicate<Archive.Found> allowed) {
        SortedMap<String, Table> tables = new TreeMap<>();
        String origin = "";
        for (Archive.Found found : archive.find(key)) {
            ManifestJson.Served served = served(found);
            for (String output : outputs) {
                StoredOutput known = served.outputs().get(output);
                if (known != null && !tables.containsKey(output) && allowed.test(found)) {
                    table(found, output, known).ifPresent(table -> tables.put(output, table));
                    origin = served.origin();
                }
            }
        }
        return tables.size() == outputs.size() ? Optional.of(new Hit(tables, origin)) : Optional.empty();
    }

    /** What of a record may be served: nothing of a failure, and nothing of a record that is damaged. */
    private ManifestJson.Served served(Archive.Found found) {
        try {
            ManifestJson.Served served = ManifestJson.served(found.record().manifest());
            if (!served.simRoot().equals(found.record().key().hex())) {
                throw new DamagedRecordException("the manifest is that of run " + served.simRoot());
            }
            return served.completed() ? served : NOTHING;
        } catch (DamagedRecordException damaged) {
            archive.quarantine(found.location(), damaged.getMessage());
            return NOTHING;
        }
    }

    /** An output's table, verified; empty if no record has it undamaged. */
    Optional<Table> table(List<ReadRecord> records, String output) {
        for (ReadRecord record : records) {
            StoredOutput known = record.manifest().outputs().get(output);
            Optional<Table> table = known == null ? Optional.empty() : table(record.found(), output, known);
            if (table.isPresent()) {
                return table;
            }
        }
        return Optional.empty();
    }

    private Optional<Table> table(Archive.Found found, String output, StoredOutput known) {
        Optional<byte[]> bytes = bytes(found, output, known);
        try {
            return bytes.map(ArrowFile::decode);
        } catch (CalabariaException notArrow) { // the digest was made of bytes that no writer of ours wrote
            archive.quarantine(found.location(), "output " + output + " is no Arrow file: " + notArrow.getMessage());
            return Optional.empty();
        }
    }

    /** The Arrow file of an output that the manifest names, verified. */
    Optional<byte[]> bytes(ReadRecord record, String output) {
        return bytes(
                record.found(),
                output,
                Objects.requireNonNull(record.manifest().outputs().get(output)));
    }

    private Optional<byte[]> bytes(Archive.Found found, String output, StoredOutput known) {
        if (known.object()) {
            return archive.object(known.digest(), known.bytes());
        }
        Optional<byte[]> bytes = found.record().file(fileOf(output));
        boolean intact = bytes.isPresent()
                && bytes.get().length == known.bytes()
                && new Blake2b(DIGEST).add(bytes.get()).hex().equals(known.digest());
        if (!intact) {
            archive.quarantine(found.location(), "output " + output + " is not what its digest in the manifest says");
        }
        return intact ? bytes : Optional.empty();
    }
}
