package org.calabaria.benchmarks;

import org.calabaria.model.ModelOutput;
import org.calabaria.parameter.ParameterSet;
import org.calabaria.random.Pcg64;
import org.calabaria.scenario.Config;
import org.calabaria.table.Column;
import org.calabaria.table.Table;

/** An epidemic in 100 steps with a noisy force of infection, one normal number a step; a table of 100 rows. */
public class SirModel extends SweepModel<SirModel.Start, SirModel.Course> {

    /** Number of steps. */
    static final int STEPS = 100;

    /** What a run starts from. */
    public record Start(double transmission, double recovery, double population, double infected) {}

    /** The compartments at the end of each step. */
    public record Course(double[] s, double[] i, double[] r) {}

    @Override
    protected Start buildSim(ParameterSet params, Config config) {
        return new Start(
                params.real(BETA) * params.real(CONTACT_RATE),
                params.real(GAMMA),
                params.integer(POPULATION),
                params.integer(INITIAL_INFECTED));
    }

    @Override
    protected Course runSim(Start start, long seed) {
        return course(start, seed);
    }

    /** The equations, for a loop written by hand as for a run. */
    static Course course(Start start, long seed) {
        Pcg64 random = Pcg64.seeded(seed);
        double[] susceptible = new double[STEPS];
        double[] infected = new double[STEPS];
        double[] recovered = new double[STEPS];
        double s = start.population() - start.infected();
        double i = start.infected();
        double r = 0;
        for (int step = 0; step < STEPS; step++) {
            double noise = Math.max(0, random.nextGaussian(1, 0.1));
            double sick = Math.min(s, s * start.transmission() * i / start.population() * noise);
            double healed = i * start.recovery();
            s -= sick;
            i += sick - healed;
            r += healed;
            susceptible[step] = s;
            infected[step] = i;
            recovered[step] = r;
        }
        return new Course(susceptible, infected, recovered);
    }

    @ModelOutput
    Table compartments(Course course) {
        return table(course);
    }

    /** The output, for a loop written by hand as for a run. */
    static Table table(Course course) {
        return Table.of(Column.real("S", course.s()), Column.real("I", course.i()), Column.real("R", course.r()));
    }
}
