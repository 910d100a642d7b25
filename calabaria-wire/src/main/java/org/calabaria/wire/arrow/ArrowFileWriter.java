package org.calabaria.wire.arrow;

import java.io.IOException;
import java.io.OutputStream;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import org.calabaria.table.Table;
import org.jspecify.annotations.Nullable;

/**
 * A writer of an Arrow IPC file, table by table, for more rows than fit into memory. Each table becomes a record batch,
 * or several batches if it has more rows than {@link ArrowOptions#batchRows}. Not thread-safe.
 *
 * <p>A file of one table has the same bytes as with {@link ArrowFile#write}.
 */
public final class ArrowFileWriter {

    private final OutputStream out;
    private final ArrowOptions options;
    private final List<BatchBlock> blocks = new ArrayList<>();
    private @Nullable Encoder first;
    private long written;

    /** Creates a writer to an output, which the writer does not close. */
    public ArrowFileWriter(OutputStream out, ArrowOptions options) {
        this.out = Objects.requireNonNull(out, "out must not be null");
        this.options = Objects.requireNonNull(options, "options must not be null");
    }

    /**
     * Writes the rows of a table after those of the previous tables.
     *
     * @throws ArrowFormatException if its columns differ from those of the first table, or if a cell cannot be
     *     represented in Arrow
     * @throws IOException if writing to the output fails
     */
    public void write(Table table) throws IOException {
        Encoder encoder = Encoder.file(ArrowDocument.of(table), options, Framing.CALABARIA);
        if (first == null) {
            first = encoder;
            written = encoder.writeStart(out);
        } else if (!Arrays.equals(encoder.schema(), first.schema())) {
            throw ArrowFormatException.unwritable(
                    "every table of a file must have the columns of the first one, got " + table.columnNames());
        }
        if (table.rowCount() > 0) {
            add(encoder.writeBatches(out, written));
        }
    }

    private void add(List<BatchBlock> more) {
        blocks.addAll(more);
        BatchBlock last = more.get(more.size() - 1);
        written = last.offset() + last.metadataLength() + last.bodyLength();
    }

    /**
     * Writes the footer.
     *
     * @throws IllegalStateException if no table was written; a table without rows is sufficient
     * @throws IOException if writing to the output fails
     */
    public void finish() throws IOException {
        if (first == null) {
            throw new IllegalStateException("a file needs a table, which may have no rows");
        }
        if (blocks.isEmpty()) {
            add(first.writeBatches(out, written)); // as a table without rows is written
        }
        first.writeEnd(blocks, out);
    }
}
