package com.example.outbreak;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Objects;
import org.calabaria.model.BaseModel;
import org.calabaria.model.ModelOutput;
import org.calabaria.model.ModelScenario;
import org.calabaria.model.UsesResource;
import org.calabaria.parameter.IntegerParameter;
import org.calabaria.parameter.ParameterSet;
import org.calabaria.parameter.ParameterSpace;
import org.calabaria.parameter.ParameterSpec;
import org.calabaria.parameter.RealParameter;
import org.calabaria.random.Pcg64;
import org.calabaria.scenario.Config;
import org.calabaria.scenario.ScenarioSpec;
import org.calabaria.table.Column;
import org.calabaria.table.Table;

/** The model of the README, with the number of its days in a file of a package that is closed to other modules. */
@UsesResource("com/example/outbreak/data/days.txt")
public final class Outbreak extends BaseModel<ParameterSet, long[]> {

    static final RealParameter RISK = ParameterSpec.real("risk", 0, 1).doc("infection by one case [1/day]");
    static final IntegerParameter PEOPLE =
            ParameterSpec.integer("people", 1, 10_000).doc("in the house [people]");

    private final int days;

    public Outbreak() {
        super(ParameterSpace.of(RISK, PEOPLE));
        days = days();
    }

    private static int days() {
        try (InputStream in = Outbreak.class.getResourceAsStream("data/days.txt")) {
            byte[] text = Objects.requireNonNull(in, "data/days.txt").readAllBytes();
            return Integer.parseInt(new String(text, StandardCharsets.UTF_8).strip());
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    @ModelScenario
    ScenarioSpec masks() {
        return ScenarioSpec.named("masks").doc("everybody wears a mask").param(RISK, 0.02);
    }

    @Override
    protected ParameterSet buildSim(ParameterSet point, Config config) {
        return point;
    }

    @Override
    protected long[] runSim(ParameterSet point, long seed) {
        Pcg64 random = Pcg64.seeded(seed);
        long[] cases = new long[days];
        cases[0] = 1;
        long healthy = point.integer(PEOPLE) - 1;
        for (int day = 1; day < cases.length; day++) {
            double infection = 1 - StrictMath.pow(1 - point.real(RISK), cases[day - 1]);
            cases[day] = random.binomial(healthy, infection);
            healthy -= cases[day];
        }
        return cases;
    }

    @ModelOutput(doc = "new cases on each day", units = "people")
    Table cases(long[] raw) {
        return Table.of(Column.integer("cases", raw));
    }
}
