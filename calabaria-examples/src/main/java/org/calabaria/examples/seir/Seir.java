package org.calabaria.examples.seir;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.ToLongFunction;
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
import org.calabaria.problem.Problem;
import org.calabaria.problem.ShownValue;
import org.calabaria.random.Pcg64;
import org.calabaria.scenario.Config;
import org.calabaria.scenario.ConfigDeclaration;
import org.calabaria.scenario.ScenarioSpec;
import org.calabaria.table.Column;
import org.calabaria.table.Table;

/**
 * An epidemic among susceptible, exposed (not yet infectious), infectious and removed people: a chain of binomial draws
 * in steps of one day.
 *
 * <p>Each person leaves a compartment with the probability that an exponential waiting time ends within the day. The
 * draws use the numbers at the beginning of the day:
 *
 * <pre>
 * exposed    ~ Binomial(S, 1 - exp(-beta(day) (I + imports) / N))      imports ~ Poisson(imports_per_day)
 * infectious ~ Binomial(E, 1 - exp(-sigma))
 * removed    ~ Binomial(I, 1 - exp(-gamma))
 * </pre>
 *
 * <p>{@code beta(day)} is {@code beta}, and {@code beta distancing_factor} from {@code distancing_start} on. Imports
 * are infectious visitors of one day who are not counted in the population. Each type of event draws from its own
 * stream, so that runs with the same seed under two scenarios share as many random numbers as possible.
 *
 * <p>R0 = beta / (1 - exp(-gamma)), because here a person is infectious for a whole number of days. Source: P. E.
 * Lekone and B. F. Finkenstädt, "Statistical inference in a stochastic epidemic SEIR model with control intervention:
 * Ebola as a case study", Biometrics 62 (2006), equations (1) to (6), doi:10.1111/j.1541-0420.2006.00609.x.
 */
public class Seir extends BaseModel<Seir.State, Seir.Trajectory> {

    /** Infections caused by one infectious person among susceptible ones [1/day]. */
    public static final RealParameter BETA =
            ParameterSpec.real("beta", 0, 5).doc("infections by one infectious person among susceptible ones [1/day]");

    /** Rate at which the exposed become infectious [1/day]; its inverse is the mean latent period. */
    public static final RealParameter SIGMA =
            ParameterSpec.real("sigma", 0.01, 5).doc("rate at which the exposed become infectious [1/day]");

    /** Rate at which the infectious are removed [1/day]; its inverse is the mean infectious period. */
    public static final RealParameter GAMMA =
            ParameterSpec.real("gamma", 0.01, 5).doc("rate at which the infectious are removed [1/day]");

    /** Size of the population N [people]. */
    public static final IntegerParameter POPULATION =
            ParameterSpec.integer("population", 100, 10_000_000).doc("size of the population [people]");

    /** Exposed before the first day [people]; all others are susceptible. */
    public static final IntegerParameter INITIAL_EXPOSED =
            ParameterSpec.integer("initial_exposed", 0, 100).doc("exposed before the first day [people]");

    private static final ParameterSpace SPACE = ParameterSpace.of(BETA, SIGMA, GAMMA, POPULATION, INITIAL_EXPOSED);

    private static final ConfigDeclaration CONFIG = Config.declare()
            .integer("days", 180, "days simulated, from 1 to 36500 [day]")
            .optionalReal("distancing_start", "first day of distancing [day]; not set: there is none")
            .real("distancing_factor", 1.0, "what distancing multiplies beta by, from 0 to 1 [1]")
            .real("imports_per_day", 0.0, "mean number of infectious visitors, from 0 to 1000 [people/day]");

    private static final int LONGEST = 36_500;

    /**
     * The initial state of a run.
     *
     * @param beta [1/day]
     * @param sigma [1/day]
     * @param gamma [1/day]
     * @param population N [people]
     * @param exposed before the first day [people]
     * @param importsPerDay mean number of infectious visitors [people/day]
     * @param days number of days simulated
     */
    public record State(
            double beta,
            double sigma,
            double gamma,
            long population,
            long exposed,
            Distancing distancing,
            double importsPerDay,
            int days) {}

    /**
     * The reduction of transmission by distancing.
     *
     * @param start first day; infinite if there is none
     * @param factor factor of beta [1]
     */
    public record Distancing(double start, double factor) {

        double on(int day) {
            return day >= start ? factor : 1.0;
        }
    }

    /**
     * The numbers of people in the compartments at the end of a day, and the numbers of transitions during the day.
     *
     * @param newlyExposed during the day [people]
     * @param newlyInfectious during the day [people]
     */
    public record Day(
            long susceptible, long exposed, long infectious, long removed, long newlyExposed, long newlyInfectious) {

        long population() {
            return susceptible + exposed + infectious + removed;
        }
    }

    /**
     * The course of an epidemic.
     *
     * @param days in order, starting with day 0
     */
    public record Trajectory(List<Day> days) {

        public Trajectory {
            days = List.copyOf(days);
        }
    }

    /** Creates the model. */
    public Seir() {
        super(SPACE, CONFIG);
    }

    @ModelScenario
    ScenarioSpec distancing() {
        return ScenarioSpec.named("distancing")
                .doc("from day 30 on, transmission is halved")
                .config("distancing_start", 30)
                .config("distancing_factor", 0.5);
    }

    @ModelScenario
    ScenarioSpec isolation() {
        return ScenarioSpec.named("isolation")
                .doc("the infectious are found and isolated after a day and a half, on average")
                .param(GAMMA, 2.0 / 3.0);
    }

    @ModelScenario
    ScenarioSpec travel() {
        return ScenarioSpec.named("travel")
                .doc("every other day, on average, an infectious visitor comes")
                .config("imports_per_day", 0.5);
    }

    @Override
    protected State buildSim(ParameterSet m, Config config) {
        refuseOutOfRange(config);
        Distancing distancing = new Distancing(
                config.isSet("distancing_start") ? config.real("distancing_start") : Double.POSITIVE_INFINITY,
                config.real("distancing_factor"));
        return new State(
                m.real(BETA),
                m.real(SIGMA),
                m.real(GAMMA),
                m.integer(POPULATION),
                m.integer(INITIAL_EXPOSED),
                distancing,
                config.real("imports_per_day"),
                (int) config.integer("days"));
    }

    private static void refuseOutOfRange(Config config) {
        List<Problem> problems = new ArrayList<>();
        long days = config.integer("days");
        if (!(1 <= days && days <= LONGEST)) {
            problems.add(Problem.of("days", "config key 'days' must lie in [1, " + LONGEST + "], got " + days));
        }
        requireUpTo(1, config, "distancing_factor", problems);
        requireUpTo(1000, config, "imports_per_day", problems);
        if (!problems.isEmpty()) {
            throw new InvalidConfigException("the configuration of Seir", problems);
        }
    }

    private static void requireUpTo(double upper, Config config, String key, List<Problem> problems) {
        double value = config.real(key);
        if (!(0 <= value && value <= upper)) {
            problems.add(Problem.of(
                    key,
                    "config key '" + key + "' must lie in [0.0, " + ShownValue.real(upper) + "], got "
                            + ShownValue.real(value)));
        }
    }

    @Override
    protected Trajectory runSim(State state, long seed) {
        Pcg64 seeded = Pcg64.seeded(seed);
        Pcg64 visits = seeded.child("visits");
        Pcg64 infections = seeded.child("infections");
        Pcg64 onsets = seeded.child("onsets");
        Pcg64 removals = seeded.child("removals");

        List<Day> days = new ArrayList<>(state.days());
        Day last = new Day(state.population() - state.exposed(), state.exposed(), 0, 0, 0, 0);
        for (int day = 0; day < state.days(); day++) {
            long imports = visits.poisson(state.importsPerDay());
            double force =
                    state.beta() * state.distancing().on(day) * (last.infectious() + imports) / state.population();

            long exposed = infections.binomial(last.susceptible(), withinADay(force));
            long infectious = onsets.binomial(last.exposed(), withinADay(state.sigma()));
            long removed = removals.binomial(last.infectious(), withinADay(state.gamma()));

            last = new Day(
                    last.susceptible() - exposed,
                    last.exposed() + exposed - infectious,
                    last.infectious() + infectious - removed,
                    last.removed() + removed,
                    exposed,
                    infectious);
            days.add(last);
        }
        return new Trajectory(days);
    }

    /** The probability that an exponential waiting time with this rate [1/day] ends within a day. */
    static double withinADay(double rate) {
        return -StrictMath.expm1(-rate);
    }

    @ModelOutput(doc = "people in the compartments at the end of each day", units = "people")
    Table compartments(Trajectory raw) {
        return Table.of(
                day(raw),
                Column.integer("S", people(raw, Day::susceptible)),
                Column.integer("E", people(raw, Day::exposed)),
                Column.integer("I", people(raw, Day::infectious)),
                Column.integer("R", people(raw, Day::removed)));
    }

    @ModelOutput(doc = "newly exposed and newly infectious on each day", units = "people/day")
    Table incidence(Trajectory raw) {
        return Table.of(
                day(raw),
                Column.integer("exposed", people(raw, Day::newlyExposed)),
                Column.integer("infectious", people(raw, Day::newlyInfectious)));
    }

    @ModelOutput(doc = "most infectious at once, the first day of that, everyone ever exposed, and their share")
    Table summary(Trajectory raw) {
        long[] infectious = people(raw, Day::infectious);
        long peak = Arrays.stream(infectious).max().orElseThrow();
        long peakDay = LongStream.range(0, infectious.length)
                .filter(day -> infectious[(int) day] == peak)
                .findFirst()
                .orElseThrow();
        Day last = raw.days().get(raw.days().size() - 1);
        long total = last.population() - last.susceptible();
        return Table.of(
                Column.integer("peak_infectious", peak),
                Column.integer("peak_day", peakDay),
                Column.integer("total_exposed", total),
                Column.real("attack_rate", (double) total / last.population()));
    }

    private static Column day(Trajectory raw) {
        return Column.integer("day", LongStream.range(0, raw.days().size()).toArray());
    }

    private static long[] people(Trajectory raw, ToLongFunction<Day> compartment) {
        return raw.days().stream().mapToLong(compartment).toArray();
    }
}
