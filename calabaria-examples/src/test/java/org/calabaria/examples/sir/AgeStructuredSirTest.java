package org.calabaria.examples.sir;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.calabaria.model.SimOutput;
import org.calabaria.parameter.ParameterSet;
import org.calabaria.table.Table;
import org.junit.jupiter.api.Test;

class AgeStructuredSirTest {

    private final AgeStructuredSir model = new AgeStructuredSir();

    private final ParameterSet point = model.space()
            .point(Map.of(
                    "beta", 0.06, "gamma", 0.07, "population", 250_000, "contact_rate", 2.0, "initial_infected", 100));

    @Test
    void hasTheOutputsOfItsParentAndOneMore() {
        assertThat(model.outputs().keySet())
                .containsExactly("age_distribution", "compartments", "incidence", "prevalence", "summary");
    }

    @Test
    void hasTheScenariosOfItsParentAndOneMore() {
        assertThat(model.scenarios().keySet())
                .containsExactly("baseline", "combined", "lockdown", "schools_closed", "vaccination");
    }

    @Test
    void isAnotherModelOfTheSameSpace() {
        assertThat(model.space()).isEqualTo(new Sir().space());
        assertThat(model.identity()).isNotEqualTo(new Sir().identity());
    }

    @Test
    void theAgesSumUpToThePopulation() {
        Sir.Trajectory raw = model.prepare(point, List.of("vaccination")).raw(7);
        assertThat(raw.groups()).hasSize(3);
        assertThat(raw.susceptible()).containsExactly(sum(raw, Sir.Trajectory::susceptible));
        assertThat(raw.infected()).containsExactly(sum(raw, Sir.Trajectory::infected));
        assertThat(raw.recovered()).containsExactly(sum(raw, Sir.Trajectory::recovered));
        assertThat(raw.newInfections()).containsExactly(sum(raw, Sir.Trajectory::newInfections));
        for (int day = 0; day < 365; day++) {
            assertThat(raw.susceptible()[day] + raw.infected()[day] + raw.recovered()[day])
                    .isEqualTo(250_000);
        }
    }

    private static long[] sum(Sir.Trajectory raw, Function<Sir.Trajectory, long[]> series) {
        long[] sum = new long[raw.infected().length];
        for (Sir.Trajectory group : raw.groups()) {
            long[] part = series.apply(group);
            Arrays.setAll(sum, day -> sum[day] + part[day]);
        }
        return sum;
    }

    @Test
    void whoMeetsMorePeopleIsInfectedMoreOften() {
        Table ages = model.simulate(point, 7).table("age_distribution");
        assertThat(ages.text("age_group").toArray()).containsExactly("0-14", "15-64", "65+");
        assertThat(ages.integer("people").toArray()).containsExactly(50_000, 150_000, 50_000);
        double[] attackRate = ages.real("attack_rate").toArray();
        assertThat(attackRate[0]).isGreaterThan(attackRate[1]);
        assertThat(attackRate[1]).isGreaterThan(attackRate[2]);
    }

    @Test
    void theAgesShareTheInfected() {
        SimOutput output = model.simulate(point, 7);
        long[] byAge =
                output.table("age_distribution").integer("total_infected").toArray();
        assertThat(Arrays.stream(byAge).sum())
                .isEqualTo(output.table("summary").integer("total_infected").get(0));
    }

    @Test
    void closingTheSchoolsLowersThePeak() {
        assertThat(peak(model.simulateScenario("schools_closed", point, 7))).isLessThan(peak(model.simulate(point, 7)));
    }

    private static long peak(SimOutput output) {
        return output.table("summary").integer("peak_infected").get(0);
    }

    @Test
    void theMeanPersonHasOneContact() {
        double mean = 0;
        for (Age age : Age.all()) {
            for (Age other : Age.all()) {
                mean += age.percent / 100.0 * age.contactsWith(other);
            }
        }
        assertThat(mean).isCloseTo(1.0, within(9 * Math.ulp(1.0))); // nine numbers below 1
    }

    @Test
    void aContactIsOneForBoth() {
        for (Age age : Age.all()) {
            for (Age other : Age.all()) {
                double there = age.percent * age.contactsWith(other);
                double back = other.percent * other.contactsWith(age);
                assertThat(there).isCloseTo(back, within(4 * Math.ulp(there))); // four roundings
            }
        }
    }

    @Test
    void noAgeHasMoreInfectedThanPeople() {
        for (int population = 100; population <= 300; population++) {
            long[] people = Age.split(population);
            assertThat(Arrays.stream(people).sum()).isEqualTo(population);
            for (int infected = 1; infected <= 100; infected++) {
                long[] sick = Age.split(infected);
                assertThat(Arrays.stream(sick).sum()).isEqualTo(infected);
                for (int age = 0; age < sick.length; age++) {
                    assertThat(sick[age]).isBetween(0L, people[age]);
                }
            }
        }
    }
}
