package org.calabaria.examples.boardingschool;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.Map;
import org.calabaria.model.OutputInfo;
import org.calabaria.parameter.ParameterSet;
import org.calabaria.problem.InvalidConfigException;
import org.calabaria.problem.InvalidParameterException;
import org.calabaria.table.Table;
import org.calabaria.variant.ModelVariant;
import org.calabaria.variant.VariantSpec;
import org.junit.jupiter.api.Test;

class InfluenzaTest {

    private final Influenza model = new Influenza();

    private final ParameterSet point =
            model.space().point(Map.of("beta", 1.5, "gamma", 0.5, "population", 763, "initial_infectious", 1));

    @Test
    void declaresTwoScenarios() {
        assertThat(model.scenarios().keySet()).containsExactly("baseline", "isolation", "three_on_day_one");
    }

    @Test
    void everyOutputSaysWhatItShows() {
        assertThat(model.outputs().keySet()).containsExactly("in_bed", "summary");
        assertThat(model.outputs().values()).extracting(OutputInfo::doc).doesNotContain("");
    }

    @Test
    void everyInputHasItsUnit() {
        assertThat(model.space().specs())
                .allSatisfy(spec -> assertThat(spec.doc()).matches(".*\\[.+].*"));
        assertThat(model.configDeclaration().settings())
                .allSatisfy(setting -> assertThat(setting.doc()).matches(".*\\[.+].*"));
    }

    /** By SciPy 1.17.1: {@code solve_ivp(..., method='DOP853', rtol=1e-12, atol=1e-12)} from (762, 1) at day 0. */
    private static final double[] IN_BED = {
        2.70722298, 7.26628829, 19.0644469, 47.22814746, 102.75397261, 176.77199965, 225.26392537,
        221.21948647, 183.51697708, 138.42034304, 99.07328409, 68.83843604, 47.00384631, 31.75635908
    };

    @Test
    void solvesItsEquations() {
        Table inBed = model.simulate(point, 0).table("in_bed");
        assertThat(inBed.integer("day").toArray()).containsExactly(1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14);
        for (int row = 0; row < IN_BED.length; row++) {
            // the reference has ten digits; the documented accuracy of the default steps is six
            assertThat(inBed.real("in_bed").get(row)).isCloseTo(IN_BED[row], within(1e-6 * IN_BED[row]));
        }
    }

    @Test
    void theSummaryIsOfTheSameSolution() {
        Table summary = model.simulate(point, 0).table("summary");
        assertThat(summary.real("peak_in_bed").get(0)).isCloseTo(225.26392537, within(1e-3));
        assertThat(summary.integer("peak_day").get(0)).isEqualTo(7);
        assertThat(summary.real("ever_infected").get(0)).isCloseTo(763 - 52.92666873, within(1e-3));
    }

    @Test
    void isOfTheFourthOrder() {
        double coarse = Math.abs(onDay6(4) - IN_BED[5]);
        double fine = Math.abs(onDay6(8) - IN_BED[5]);
        assertThat(coarse / fine).isBetween(12.0, 20.0); // 2^4 = 16 in the limit
    }

    private double onDay6(int steps) {
        ModelVariant variant =
                new ModelVariant(model, VariantSpec.of(model.space()).config("steps_per_day", steps));
        return variant.simulate(point.values(), 0)
                .table("in_bed")
                .real("in_bed")
                .get(5);
    }

    @Test
    void theSeedDoesNotMatter() {
        Table one = model.simulate(point, 1).table("in_bed").drop("seed");
        assertThat(model.simulate(point, -1).table("in_bed").drop("seed")).isEqualTo(one);
    }

    @Test
    void threeOnDayOneIsWhereThatOutbreakBegins() {
        Table inBed = model.simulateScenario("three_on_day_one", point, 0).table("in_bed");
        assertThat(inBed.real("in_bed").get(0)).isEqualTo(3.0);
    }

    @Test
    void untilItStartsIsolationChangesNothing() {
        double[] without =
                model.simulate(point, 0).table("in_bed").real("in_bed").toArray();
        double[] with = model.simulateScenario("isolation", point, 0)
                .table("in_bed")
                .real("in_bed")
                .toArray();
        assertThat(List.of(with[0], with[1], with[2])).isEqualTo(List.of(without[0], without[1], without[2]));
        assertThat(with[3]).isLessThan(without[3]);
    }

    @Test
    void moreSickThanPeopleAreRefused() {
        ParameterSet crowded = point.with(Influenza.POPULATION, 10).with(Influenza.INITIAL_INFECTIOUS, 11);
        assertThatThrownBy(() -> model.simulate(crowded, 0))
                .isInstanceOf(InvalidParameterException.class)
                .hasMessage("parameter 'initial_infectious' must be at most the population, 10, got 11");
    }

    @Test
    void allThatIsWrongInTheConfigurationIsSaidAtOnce() {
        ModelVariant variant = new ModelVariant(
                model,
                VariantSpec.of(model.space())
                        .config("days", 0)
                        .config("initial_day", 2)
                        .config("isolation_factor", 1.5)
                        .config("steps_per_day", 0));
        assertThatThrownBy(() -> variant.simulate(point.values(), 0))
                .isInstanceOf(InvalidConfigException.class)
                .hasMessage("""
                        4 problems in the configuration of Influenza:
                          config key 'days' must lie in [1, 3650], got 0
                          config key 'initial_day' must lie in [0, 1], got 2
                          config key 'isolation_factor' must lie in [0.0, 1.0], got 1.5
                          config key 'steps_per_day' must lie in [1, 10000], got 0""");
    }
}
