package org.calabaria.store.export;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.CsvRecord;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.calabaria.problem.InvalidTableException;
import org.calabaria.table.Column;
import org.calabaria.table.Table;
import org.calabaria.wire.arrow.ArrowFile;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TableWriterTest {

    private static final int ROWS = 200_000;

    @TempDir
    Path folder;

    private static Table numbered(int rows) {
        return Table.of(
                Column.integer("n", LongStream.range(0, rows).toArray()),
                Column.text(
                        "t",
                        IntStream.range(0, rows)
                                .mapToObj(n -> n % 7 == 0 ? null : "t" + n)
                                .toList()));
    }

    private byte[] parquet(String name, Table table, int batch) throws IOException {
        Path file = folder.resolve(name);
        try (TableWriter out = TableWriter.parquet(file, ColumnNames.UNDERSCORES)) {
            for (int row = 0; row < table.rowCount(); row += batch) {
                out.write(table.head(Math.min(row + batch, table.rowCount()))
                        .tail(Math.min(batch, table.rowCount() - row)));
            }
            out.finish();
        }
        return Files.readAllBytes(file);
    }

    @Test
    void aParquetFileDoesNotDependOnHowTheRowsWereCut() throws IOException {
        Table table = numbered(ROWS);

        assertThat(parquet("b", table, 9_999)).isEqualTo(parquet("a", table, ROWS));
    }

    @Test
    void csvHasThePlainDigitsOfEveryCell() throws IOException {
        assertThat(Files.readString(EveryKind.csv(folder))).isEqualTo("""
                        "seed","x","signed zero","infinite","whole","param_beta","text","flag","date","time"
                        1,1.0,-0.0,inf,9007199254740993,0.1,"a ""quoted"", comma
                        and a line; \u00e4\u4e16\ud83d\ude00",true,1969-12-31,2026-03-29T01:30:00.000001Z
                        9223372036854775808,2.0,0.0,-inf,-9223372036854775808,0.2,"",false,2026-03-29,1969-12-31T23:59:59.999999Z
                        18446744073709551615,NaN,5e-324,1e-07,7,0.30000000000000004,"NA",true,0001-01-01,2026-10-25T00:30:00Z
                        ,,,,,,,,,
                        """);
    }

    @Test
    void fastCsvReadsEveryCell() throws IOException {
        try (CsvReader<CsvRecord> reader = CsvReader.builder().ofCsvRecord(EveryKind.csv(folder))) {
            List<CsvRecord> records = reader.stream().toList();
            assertThat(records).hasSize(5);
            assertThat(records.get(1).getField(6)).isEqualTo(EveryKind.TEXT);
            assertThat(Long.parseUnsignedLong(records.get(3).getField(0))).isEqualTo(-1L);
            assertThat(records.get(4).getFieldCount()).isEqualTo(10);
        }
    }

    @Test
    void anArrowFileHoldsTheRowsOfAllTables() throws IOException {
        Table read = ArrowFile.decode(Files.readAllBytes(EveryKind.arrow(folder)));

        assertThat(read.rename("param_beta", "param.beta")).isEqualTo(EveryKind.table());
    }

    @Test
    void aFileWithoutRowsHasItsColumns() throws IOException {
        Path file = folder.resolve("empty.arrow");
        try (TableWriter out = TableWriter.arrow(file, ColumnNames.UNDERSCORES)) {
            out.write(numbered(3).head(0));
            out.finish();
        }
        assertThat(Files.readAllBytes(file))
                .isEqualTo(ArrowFile.encode(numbered(3).head(0)));
        assertThat(parquetRows(numbered(3).head(0))).isZero();
    }

    private long parquetRows(Table table) throws IOException {
        Path file = folder.resolve("empty.parquet");
        try (TableWriter out = TableWriter.parquet(file, ColumnNames.UNDERSCORES)) {
            out.write(table);
            out.finish();
        }
        try (var reader =
                org.apache.parquet.hadoop.ParquetFileReader.open(new org.apache.parquet.io.LocalInputFile(file))) {
            return reader.getRecordCount();
        }
    }

    @Test
    void leavesNothingAndKeepsTheOldFileWhereItIsNotFinished() throws IOException {
        Path file = Files.writeString(folder.resolve("kept.csv"), "old");
        try (TableWriter out = TableWriter.csv(file, ColumnNames.UNDERSCORES)) {
            out.write(numbered(ROWS));
        }
        try (TableWriter out = TableWriter.csv(file, ColumnNames.UNDERSCORES)) {
            assertThatThrownBy(out::finish)
                    .isInstanceOf(IllegalStateException.class)
                    .hasMessage("a file needs a table, which may have no rows");
        }

        assertThat(file).hasContent("old");
        try (Stream<Path> files = Files.list(folder)) {
            assertThat(files).containsExactly(file);
        }
    }

    @Test
    void refusesTablesOfOtherColumns() throws IOException {
        for (Table other :
                List.of(Table.of(Column.integer("n", 1)), Table.of(Column.real("n", 1), Column.integer("t", 1)))) {
            try (TableWriter out = TableWriter.parquet(folder.resolve("x"), ColumnNames.UNDERSCORES)) {
                out.write(numbered(3));
                assertThatThrownBy(() -> out.write(other))
                        .isInstanceOf(InvalidTableException.class)
                        .hasMessage(
                                other.columnCount() == 1
                                        ? "every table of a file must have the columns [n, t], got [n]"
                                        : """
                                          2 problems in write():
                                            column 'n' is real, but in the first table of the file integer
                                            column 't' is integer, but in the first table of the file text""");
            }
        }
    }

    @Test
    void refusesNamesThatBecomeOne() throws IOException {
        Table clash = Table.of(Column.integer("a.b", 1), Column.integer("a_b", 1));
        try (TableWriter out = TableWriter.parquet(folder.resolve("x"), ColumnNames.UNDERSCORES)) {
            assertThatThrownBy(() -> out.write(clash))
                    .isInstanceOf(InvalidTableException.class)
                    .hasMessage(
                            "columns 'a.b' and 'a_b' would both be called 'a_b' in the file; rename one, or keep the dots"
                                    + " with DOTTED");
        }
        try (TableWriter out = TableWriter.csv(folder.resolve("y"), ColumnNames.DOTTED)) {
            out.write(clash);
            out.finish();
        }
        assertThat(folder.resolve("y")).hasContent("\"a.b\",\"a_b\"\n1,1\n");
    }

    @Test
    void refusesACsvFileOfOneColumnAndTimesThatAreNoMicroseconds() throws IOException {
        try (TableWriter out = TableWriter.csv(folder.resolve("x"), ColumnNames.UNDERSCORES)) {
            assertThatThrownBy(() -> out.write(Table.of(Column.integer("n", 1))))
                    .hasMessage(
                            "a CSV file needs at least two columns, because readers drop the empty line that a missing cell"
                                    + " would be in the only one, got [n]; add a column, or write Parquet");
        }
        try (TableWriter out = TableWriter.parquet(folder.resolve("x"), ColumnNames.UNDERSCORES)) {
            assertThatThrownBy(() -> out.write(Table.of(Column.timestamp("t", Instant.ofEpochSecond(1, 1)))))
                    .hasMessage(
                            "a timestamp of the file counts microseconds, and column 't' has 1970-01-01T00:00:01.000000001Z;"
                                    + " round it first");
        }
    }

    @Test
    void doesNotFinishBehindARefusedTable() throws IOException {
        Table tooFine =
                Table.of(Column.integer("n", 1, 2), Column.timestamp("t", Instant.EPOCH, Instant.ofEpochSecond(1, 1)));
        Table clash = Table.of(Column.integer("a.b", 1), Column.integer("a_b", 1));
        Table single = Table.of(Column.integer("n", 1));
        Path file = Files.writeString(folder.resolve("kept"), "old");

        refusedForGood(TableWriter.parquet(file, ColumnNames.UNDERSCORES), tooFine);
        refusedForGood(TableWriter.arrow(file, ColumnNames.UNDERSCORES), clash);
        refusedForGood(TableWriter.csv(file, ColumnNames.UNDERSCORES), single);

        assertThat(file).hasContent("old");
        try (Stream<Path> files = Files.list(folder)) {
            assertThat(files).containsExactly(file);
        }
    }

    private static void refusedForGood(TableWriter opened, Table refused) throws IOException {
        String sentence =
                "a table was not written as a whole, so the file cannot be finished; close it, and write it again";
        try (TableWriter out = opened) {
            assertThatThrownBy(() -> out.write(refused)).isInstanceOf(InvalidTableException.class);
            assertThatThrownBy(() -> out.write(numbered(3)))
                    .isInstanceOf(IllegalStateException.class)
                    .hasMessage(sentence);
            assertThatThrownBy(out::finish)
                    .isInstanceOf(IllegalStateException.class)
                    .hasMessage(sentence);
        }
    }

    @Test
    void aFileMayBeReadByThoseWhoMayReadOtherFilesOfTheFolder() throws IOException {
        Path other = Files.writeString(folder.resolve("other"), "");
        Path file = folder.resolve("x.csv");
        try (TableWriter out = TableWriter.csv(file, ColumnNames.UNDERSCORES)) {
            out.write(numbered(3));
            out.finish();
        }
        assertThat(Files.getPosixFilePermissions(file)).isEqualTo(Files.getPosixFilePermissions(other));
    }

    @Test
    void aParquetFileOfManyColumnsHasSmallerRowGroups() throws IOException {
        int columns = 200;
        Table table = Table.of(IntStream.range(0, columns)
                .mapToObj(n -> Column.constantReal("c" + n, n, 50_000))
                .toList());
        Path file = folder.resolve("wide");
        Files.write(file, parquet("wide", table, 7_000));

        try (var reader =
                org.apache.parquet.hadoop.ParquetFileReader.open(new org.apache.parquet.io.LocalInputFile(file))) {
            assertThat(reader.getFooter().getBlocks().stream().map(group -> group.getRowCount()))
                    .containsExactly(20_971L, 20_971L, 8_058L);
        }
    }
}
