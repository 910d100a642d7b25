package org.calabaria.store;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import org.calabaria.model.SimOutput;
import org.calabaria.request.Completed;
import org.calabaria.request.Failed;
import org.calabaria.request.Outcome;
import org.calabaria.request.Request;
import org.calabaria.run.RunCache;
import org.calabaria.store.RecordReader.ReadRecord;
import org.calabaria.store.RecordWriter.EncodedOutput;
import org.calabaria.store.archive.Archive;
import org.calabaria.store.archive.NewRecord;
import org.calabaria.store.problem.InconsistentResultException;
import org.calabaria.store.problem.StoreException;
import org.calabaria.wire.provenance.Environment;

/**
 * A folder that keeps runs: a cache for runners, and an archive that can be asked what was run.
 *
 * <pre>{@code
 * try (ResultStore store = ResultStore.open(Path.of("results"));
 *      Runner runner = Runner.local().recall(store)) {
 *     Progress done = runner.run(requests, outcome -> ...); // what is stored does not run
 * }
 * }</pre>
 *
 * <p>A run is stored with all of its outputs, or not at all. Failures are stored, and never served: a run that failed runs
 * again. What is served was compared with its digest; what is damaged is set aside and runs again. Any number of threads,
 * processes and machines may use one folder at once.
 *
 * <p>Configured by copies that share the folder: closing one closes all.
 */
public final class ResultStore implements RunCache, AutoCloseable {

    private final Archive archive;
    private final RecordReader reader;
    private final RecordWriter writer;
    private final Map<Request, PendingRun> pending;
    private final Durability durability;
    private final ConflictPolicy policy;

    private ResultStore(
            Archive archive,
            RecordReader reader,
            RecordWriter writer,
            Map<Request, PendingRun> pending,
            Durability durability,
            ConflictPolicy policy) {
        this.archive = archive;
        this.reader = reader;
        this.writer = writer;
        this.pending = pending;
        this.durability = durability;
        this.policy = policy;
    }

    /**
     * The store in a folder, which is made if it is absent or empty.
     *
     * @throws StoreException if the folder is something else, of a newer version, or cannot be read
     */
    public static ResultStore open(Path folder) {
        return of(Archive.open(Objects.requireNonNull(folder, "folder must not be null")));
    }

    static ResultStore of(Archive archive) {
        return new ResultStore(
                archive,
                new RecordReader(archive),
                new RecordWriter(Environment.here()),
                new ConcurrentHashMap<>(),
                Durability.ON_CLOSE,
                ConflictPolicy.REFUSE);
    }

    /** A copy that forces runs to the disk at other times; {@link Durability#ON_CLOSE} unless said otherwise. */
    public ResultStore durability(Durability other) {
        Objects.requireNonNull(other, "other must not be null");
        return new ResultStore(archive, reader, writer, pending, other, policy);
    }

    /** A copy that treats differing results of the same inputs otherwise; {@link ConflictPolicy#REFUSE} unless said so. */
    public ResultStore onConflict(ConflictPolicy other) {
        Objects.requireNonNull(other, "other must not be null");
        return new ResultStore(archive, reader, writer, pending, durability, other);
    }

    /** The folder. */
    public Path folder() {
        return archive.root();
    }

    // As a cache.

    @Override
    public Optional<SimOutput> recall(Request request) {
        Optional<PendingRun> run = PendingRun.of(Objects.requireNonNull(request, "request must not be null"));
        if (run.isEmpty()) {
            return Optional.empty();
        }
        Optional<SimOutput> known = output(run.get());
        if (known.isEmpty()) {
            pending.put(request, run.get());
        }
        return known;
    }

    private Optional<SimOutput> output(PendingRun run) {
        List<ReadRecord> records = reader.records(run.key());
        if (records.isEmpty()) {
            return Optional.empty();
        }
        return reader.tables(records, run.outputs())
                .map(tables -> new SimOutput(run.inputs().seed(), new TreeMap<>(tables)));
    }

    @Override
    public void remember(Outcome outcome) {
        Request request =
                Objects.requireNonNull(outcome, "outcome must not be null").request();
        PendingRun known = pending.remove(request);
        Optional<PendingRun> run = known != null ? Optional.of(known) : PendingRun.of(request);
        if (run.isEmpty()) {
            return;
        }
        if (outcome instanceof Completed completed) {
            store(run.get(), completed);
        } else if (outcome instanceof Failed failed) {
            store(run.get(), failed);
        }
    }

    private void store(PendingRun run, Completed completed) {
        SortedMap<String, EncodedOutput> outputs =
                RecordWriter.encode(completed.output().tables());
        for (ReadRecord earlier : reader.records(run.key())) {
            earlier.manifest().outputs().forEach((name, stored) -> {
                EncodedOutput now = outputs.remove(name);
                if (now != null && policy == ConflictPolicy.REFUSE) {
                    requireSame(run, earlier, name, now.described(), stored);
                }
            });
        }
        if (outputs.isEmpty()) {
            return;
        }
        outputs.values().stream()
                .filter(output -> output.described().object())
                .forEach(output -> archive.putObject(output.described().digest(), output.bytes()));
        append(writer.completed(run, completed.request(), outputs));
    }

    private static void requireSame(
            PendingRun run, ReadRecord earlier, String output, StoredOutput now, StoredOutput stored) {
        if (!now.digest().equals(stored.digest())) {
            throw new InconsistentResultException(
                    output,
                    "output '" + output + "' of run " + run.simRoot() + " differs from the one that is stored: digest "
                            + now.digest().substring(0, 8) + " now, "
                            + stored.digest().substring(0, 8) + " in "
                            + earlier.location()
                            + "; the model depends on something that is not among its inputs: find it with the laws of the"
                            + " testkit, or keep the first result with onConflict(KEEP_FIRST)");
        }
    }

    private void store(PendingRun run, Failed failed) {
        append(writer.failed(run, failed));
    }

    private void append(NewRecord record) {
        archive.append(record, durability == Durability.EACH_RUN, durability != Durability.NONE);
    }

    // As an archive.

    /** The stored run of a request, whatever outputs it has; empty if there is none, or if its values are refused. */
    public Optional<StoredRun> find(Request request) {
        return PendingRun.of(Objects.requireNonNull(request, "request must not be null"))
                .flatMap(run -> run(reader.records(run.key())));
    }

    private Optional<StoredRun> run(List<ReadRecord> records) {
        return records.isEmpty() ? Optional.empty() : Optional.of(new StoredRun(archive, reader, records));
    }

    /** Finishes what was begun, so that every run is on the disk, and gives the folder back. */
    @Override
    public void close() {
        archive.close();
    }

    /** {@code ResultStore[results]}. */
    @Override
    public String toString() {
        return "ResultStore[" + folder() + "]";
    }
}
