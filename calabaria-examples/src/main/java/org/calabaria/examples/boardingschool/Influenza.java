package org.calabaria.examples.boardingschool;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.LongStream;
import org.calabaria.model.BaseModel;
import org.calabaria.model.ModelOutput;
import org.calabaria.model.ModelScenario;
import org.calabaria.parameter.IntegerParameter;
import org.calabaria.parameter.ParameterSet;
import org.calabaria.parameter.ParameterSpace;
import org.calabaria.parameter.ParameterSpec;
import org.calabaria.parameter.RealParameter;
import org.calabaria.problem.InvalidConfigException;
import org.calabaria.problem.InvalidParameterException;
import org.calabaria.problem.Problem;
import org.calabaria.problem.ShownValue;
import org.calabaria.scenario.Config;
import org.calabaria.scenario.ConfigDeclaration;
import org.calabaria.scenario.ScenarioSpec;
import org.calabaria.table.Column;
import org.calabaria.table.Table;

/**
 * A deterministic SIR epidemic in a closed population, in which infectious people stay in bed:
 *
 * <pre>
 * dS/dt = -b(t) S I / N        dI/dt = b(t) S I / N - gamma I        R0 = beta / gamma
 * </pre>
 *
 * <p>where {@code b(t)} is {@code beta}, and {@code beta isolation_factor} from {@code isolation_start} on. Solved by
 * the classical Runge-Kutta method of order 4 with {@code steps_per_day} equal steps; with the default of 50, the
 * numbers in bed are exact to six digits. The seed is not used.
 *
 * <p>Source of the equations: W. O. Kermack and A. G. McKendrick, "A contribution to the mathematical theory of
 * epidemics", Proceedings of the Royal Society A 115 (1927), equations (29), doi:10.1098/rspa.1927.0118.
 */
public class Influenza extends BaseModel<Influenza.State, Influenza.Course> {

    /** Infections by one infectious person among susceptible ones [1/day]. */
    public static final RealParameter BETA = ParameterSpec.real("beta", 0.01, 20)
            .doc("infections by one infectious person among susceptible ones [1/day]");

    /** Recovery rate [1/day]; its inverse is the mean number of days in bed. */
    public static final RealParameter GAMMA =
            ParameterSpec.real("gamma", 0.05, 2).doc("recovery rate [1/day]");

    /** Size of the population N [people]. */
    public static final IntegerParameter POPULATION =
            ParameterSpec.integer("population", 2, 100_000).doc("size of the population [people]");

    /** Infectious on the initial day [people], at most the population; all others are susceptible. */
    public static final IntegerParameter INITIAL_INFECTIOUS =
            ParameterSpec.integer("initial_infectious", 1, 1_000).doc("infectious on the initial day [people]");

    private static final ParameterSpace SPACE = ParameterSpace.of(BETA, GAMMA, POPULATION, INITIAL_INFECTIOUS);

    private static final ConfigDeclaration CONFIG = Config.declare()
            .integer("days", 14, "last day of the outputs, from 1 to 3650 [day]")
            .integer("initial_day", 0, "day of which initial_infectious is the number, 0 or 1 [day]")
            .optionalInteger("isolation_start", "first day on which the sick are isolated [day]; not set: never")
            .real("isolation_factor", 1.0, "what isolation multiplies beta by, from 0 to 1 [1]")
            .integer("steps_per_day", 50, "steps of the solver, from 1 to 10000 [1/day]");

    /**
     * The initial state of a run.
     *
     * @param beta [1/day]
     * @param gamma [1/day]
     * @param population N [people]
     * @param infectious on the initial day [people]
     * @param initialDay 0 or 1
     * @param days last day of the outputs
     * @param isolationStart the first day of isolation; later than every day if there is none
     * @param isolationFactor the factor of beta under isolation [1]
     */
    public record State(
            double beta,
            double gamma,
            double population,
            double infectious,
            int initialDay,
            int days,
            long isolationStart,
            double isolationFactor,
            int stepsPerDay) {}

    /**
     * The numbers at days 1, 2, and so on [people].
     *
     * @param population N [people]
     */
    public record Course(double[] susceptible, double[] infectious, double population) {

        public Course {
            susceptible = susceptible.clone();
            infectious = infectious.clone();
        }

        @Override
        public double[] susceptible() {
            return susceptible.clone();
        }

        @Override
        public double[] infectious() {
            return infectious.clone();
        }
    }

    /** Creates the model. */
    public Influenza() {
        super(SPACE, CONFIG);
    }

    @ModelScenario
    ScenarioSpec isolation() {
        return ScenarioSpec.named("isolation")
                .doc("from day 3 on, the sick are kept apart, which halves transmission")
                .config("isolation_start", 3)
                .config("isolation_factor", 0.5);
    }

    @ModelScenario
    ScenarioSpec threeOnDayOne() {
        return ScenarioSpec.named("three_on_day_one")
                .doc("the outbreak begins with the three boys in bed on day 1")
                .param(INITIAL_INFECTIOUS, 3)
                .config("initial_day", 1);
    }

    @Override
    protected State buildSim(ParameterSet m, Config config) {
        refuseOutOfRange(m, config);
        return new State(
                m.real(BETA),
                m.real(GAMMA),
                m.real(POPULATION),
                m.real(INITIAL_INFECTIOUS),
                (int) config.integer("initial_day"),
                (int) config.integer("days"),
                config.isSet("isolation_start") ? config.integer("isolation_start") : Long.MAX_VALUE,
                config.real("isolation_factor"),
                (int) config.integer("steps_per_day"));
    }

    private static void refuseOutOfRange(ParameterSet m, Config config) {
        long infectious = m.integer(INITIAL_INFECTIOUS);
        if (!(infectious <= m.integer(POPULATION))) {
            throw new InvalidParameterException(
                    INITIAL_INFECTIOUS.name(),
                    "parameter 'initial_infectious' must be at most the population, " + m.integer(POPULATION) + ", got "
                            + infectious);
        }
        List<Problem> problems = new ArrayList<>();
        requireBetween(1, 3650, config, "days", problems);
        requireBetween(0, 1, config, "initial_day", problems);
        requireBetween(1, 10_000, config, "steps_per_day", problems);
        double factor = config.real("isolation_factor");
        if (!(0 <= factor && factor <= 1)) {
            problems.add(Problem.of(
                    "isolation_factor",
                    "config key 'isolation_factor' must lie in [0.0, 1.0], got " + ShownValue.real(factor)));
        }
        if (!problems.isEmpty()) {
            throw new InvalidConfigException("the configuration of Influenza", problems);
        }
    }

    private static void requireBetween(long lower, long upper, Config config, String key, List<Problem> problems) {
        long value = config.integer(key);
        if (!(lower <= value && value <= upper)) {
            problems.add(Problem.of(
                    key, "config key '" + key + "' must lie in [" + lower + ", " + upper + "], got " + value));
        }
    }

    @Override
    protected Course runSim(State state, long seed) {
        double[] susceptible = new double[state.days()];
        double[] infectious = new double[state.days()];
        double s = state.population() - state.infectious();
        double i = state.infectious();
        for (int day = state.initialDay(); day <= state.days(); day++) {
            if (day >= 1) {
                susceptible[day - 1] = s;
                infectious[day - 1] = i;
            }
            double factor = day >= state.isolationStart() ? state.isolationFactor() : 1.0;
            Sir sir = new Sir(state.beta() * factor / state.population(), state.gamma());
            for (int step = 0; step < state.stepsPerDay(); step++) {
                Slope slope = sir.step(s, i, 1.0 / state.stepsPerDay());
                s += slope.s();
                i += slope.i();
            }
        }
        return new Course(susceptible, infectious, state.population());
    }

    /** A change of S and of I. */
    private record Slope(double s, double i) {}

    /** The equations with constant rates: infections per pair of people, and recoveries [1/day]. */
    private record Sir(double perPair, double gamma) {

        Slope at(double s, double i) {
            double infections = perPair * s * i;
            return new Slope(-infections, infections - gamma * i);
        }

        /** The change over a time h [day], by the classical Runge-Kutta method. */
        Slope step(double s, double i, double h) {
            Slope a = at(s, i);
            Slope b = at(s + h / 2 * a.s, i + h / 2 * a.i);
            Slope c = at(s + h / 2 * b.s, i + h / 2 * b.i);
            Slope d = at(s + h * c.s, i + h * c.i);
            return new Slope(h / 6 * (a.s + 2 * b.s + 2 * c.s + d.s), h / 6 * (a.i + 2 * b.i + 2 * c.i + d.i));
        }
    }

    @ModelOutput(value = "in_bed", doc = "people in bed on each day, the first being day 1", units = "people")
    Table inBed(Course raw) {
        long[] day = LongStream.rangeClosed(1, raw.infectious().length).toArray();
        return Table.of(Column.integer("day", day), Column.real("in_bed", raw.infectious()));
    }

    @ModelOutput(doc = "most people in bed, the day of that, and everyone ever infected by the last day")
    Table summary(Course raw) {
        double[] inBed = raw.infectious();
        double peak = Arrays.stream(inBed).max().orElseThrow();
        int day = 1;
        while (inBed[day - 1] != peak) {
            day++;
        }
        return Table.of(
                Column.real("peak_in_bed", peak),
                Column.integer("peak_day", day),
                Column.real("ever_infected", raw.population() - raw.susceptible()[inBed.length - 1]));
    }
}
