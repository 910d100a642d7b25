package org.calabaria.examples.guide;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.Map;
import org.calabaria.examples.docs.GoldenOutput;
import org.calabaria.model.SimOutput;
import org.calabaria.parameter.ParameterSet;
import org.calabaria.table.Table;
import org.junit.jupiter.api.Test;

/** What the README shows. */
class ReadmeTest {

    /** By NumPy 2.4.6: {@code rng.binomial(healthy, 1 - (1 - 0.06) ** cases)} from {@code default_rng(42)}. */
    private static final long[] IN_NUMPY = {1, 3, 4, 7, 6, 1, 2, 1, 1, 0, 0, 0, 0, 0, 0};

    @Test
    void theModelRuns() {
        // region readme-run
        Outbreak model = new Outbreak();
        ParameterSet house = model.space().point(Map.of("risk", 0.06, "people", 30));
        SimOutput without = model.simulate(house, 42);
        SimOutput with = model.simulateScenario("masks", house, 42);
        Table firstDays = without.table("cases").head(5);
        // endregion
        assertThat(firstDays).hasToString(GoldenOutput.of("readme-run").stripTrailing());
        assertThat(without.table("cases").integer("cases").toArray()).containsExactly(IN_NUMPY);
        assertThat(sum(with)).isLessThan(sum(without));
        assertThat(model.simulate(house, 42)).isEqualTo(without);
    }

    private static long sum(SimOutput output) {
        return Arrays.stream(output.table("cases").integer("cases").toArray()).sum();
    }
}
