package org.calabaria.examples.sir;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.DoubleSupplier;
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
 * An epidemic among susceptible, infected and recovered people, in steps of one day, with a noisy force of infection.
 *
 * <p>On each day, where {@code int} rounds towards zero and {@code noise} is a normal number with mean 1 and standard
 * deviation 0.1:
 *
 * <pre>
 * from day vaccine_start on:  v = int(S vaccine_rate);  S = S - v;  R = R + v
 * force  = beta contact_rate I / N max(0, noise)        [1/day]
 * new    = min(S, int(S force))
 * healed = min(I, int(I gamma))
 * S = S - new;   I = I + new - healed;   R = R + healed
 * </pre>
 *
 * <p>Because of the rounding, an epidemic with few people stops early: nobody recovers while {@code I gamma < 1}.
 *
 * <p>The noise equals {@code numpy.random.default_rng(seed).normal(1.0, 0.1)}, one number per day, and the operations
 * have the order of the Python original, so that its trajectories are reproduced exactly. Two oddities of the original
 * are kept: {@code vaccine_efficacy} is a setting that the equations do not read (a vaccinated person is immune), and
 * {@code total_infected} counts everyone who is recovered on the last day, including vaccinated people.
 *
 * <p>Source of the compartments: W. O. Kermack and A. G. McKendrick, "A contribution to the mathematical theory of
 * epidemics", Proceedings of the Royal Society A 115 (1927), doi:10.1098/rspa.1927.0118.
 */
public class Sir extends BaseModel<Sir.State, Sir.Trajectory> {

    /** Transmission probability per contact [1]. */
    public static final RealParameter BETA =
            ParameterSpec.real("beta", 0, 1).doc("transmission probability per contact [1]");

    /** Recovery rate [1/day]; its inverse is the mean infectious period. */
    public static final RealParameter GAMMA = ParameterSpec.real("gamma", 0, 1).doc("recovery rate [1/day]");

    /** Size of the population N [people]. */
    public static final IntegerParameter POPULATION =
            ParameterSpec.integer("population", 100, 1_000_000).doc("size of the population [people]");

    /** Contacts of a person [1/day]. */
    public static final RealParameter CONTACT_RATE =
            ParameterSpec.real("contact_rate", 1, 20).doc("contacts of a person [1/day]");

    /** Infected before the first day [people]; all others are susceptible. */
    public static final IntegerParameter INITIAL_INFECTED =
            ParameterSpec.integer("initial_infected", 1, 100).doc("infected before the first day [people]");

    private static final ParameterSpace SPACE =
            ParameterSpace.of(BETA, GAMMA, POPULATION, CONTACT_RATE, INITIAL_INFECTED);

    private static final ConfigDeclaration CONFIG = Config.declare()
            .integer("days", 365, "days simulated, from 1 to 36500 [day]")
            .optionalReal("vaccine_start", "first day of vaccination [day]; not set: nobody is vaccinated")
            .real("vaccine_efficacy", 0.0, "share of the vaccinated that is immune, from 0 to 1 [1]; not read, see Sir")
            .real("vaccine_rate", 0.0, "share of the susceptible vaccinated each day, from 0 to 1 [1/day]");

    private static final int LONGEST = 36_500;
    private static final int WEEK = 7;

    /**
     * The initial state of a run.
     *
     * @param population N [people]
     * @param transmission {@code beta contact_rate} [1/day]
     * @param recovery {@code gamma} [1/day]
     * @param infected before the first day [people]
     * @param days number of days simulated
     */
    public record State(
            long population, double transmission, double recovery, long infected, Vaccine vaccine, int days) {}

    /**
     * The vaccination programme.
     *
     * @param start first day; infinite if nobody is vaccinated
     * @param efficacy share of the vaccinated that is immune [1]
     * @param rate share of the susceptible vaccinated each day [1/day]
     */
    public record Vaccine(double start, double efficacy, double rate) {

        /** The number of susceptible people who are vaccinated on a day [people]. */
        long doses(int day, long susceptible) {
            return day >= start ? Math.min(susceptible, (long) (susceptible * rate)) : 0;
        }
    }

    /**
     * The course of an epidemic [people]: index 0 holds the numbers at the end of day 0.
     *
     * @param susceptible at the end of each day
     * @param infected at the end of each day
     * @param recovered at the end of each day, including vaccinated people
     * @param newInfections during each day
     * @param groups the courses of the parts of the population, in a model that divides it; otherwise empty
     */
    public record Trajectory(
            long[] susceptible, long[] infected, long[] recovered, long[] newInfections, List<Trajectory> groups) {

        public Trajectory {
            susceptible = susceptible.clone();
            infected = infected.clone();
            recovered = recovered.clone();
            newInfections = newInfections.clone();
            groups = List.copyOf(groups);
        }

        @Override
        public long[] susceptible() {
            return susceptible.clone();
        }

        @Override
        public long[] infected() {
            return infected.clone();
        }

        @Override
        public long[] recovered() {
            return recovered.clone();
        }

        @Override
        public long[] newInfections() {
            return newInfections.clone();
        }

        int days() {
            return infected.length;
        }

        /** The size of the population, which is constant [people]. */
        long population() {
            return susceptible[0] + infected[0] + recovered[0];
        }

        long recoveredAtEnd() {
            return recovered[days() - 1];
        }
    }

    /** Creates the model. */
    public Sir() {
        super(SPACE, CONFIG);
    }

    @ModelScenario
    ScenarioSpec lockdown() {
        return ScenarioSpec.named("lockdown").doc("contacts fall to 2 a day").param(CONTACT_RATE, 2.0);
    }

    @ModelScenario
    ScenarioSpec vaccination() {
        return ScenarioSpec.named("vaccination")
                .doc("from day 100 on, 1 % of the susceptible are vaccinated each day")
                .config("vaccine_start", 100)
                .config("vaccine_efficacy", 0.9)
                .config("vaccine_rate", 0.01);
    }

    @ModelScenario
    ScenarioSpec combined() {
        return ScenarioSpec.named("combined")
                .doc("contacts fall to 2 a day; from day 50 on, 2 % of the susceptible are vaccinated each day")
                .param(CONTACT_RATE, 2.0)
                .config("vaccine_start", 50)
                .config("vaccine_efficacy", 0.9)
                .config("vaccine_rate", 0.02);
    }

    @Override
    protected State buildSim(ParameterSet m, Config config) {
        refuseOutOfRange(config);
        Vaccine vaccine = new Vaccine(
                config.isSet("vaccine_start") ? config.real("vaccine_start") : Double.POSITIVE_INFINITY,
                config.real("vaccine_efficacy"),
                config.real("vaccine_rate"));
        return new State(
                m.integer(POPULATION),
                m.real(BETA) * m.real(CONTACT_RATE),
                m.real(GAMMA),
                m.integer(INITIAL_INFECTED),
                vaccine,
                (int) config.integer("days"));
    }

    private static void refuseOutOfRange(Config config) {
        List<Problem> problems = new ArrayList<>();
        long days = config.integer("days");
        if (!(1 <= days && days <= LONGEST)) {
            problems.add(Problem.of("days", "config key 'days' must lie in [1, " + LONGEST + "], got " + days));
        }
        for (String share : List.of("vaccine_efficacy", "vaccine_rate")) {
            double value = config.real(share);
            if (!(0 <= value && value <= 1)) {
                problems.add(Problem.of(
                        share, "config key '" + share + "' must lie in [0.0, 1.0], got " + ShownValue.real(value)));
            }
        }
        if (!problems.isEmpty()) {
            throw new InvalidConfigException("the configuration of Sir", problems);
        }
    }

    @Override
    protected Trajectory runSim(State state, long seed) {
        Pcg64 random = Pcg64.seeded(seed);
        return run(state, () -> random.nextGaussian(1.0, 0.1));
    }

    /** Solves the equations with one noise number per day. */
    static Trajectory run(State state, DoubleSupplier noise) {
        long s = state.population() - state.infected();
        long i = state.infected();
        long r = 0;
        Recording recording = new Recording(state.days());

        for (int day = 0; day < state.days(); day++) {
            long vaccinated = state.vaccine().doses(day, s);
            s -= vaccinated;
            r += vaccinated;

            double force = state.transmission() * i / state.population();
            force *= Math.max(0.0, noise.getAsDouble());

            long infected = Math.min(s, (long) (s * force));
            long recovered = Math.min(i, (long) (i * state.recovery()));

            s -= infected;
            i += infected - recovered;
            r += recovered;
            recording.day(day, s, i, r, infected);
        }
        return recording.trajectory(List.of());
    }

    /** The record of the days of a run. */
    static final class Recording {

        private final long[] susceptible;
        private final long[] infected;
        private final long[] recovered;
        private final long[] newInfections;

        Recording(int days) {
            susceptible = new long[days];
            infected = new long[days];
            recovered = new long[days];
            newInfections = new long[days];
        }

        /** Adds the numbers to those recorded for the day, so that the groups of a population are summed. */
        void day(int day, long s, long i, long r, long newlyInfected) {
            susceptible[day] += s;
            infected[day] += i;
            recovered[day] += r;
            newInfections[day] += newlyInfected;
        }

        Trajectory trajectory(List<Trajectory> groups) {
            return new Trajectory(susceptible, infected, recovered, newInfections, groups);
        }
    }

    @ModelOutput(doc = "share of the population infected at the end of each day", units = "1")
    Table prevalence(Trajectory raw) {
        double[] share = Arrays.stream(raw.infected())
                .mapToDouble(infected -> (double) infected / raw.population())
                .toArray();
        return Table.of(day(raw), Column.real("prevalence", share));
    }

    @ModelOutput(doc = "new infections in each whole week, the first being week 1", units = "people/week")
    Table incidence(Trajectory raw) {
        int weeks = raw.days() / WEEK;
        long[] infections = raw.newInfections();
        long[] week = LongStream.rangeClosed(1, weeks).toArray();
        long[] incidence = Arrays.stream(week)
                .map(w -> Arrays.stream(infections, (int) (w - 1) * WEEK, (int) w * WEEK)
                        .sum())
                .toArray();
        return Table.of(Column.integer("week", week), Column.integer("incidence", incidence));
    }

    @ModelOutput(doc = "most infected at once, the first day of that, everyone recovered at the end, and their share")
    Table summary(Trajectory raw) {
        long[] infected = raw.infected();
        int peak = peak(infected);
        long total = raw.recoveredAtEnd();
        return Table.of(
                Column.integer("peak_infected", infected[peak]),
                Column.integer("peak_day", peak),
                Column.integer("total_infected", total),
                Column.real("attack_rate", (double) total / raw.population()));
    }

    @ModelOutput(doc = "people susceptible, infected and recovered at the end of each day", units = "people")
    Table compartments(Trajectory raw) {
        return Table.of(
                day(raw),
                Column.integer("S", raw.susceptible()),
                Column.integer("I", raw.infected()),
                Column.integer("R", raw.recovered()));
    }

    private static Column day(Trajectory raw) {
        return Column.integer("day", LongStream.range(0, raw.days()).toArray());
    }

    private static int peak(long[] infected) {
        int peak = 0;
        for (int day = 1; day < infected.length; day++) {
            if (infected[day] > infected[peak]) {
                peak = day;
            }
        }
        return peak;
    }
}
