package org.calabaria.examples.digest;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.calabaria.model.SimOutput;
import org.calabaria.request.Request;
import org.calabaria.table.Column;
import org.calabaria.table.Table;
import org.junit.jupiter.api.Test;

class SweepDigestTest {

    @Test
    void neitherThreadsNorOrderMatter() {
        String inOrder = SweepDigest.of(1, 0);
        assertThat(SweepDigest.of(3, 7)).isEqualTo(inOrder);
    }

    @Test
    void digestsFourModelsUnderFourStacksWithTwentySeeds() {
        assertThat(SweepDigest.of(1, 0)).startsWith("320 runs, 1120 tables, ");
        List<Request> requests = ExampleSweep.requests(0);
        assertThat(requests.stream()
                        .map(request -> request.setup().model().getClass())
                        .distinct())
                .hasSize(4);
        assertThat(requests.stream().map(Request::seed).distinct()).hasSize(20);
        assertThat(requests.stream()
                        .map(request -> request.setup().model().getClass() + " " + request.stack())
                        .distinct())
                .hasSize(16);
    }

    @Test
    void aShuffleIsAnotherOrderOfTheSameRuns() {
        List<String> inOrder = names(0);
        assertThat(names(7)).isNotEqualTo(inOrder).containsExactlyInAnyOrderElementsOf(inOrder);
    }

    private static List<String> names(long shuffle) {
        return ExampleSweep.requests(shuffle).stream()
                .map(request -> request.setup().model().getClass() + " " + request)
                .toList();
    }

    @Test
    void everyCellIsInTheBytes() {
        Table table = Table.of(
                Column.real("r", 0.0, 1.0),
                Column.integer("i", 1, 2),
                Column.flag("f", true, false),
                Column.text("t", "a", null));
        assertThat(List.of(
                        table.replace(Column.real("r", -0.0, 1.0)),
                        table.replace(Column.integer("i", 1, 3)),
                        table.replace(Column.unsigned("i", 1, 2)),
                        table.replace(Column.flag("f", true, true)),
                        table.replace(Column.text("t", "a", "null")),
                        table.rename("t", "text"),
                        table.head(1)))
                .allSatisfy(other -> assertThat(bytes(other)).isNotEqualTo(bytes(table)));
    }

    private static byte[] bytes(Table table) {
        return OutputBytes.of(new SimOutput(0, new TreeMap<>(Map.of("table", table))));
    }
}
