package org.calabaria.store.export;

import java.io.IOException;
import java.nio.file.Path;
import org.calabaria.table.Table;

/**
 * Writes tables of the same columns as one file.
 *
 * <pre>{@code
 * try (TableWriter out = TableWriter.parquet(Path.of("runs.parquet"), ColumnNames.UNDERSCORES)) {
 *     for (Table batch : batches) {
 *         out.write(batch);
 *     }
 *     out.finish();
 * }
 * }</pre>
 *
 * <p>The file has its name only after {@link #finish}, and is whole then: until that a file that was there before stays as it
 * was, and where anything fails, nothing is left. The same rows give the same bytes, on every JVM. Not safe for several
 * threads.
 */
public interface TableWriter extends AutoCloseable {

    /**
     * A Parquet file: every column optional, plain encoding, uncompressed, in row groups of 65,536 rows, or of fewer where there are more than 64 columns. A real column is a
     * {@code DOUBLE}, an integer one an {@code INT64}, an unsigned one an unsigned {@code INT64}, a flag a {@code BOOLEAN}, text
     * UTF-8, a date a {@code DATE}, and a timestamp in UTC microseconds. Rows do not depend on how they were cut into tables.
     */
    static TableWriter parquet(Path file, ColumnNames names) throws IOException {
        return new ParquetWriter(TargetFile.of(file), names);
    }

    /** An Arrow IPC file, as {@link org.calabaria.wire.arrow.ArrowFile} writes it, with a record batch for each table. */
    static TableWriter arrow(Path file, ColumnNames names) throws IOException {
        return new ArrowWriter(TargetFile.of(file), names);
    }

    /**
     * A CSV file in UTF-8, RFC 4180, with lines that end with a line feed and a header. Cells of real columns always have a
     * point or an exponent, or are {@code NaN}, {@code inf}, {@code -inf}; text is always quoted; a missing cell is empty. Of at
     * least two columns, because a missing cell in the only column is an empty line, which readers drop.
     */
    static TableWriter csv(Path file, ColumnNames names) throws IOException {
        return new CsvWriter(TargetFile.of(file), names);
    }

    /**
     * Writes the rows of a table. The first table says which columns the file has; it may have no rows. After an exception the
     * file can only be closed, and nothing of it is left.
     *
     * @throws org.calabaria.problem.CalabariaException if the columns are not those of the first table; if a cell has no
     *     place in the format
     * @throws IOException if the disk refuses
     */
    void write(Table batch) throws IOException;

    /**
     * Ends the file, forces it to the disk, and gives it its name.
     *
     * @throws IllegalStateException if no table was written, or one was refused
     * @throws IOException if the disk refuses
     */
    void finish() throws IOException;

    /** Deletes what was written, unless it was finished. */
    @Override
    void close() throws IOException;
}
