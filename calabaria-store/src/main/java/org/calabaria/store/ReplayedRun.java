package org.calabaria.store;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import org.calabaria.model.BaseModel;
import org.calabaria.model.Numerics;
import org.calabaria.model.SimOutput;
import org.calabaria.problem.CalabariaException;
import org.calabaria.problem.NearestName;
import org.calabaria.problem.ThrowableText;
import org.calabaria.scenario.Patched;
import org.calabaria.table.Column;
import org.calabaria.table.Table;
import org.calabaria.wire.provenance.ProvenanceTree;
import org.calabaria.wire.registry.EntryRecord;
import org.calabaria.wire.registry.EntryRegistry;

/** A stored run that is done again, with the code that a registry has now. */
final class ReplayedRun {

    private final StoredRun run;
    private final EntryRegistry registry;

    ReplayedRun(StoredRun run, EntryRegistry registry) {
        this.run = run;
        this.registry = registry;
    }

    Replay replay() {
        StoredInputs inputs = run.inputs();
        List<EntryRecord> entries = registry.entries().values().stream()
                .filter(entry -> entry.className().equals(inputs.model()))
                .toList();
        if (entries.isEmpty()) {
            return new Replay.NotReplayable("its model " + inputs.model() + " is not registered, only "
                    + NearestName.braces(registry.entries().keySet())
                    + "; register it, as in EntryRegistry.of("
                    + inputs.model().substring(inputs.model().lastIndexOf('.') + 1) + "::new)");
        }
        Optional<EntryRecord> same = entries.stream()
                .filter(entry -> entry.codeId().equals(inputs.code()))
                .findFirst();
        if (same.isEmpty() || inputs.numerics() != Numerics.version()) {
            return new Replay.CodeChanged(ProvenanceTree.explain(
                    RunLeaves.part(run, RunLeaves.code(run)),
                    RunLeaves.part(
                            run,
                            RunLeaves.code(
                                    entries.get(0).codeId(),
                                    entries.get(0).code().parts(),
                                    Numerics.version()))));
        }
        return replay(same.get());
    }

    private Replay replay(EntryRecord entry) {
        SimOutput now;
        try {
            BaseModel<?, ?> model = entry.newModel();
            StoredInputs inputs = run.inputs();
            Patched patched = new Patched(
                    model.space().point(inputs.parameters()), model.baseConfig().patched(inputs.config()));
            now = run.isCompleted()
                    ? model.prepare(patched).run(inputs.seed(), run.outputs().keySet())
                    : model.prepare(patched).run(inputs.seed());
        } catch (CalabariaException | LinkageError refused) {
            return failedNow(refused);
        } catch (RuntimeException | Error thrown) { // whatever a model throws is what came of its run
            return failedNow(thrown);
        }
        if (!run.isCompleted()) {
            return new Replay.Differs(
                    "failure", 0, "message", run.failure().orElseThrow().toString(), "no failure");
        }
        return compare(now.tables());
    }

    private Replay failedNow(Throwable thrown) {
        String now = ThrowableText.of(thrown);
        if (run.isCompleted()) {
            return new Replay.NotReplayable("it was completed, and fails now: " + now);
        }
        String stored = run.failure().orElseThrow().toString();
        return stored.equals(now) ? new Replay.Match() : new Replay.Differs("failure", 0, "message", stored, now);
    }

    private Replay compare(SortedMap<String, Table> now) {
        for (Map.Entry<String, Table> output : now.entrySet()) {
            Table stored = run.table(output.getKey());
            if (!stored.equals(output.getValue())) {
                return firstDifference(output.getKey(), stored, output.getValue());
            }
        }
        return new Replay.Match();
    }

    private static Replay firstDifference(String output, Table stored, Table now) {
        if (!stored.columnNames().equals(now.columnNames())) {
            return new Replay.Differs(output, 0, "", "columns " + stored.columnNames(), "columns " + now.columnNames());
        }
        int rows = Math.min(stored.rowCount(), now.rowCount());
        for (int row = 0; row < rows; row++) {
            for (int i = 0; i < stored.columnCount(); i++) {
                Column before = stored.column(i);
                Column after = now.column(i);
                if (!before.rowsAt(row).equals(after.rowsAt(row))) {
                    return new Replay.Differs(output, row, before.name(), before.shown(row), after.shown(row));
                }
            }
        }
        return new Replay.Differs(output, rows, "", stored.rowCount() + " rows", now.rowCount() + " rows");
    }
}
