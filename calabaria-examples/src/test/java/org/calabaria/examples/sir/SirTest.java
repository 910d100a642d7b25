package org.calabaria.examples.sir;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.calabaria.model.OutputInfo;
import org.calabaria.parameter.ParameterSet;
import org.calabaria.problem.InvalidConfigException;
import org.calabaria.table.Table;
import org.calabaria.variant.ModelVariant;
import org.calabaria.variant.VariantSpec;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SirTest {

    private final Sir model = new Sir();

    private final ParameterSet slow = model.space()
            .point(Map.of(
                    "beta", 0.06, "gamma", 0.07, "population", 250_000, "contact_rate", 2.0, "initial_infected", 100));

    @Test
    void declaresThreeScenarios() {
        assertThat(model.scenarios().keySet()).containsExactly("baseline", "combined", "lockdown", "vaccination");
    }

    @Test
    void everyOutputSaysWhatItShows() {
        assertThat(model.outputs().keySet()).containsExactly("compartments", "incidence", "prevalence", "summary");
        assertThat(model.outputs().values()).extracting(OutputInfo::doc).doesNotContain("");
    }

    @Test
    void everyInputHasItsUnit() {
        assertThat(model.space().specs())
                .allSatisfy(spec -> assertThat(spec.doc()).matches(".*\\[.+].*"));
        assertThat(model.configDeclaration().settings())
                .allSatisfy(setting -> assertThat(setting.doc()).matches(".*\\[.+].*"));
    }

    @Test
    void nobodyIsLost() {
        Table days = model.simulate(slow, 7).table("compartments");
        assertThat(days.rowCount()).isEqualTo(365);
        for (int day = 0; day < 365; day++) {
            long people = days.integer("S").get(day)
                    + days.integer("I").get(day)
                    + days.integer("R").get(day);
            assertThat(people).isEqualTo(250_000);
        }
    }

    @Test
    void aTrajectoryIsSafeFromItsReaders() {
        Sir.Trajectory raw = model.prepare(slow, List.of()).raw(7);
        Arrays.fill(raw.infected(), -1);
        assertThat(raw.infected()[0]).isPositive();
    }

    @Test
    void theFirstOfEqualPeaksIsReported() {
        ParameterSet still = slow.with(Sir.BETA, 0).with(Sir.GAMMA, 0);
        assertThat(model.simulate(still, 1).table("summary").integer("peak_day").get(0))
                .isZero();
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 6, 7, 8, 20})
    void onlyWholeWeeksAreCounted(int days) {
        ModelVariant brief =
                new ModelVariant(model, VariantSpec.of(model.space()).config("days", days));
        assertThat(brief.simulate(slow.values(), 1).table("incidence").rowCount())
                .isEqualTo(days / 7);
    }

    @Test
    void allThatIsWrongInTheConfigurationIsSaidAtOnce() {
        VariantSpec spec = VariantSpec.of(model.space())
                .config("days", 0)
                .config("vaccine_rate", 1.5)
                .config("vaccine_efficacy", -0.5);
        ModelVariant variant = new ModelVariant(model, spec);
        assertThatThrownBy(() -> variant.simulate(slow.values(), 1))
                .isInstanceOf(InvalidConfigException.class)
                .hasMessage("""
                        3 problems in the configuration of Sir:
                          config key 'days' must lie in [1, 36500], got 0
                          config key 'vaccine_efficacy' must lie in [0.0, 1.0], got -0.5
                          config key 'vaccine_rate' must lie in [0.0, 1.0], got 1.5""");
    }

    @ParameterizedTest
    @ValueSource(strings = {"vaccination", "combined"})
    void vaccinationLowersThePeakOfASlowEpidemic(String scenario) {
        assertThat(peak(scenario)).isLessThan(peak("baseline"));
    }

    private long peak(String scenario) {
        return model.simulateScenario(scenario, slow, 7)
                .table("summary")
                .integer("peak_infected")
                .get(0);
    }
}
