package org.calabaria.store.export;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.calabaria.problem.InvalidTableException;
import org.calabaria.table.Column;
import org.calabaria.table.DateColumn;
import org.calabaria.table.FlagColumn;
import org.calabaria.table.IntegerColumn;
import org.calabaria.table.RealColumn;
import org.calabaria.table.Table;
import org.calabaria.table.TextColumn;
import org.calabaria.table.TimestampColumn;
import org.calabaria.wire.json.PythonFloat;
import org.jspecify.annotations.Nullable;

/** Tables as CSV: Y. Shafranovich, "Common Format and MIME Type for Comma-Separated Values (CSV) Files", RFC 4180 (2005). */
final class CsvWriter implements TableWriter {

    private static final int FLUSH = 1 << 15;

    private final TargetFile target;
    private final ColumnNames names;
    private final StringBuilder text = new StringBuilder();
    private @Nullable FixedColumns columns;

    CsvWriter(TargetFile target, ColumnNames names) {
        this.target = target;
        this.names = names;
    }

    @Override
    public void write(Table batch) throws IOException {
        target.beginTable();
        if (columns == null) {
            columns = FixedColumns.of(batch);
            header(names.of(batch.columnNames()));
        }
        columns.check(batch);
        for (int row = 0; row < batch.rowCount(); row++) {
            for (int i = 0; i < batch.columnCount(); i++) {
                if (i > 0) {
                    text.append(',');
                }
                cell(batch.column(i), row);
            }
            text.append('\n');
            if (text.length() >= FLUSH) {
                flush();
            }
        }
        target.endTable();
    }

    private void header(List<String> called) {
        if (called.size() < 2) {
            throw new InvalidTableException(
                    called.isEmpty() ? "" : called.get(0),
                    "a CSV file needs at least two columns, because readers drop the empty line that a missing cell would be in"
                            + " the only one, got " + called + "; add a column, or write Parquet");
        }
        for (int i = 0; i < called.size(); i++) {
            text.append(i > 0 ? "," : "");
            quoted(called.get(i));
        }
        text.append('\n');
    }

    private void cell(Column column, int row) {
        if (column.isMissing(row)) {
            return;
        }
        if (column instanceof RealColumn reals) {
            text.append(real(reals.get(row)));
        } else if (column instanceof IntegerColumn integers) {
            long value = integers.get(row);
            text.append(integers.isUnsigned() ? Long.toUnsignedString(value) : Long.toString(value));
        } else if (column instanceof FlagColumn flags) {
            text.append(flags.get(row));
        } else if (column instanceof TextColumn texts) {
            quoted(texts.get(row));
        } else if (column instanceof DateColumn dates) {
            text.append(dates.get(row));
        } else if (column instanceof TimestampColumn timestamps) {
            text.append(timestamps.get(row));
        }
    }

    private static String real(double value) {
        if (value == Double.POSITIVE_INFINITY) {
            return "inf";
        }
        if (value == Double.NEGATIVE_INFINITY) {
            return "-inf";
        }
        return Double.isNaN(value) ? "NaN" : PythonFloat.repr(value);
    }

    private void quoted(String cell) {
        text.append('"').append(cell.replace("\"", "\"\"")).append('"');
    }

    private void flush() throws IOException {
        target.write(text.toString().getBytes(StandardCharsets.UTF_8));
        text.setLength(0);
    }

    @Override
    public void finish() throws IOException {
        target.requireWhole();
        if (columns == null) {
            throw new IllegalStateException("a file needs a table, which may have no rows");
        }
        flush();
        target.publish();
    }

    @Override
    public void close() throws IOException {
        target.close();
    }
}
