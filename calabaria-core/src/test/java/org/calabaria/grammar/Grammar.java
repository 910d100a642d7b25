package org.calabaria.grammar;

import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Provide;
import net.jqwik.api.domains.DomainContextBase;
import org.calabaria.parameter.IntegerParameter;
import org.calabaria.parameter.ParameterSet;
import org.calabaria.parameter.ParameterSpace;
import org.calabaria.parameter.ParameterSpec;
import org.calabaria.parameter.ParameterView;
import org.calabaria.parameter.RealParameter;
import org.calabaria.scenario.Config;
import org.calabaria.scenario.ConflictPolicy;
import org.calabaria.scenario.ScenarioSpec;

/**
 * The sentences of the grammar, made up: spaces, views of them, values, points, configurations and scenarios that fit
 * together. Every one is a function of a number, so that a failing law is repeated by the number alone.
 */
public final class Grammar extends DomainContextBase {

    private static final List<String> NAMES =
            List.of("beta", "gamma", "R0", "_n", "age.0-9", "contact_rate", "x-1", "Beta", "population");

    private static final List<double[]> REAL_BOUNDS = List.of(
            new double[] {0, 1},
            new double[] {-1, 1},
            new double[] {-1e300, 1e300},
            new double[] {0.1, 0.30000000000000004},
            new double[] {0.5, 0.5},
            new double[] {-Double.MAX_VALUE, Double.MAX_VALUE},
            new double[] {0, Double.MIN_VALUE});

    private static final List<long[]> INTEGER_BOUNDS = List.of(
            new long[] {0, 1},
            new long[] {-5, 5},
            new long[] {100, 1_000_000},
            new long[] {7, 7},
            new long[] {Long.MIN_VALUE, Long.MAX_VALUE},
            new long[] {(1L << 53) - 2, (1L << 53) + 2});

    /** A view of a space, values of its free names in any order and of any type, and another point of the space. */
    public record Reading(ParameterView view, Map<String, Number> free, ParameterSet point) {

        public ParameterSpace space() {
            return view.space();
        }
    }

    /** A reading, a configuration, and scenarios that fit both. */
    public record Patching(Reading reading, Config config, List<ScenarioSpec> scenarios) {}

    @Provide
    Arbitrary<ParameterSpace> spaces() {
        return seeds().map(seed -> space(new Random(seed)));
    }

    @Provide
    Arbitrary<Reading> readings() {
        return seeds().map(seed -> reading(new Random(seed)));
    }

    @Provide
    Arbitrary<Patching> patchings() {
        return seeds().map(seed -> patching(new Random(seed)));
    }

    private static Arbitrary<Long> seeds() {
        return Arbitraries.longs();
    }

    private static ParameterSpace space(Random random) {
        List<String> names = new ArrayList<>(NAMES);
        Collections.shuffle(names, random);
        return ParameterSpace.of(names.subList(0, random.nextInt(names.size() + 1)).stream()
                .map(name -> spec(name, random))
                .toArray(ParameterSpec[]::new));
    }

    private static ParameterSpec spec(String name, Random random) {
        if (random.nextBoolean()) {
            double[] bounds = REAL_BOUNDS.get(random.nextInt(REAL_BOUNDS.size()));
            return ParameterSpec.real(name, bounds[0], bounds[1]);
        }
        long[] bounds = INTEGER_BOUNDS.get(random.nextInt(INTEGER_BOUNDS.size()));
        return ParameterSpec.integer(name, bounds[0], bounds[1]);
    }

    /** A value within the bounds, in one of the ways a user may write it. */
    public static Number value(ParameterSpec spec, Random random) {
        return spec instanceof RealParameter real
                ? written(real(real, random), random)
                : written(integer((IntegerParameter) spec, random), random);
    }

    private static double real(RealParameter spec, Random random) {
        double share = random.nextDouble();
        return switch (random.nextInt(5)) {
            case 0 -> spec.lower();
            case 1 -> spec.upper();
            case 2 -> spec.lower() <= 0 && 0 <= spec.upper() ? -0.0 : spec.lower();
            default ->
                Math.max(spec.lower(), Math.min(spec.upper(), (1 - share) * spec.lower() + share * spec.upper()));
        };
    }

    private static Number written(double x, Random random) {
        if (x == Math.rint(x) && Math.abs(x) < 1e6 && random.nextBoolean()) {
            return random.nextBoolean() ? Integer.valueOf((int) x) : (Number) Long.valueOf((long) x);
        }
        return x == (float) x && random.nextBoolean() ? (Number) (float) x : (Number) x;
    }

    private static long integer(IntegerParameter spec, Random random) {
        return switch (random.nextInt(4)) {
            case 0 -> spec.lower();
            case 1 -> spec.upper();
            default -> {
                long width = spec.upper() - spec.lower() + 1;
                yield width <= 0 ? random.nextLong() : spec.lower() + Math.floorMod(random.nextLong(), width);
            }
        };
    }

    private static Number written(long n, Random random) {
        boolean exact = Math.abs(n) <= 1L << 53 && n != Long.MIN_VALUE;
        return exact && random.nextBoolean() ? (Number) (double) n : (Number) n;
    }

    private static Reading reading(Random random) {
        ParameterSpace space = space(random);
        Map<String, Number> fixed = new LinkedHashMap<>();
        Map<String, Number> free = new LinkedHashMap<>();
        List<ParameterSpec> shuffled = new ArrayList<>(space.specs());
        Collections.shuffle(shuffled, random);
        shuffled.forEach(spec -> (random.nextInt(3) == 0 ? fixed : free).put(spec.name(), value(spec, random)));
        Map<String, Number> other = new LinkedHashMap<>();
        shuffled.forEach(spec -> other.put(spec.name(), value(spec, random)));
        return new Reading(new ParameterView(space, fixed), free, space.point(other));
    }

    private static Patching patching(Random random) {
        Reading reading = reading(random);
        List<ScenarioSpec> scenarios = new ArrayList<>();
        for (int i = 0; i < 3; i++) {
            scenarios.add(scenario("s" + i, reading.space(), random));
        }
        return new Patching(reading, config(), List.copyOf(scenarios));
    }

    public static Config config() {
        return Config.declare()
                .integer("days", 365)
                .real("rate", 0.5)
                .text("mode", "low")
                .flag("verbose", false)
                .optionalReal("start")
                .list("ages", List.of(1, 2))
                .base();
    }

    private static ScenarioSpec scenario(String name, ParameterSpace space, Random random) {
        Map<String, Number> params = new LinkedHashMap<>();
        space.specs().stream()
                .filter(spec -> random.nextInt(3) == 0)
                .forEach(spec -> params.put(spec.name(), value(spec, random)));
        Map<String, Object> settings = new LinkedHashMap<>();
        if (random.nextInt(3) == 0) {
            settings.put("rate", random.nextBoolean() ? 2 : (Object) 2.5);
        }
        if (random.nextInt(3) == 0) {
            settings.put("start", random.nextBoolean() ? null : random.nextInt(9));
        }
        if (random.nextInt(3) == 0) {
            settings.put("days", random.nextInt(100));
        }
        Set<String> allowed = new TreeSet<>();
        space.names().stream().filter(key -> random.nextInt(3) == 0).forEach(allowed::add);
        ConflictPolicy policy = random.nextInt(3) == 0 ? ConflictPolicy.STRICT : ConflictPolicy.LAST_WRITE_WINS;
        return new ScenarioSpec(name, "", params, settings, policy, allowed);
    }
}
