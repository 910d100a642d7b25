package org.calabaria.examples.sir;

import java.util.ArrayList;
import java.util.List;
import org.calabaria.model.ModelOutput;
import org.calabaria.model.ModelScenario;
import org.calabaria.random.Pcg64;
import org.calabaria.scenario.ScenarioSpec;
import org.calabaria.table.Column;
import org.calabaria.table.Table;

/**
 * {@link Sir} in a population of children, adults and old people, who have different numbers of contacts.
 *
 * <p>Parameters, configuration, scenarios and outputs are inherited; there is one additional scenario and one
 * additional output. {@code contact_rate} is the mean over all people: a child has 1.5 times as many contacts, an old
 * person half as many. 40 % of the contacts are within the same age class. The others are with people of all ages, in
 * proportion to their contacts. On each day, for each age a, with one {@code noise} for all of them:
 *
 * <pre>
 * force(a) = beta contact_rate max(0, noise) sum over b of contacts(a, b) I(b) / N(b)     [1/day]
 * </pre>
 *
 * <p>and then as in {@link Sir}. The initially infected people are distributed over the ages like the population.
 */
public class AgeStructuredSir extends Sir {

    /** Creates the model. */
    public AgeStructuredSir() {}

    @ModelScenario
    ScenarioSpec schoolsClosed() {
        return ScenarioSpec.named("schools_closed")
                .doc("without school, the mean person has 1.5 contacts a day")
                .param(CONTACT_RATE, 1.5);
    }

    @Override
    protected Trajectory runSim(State state, long seed) {
        Pcg64 random = Pcg64.seeded(seed);
        List<AgeGroup> groups = groups(state);
        Recording total = new Recording(state.days());

        for (int day = 0; day < state.days(); day++) {
            for (AgeGroup group : groups) {
                group.vaccinate(day, state.vaccine());
            }
            double transmission = state.transmission() * Math.max(0.0, random.nextGaussian(1.0, 0.1));
            double[] exposure =
                    groups.stream().mapToDouble(group -> group.exposure(groups)).toArray();
            for (int a = 0; a < exposure.length; a++) {
                groups.get(a).step(day, transmission * exposure[a], state.recovery(), total);
            }
        }
        return total.trajectory(groups.stream().map(AgeGroup::trajectory).toList());
    }

    private static List<AgeGroup> groups(State state) {
        long[] people = Age.split(state.population());
        long[] infected = Age.split(state.infected());
        List<AgeGroup> groups = new ArrayList<>();
        for (Age age : Age.all()) {
            groups.add(new AgeGroup(age, people[age.ordinal()], infected[age.ordinal()], state.days()));
        }
        return groups;
    }

    @ModelOutput(value = "age_distribution", doc = "people, all recovered at the end, and their share, for each age")
    Table ageDistribution(Trajectory raw) {
        List<Trajectory> groups = raw.groups();
        long[] people = groups.stream().mapToLong(Trajectory::population).toArray();
        long[] recovered = groups.stream().mapToLong(Trajectory::recoveredAtEnd).toArray();
        double[] share = new double[people.length];
        for (int a = 0; a < share.length; a++) {
            share[a] = (double) recovered[a] / people[a];
        }
        return Table.of(
                Column.text(
                        "age_group", Age.all().stream().map(age -> age.years).toList()),
                Column.integer("people", people),
                Column.integer("total_infected", recovered),
                Column.real("attack_rate", share));
    }
}
