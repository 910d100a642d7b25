package org.calabaria.examples;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.calabaria.examples.seir.Seir;
import org.calabaria.examples.sir.AgeStructuredSir;
import org.calabaria.examples.sir.Sir;
import org.calabaria.model.BaseModel;
import org.calabaria.parameter.IntegerParameter;
import org.calabaria.parameter.ParameterSet;
import org.calabaria.parameter.ParameterSpace;
import org.calabaria.parameter.ParameterSpec;
import org.calabaria.table.Table;

/** What every epidemic keeps, whatever the point of its space, the scenarios and the seed. */
class EpidemicProperties {

    private static final Sir SIR = new Sir();
    private static final AgeStructuredSir BY_AGE = new AgeStructuredSir();
    private static final Seir SEIR = new Seir();

    @Property(tries = 60)
    void sirKeepsItsPeople(
            @ForAll("sirPoints") ParameterSet m, @ForAll("sirStacks") List<String> stack, @ForAll long seed) {
        keepsItsPeople(days(SIR, stack, m, seed), m.integer(Sir.POPULATION), "S", "I", "R");
    }

    @Property(tries = 60)
    void theAgesKeepTheirPeople(
            @ForAll("sirPoints") ParameterSet m, @ForAll("sirStacks") List<String> stack, @ForAll long seed) {
        keepsItsPeople(days(BY_AGE, stack, m, seed), m.integer(Sir.POPULATION), "S", "I", "R");
    }

    @Property(tries = 60)
    void seirKeepsItsPeople(
            @ForAll("seirPoints") ParameterSet m, @ForAll("seirStacks") List<String> stack, @ForAll long seed) {
        keepsItsPeople(days(SEIR, stack, m, seed), m.integer(Seir.POPULATION), "S", "E", "I", "R");
    }

    private static Table days(BaseModel<?, ?> model, List<String> stack, ParameterSet m, long seed) {
        return model.simulateStack(stack, m, seed, List.of("compartments")).table("compartments");
    }

    /**
     * No compartment is ever negative, together they are the population, nobody returns from the last and nobody comes
     * back to the first.
     */
    static void keepsItsPeople(Table days, long population, String... compartments) {
        long[] everybody = new long[days.rowCount()];
        for (String compartment : compartments) {
            long[] people = days.integer(compartment).toArray();
            for (int day = 0; day < people.length; day++) {
                assertThat(people[day]).isNotNegative();
                everybody[day] += people[day];
            }
        }
        assertThat(everybody).containsOnly(population);
        long[] first = days.integer(compartments[0]).toArray();
        long[] last = days.integer(compartments[compartments.length - 1]).toArray();
        for (int day = 1; day < first.length; day++) {
            assertThat(first[day]).isLessThanOrEqualTo(first[day - 1]);
            assertThat(last[day]).isGreaterThanOrEqualTo(last[day - 1]);
        }
    }

    @Provide
    Arbitrary<ParameterSet> sirPoints() {
        return points(SIR.space());
    }

    @Provide
    Arbitrary<ParameterSet> seirPoints() {
        return points(SEIR.space());
    }

    @Provide
    Arbitrary<List<String>> sirStacks() {
        return Arbitraries.of("lockdown", "vaccination", "combined").list().ofMaxSize(3);
    }

    @Provide
    Arbitrary<List<String>> seirStacks() {
        return Arbitraries.of("distancing", "isolation", "travel").list().ofMaxSize(3);
    }

    private static Arbitrary<ParameterSet> points(ParameterSpace space) {
        List<Arbitrary<Number>> values =
                space.specs().stream().map(EpidemicProperties::values).toList();
        return Combinators.combine(values).as(numbers -> {
            Map<String, Number> point = new LinkedHashMap<>();
            for (int i = 0; i < numbers.size(); i++) {
                point.put(space.names().get(i), numbers.get(i));
            }
            return space.point(point);
        });
    }

    private static Arbitrary<Number> values(ParameterSpec parameter) {
        if (parameter instanceof IntegerParameter integer) {
            return Arbitraries.longs().between(integer.lower(), integer.upper()).map(value -> value);
        }
        return Arbitraries.doubles()
                .between(parameter.lowerBound(), parameter.upperBound())
                .ofScale(6)
                .map(value -> value);
    }
}
