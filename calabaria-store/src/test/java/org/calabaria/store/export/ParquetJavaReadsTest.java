package org.calabaria.store.export;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.apache.parquet.example.data.Group;
import org.apache.parquet.hadoop.ParquetFileReader;
import org.apache.parquet.hadoop.ParquetReader;
import org.apache.parquet.hadoop.api.ReadSupport;
import org.apache.parquet.hadoop.example.GroupReadSupport;
import org.apache.parquet.io.InputFile;
import org.apache.parquet.io.LocalInputFile;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** parquet-java 1.18.1 reads what is exported. */
class ParquetJavaReadsTest {

    @TempDir
    Path folder;

    /** A reader of rows. */
    private static final class Builder extends ParquetReader.Builder<Group> {

        Builder(InputFile file) {
            super(file);
        }

        @Override
        protected ReadSupport<Group> getReadSupport() {
            return new GroupReadSupport();
        }
    }

    private static List<Group> rows(Path file) throws IOException {
        List<Group> rows = new ArrayList<>();
        try (ParquetReader<Group> reader = new Builder(new LocalInputFile(file)).build()) {
            for (Group row = reader.read(); row != null; row = reader.read()) {
                rows.add(row);
            }
        }
        return rows;
    }

    @Test
    void readsTheSchemaWithItsTypes() throws IOException {
        try (ParquetFileReader reader = ParquetFileReader.open(new LocalInputFile(EveryKind.parquet(folder)))) {
            assertThat(reader.getFileMetaData().getSchema()).hasToString("""
                            message table {
                              optional int64 seed (INTEGER(64,false));
                              optional double x columnorder(TYPE_DEFINED_ORDER);
                              optional double signed zero columnorder(TYPE_DEFINED_ORDER);
                              optional double infinite columnorder(TYPE_DEFINED_ORDER);
                              optional int64 whole (INTEGER(64,true));
                              optional double param_beta columnorder(TYPE_DEFINED_ORDER);
                              optional binary text (STRING);
                              optional boolean flag;
                              optional int32 date (DATE);
                              optional int64 time (TIMESTAMP(MICROS,true));
                            }
                            """);
        }
    }

    @Test
    void readsEveryCell() throws IOException {
        List<Group> rows = rows(EveryKind.parquet(folder));

        assertThat(rows).hasSize(4);
        assertThat(rows.get(2).getLong("seed", 0)).isEqualTo(-1L);
        assertThat(rows.get(2).getDouble("x", 0)).isNaN();
        assertThat(rows.get(0).getDouble("signed zero", 0)).isEqualTo(-0.0);
        assertThat(rows.get(0).getLong("whole", 0)).isEqualTo((1L << 53) + 1);
        assertThat(rows.get(0).getString("text", 0)).isEqualTo(EveryKind.TEXT);
        assertThat(rows.get(1).getString("text", 0)).isEmpty();
        assertThat(rows.get(1).getBoolean("flag", 0)).isFalse();
        assertThat(rows.get(0).getInteger("date", 0)).isEqualTo(-1);
        assertThat(rows.get(1).getLong("time", 0)).isEqualTo(-1L);
        for (String column : List.of("seed", "x", "text", "flag", "date", "time")) {
            assertThat(rows.get(3).getFieldRepetitionCount(column)).as(column).isZero();
        }
    }

    @Test
    void findsBoundsOnlyWhereTheySayTheTruth() throws IOException {
        try (ParquetFileReader reader = ParquetFileReader.open(new LocalInputFile(EveryKind.parquet(folder)))) {
            var columns = reader.getFooter().getBlocks().get(0).getColumns();
            List<String> bounded = columns.stream()
                    .filter(column -> column.getStatistics().hasNonNullValue())
                    .map(column -> column.getPath().toDotString() + " "
                            + column.getStatistics().minAsString() + " to "
                            + column.getStatistics().maxAsString())
                    .toList();
            assertThat(bounded)
                    .containsExactly(
                            "signed zero -0.0 to 4.9E-324",
                            "infinite -Infinity to Infinity",
                            "whole -9223372036854775808 to 9007199254740993",
                            "param_beta 0.1 to 0.30000000000000004",
                            "date 0001-01-01 to 2026-03-29",
                            "time 1969-12-31T23:59:59.999999+0000 to 2026-10-25T00:30:00.000000+0000");
            assertThat(columns).allMatch(column -> column.getStatistics().getNumNulls() == 1);
        }
    }
}
