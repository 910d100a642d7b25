package org.calabaria.examples.seir;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.Map;
import java.util.stream.LongStream;
import org.calabaria.model.OutputInfo;
import org.calabaria.parameter.ParameterSet;
import org.calabaria.problem.InvalidConfigException;
import org.calabaria.table.Table;
import org.calabaria.variant.ModelVariant;
import org.calabaria.variant.VariantSpec;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SeirTest {

    private static final double FINAL_SIZE = 0.85535;

    private final Seir model = new Seir();

    private final ParameterSet point = model.space()
            .point(Map.of("beta", 0.5, "sigma", 0.2, "gamma", 0.25, "population", 100_000, "initial_exposed", 20));

    @Test
    void declaresThreeScenarios() {
        assertThat(model.scenarios().keySet()).containsExactly("baseline", "distancing", "isolation", "travel");
    }

    @Test
    void everyOutputSaysWhatItShows() {
        assertThat(model.outputs().keySet()).containsExactly("compartments", "incidence", "summary");
        assertThat(model.outputs().values()).extracting(OutputInfo::doc).doesNotContain("");
    }

    @Test
    void everyInputHasItsUnit() {
        assertThat(model.space().specs())
                .allSatisfy(spec -> assertThat(spec.doc()).matches(".*\\[.+].*"));
        assertThat(model.configDeclaration().settings())
                .allSatisfy(setting -> assertThat(setting.doc()).matches(".*\\[.+].*"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"baseline", "distancing", "isolation", "travel"})
    void nobodyIsLost(String scenario) {
        for (Seir.Day day : days(scenario, 3)) {
            assertThat(day.population()).isEqualTo(100_000);
            assertThat(LongStream.of(day.susceptible(), day.exposed(), day.infectious(), day.removed()))
                    .allMatch(people -> people >= 0);
        }
    }

    @Test
    void whoMovesIsCountedOnce() {
        long susceptible = 100_000 - 20;
        long exposed = 20;
        for (Seir.Day day : days("baseline", 3)) {
            assertThat(day.susceptible()).isEqualTo(susceptible - day.newlyExposed());
            assertThat(day.exposed()).isEqualTo(exposed + day.newlyExposed() - day.newlyInfectious());
            susceptible = day.susceptible();
            exposed = day.exposed();
        }
    }

    private List<Seir.Day> days(String scenario, long seed) {
        return model.prepare(point, List.of(scenario)).raw(seed).days();
    }

    /**
     * The share of a large population that is ever infected solves z = 1 - exp(-R0 z): Kermack and McKendrick 1927. In
     * steps of a day, R0 = beta / (1 - exp(-gamma)), the mean number of days that a person is infectious being
     * 1 / (1 - exp(-gamma)). At R0 = 2.2604: z = 0.85535 (scipy.optimize.brentq, SciPy 1.17.1).
     */
    @Test
    void theFinalSizeIsThatOfTheTheory() {
        ModelVariant large = new ModelVariant(
                model,
                VariantSpec.of(model.space()).fix(Seir.POPULATION, 10_000_000).config("days", 720));
        Map<String, Number> free = Map.of("beta", 0.5, "sigma", 0.2, "gamma", 0.25, "initial_exposed", 100);
        Table summary = large.simulate(free, 1).table("summary");
        // The standard deviation of the final size is below one over the square root of the population, 3e-4.
        assertThat(summary.real("attack_rate").get(0)).isCloseTo(FINAL_SIZE, within(1e-3));
    }

    @Test
    void withoutTheExposedNothingHappens() {
        Table summary = model.simulate(point.with(Seir.INITIAL_EXPOSED, 0), 1).table("summary");
        assertThat(summary.integer("total_exposed").get(0)).isZero();
    }

    @Test
    void visitorsStartAnEpidemic() {
        Table summary = model.simulateScenario("travel", point.with(Seir.INITIAL_EXPOSED, 0), 1)
                .table("summary");
        assertThat(summary.integer("total_exposed").get(0)).isGreaterThan(10_000);
    }

    @ParameterizedTest
    @ValueSource(strings = {"distancing", "isolation"})
    void anInterventionLowersThePeak(String scenario) {
        assertThat(peak(scenario)).isLessThan(peak("baseline"));
    }

    private long peak(String scenario) {
        return model.simulateScenario(scenario, point, 3)
                .table("summary")
                .integer("peak_infectious")
                .get(0);
    }

    @Test
    void untilItStartsDistancingChangesNoDraw() {
        assertThat(days("distancing", 3).subList(0, 30))
                .isEqualTo(days("baseline", 3).subList(0, 30));
        assertThat(days("distancing", 3).get(30))
                .isNotEqualTo(days("baseline", 3).get(30));
    }

    /** By {@code -math.expm1(-rate)} of CPython 3.11. */
    @Test
    void aRateBecomesAProbability() {
        assertThat(Seir.withinADay(0)).isZero();
        assertThat(Seir.withinADay(1e-10)).isEqualTo(9.999999999500001e-11);
        assertThat(Seir.withinADay(1)).isEqualTo(0.6321205588285577);
        assertThat(Seir.withinADay(5)).isEqualTo(0.9932620530009145);
        assertThat(Seir.withinADay(1e9)).isEqualTo(1.0);
    }

    @Test
    void allThatIsWrongInTheConfigurationIsSaidAtOnce() {
        ModelVariant variant = new ModelVariant(
                model,
                VariantSpec.of(model.space())
                        .config("days", 40_000)
                        .config("distancing_factor", 1.5)
                        .config("imports_per_day", -0.5));
        assertThatThrownBy(() -> variant.simulate(point.values(), 1))
                .isInstanceOf(InvalidConfigException.class)
                .hasMessage("""
                        3 problems in the configuration of Seir:
                          config key 'days' must lie in [1, 36500], got 40000
                          config key 'distancing_factor' must lie in [0.0, 1.0], got 1.5
                          config key 'imports_per_day' must lie in [0.0, 1000.0], got -0.5""");
    }
}
