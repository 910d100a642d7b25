package org.calabaria.store.export;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.math.BigInteger;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** DuckDB 2.0.0.1 reads what is exported, with equal digits. */
class DuckDbReadsTest {

    private static final BigInteger TWO_63 = BigInteger.ONE.shiftLeft(63);
    private static final BigInteger LARGEST = BigInteger.ONE.shiftLeft(64).subtract(BigInteger.ONE);

    @TempDir
    Path folder;

    /** A row for each line, its cells joined; each query in a connection of its own, because a failed one closes the statement. */
    private static List<List<Object>> query(String sql) throws SQLException {
        try (Connection connection = DriverManager.getConnection("jdbc:duckdb:");
                Statement statement = connection.createStatement()) {
            statement.execute("set timezone = 'UTC'");
            try (ResultSet result = statement.executeQuery(sql)) {
                List<List<Object>> rows = new ArrayList<>();
                while (result.next()) {
                    List<Object> row = new ArrayList<>();
                    for (int i = 1; i <= result.getMetaData().getColumnCount(); i++) {
                        Object cell = result.getObject(i);
                        row.add(cell == null ? "missing" : cell);
                    }
                    rows.add(row);
                }
                return rows;
            }
        }
    }

    private static List<Object> column(String sql) throws SQLException {
        return query(sql).stream().map(row -> row.get(0)).toList();
    }

    @Test
    void readsEveryCellOfAParquetFile() throws IOException, SQLException {
        String from = " from '" + EveryKind.parquet(folder) + "'";

        assertThat(column("select seed" + from)).containsExactly(BigInteger.ONE, TWO_63, LARGEST, "missing");
        assertThat(column("select x" + from)).containsExactly(1.0, 2.0, Double.NaN, "missing");
        assertThat(column("select \"signed zero\"" + from)).containsExactly(-0.0, 0.0, 5e-324, "missing");
        assertThat(column("select infinite" + from))
                .containsExactly(Double.POSITIVE_INFINITY, Double.NEGATIVE_INFINITY, 1e-7, "missing");
        assertThat(column("select whole" + from)).containsExactly((1L << 53) + 1, Long.MIN_VALUE, 7L, "missing");
        assertThat(column("select param_beta" + from)).containsExactly(0.1, 0.2, 0.30000000000000004, "missing");
        assertThat(column("select text" + from)).containsExactly(EveryKind.TEXT, "", "NA", "missing");
        assertThat(column("select flag" + from)).containsExactly(true, false, true, "missing");
        assertThat(column("select date::varchar" + from))
                .containsExactly("1969-12-31", "2026-03-29", "0001-01-01", "missing");
        assertThat(column("select epoch_us(time)" + from))
                .containsExactly(1774747800000001L, -1L, 1792888200000000L, "missing");
    }

    /** With a maximum over {1, 2, NaN} it would find nothing above, and everything below. */
    @Test
    void filtersByTheValuesOfAColumnThatHasANaN() throws IOException, SQLException {
        String from = " from '" + EveryKind.parquet(folder) + "' where ";

        assertThat(column("select x" + from + "x > 1.5")).containsExactly(2.0, Double.NaN);
        assertThat(column("select x" + from + "x < 1.5")).containsExactly(1.0);
        assertThat(column("select x" + from + "x <> 1")).containsExactly(2.0, Double.NaN);
        assertThat(column("select x" + from + "not (x = 2)")).containsExactly(1.0, Double.NaN);
    }

    @Test
    void filtersByUnsignedSeeds() throws IOException, SQLException {
        String from = " from '" + EveryKind.parquet(folder) + "' where ";

        assertThat(column("select seed" + from + "seed = 18446744073709551615")).containsExactly(LARGEST);
        assertThat(column("select seed" + from + "seed = 1")).containsExactly(BigInteger.ONE);
        assertThat(column("select seed" + from + "seed > 9223372036854775807")).containsExactly(TWO_63, LARGEST);
    }

    @Test
    void readsEveryCellOfACsvFile() throws IOException, SQLException {
        // Its guess takes a column that has an infinity for text.
        String from = " from read_csv('" + EveryKind.csv(folder) + "', types = {'infinite': 'DOUBLE'})";

        assertThat(column("select seed" + from)).containsExactly(BigInteger.ONE, TWO_63, LARGEST, "missing");
        assertThat(column("select typeof(seed)" + from + " limit 1")).containsExactly("HUGEINT");
        assertThat(column("select x" + from)).containsExactly(1.0, 2.0, Double.NaN, "missing");
        assertThat(column("select \"signed zero\"" + from)).containsExactly(-0.0, 0.0, 5e-324, "missing");
        assertThat(column("select infinite" + from))
                .containsExactly(Double.POSITIVE_INFINITY, Double.NEGATIVE_INFINITY, 1e-7, "missing");
        assertThat(column("select whole" + from)).containsExactly((1L << 53) + 1, Long.MIN_VALUE, 7L, "missing");
        assertThat(column("select text" + from).get(0)).isEqualTo(EveryKind.TEXT);
        assertThat(column("select text" + from).get(2)).isEqualTo("NA");
        assertThat(column("select flag" + from)).containsExactly(true, false, true, "missing");
        assertThat(column("select epoch_us(time)" + from))
                .containsExactly(1774747800000001L, -1L, 1792888200000000L, "missing");
    }
}
