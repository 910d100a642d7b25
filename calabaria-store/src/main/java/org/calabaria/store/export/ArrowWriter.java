package org.calabaria.store.export;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.calabaria.table.Column;
import org.calabaria.table.Table;
import org.calabaria.wire.arrow.ArrowFileWriter;
import org.calabaria.wire.arrow.ArrowOptions;

/** Tables as an Arrow file. */
final class ArrowWriter implements TableWriter {

    private final TargetFile target;
    private final ColumnNames names;
    private final ArrowFileWriter arrow;

    ArrowWriter(TargetFile target, ColumnNames names) {
        this.target = target;
        this.names = names;
        this.arrow = new ArrowFileWriter(target, ArrowOptions.DEFAULT);
    }

    @Override
    public void write(Table batch) throws IOException {
        target.beginTable();
        List<String> called = names.of(batch.columnNames());
        List<Column> columns = new ArrayList<>();
        for (int i = 0; i < called.size(); i++) {
            columns.add(batch.column(i).renamed(called.get(i)));
        }
        arrow.write(Table.of(columns));
        target.endTable();
    }

    @Override
    public void finish() throws IOException {
        target.requireWhole();
        arrow.finish();
        target.publish();
    }

    @Override
    public void close() throws IOException {
        target.close();
    }
}
