package org.calabaria.store;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.LongAdder;
import java.util.function.Consumer;
import org.calabaria.model.SimOutput;
import org.calabaria.problem.CalabariaException;
import org.calabaria.problem.ShownValue;
import org.calabaria.request.Completed;
import org.calabaria.request.Failed;
import org.calabaria.request.Outcome;
import org.calabaria.request.Request;
import org.calabaria.results.AddedNames;
import org.calabaria.run.RunCache;
import org.calabaria.store.RecordReader.ReadRecord;
import org.calabaria.store.RecordWriter.EncodedOutput;
import org.calabaria.store.archive.Archive;
import org.calabaria.store.archive.NewRecord;
import org.calabaria.store.archive.RunKey;
import org.calabaria.store.problem.InconsistentResultException;
import org.calabaria.store.problem.StoreException;
import org.calabaria.table.Column;
import org.calabaria.table.Table;
import org.calabaria.wire.provenance.Environment;
import org.calabaria.wire.provenance.Explanation;
import org.calabaria.wire.provenance.ProvenanceTree;
import org.calabaria.wire.provenance.RunInputs;
import org.calabaria.wire.registry.EntryRegistry;
import org.jspecify.annotations.Nullable;

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
    private final ClaimedRuns claims;
    private final Map<String, LongAdder> recalls;
    private final Map<String, @Nullable Object> here;
    private final Durability durability;
    private final ConflictPolicy policy;
    private final Set<EnvironmentPart> compared;

    private ResultStore(Archive archive) {
        this.archive = archive;
        this.reader = new RecordReader(archive);
        this.writer = new RecordWriter(Environment.here());
        this.pending = new ConcurrentHashMap<>();
        this.claims = new ClaimedRuns(archive);
        this.recalls = new ConcurrentHashMap<>();
        this.here = Environment.here().toValue();
        this.durability = Durability.ON_CLOSE;
        this.policy = ConflictPolicy.REFUSE;
        this.compared = Set.of();
    }

    /** A copy that shares everything but how it is configured. */
    private ResultStore(ResultStore of, Durability durability, ConflictPolicy policy, Set<EnvironmentPart> compared) {
        this.archive = of.archive;
        this.reader = of.reader;
        this.writer = of.writer;
        this.pending = of.pending;
        this.claims = of.claims;
        this.recalls = of.recalls;
        this.here = of.here;
        this.durability = durability;
        this.policy = policy;
        this.compared = compared;
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
        return new ResultStore(archive);
    }

    /** A copy that forces runs to the disk at other times; {@link Durability#ON_CLOSE} unless said otherwise. */
    public ResultStore durability(Durability other) {
        return new ResultStore(this, Objects.requireNonNull(other, "other must not be null"), policy, compared);
    }

    /** A copy that treats differing results of the same inputs otherwise; {@link ConflictPolicy#REFUSE} unless said so. */
    public ResultStore onConflict(ConflictPolicy other) {
        return new ResultStore(this, durability, Objects.requireNonNull(other, "other must not be null"), compared);
    }

    /**
     * A copy that serves a run only where these parts of the environment are the same as here; by identity alone unless
     * said otherwise. A run of a compacted store, which does not know its environment, is not served then.
     */
    public ResultStore sameEnvironment(EnvironmentPart... parts) {
        return new ResultStore(this, durability, policy, Set.of(parts));
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
            known = claims.outputOrClaim(run.get().key(), () -> output(run.get()));
        }
        if (known.isEmpty()) {
            pending.put(request, run.get());
        }
        return known;
    }

    @Override
    public void release(Request request) {
        PendingRun run = pending.remove(Objects.requireNonNull(request, "request must not be null"));
        if (run != null) {
            claims.release(run.key());
        }
    }

    private Optional<SimOutput> output(PendingRun run) {
        return reader.tables(run.key(), run.outputs(), this::isOfSameEnvironment)
                .map(hit -> {
                    recalls.computeIfAbsent(hit.origin(), first -> new LongAdder())
                            .increment();
                    return new SimOutput(run.inputs().seed(), hit.tables());
                });
    }

    private boolean isOfSameEnvironment(Archive.Found found) {
        return compared.isEmpty()
                || run(List.of(found))
                        .map(StoredRun::environment)
                        .filter(there -> compared.stream()
                                .allMatch(part -> Objects.equals(there.get(part.key()), here.get(part.key()))))
                        .isPresent();
    }

    /** How many runs were recalled since the store was opened, and which versions of Calabaria and Java had made them. */
    public Recalls recalls() {
        SortedMap<String, Long> counts = new TreeMap<>();
        recalls.forEach((origin, count) -> counts.put(origin, count.sum()));
        return new Recalls(counts.values().stream().mapToLong(count -> count).sum(), counts);
    }

    @Override
    public void remember(Outcome outcome) {
        Request request =
                Objects.requireNonNull(outcome, "outcome must not be null").request();
        PendingRun known = pending.get(request);
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
                    requireSame(run.simRoot(), earlier, name, now.described(), stored);
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
            String simRoot, ReadRecord earlier, String output, StoredOutput now, StoredOutput stored) {
        if (!now.digest().equals(stored.digest())) {
            throw new InconsistentResultException(
                    output,
                    "output '" + output + "' of run " + simRoot + " differs from the one that is stored: digest "
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

    /** The run of records of one key; empty if none of them is intact. */
    Optional<StoredRun> run(Collection<Archive.Found> found) {
        return run(reader.records(List.copyOf(found)));
    }

    /**
     * The run that is meant by an id: the beginning of its {@code simRoot}, of a task id that it answers, of the readable key
     * of its variant, of the id of its registry entry, or of the identity of its parameters.
     *
     * @param id at least 4 characters
     * @return empty if no run has such an id
     * @throws StoreException if several have, listing them
     */
    public Optional<StoredRun> find(String id) {
        return new IdSearch(this, archive).find(Objects.requireNonNull(id, "id must not be null"));
    }

    /** Hands on every run that a query asks for, in the order of their identities. */
    public void forEachRun(RunQuery query, Consumer<? super StoredRun> consumer) {
        Objects.requireNonNull(query, "query must not be null");
        Objects.requireNonNull(consumer, "consumer must not be null");
        new StoreFiles(archive, reader)
                .forEachRun(records -> run(records).filter(query::matches).ifPresent(consumer));
    }

    /**
     * A row for every run that a query asks for, failures included: parameters as they were asked for, {@code stack, seed,
     * replicate, model, code, status, failure, stored_at, run}. In the order of the runs' identities. For more runs than fit
     * into memory, use {@link #forEachRun}.
     */
    public Table runs(RunQuery query) {
        List<StoredRun> runs = new ArrayList<>();
        RunRows rows = new RunRows();
        forEachRun(query, run -> {
            runs.add(run.described());
            rows.add(run);
        });
        AddedNames names = new AddedNames(List.of());
        List<Column> columns = new ArrayList<>(rows.parameters(runs, names));
        columns.addAll(rows.described(runs, names));
        return Table.of(columns);
    }

    /**
     * All rows of one output over the completed runs that a query asks for.
     *
     * @throws StoreException if there are none, or if some were stored without the output
     * @throws org.calabaria.problem.InvalidOutputException if none has such an output, with the nearest name
     */
    public Dataset dataset(String output, RunQuery query) {
        Objects.requireNonNull(output, "output must not be null");
        Objects.requireNonNull(query, "query must not be null");
        return new Dataset(this, output, query);
    }

    // As an explanation.

    /**
     * Runs a stored run again with the code that a registry has, and compares.
     *
     * @param id as in {@link #find(String)}
     * @throws StoreException if there is no such run, or several
     */
    public Replay replay(String id, EntryRegistry registry) {
        Objects.requireNonNull(registry, "registry must not be null");
        return new ReplayedRun(one(id), registry).replay();
    }

    /**
     * Why two stored runs are not the same: every input in which they differ, and their environments.
     *
     * @param a as in {@link #find(String)}
     * @param b as in {@link #find(String)}
     * @throws StoreException if there is no such run, or several
     */
    public Explanation explain(String a, String b) {
        return ProvenanceTree.explain(RunLeaves.tree(one(a)), RunLeaves.tree(one(b)));
    }

    private StoredRun one(String id) {
        return find(id).orElseThrow(() -> new StoreException(
                id,
                "store '" + folder() + "' has no run '" + ShownValue.name(id) + "'; runs(RunQuery.all()) lists them"));
    }

    /** Why a run would be answered from the store, or would not: then the nearest stored run, and what differs. */
    public Why why(Request request) {
        Objects.requireNonNull(request, "request must not be null");
        request.seed();
        RunInputs inputs;
        try {
            inputs = RunInputs.of(request);
        } catch (CalabariaException refused) {
            return new Why.Nothing("the run would be refused: " + refused.getMessage());
        }
        Optional<StoredRun> same = find(request);
        if (same.isPresent()) {
            return whyOfTheSame(same.get(), inputs.outputs());
        }
        Nearness nearness = new Nearness(request, inputs);
        List<Why.Miss> nearest = new ArrayList<>();
        forEachRun(RunQuery.all(), run -> {
            List<String> differences = nearness.differences(run);
            if (nearest.isEmpty()
                    || differences.size() < nearest.get(0).differences().size()) {
                nearest.clear();
                nearest.add(new Why.Miss(run, differences));
            }
        });
        return nearest.isEmpty() ? new Why.Nothing("the store has no runs") : nearest.get(0);
    }

    private static Why whyOfTheSame(StoredRun run, List<String> outputs) {
        if (run.failure().isPresent()) {
            return new Why.Miss(
                    run, List.of("it failed, and runs again: " + run.failure().get()));
        }
        List<String> missing = outputs.stream()
                .filter(output -> !run.outputs().containsKey(output))
                .map(output -> "output '" + output + "' was not stored")
                .toList();
        return missing.isEmpty() ? new Why.Hit(run) : new Why.Miss(run, missing);
    }

    // As files.

    /** The number of records: a run that was stored in several pieces has several. */
    public long size() {
        return archive.size();
    }

    /** Reads every byte, in parallel, and says what is damaged or inconsistent. What is damaged is set aside. */
    public StoreReport verify() {
        archive.refresh();
        return new StoreCheck(archive, reader).check();
    }

    /**
     * The identity of what was computed: the inputs of every run, with the digests of its outputs or the reason why it
     * failed. It does not depend on when, where, in which order or how often anything was computed.
     */
    public String digest() {
        archive.refresh();
        return new StoreFiles(archive, reader).digest();
    }

    /**
     * Writes the store anew in its one canonical form, so that two stores with the same content have the same bytes, file by
     * file. Each run stands there once. Dropped are: what is damaged, the failures of runs that have results, and what
     * differs each time, which is when and where a run took place and the stack traces of failures.
     *
     * @throws StoreException if another process writes to the store
     */
    public void compact() {
        new StoreFiles(archive, reader).compact();
    }

    /**
     * Removes every run that a query does not ask for, and what is damaged.
     *
     * @throws StoreException if another process writes to the store
     */
    public void gc(RunQuery keep) {
        Objects.requireNonNull(keep, "keep must not be null");
        new StoreFiles(archive, reader)
                .keep(records -> run(records).filter(keep::matches).isPresent());
    }

    /**
     * Copies the records of another store that this one does not have. Each is verified; what is damaged there is left out.
     *
     * @throws StoreException if the other folder is no store
     * @throws InconsistentResultException if a result differs from the one that is stored here, unless the policy is {@link
     *     ConflictPolicy#KEEP_FIRST}
     */
    public MergeReport merge(Path other) {
        Objects.requireNonNull(other, "other must not be null");
        try (Archive from = Archive.open(other)) {
            RecordReader theirs = new RecordReader(from);
            long[] counts = {0, 0, 0};
            new StoreFiles(from, theirs)
                    .forEachRun(run -> run.forEach(record -> {
                        Optional<IntactRecord> intact = IntactRecord.of(record, from, theirs);
                        boolean whole = intact.isPresent()
                                && intact.get().outputs().size()
                                        == record.manifest().outputs().size();
                        counts[whole ? 0 : 2]++;
                        if (intact.isPresent() && !take(intact.get())) {
                            counts[0]--;
                            counts[1]++;
                        }
                    }));
            return new MergeReport(counts[0], counts[1], counts[2]);
        }
    }

    /** Whether the record brought something new. */
    private boolean take(IntactRecord record) {
        RunManifest manifest = record.manifest();
        List<ReadRecord> here = reader.records(RunKey.parse(manifest.simRoot()));
        SortedMap<String, StoredOutput> missing = new TreeMap<>(manifest.outputs());
        for (ReadRecord earlier : here) {
            earlier.manifest().outputs().forEach((name, stored) -> {
                StoredOutput now = missing.remove(name);
                if (now != null && policy == ConflictPolicy.REFUSE) {
                    requireSame(manifest.simRoot(), earlier, name, now, stored);
                }
            });
        }
        boolean known = manifest.isCompleted()
                ? missing.isEmpty()
                : here.stream().anyMatch(earlier -> earlier.manifest().digest().equals(manifest.digest()));
        if (known) {
            return false;
        }
        IntactRecord added = record.only(missing);
        added.objectFiles().forEach(archive::putObject);
        append(added.copy());
        return true;
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
