package org.calabaria.testkit.zoo;

import static org.calabaria.testkit.Law.DETERMINISTIC_BUILD;
import static org.calabaria.testkit.Law.ORDER_FREE;
import static org.calabaria.testkit.Law.OUTPUTS_INDEPENDENT;
import static org.calabaria.testkit.Law.PLACE_FREE;
import static org.calabaria.testkit.Law.REPEATABLE;
import static org.calabaria.testkit.Law.REUSABLE_STATE;
import static org.calabaria.testkit.Law.SAME_FOR_EVERY_INSTANCE;
import static org.calabaria.testkit.Law.SAME_IN_ANOTHER_JVM;
import static org.calabaria.testkit.Law.SOME_RUNS_COMPLETE;
import static org.calabaria.testkit.Law.THREAD_FREE;

import java.security.SecureRandom;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.SplittableRandom;
import java.util.UUID;
import java.util.concurrent.ThreadLocalRandom;
import java.util.random.RandomGenerator;
import org.calabaria.model.ModelOutput;
import org.calabaria.model.ModelScenario;
import org.calabaria.parameter.ParameterSet;
import org.calabaria.parameter.ParameterSpec;
import org.calabaria.random.Pcg64;
import org.calabaria.scenario.Config;
import org.calabaria.scenario.ScenarioSpec;
import org.calabaria.table.Column;
import org.calabaria.table.Table;

/** Chance that does not come from the seed, and clocks. */
public final class Chance {

    private Chance() {}

    @Caught(
            sin = "`Math.random()`",
            twin = "`Pcg64.seeded(seed)`",
            rules = "random",
            laws = {
                REPEATABLE,
                SAME_FOR_EVERY_INSTANCE,
                ORDER_FREE,
                THREAD_FREE,
                REUSABLE_STATE,
                OUTPUTS_INDEPENDENT,
                PLACE_FREE,
                SAME_IN_ANOTHER_JVM
            })
    static final class MathRandom {
        static final class Sin extends ArrayModel {
            @Override
            protected double[] runSim(double[] state, long seed) {
                return new double[] {state[0] + Math.random()};
            }
        }

        static final class Twin extends ArrayModel {
            @Override
            protected double[] runSim(double[] state, long seed) {
                return new double[] {state[0] + Pcg64.seeded(seed).nextDouble()};
            }
        }
    }

    @Caught(
            sin = "`ThreadLocalRandom`",
            twin = "a child of the seed's generator",
            rules = "random",
            laws = {
                REPEATABLE,
                SAME_FOR_EVERY_INSTANCE,
                ORDER_FREE,
                THREAD_FREE,
                REUSABLE_STATE,
                OUTPUTS_INDEPENDENT,
                PLACE_FREE,
                SAME_IN_ANOTHER_JVM
            })
    static final class ThreadsRandom {
        static final class Sin extends ArrayModel {
            @Override
            protected double[] runSim(double[] state, long seed) {
                return new double[] {state[0] + ThreadLocalRandom.current().nextDouble()};
            }
        }

        static final class Twin extends ArrayModel {
            @Override
            protected double[] runSim(double[] state, long seed) {
                return new double[] {
                    state[0] + Pcg64.seeded(seed).child("noise").nextDouble()
                };
            }
        }
    }

    @Caught(
            sin = "`new Random()`",
            twin = "`new Random(seed)`",
            rules = "random",
            laws = {
                REPEATABLE,
                SAME_FOR_EVERY_INSTANCE,
                ORDER_FREE,
                THREAD_FREE,
                REUSABLE_STATE,
                OUTPUTS_INDEPENDENT,
                PLACE_FREE,
                SAME_IN_ANOTHER_JVM
            })
    static final class UnseededRandom {
        static final class Sin extends ArrayModel {
            @Override
            protected double[] runSim(double[] state, long seed) {
                return new double[] {state[0] + new Random().nextDouble()};
            }
        }

        static final class Twin extends ArrayModel {
            @Override
            protected double[] runSim(double[] state, long seed) {
                return new double[] {state[0] + new Random(seed).nextDouble()};
            }
        }
    }

    @Caught(
            sin = "`new SecureRandom()`",
            twin = "`new SplittableRandom(seed)`",
            rules = "random",
            laws = {
                REPEATABLE,
                SAME_FOR_EVERY_INSTANCE,
                ORDER_FREE,
                THREAD_FREE,
                REUSABLE_STATE,
                OUTPUTS_INDEPENDENT,
                PLACE_FREE,
                SAME_IN_ANOTHER_JVM
            })
    static final class SecretRandom {
        static final class Sin extends ArrayModel {
            @Override
            protected double[] runSim(double[] state, long seed) {
                return new double[] {state[0] + new SecureRandom().nextDouble()};
            }
        }

        static final class Twin extends ArrayModel {
            @Override
            protected double[] runSim(double[] state, long seed) {
                return new double[] {
                    state[0] + new SplittableRandom(seed).split().nextDouble()
                };
            }
        }
    }

    @Caught(
            sin = "`RandomGenerator.getDefault()`",
            twin = "a generator handed to a helper",
            rules = "random",
            laws = {
                REPEATABLE,
                SAME_FOR_EVERY_INSTANCE,
                ORDER_FREE,
                THREAD_FREE,
                REUSABLE_STATE,
                OUTPUTS_INDEPENDENT,
                PLACE_FREE,
                SAME_IN_ANOTHER_JVM
            })
    static final class DefaultGenerator {
        static final class Sin extends ArrayModel {
            @Override
            protected double[] runSim(double[] state, long seed) {
                return noisy(state, RandomGenerator.getDefault());
            }
        }

        static final class Twin extends ArrayModel {
            @Override
            protected double[] runSim(double[] state, long seed) {
                return noisy(state, Pcg64.seeded(seed));
            }
        }

        static double[] noisy(double[] state, RandomGenerator random) {
            return Arrays.stream(state).map(x -> x + random.nextDouble()).toArray();
        }
    }

    @Caught(
            sin = "`UUID.randomUUID()`",
            twin = "a `UUID` of drawn bits",
            rules = "random",
            laws = {
                REPEATABLE,
                SAME_FOR_EVERY_INSTANCE,
                ORDER_FREE,
                THREAD_FREE,
                REUSABLE_STATE,
                OUTPUTS_INDEPENDENT,
                PLACE_FREE,
                SAME_IN_ANOTHER_JVM
            })
    static final class RandomIdentifier {
        static final class Sin extends ArrayModel {
            @Override
            protected double[] runSim(double[] state, long seed) {
                return new double[] {UUID.randomUUID().getLeastSignificantBits()};
            }
        }

        static final class Twin extends ArrayModel {
            @Override
            protected double[] runSim(double[] state, long seed) {
                Pcg64 random = Pcg64.seeded(seed);
                return new double[] {new UUID(random.nextLong(), random.nextLong()).getLeastSignificantBits()};
            }
        }
    }

    @Caught(
            sin = "`Collections.shuffle(list)`",
            twin = "`Collections.shuffle(list, generator)`",
            rules = "random",
            laws = {
                REPEATABLE,
                SAME_FOR_EVERY_INSTANCE,
                ORDER_FREE,
                THREAD_FREE,
                REUSABLE_STATE,
                OUTPUTS_INDEPENDENT,
                PLACE_FREE,
                SAME_IN_ANOTHER_JVM
            })
    static final class Shuffled {
        static final class Sin extends ArrayModel {
            @Override
            protected double[] runSim(double[] state, long seed) {
                List<Double> agents = agents();
                Collections.shuffle(agents);
                return agents.stream().mapToDouble(x -> x).toArray();
            }
        }

        static final class Twin extends ArrayModel {
            @Override
            protected double[] runSim(double[] state, long seed) {
                List<Double> agents = agents();
                Collections.shuffle(agents, new Random(seed));
                return agents.stream().mapToDouble(x -> x).toArray();
            }
        }

        static List<Double> agents() {
            List<Double> agents = new ArrayList<>();
            for (int i = 0; i < 50; i++) {
                agents.add((double) i);
            }
            return agents;
        }
    }

    @Caught(
            sin = "a draw in `buildSim`",
            twin = "the draw in `runSim`",
            rules = "random",
            laws = {
                REPEATABLE,
                SAME_FOR_EVERY_INSTANCE,
                ORDER_FREE,
                THREAD_FREE,
                REUSABLE_STATE,
                DETERMINISTIC_BUILD,
                OUTPUTS_INDEPENDENT,
                PLACE_FREE,
                SAME_IN_ANOTHER_JVM
            })
    static final class RandomBuild {
        static final class Sin extends ArrayModel {
            @Override
            protected double[] buildSim(ParameterSet params, Config config) {
                return new double[] {params.real(RATE) + new Random().nextDouble()};
            }
        }

        static final class Twin extends ArrayModel {
            @Override
            protected double[] runSim(double[] state, long seed) {
                double[] noisy = state.clone();
                noisy[0] += new Random(seed).nextDouble();
                return noisy;
            }
        }
    }

    @Caught(
            sin = "a draw in an interface's default method",
            twin = "a default method of arguments",
            rules = "random",
            laws = {
                REPEATABLE,
                SAME_FOR_EVERY_INSTANCE,
                ORDER_FREE,
                THREAD_FREE,
                REUSABLE_STATE,
                OUTPUTS_INDEPENDENT,
                PLACE_FREE,
                SAME_IN_ANOTHER_JVM
            })
    static final class RandomDefaultMethod {
        interface Noisy {
            default double noise() {
                return Math.random();
            }
        }

        interface Scaled {
            default double scaled(double x) {
                return 2 * x;
            }
        }

        static final class Sin extends ArrayModel implements Noisy {
            @Override
            protected double[] runSim(double[] state, long seed) {
                return new double[] {state[0] + noise()};
            }
        }

        static final class Twin extends ArrayModel implements Scaled {
            @Override
            protected double[] runSim(double[] state, long seed) {
                return new double[] {scaled(state[0])};
            }
        }
    }

    @Caught(
            sin = "a field drawn in the constructor",
            twin = "a field computed from constants",
            rules = "random",
            laws = {
                SAME_FOR_EVERY_INSTANCE,
                ORDER_FREE,
                THREAD_FREE,
                OUTPUTS_INDEPENDENT,
                PLACE_FREE,
                SAME_IN_ANOTHER_JVM
            })
    static final class RandomField {
        static final class Sin extends ArrayModel {
            private final double scale = new Random().nextDouble();

            @Override
            protected double[] runSim(double[] state, long seed) {
                return new double[] {state[0] * scale, scale};
            }
        }

        static final class Twin extends ArrayModel {
            private final double scale = StrictMath.exp(-0.5);

            @Override
            protected double[] runSim(double[] state, long seed) {
                return new double[] {state[0] * scale, scale};
            }
        }
    }

    @Caught(
            sin = "a scenario that is not constant",
            twin = "a scenario that is",
            rules = "random",
            laws = {
                SAME_FOR_EVERY_INSTANCE,
                ORDER_FREE,
                THREAD_FREE,
                OUTPUTS_INDEPENDENT,
                PLACE_FREE,
                SAME_IN_ANOTHER_JVM
            })
    static final class ChangingScenario {
        static final class Sin extends ArrayModel {
            @ModelScenario
            ScenarioSpec fast() {
                return ScenarioSpec.named("fast").param(RATE, Math.random());
            }
        }

        static final class Twin extends ArrayModel {
            @ModelScenario
            ScenarioSpec fast() {
                return ScenarioSpec.named("fast").param(RATE, 0.75);
            }
        }
    }

    @Caught(
            sin = "a parameter space with bounds from the clock",
            twin = "constant bounds",
            rules = "clock",
            laws = {SOME_RUNS_COMPLETE, SAME_FOR_EVERY_INSTANCE, SAME_IN_ANOTHER_JVM})
    static final class ChangingSpace {
        static final class Sin extends ArrayModel {
            Sin() {
                super(ParameterSpec.real("rate", 0, 1 + Math.abs((double) System.nanoTime())));
            }

            @Override
            protected double[] buildSim(ParameterSet params, Config config) {
                return new double[] {params.real("rate")};
            }
        }

        static final class Twin extends ArrayModel {
            Twin() {
                super(ParameterSpec.real("rate", 0, 2));
            }

            @Override
            protected double[] buildSim(ParameterSet params, Config config) {
                return new double[] {params.real("rate")};
            }
        }
    }

    @Caught(
            sin = "an extractor that draws without the seed",
            twin = "an extractor that draws with it",
            rules = "random",
            laws = {
                REPEATABLE,
                SAME_FOR_EVERY_INSTANCE,
                ORDER_FREE,
                THREAD_FREE,
                REUSABLE_STATE,
                OUTPUTS_INDEPENDENT,
                PLACE_FREE,
                SAME_IN_ANOTHER_JVM
            })
    static final class RandomExtractor {
        static final class Sin extends ArrayModel {
            @ModelOutput
            Table observed(double[] raw) {
                return Table.of(Column.real("observed", raw[0] + Math.random()));
            }
        }

        static final class Twin extends ArrayModel {
            @ModelOutput
            Table observed(double[] raw, long seed) {
                Pcg64 random = Pcg64.seeded(seed).child("observed");
                return Table.of(Column.real("observed", raw[0] + random.nextDouble()));
            }
        }
    }

    @Caught(
            sin = "`System.nanoTime()`",
            twin = "steps counted",
            rules = "clock",
            laws = {
                REPEATABLE,
                SAME_FOR_EVERY_INSTANCE,
                ORDER_FREE,
                THREAD_FREE,
                REUSABLE_STATE,
                OUTPUTS_INDEPENDENT,
                PLACE_FREE,
                SAME_IN_ANOTHER_JVM
            })
    static final class Nanoseconds {
        static final class Sin extends ArrayModel {
            @Override
            protected double[] runSim(double[] state, long seed) {
                return new double[] {state[0] + System.nanoTime()};
            }
        }

        static final class Twin extends ArrayModel {
            @Override
            protected double[] runSim(double[] state, long seed) {
                double steps = 0;
                for (double x = state[0]; x < 10; x += 0.5) {
                    steps++;
                }
                return new double[] {steps};
            }
        }
    }

    @Caught(sin = "`LocalDate.now()`", twin = "a date of the model's own", rules = "clock")
    static final class Today {
        static final class Sin extends ArrayModel {
            @Override
            protected double[] runSim(double[] state, long seed) {
                return new double[] {LocalDate.now(ZoneOffset.UTC).getYear()};
            }
        }

        static final class Twin extends ArrayModel {
            private static final LocalDate START = LocalDate.of(1978, 1, 22);

            @Override
            protected double[] runSim(double[] state, long seed) {
                return new double[] {START.plusDays((long) (100 * state[0])).getDayOfYear()};
            }
        }
    }

    @Caught(
            sin = "a `Clock` of the system",
            twin = "a fixed `Clock`",
            rules = "clock",
            laws = {
                REPEATABLE,
                SAME_FOR_EVERY_INSTANCE,
                ORDER_FREE,
                THREAD_FREE,
                REUSABLE_STATE,
                OUTPUTS_INDEPENDENT,
                PLACE_FREE,
                SAME_IN_ANOTHER_JVM
            })
    static final class SystemClock {
        static final class Sin extends ArrayModel {
            private static final Clock CLOCK = Clock.systemUTC();

            @Override
            protected double[] runSim(double[] state, long seed) {
                return new double[] {CLOCK.instant().getNano() + CLOCK.millis()};
            }
        }

        static final class Twin extends ArrayModel {
            private static final Clock CLOCK = Clock.fixed(Instant.EPOCH, ZoneOffset.UTC);

            @Override
            protected double[] runSim(double[] state, long seed) {
                return new double[] {state[0] + CLOCK.millis()};
            }
        }
    }

    @Caught(
            sin = "a static initialiser that reads the clock",
            twin = "a static table of constants",
            rules = "clock",
            laws = SAME_IN_ANOTHER_JVM)
    static final class StartTime {
        static final class Sin extends ArrayModel {
            private static final long START = System.nanoTime();

            @Override
            protected double[] runSim(double[] state, long seed) {
                return new double[] {state[0] + START};
            }
        }

        static final class Twin extends ArrayModel {
            private static final double[] TABLE = {1, 4, 9};

            @Override
            protected double[] runSim(double[] state, long seed) {
                return new double[] {state[0] + TABLE[1]};
            }
        }
    }

    @Caught(
            sin = "the time in the message of an exception",
            twin = "the value in the message of an exception",
            rules = "clock",
            laws = {
                SOME_RUNS_COMPLETE,
                REPEATABLE,
                SAME_FOR_EVERY_INSTANCE,
                ORDER_FREE,
                THREAD_FREE,
                REUSABLE_STATE,
                PLACE_FREE,
                SAME_IN_ANOTHER_JVM
            })
    static final class TimedFailure {
        static final class Sin extends ArrayModel {
            @Override
            protected double[] runSim(double[] state, long seed) {
                throw new IllegalStateException("diverged at " + System.nanoTime());
            }
        }

        static final class Twin extends ArrayModel {
            @Override
            protected double[] runSim(double[] state, long seed) {
                if (state[0] == 0.5) {
                    throw new IllegalStateException("diverged at " + state[0]);
                }
                return state.clone();
            }
        }
    }
}
