package org.calabaria.store;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.function.Consumer;
import org.calabaria.problem.InvalidOutputException;
import org.calabaria.problem.NearestName;
import org.calabaria.results.AddedNames;
import org.calabaria.store.export.ColumnNames;
import org.calabaria.store.export.TableWriter;
import org.calabaria.store.problem.StoreException;
import org.calabaria.table.Column;
import org.calabaria.table.Table;

/**
 * All rows of one output over many runs: the parameters as they were asked for, the stack, the replicate, and the columns of
 * the output, its seed among them. In the order of the runs' identities, whatever the order in which they were stored, so
 * that the same content gives the same rows.
 *
 * <p>Read run by run: it takes no more memory than a batch.
 */
public final class Dataset {

    private static final int BATCH_ROWS = 1 << 16;

    private final ResultStore store;
    private final String output;
    private final RunQuery query;
    private final RunRows columns;
    private final ColumnNames names;

    private Dataset(ResultStore store, String output, RunQuery query, RunRows columns, ColumnNames names) {
        this.store = store;
        this.output = output;
        this.query = query;
        this.columns = columns;
        this.names = names;
    }

    /** Looks at every run, and refuses a data set that would be incomplete. */
    Dataset(ResultStore store, String output, RunQuery query) {
        this(store, output, query.completed(), new RunRows(), ColumnNames.UNDERSCORES);
        List<String> without = new ArrayList<>();
        SortedSet<String> known = new TreeSet<>();
        long[] runs = {0, 0};
        store.forEachRun(this.query, run -> {
            runs[0]++;
            known.addAll(run.outputs().keySet());
            columns.add(run);
            if (!run.outputs().containsKey(output)) {
                runs[1]++;
                if (without.isEmpty()) {
                    without.add(run.simRoot().substring(0, 8));
                }
            }
        });
        requireComplete(runs[0], runs[1], without, known);
    }

    private void requireComplete(long runs, long lacking, List<String> without, SortedSet<String> known) {
        if (runs == 0) {
            throw new StoreException(
                    output, "store '" + store.folder() + "' has no results among " + query + "; widen the query");
        }
        if (!known.contains(output)) {
            throw new InvalidOutputException(output, NearestName.unknown("output(s)", List.of(output), known));
        }
        if (lacking > 0) {
            throw new StoreException(
                    output,
                    "output '" + output + "' was not stored with " + lacking + " of " + runs + " runs, such as "
                            + without.get(0) + "; run them again with it, or leave them out with output(\"" + output
                            + "\")");
        }
    }

    /** Hands on the rows in tables of about 65,536 rows, all with the same columns. */
    public void forEachBatch(Consumer<? super Table> consumer) {
        List<Table> batch = new ArrayList<>();
        long[] rows = {0};
        store.forEachRun(query, run -> {
            Table table = rows(run);
            batch.add(table);
            rows[0] += table.rowCount();
            if (rows[0] >= BATCH_ROWS) {
                hand(batch, consumer);
                rows[0] = 0;
            }
        });
        hand(batch, consumer);
    }

    /** A copy whose files call columns with dots otherwise; {@link ColumnNames#UNDERSCORES} unless said so. */
    public Dataset names(ColumnNames other) {
        return new Dataset(store, output, query, columns, Objects.requireNonNull(other, "other must not be null"));
    }

    /**
     * Writes the rows as a Parquet file, which has its name only when it is whole.
     *
     * @throws IOException if the disk refuses; then nothing is left, and a file that was there before is as it was
     */
    public void writeParquet(Path file) throws IOException {
        write(TableWriter.parquet(file, names));
    }

    /** Writes the rows as an Arrow file, as {@link #writeParquet}. */
    public void writeArrow(Path file) throws IOException {
        write(TableWriter.arrow(file, names));
    }

    /** Writes the rows as a CSV file, as {@link #writeParquet}. */
    public void writeCsv(Path file) throws IOException {
        write(TableWriter.csv(file, names));
    }

    private void write(TableWriter opened) throws IOException {
        try (TableWriter out = opened) {
            forEachBatch(batch -> {
                try {
                    out.write(batch);
                } catch (IOException e) {
                    throw new UncheckedIOException(e);
                }
            });
            out.finish();
        } catch (UncheckedIOException e) {
            throw e.getCause();
        }
    }

    private void hand(List<Table> batch, Consumer<? super Table> consumer) {
        if (!batch.isEmpty()) {
            Table table = Table.concat(batch);
            batch.clear();
            consumer.accept(table);
        }
    }

    private Table rows(StoredRun run) {
        Table table = run.table(output);
        AddedNames names = new AddedNames(table.columnNames());
        List<Column> all = new ArrayList<>(columns.constants(run, table.rowCount(), names));
        all.addAll(table.columns());
        return Table.of(all);
    }
}
