package org.calabaria.testkit.zoo;

import static org.calabaria.testkit.Law.FIELDS_FIXED;
import static org.calabaria.testkit.Law.ORDER_FREE;
import static org.calabaria.testkit.Law.OUTPUTS_INDEPENDENT;
import static org.calabaria.testkit.Law.PLACE_FREE;
import static org.calabaria.testkit.Law.REPEATABLE;
import static org.calabaria.testkit.Law.REUSABLE_STATE;
import static org.calabaria.testkit.Law.SAME_FOR_EVERY_INSTANCE;
import static org.calabaria.testkit.Law.SAME_IN_ANOTHER_JVM;
import static org.calabaria.testkit.Law.THREAD_FREE;

import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.DoubleUnaryOperator;
import java.util.function.LongSupplier;
import java.util.function.LongUnaryOperator;
import java.util.stream.IntStream;
import org.calabaria.parameter.ParameterSet;
import org.calabaria.random.Pcg64;
import org.calabaria.scenario.Config;
import org.jspecify.annotations.Nullable;

/** What one run leaves behind for the next: in static fields, in the model, in its threads. */
public final class SharedState {

    private SharedState() {}

    @Caught(
            sin = "a static counter",
            twin = "a local counter",
            rules = {"static-read", "static-write"},
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
    static final class StaticCounter {
        static final class Sin extends ArrayModel {
            private static int runs;

            @Override
            protected double[] runSim(double[] state, long seed) {
                return new double[] {state[0] + runs++};
            }
        }

        static final class Twin extends ArrayModel {
            @Override
            protected double[] runSim(double[] state, long seed) {
                int steps = 0;
                while (steps < 3) {
                    steps++;
                }
                return new double[] {state[0] + steps};
            }
        }
    }

    @Caught(
            sin = "a static `AtomicLong`",
            twin = "an `AtomicLong` of the run",
            rules = "static-write",
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
    static final class StaticAtomic {
        static final class Sin extends ArrayModel {
            private static final AtomicLong NEXT = new AtomicLong();

            @Override
            protected double[] runSim(double[] state, long seed) {
                return new double[] {NEXT.incrementAndGet()};
            }
        }

        static final class Twin extends ArrayModel {
            @Override
            protected double[] runSim(double[] state, long seed) {
                AtomicLong next = new AtomicLong();
                return new double[] {next.incrementAndGet(), next.incrementAndGet()};
            }
        }
    }

    @Caught(
            sin = "a static memo that keeps the first run's draw",
            twin = "a memo in the run's own object",
            rules = "static-write",
            laws = SAME_IN_ANOTHER_JVM)
    static final class StaticMemo {
        static final class Sin extends ArrayModel {
            private static final Map<String, Double> MEMO = new ConcurrentHashMap<>();

            @Override
            protected double[] runSim(double[] state, long seed) {
                double scale =
                        MEMO.computeIfAbsent("scale", key -> Pcg64.seeded(seed).nextDouble());
                return new double[] {state[0] * scale, scale};
            }
        }

        static final class Twin extends ArrayModel {
            @Override
            protected double[] runSim(double[] state, long seed) {
                return new double[] {new Fibonacci().at(40)};
            }
        }

        static final class Fibonacci {
            private final Map<Integer, Double> memo = new HashMap<>();

            double at(int n) {
                Double known = memo.get(n);
                if (known == null) {
                    known = n < 2 ? n : at(n - 1) + at(n - 2);
                    memo.put(n, known);
                }
                return known;
            }
        }
    }

    @Caught(
            sin = "a static field filled by the first run",
            twin = "a static field filled by its initialiser",
            rules = {"static-read", "static-write"},
            laws = SAME_IN_ANOTHER_JVM)
    static final class LazyStatic {
        static final class Sin extends ArrayModel {
            private static @Nullable Double scale;

            @Override
            protected double[] runSim(double[] state, long seed) {
                if (scale == null) {
                    scale = state[0];
                }
                return new double[] {scale};
            }
        }

        static final class Twin extends ArrayModel {
            private static final double SCALE = Holder.SCALE;

            @Override
            protected double[] runSim(double[] state, long seed) {
                return new double[] {SCALE * state[0]};
            }
        }

        static final class Holder {
            static final double SCALE = StrictMath.sqrt(2);
        }
    }

    @Caught(
            sin = "a static scratch array",
            twin = "a static array that is only read",
            rules = "static-write",
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
    static final class SharedArray {
        static final class Sin extends ArrayModel {
            private static final double[] SCRATCH = new double[3];

            @Override
            protected double[] runSim(double[] state, long seed) {
                SCRATCH[1] += state[0] + 1;
                return SCRATCH.clone();
            }
        }

        static final class Twin extends ArrayModel {
            private static final double[] WEIGHTS = {0.2, 0.3, 0.5};

            @Override
            protected double[] runSim(double[] state, long seed) {
                double[] scratch = WEIGHTS.clone();
                scratch[1] += state[0];
                return scratch;
            }
        }
    }

    @Caught(
            sin = "a field that caches the first run",
            twin = "a final field",
            rules = "instance-field",
            laws = {ORDER_FREE, OUTPUTS_INDEPENDENT, FIELDS_FIXED, SAME_IN_ANOTHER_JVM},
            perhaps = THREAD_FREE)
    static final class CachedField {
        static final class Sin extends ArrayModel {
            private double @Nullable [] cached;

            @Override
            protected double[] runSim(double[] state, long seed) {
                if (cached == null) {
                    cached = new double[] {state[0], Pcg64.seeded(seed).nextDouble()};
                }
                return cached.clone();
            }
        }

        static final class Twin extends ArrayModel {
            private final double[] cached = {1, 2, 3};

            @Override
            protected double[] runSim(double[] state, long seed) {
                return new double[] {cached[1], state[0]};
            }
        }
    }

    @Caught(
            sin = "a counter in a final field",
            twin = "a counter in an object of the run",
            rules = "instance-field",
            laws = {
                REPEATABLE,
                ORDER_FREE,
                THREAD_FREE,
                REUSABLE_STATE,
                OUTPUTS_INDEPENDENT,
                FIELDS_FIXED,
                SAME_IN_ANOTHER_JVM
            })
    static final class InstanceCounter {
        static final class Sin extends ArrayModel {
            private final int[] runs = {0};

            @Override
            protected double[] runSim(double[] state, long seed) {
                return new double[] {state[0] + runs[0]++};
            }
        }

        static final class Twin extends ArrayModel {
            @Override
            protected double[] runSim(double[] state, long seed) {
                int[] steps = {0};
                Runnable step = () -> steps[0]++;
                step.run();
                return new double[] {state[0] + steps[0]};
            }
        }
    }

    @Caught(
            sin = "a counter in a superclass",
            twin = "a constant in a superclass",
            rules = "instance-field",
            laws = {
                REPEATABLE,
                ORDER_FREE,
                THREAD_FREE,
                REUSABLE_STATE,
                OUTPUTS_INDEPENDENT,
                FIELDS_FIXED,
                SAME_IN_ANOTHER_JVM
            })
    static final class InheritedCounter {
        abstract static class Counting extends ArrayModel {
            private long runs;

            long next() {
                return runs++;
            }
        }

        abstract static class Scaling extends ArrayModel {
            private final long scale = 3;

            long scale() {
                return scale;
            }
        }

        static final class Sin extends Counting {
            @Override
            protected double[] runSim(double[] state, long seed) {
                return new double[] {next()};
            }
        }

        static final class Twin extends Scaling {
            @Override
            protected double[] runSim(double[] state, long seed) {
                return new double[] {scale() * state[0]};
            }
        }
    }

    @Caught(
            sin = "a counter in a `ThreadLocal`",
            twin = "a counter handed on",
            rules = "thread-local",
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
    static final class ThreadCounter {
        static final class Sin extends ArrayModel {
            private static final ThreadLocal<Integer> RUNS = ThreadLocal.withInitial(() -> 0);

            @Override
            protected double[] runSim(double[] state, long seed) {
                RUNS.set(RUNS.get() + 1);
                return new double[] {RUNS.get()};
            }
        }

        static final class Twin extends ArrayModel {
            @Override
            protected double[] runSim(double[] state, long seed) {
                return new double[] {count(0, state.length)};
            }

            private static int count(int so, int left) {
                return left == 0 ? so : count(so + 1, left - 1);
            }
        }
    }

    @Caught(
            sin = "an enum constant that counts",
            twin = "an enum constant with values",
            rules = "static-write",
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
    static final class CountingEnum {
        enum Meter {
            RUNS;

            private int count;

            int next() {
                return count++;
            }
        }

        enum Stage {
            EARLY(0.25),
            LATE(0.75);

            private final double share;

            Stage(double share) {
                this.share = share;
            }
        }

        static final class Sin extends ArrayModel {
            @Override
            protected double[] runSim(double[] state, long seed) {
                return new double[] {Meter.RUNS.next()};
            }
        }

        static final class Twin extends ArrayModel {
            @Override
            protected double[] runSim(double[] state, long seed) {
                double sum = 0;
                for (Stage stage : Stage.values()) {
                    sum += switch (stage) {
                        case EARLY -> stage.share * state[0];
                        case LATE -> stage.share;
                    };
                }
                return new double[] {sum};
            }
        }
    }

    @Caught(
            sin = "a singleton that counts",
            twin = "a singleton without state",
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
    static final class Singleton {
        static final class Registry {
            private static final Registry ONLY = new Registry();
            private int handed;

            static Registry only() {
                return ONLY;
            }

            int next() {
                return ++handed;
            }
        }

        static final class Formula {
            private static final Formula ONLY = new Formula();

            static Formula only() {
                return ONLY;
            }

            double next(double x) {
                return x * (1 - x);
            }
        }

        static final class Sin extends ArrayModel {
            @Override
            protected double[] runSim(double[] state, long seed) {
                return new double[] {Registry.only().next()};
            }
        }

        static final class Twin extends ArrayModel {
            @Override
            protected double[] runSim(double[] state, long seed) {
                return new double[] {Formula.only().next(state[0])};
            }
        }
    }

    @Caught(
            sin = "a static lambda around an array that it changes",
            twin = "a static lambda around constants",
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
    static final class CapturedArray {
        static final class Sin extends ArrayModel {
            private static final LongSupplier NEXT = counter();

            private static LongSupplier counter() {
                long[] count = {0};
                return () -> count[0]++;
            }

            @Override
            protected double[] runSim(double[] state, long seed) {
                return new double[] {NEXT.getAsLong()};
            }
        }

        static final class Twin extends ArrayModel {
            private static final LongUnaryOperator NEXT = plus(7);

            private static LongUnaryOperator plus(long constant) {
                return x -> x + constant;
            }

            @Override
            protected double[] runSim(double[] state, long seed) {
                return new double[] {NEXT.applyAsLong(seed & 1023)};
            }
        }
    }

    @Caught(
            sin = "a helper that counts, behind an interface",
            twin = "a helper without state, behind an interface",
            rules = {"static-read", "static-write"},
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
    static final class CountingHelper {
        interface Step {
            double next(double x);
        }

        static final class Counted implements Step {
            private static int steps;

            @Override
            public double next(double x) {
                return x + steps++;
            }
        }

        static final class Plain implements Step {
            @Override
            public double next(double x) {
                return x + 1;
            }
        }

        static final class Sin extends ArrayModel {
            private static final Step STEP = new Counted();

            @Override
            protected double[] runSim(double[] state, long seed) {
                return new double[] {STEP.next(state[0])};
            }
        }

        static final class Twin extends ArrayModel {
            private static final Step STEP = new Plain();

            @Override
            protected double[] runSim(double[] state, long seed) {
                return new double[] {STEP.next(state[0])};
            }
        }
    }

    @Caught(
            sin = "a parameter that reaches `runSim` through a static field",
            twin = "a parameter that reaches it through the state",
            rules = {"static-read", "static-write"},
            laws = REUSABLE_STATE,
            perhaps = THREAD_FREE)
    static final class StaticParameter {
        static final class Sin extends ArrayModel {
            private static double rate;

            @Override
            protected double[] buildSim(ParameterSet params, Config config) {
                rate = params.real(RATE);
                return new double[] {1, 2, 3};
            }

            @Override
            protected double[] runSim(double[] state, long seed) {
                return new double[] {rate * state[1]};
            }
        }

        static final class Twin extends ArrayModel {
            @Override
            protected double[] runSim(double[] state, long seed) {
                return new double[] {state[0] * state[1]};
            }
        }
    }

    @Caught(
            sin = "a static seeded `Random`",
            twin = "a seeded `Random` of the run",
            rules = "static-write",
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
    static final class StaticRandom {
        static final class Sin extends ArrayModel {
            private static final Random RANDOM = new Random(42);

            @Override
            protected double[] runSim(double[] state, long seed) {
                return new double[] {RANDOM.nextDouble()};
            }
        }

        static final class Twin extends ArrayModel {
            @Override
            protected double[] runSim(double[] state, long seed) {
                return new Random(seed).doubles(5).toArray();
            }
        }
    }

    @Caught(
            sin = "a static iterator that comes to its end after a million steps",
            twin = "an iterator of the run",
            rules = "static-write")
    static final class SlowIterator {
        static final class Sin extends ArrayModel {
            private static final Iterator<Integer> STEPS =
                    IntStream.range(0, 1_000_000).iterator();

            @Override
            protected double[] runSim(double[] state, long seed) {
                return new double[] {state[0], STEPS.hasNext() && STEPS.next() >= 0 ? 1 : 0};
            }
        }

        static final class Twin extends ArrayModel {
            private static final List<Integer> STEPS = List.of(1, 2, 3);

            @Override
            protected double[] runSim(double[] state, long seed) {
                double sum = state[0];
                for (int step : STEPS) {
                    sum += step;
                }
                return new double[] {sum, STEPS.stream().mapToInt(step -> step).sum()};
            }
        }
    }

    @Caught(sin = "a static latch that counts down slowly", twin = "a latch of the run", rules = "static-write")
    static final class SlowLatch {
        static final class Sin extends ArrayModel {
            private static final CountDownLatch LEFT = new CountDownLatch(1_000_000);

            @Override
            protected double[] runSim(double[] state, long seed) {
                LEFT.countDown();
                return new double[] {state[0], Math.min(LEFT.getCount(), 1)};
            }
        }

        static final class Twin extends ArrayModel {
            @Override
            protected double[] runSim(double[] state, long seed) {
                CountDownLatch left = new CountDownLatch(2);
                left.countDown();
                return new double[] {state[0], left.getCount()};
            }
        }
    }

    @Caught(
            sin = "a function in a final field that counts",
            twin = "a function and another model in final fields",
            laws = {FIELDS_FIXED})
    static final class CountingFunction {
        static final class Sin extends ArrayModel {
            private final LongSupplier count = new AtomicLong()::incrementAndGet;

            @Override
            protected double[] runSim(double[] state, long seed) {
                return new double[] {state[0], Math.min(count.getAsLong(), 1)};
            }
        }

        static final class Twin extends ArrayModel {
            private final double half = 0.5;
            private final DoubleUnaryOperator halved = value -> value * this.half;
            private final Other other = new Other();

            static final class Other extends ArrayModel {}

            @Override
            protected double[] runSim(double[] state, long seed) {
                ParameterSet point = other.space().point(Map.of("rate", state[0]));
                double first =
                        other.simulate(point, seed).table("level").real("level").get(0);
                return new double[] {halved.applyAsDouble(first)};
            }
        }
    }

    @Caught(sin = "a public static setting", twin = "a private static field that nobody writes", rules = "static-read")
    static final class OpenSetting {
        static final class Sin extends ArrayModel {
            public static double factor = 0.5;

            @Override
            protected double[] runSim(double[] state, long seed) {
                return new double[] {state[0] * factor};
            }
        }

        static final class Twin extends ArrayModel {
            private static double factor = 0.5;

            @Override
            protected double[] runSim(double[] state, long seed) {
                return new double[] {state[0] * factor};
            }
        }
    }
}
