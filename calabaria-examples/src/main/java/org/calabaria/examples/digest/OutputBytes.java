package org.calabaria.examples.digest;

import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import org.calabaria.model.SimOutput;
import org.calabaria.table.Column;
import org.calabaria.table.FlagColumn;
import org.calabaria.table.IntegerColumn;
import org.calabaria.table.RealColumn;
import org.calabaria.table.Table;

/**
 * The tables of a run as bytes: names, kinds and the bits of the cells. Nothing is rounded or formatted.
 *
 * <p>This is not a storage format; use Arrow to store tables.
 */
final class OutputBytes {

    private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    private final DataOutputStream out = new DataOutputStream(bytes);

    private OutputBytes() {}

    static byte[] of(SimOutput output) {
        OutputBytes written = new OutputBytes();
        try {
            written.write(output);
        } catch (IOException e) {
            throw new UncheckedIOException(e); // memory does not fail
        }
        return written.bytes.toByteArray();
    }

    private void write(SimOutput output) throws IOException {
        out.writeInt(output.tables().size());
        for (String name : output.tables().keySet()) {
            out.writeUTF(name);
            write(output.table(name));
        }
    }

    private void write(Table table) throws IOException {
        out.writeInt(table.rowCount());
        out.writeInt(table.columnCount());
        for (Column column : table.columns()) {
            out.writeUTF(column.name());
            out.writeUTF(column.kind().toString());
            for (int row = 0; row < column.size(); row++) {
                out.writeBoolean(column.isMissing(row));
                if (!column.isMissing(row)) {
                    writeCell(column, row);
                }
            }
        }
    }

    private void writeCell(Column column, int row) throws IOException {
        if (column instanceof RealColumn real) {
            out.writeLong(Double.doubleToRawLongBits(real.get(row)));
        } else if (column instanceof IntegerColumn integer) {
            out.writeLong(integer.get(row));
        } else if (column instanceof FlagColumn flag) {
            out.writeBoolean(flag.get(row));
        } else {
            out.writeUTF(String.valueOf(column.value(row))); // text, or an ISO 8601 date or time
        }
    }
}
