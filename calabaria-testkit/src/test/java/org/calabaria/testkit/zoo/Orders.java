package org.calabaria.testkit.zoo;

import static org.calabaria.testkit.Law.ORDER_FREE;
import static org.calabaria.testkit.Law.OUTPUTS_INDEPENDENT;
import static org.calabaria.testkit.Law.PLACE_FREE;
import static org.calabaria.testkit.Law.REPEATABLE;
import static org.calabaria.testkit.Law.REUSABLE_STATE;
import static org.calabaria.testkit.Law.SAME_FOR_EVERY_INSTANCE;
import static org.calabaria.testkit.Law.SAME_IN_ANOTHER_JVM;
import static org.calabaria.testkit.Law.THREAD_FREE;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.Collections;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.HashSet;
import java.util.IdentityHashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.WeakHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.function.DoubleUnaryOperator;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** Orders that differ from one JVM, or from one run, to the next. */
public final class Orders {

    private Orders() {}

    /** Twelve of them: two orders are the same by chance once in half a billion. */
    enum Month {
        JANUARY,
        FEBRUARY,
        MARCH,
        APRIL,
        MAY,
        JUNE,
        JULY,
        AUGUST,
        SEPTEMBER,
        OCTOBER,
        NOVEMBER,
        DECEMBER;

        static Month of(int index) {
            return values()[index];
        }
    }

    static double[] ordinals(Collection<Month> months) {
        double[] order = new double[months.size()];
        int i = 0;
        for (Month month : months) {
            order[i++] = month.ordinal();
        }
        return order;
    }

    static Stream<Month> months() {
        return IntStream.range(0, 12).mapToObj(Month::of);
    }

    @Caught(sin = "a loop over a `Map.of` of ten", twin = "a loop over a sorted copy", laws = SAME_IN_ANOTHER_JVM)
    static final class MapOf {
        static final Map<String, Integer> RATES =
                Map.of("a", 0, "b", 1, "c", 2, "d", 3, "e", 4, "f", 5, "g", 6, "h", 7, "i", 8, "j", 9);

        static final class Sin extends ArrayModel {
            @Override
            protected double[] runSim(double[] state, long seed) {
                double[] order = new double[RATES.size()];
                int i = 0;
                for (Map.Entry<String, Integer> rate : RATES.entrySet()) {
                    order[i++] = rate.getValue();
                }
                return order;
            }
        }

        static final class Twin extends ArrayModel {
            @Override
            protected double[] runSim(double[] state, long seed) {
                double[] order = new double[RATES.size()];
                int i = 0;
                for (Map.Entry<String, Integer> rate : new TreeMap<>(RATES).entrySet()) {
                    order[i++] = rate.getValue();
                }
                return order;
            }
        }
    }

    @Caught(sin = "the first of a `Set.of` of two", twin = "the least of a `Set.of` of two", laws = SAME_IN_ANOTHER_JVM)
    static final class SetOfTwo {
        static final class Sin extends ArrayModel {
            @Override
            protected double[] runSim(double[] state, long seed) {
                return new double[] {Set.of(1, 2).iterator().next()};
            }
        }

        static final class Twin extends ArrayModel {
            @Override
            protected double[] runSim(double[] state, long seed) {
                return new double[] {Collections.min(Set.of(1, 2)), Set.of(1, 2).contains(2) ? 1 : 0};
            }
        }
    }

    @Caught(sin = "the order of a `Set.copyOf`", twin = "the order of a `LinkedHashSet`", laws = SAME_IN_ANOTHER_JVM)
    static final class SetCopy {
        static final class Sin extends ArrayModel {
            @Override
            protected double[] runSim(double[] state, long seed) {
                return Set.copyOf(List.of(1, 2, 3, 4, 5, 6, 7, 8, 9, 10)).stream()
                        .mapToDouble(x -> x)
                        .toArray();
            }
        }

        static final class Twin extends ArrayModel {
            @Override
            protected double[] runSim(double[] state, long seed) {
                return new LinkedHashSet<>(List.of(1, 2, 3, 4, 5, 6, 7, 8, 9, 10))
                        .stream().mapToDouble(x -> x).toArray();
            }
        }
    }

    @Caught(
            sin = "`Collectors.toUnmodifiableSet()` in order",
            twin = "`Collectors.toUnmodifiableSet()` sorted",
            laws = SAME_IN_ANOTHER_JVM)
    static final class UnmodifiableSet {
        static final class Sin extends ArrayModel {
            @Override
            protected double[] runSim(double[] state, long seed) {
                Set<Integer> set = IntStream.range(0, 12).boxed().collect(Collectors.toUnmodifiableSet());
                return set.stream().mapToDouble(x -> x).toArray();
            }
        }

        static final class Twin extends ArrayModel {
            @Override
            protected double[] runSim(double[] state, long seed) {
                Set<Integer> set = IntStream.range(0, 12).boxed().collect(Collectors.toUnmodifiableSet());
                return set.stream().sorted().mapToDouble(x -> x).toArray();
            }
        }
    }

    @Caught(sin = "a `HashMap` keyed by an enum", twin = "an `EnumMap`", laws = SAME_IN_ANOTHER_JVM)
    static final class EnumKeys {
        static double[] filled(Map<Month, Double> map) {
            months().forEach(month -> map.put(month, 1.0));
            return ordinals(map.keySet());
        }

        static final class Sin extends ArrayModel {
            @Override
            protected double[] runSim(double[] state, long seed) {
                Map<Month, Double> map = new HashMap<>();
                months().forEach(month -> map.put(month, 1.0));
                return ordinals(map.keySet());
            }
        }

        static final class Twin extends ArrayModel {
            @Override
            protected double[] runSim(double[] state, long seed) {
                return filled(new EnumMap<>(Month.class));
            }
        }
    }

    @Caught(
            sin = "`Collectors.groupingBy` an enum",
            twin = "`Collectors.groupingBy` an enum into a `TreeMap`",
            laws = SAME_IN_ANOTHER_JVM)
    static final class Grouped {
        static final class Sin extends ArrayModel {
            @Override
            protected double[] runSim(double[] state, long seed) {
                Map<Month, Long> groups =
                        months().collect(Collectors.groupingBy(Function.identity(), Collectors.counting()));
                return ordinals(groups.keySet());
            }
        }

        static final class Twin extends ArrayModel {
            @Override
            protected double[] runSim(double[] state, long seed) {
                Map<Month, Long> groups = months().collect(
                                Collectors.groupingBy(Function.identity(), TreeMap::new, Collectors.counting()));
                return ordinals(groups.keySet());
            }
        }
    }

    @Caught(
            sin = "a `HashSet` of objects without a hash of their own",
            twin = "a `HashSet` of records",
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
    static final class UnhashedObjects {
        static final class Agent {
            final int id;

            Agent(int id) {
                this.id = id;
            }
        }

        record Person(int id) {}

        static final class Sin extends ArrayModel {
            @Override
            protected double[] runSim(double[] state, long seed) {
                Set<Agent> agents = new HashSet<>();
                for (int i = 0; i < 20; i++) {
                    agents.add(new Agent(i));
                }
                return agents.stream().mapToDouble(agent -> agent.id).toArray();
            }
        }

        static final class Twin extends ArrayModel {
            @Override
            protected double[] runSim(double[] state, long seed) {
                Set<Person> people = new HashSet<>();
                for (int i = 0; i < 20; i++) {
                    people.add(new Person(i));
                }
                return people.stream().mapToDouble(Person::id).toArray();
            }
        }
    }

    @Caught(
            sin = "`System.identityHashCode`",
            twin = "the hash of a text",
            rules = "identity",
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
    static final class IdentityHash {
        static final class Sin extends ArrayModel {
            @Override
            protected double[] runSim(double[] state, long seed) {
                return new double[] {System.identityHashCode(state)};
            }
        }

        static final class Twin extends ArrayModel {
            @Override
            protected double[] runSim(double[] state, long seed) {
                return new double[] {"state".hashCode()};
            }
        }
    }

    @Caught(
            sin = "the hash of a record with an enum",
            twin = "the hash of a record of values",
            laws = SAME_IN_ANOTHER_JVM)
    static final class EnumHash {
        record Cell(Month month, int age) {}

        record Box(String name, int age) {}

        static final class Sin extends ArrayModel {
            @Override
            protected double[] runSim(double[] state, long seed) {
                return new double[] {new Cell(Month.MAY, 3).hashCode()};
            }
        }

        static final class Twin extends ArrayModel {
            @Override
            protected double[] runSim(double[] state, long seed) {
                return new double[] {new Box("may", 3).hashCode()};
            }
        }
    }

    @Caught(
            sin = "objects sorted by identity",
            twin = "objects sorted by number",
            rules = "identity",
            laws = SAME_IN_ANOTHER_JVM)
    static final class IdentitySort {
        static final class Sin extends ArrayModel {
            @Override
            protected double[] runSim(double[] state, long seed) {
                List<Month> months = new ArrayList<>(months().toList());
                months.sort(Comparator.comparingInt(System::identityHashCode));
                return ordinals(months);
            }
        }

        static final class Twin extends ArrayModel {
            @Override
            protected double[] runSim(double[] state, long seed) {
                List<Month> months = new ArrayList<>(months().toList());
                months.sort(Comparator.comparingInt(month -> month.ordinal() * 7 % 12));
                return ordinals(months);
            }
        }
    }

    @Caught(
            sin = "a loop over an `IdentityHashMap`",
            twin = "a look-up in an `IdentityHashMap`",
            laws = SAME_IN_ANOTHER_JVM)
    static final class IdentityMap {
        static Map<Month, Double> filled() {
            Map<Month, Double> map = new IdentityHashMap<>();
            months().forEach(month -> map.put(month, 1.0 + month.ordinal()));
            return map;
        }

        static final class Sin extends ArrayModel {
            @Override
            protected double[] runSim(double[] state, long seed) {
                return filled().values().stream().mapToDouble(x -> x).toArray();
            }
        }

        static final class Twin extends ArrayModel {
            @Override
            protected double[] runSim(double[] state, long seed) {
                return new double[] {filled().getOrDefault(Month.MAY, 0.0)};
            }
        }
    }

    @Caught(
            sin = "a parallel stream into a shared collection",
            twin = "a sequential stream into a list",
            rules = "parallel",
            perhaps = {
                REPEATABLE,
                SAME_FOR_EVERY_INSTANCE,
                ORDER_FREE,
                THREAD_FREE,
                REUSABLE_STATE,
                OUTPUTS_INDEPENDENT,
                PLACE_FREE,
                SAME_IN_ANOTHER_JVM
            })
    static final class ParallelOrder {
        static final class Sin extends ArrayModel {
            @Override
            protected double[] runSim(double[] state, long seed) {
                ConcurrentLinkedQueue<Integer> finished = new ConcurrentLinkedQueue<>();
                IntStream.range(0, 5000).parallel().forEach(finished::add);
                return finished.stream().mapToDouble(x -> x).toArray();
            }
        }

        static final class Twin extends ArrayModel {
            @Override
            protected double[] runSim(double[] state, long seed) {
                List<Integer> finished = new ArrayList<>();
                IntStream.range(0, 5000).forEach(finished::add);
                return finished.stream().mapToDouble(x -> x).toArray();
            }
        }
    }

    @Caught(
            sin = "a parallel reduction of doubles",
            twin = "a sequential reduction of doubles",
            rules = "parallel",
            laws = SAME_IN_ANOTHER_JVM)
    static final class ParallelSum {
        static final class Sin extends ArrayModel {
            @Override
            protected double[] runSim(double[] state, long seed) {
                return new double[] {
                    IntStream.range(1, 1000).parallel().mapToObj(i -> 1.0 / i).reduce(0.0, Double::sum)
                };
            }
        }

        static final class Twin extends ArrayModel {
            @Override
            protected double[] runSim(double[] state, long seed) {
                return new double[] {
                    IntStream.range(1, 1000).mapToObj(i -> 1.0 / i).reduce(0.0, Double::sum)
                };
            }
        }
    }

    @Caught(sin = "`Arrays.parallelPrefix`", twin = "a running sum", rules = "parallel", laws = SAME_IN_ANOTHER_JVM)
    static final class ParallelPrefix {
        static final class Sin extends ArrayModel {
            @Override
            protected double[] runSim(double[] state, long seed) {
                double[] sums =
                        IntStream.range(0, 100_000).mapToDouble(StrictMath::sin).toArray();
                Arrays.parallelPrefix(sums, Double::sum);
                return new double[] {sums[99_999]};
            }
        }

        static final class Twin extends ArrayModel {
            @Override
            protected double[] runSim(double[] state, long seed) {
                double[] sums =
                        IntStream.range(0, 100_000).mapToDouble(StrictMath::sin).toArray();
                for (int i = 1; i < sums.length; i++) {
                    sums[i] += sums[i - 1];
                }
                return new double[] {sums[99_999]};
            }
        }
    }

    @Caught(sin = "the size of a `WeakHashMap`", twin = "the size of a `LinkedHashMap`", rules = "garbage-collection")
    static final class Collected {
        static final class Sin extends ArrayModel {
            @Override
            protected double[] runSim(double[] state, long seed) {
                Map<double[], Integer> map = new WeakHashMap<>();
                for (int i = 0; i < 10; i++) {
                    map.put(new double[i], i);
                }
                return new double[] {map.size()};
            }
        }

        static final class Twin extends ArrayModel {
            @Override
            protected double[] runSim(double[] state, long seed) {
                Map<String, Integer> map = new LinkedHashMap<>();
                for (int i = 0; i < 10; i++) {
                    map.merge("key" + i % 3, i, Integer::sum);
                }
                return map.values().stream().mapToDouble(x -> x).toArray();
            }
        }
    }

    @Caught(
            sin = "a `HashMap` keyed by lists of enums",
            twin = "a `HashMap` keyed by enums, of which only numbers are added and places filled",
            laws = SAME_IN_ANOTHER_JVM)
    static final class ListsOfEnums {
        static final class Sin extends ArrayModel {
            @Override
            protected double[] runSim(double[] state, long seed) {
                Map<List<Month>, Month> table = new HashMap<>();
                months().forEach(month -> table.put(List.of(month, Month.MAY), month));
                return ordinals(table.values());
            }
        }

        static final class Twin extends ArrayModel {
            @Override
            protected double[] runSim(double[] state, long seed) {
                Map<Month, Integer> table = new HashMap<>();
                months().forEach(month -> table.put(month, month.ordinal()));
                double[] places = new double[12];
                int most = 0;
                long sum = 0;
                for (Map.Entry<Month, Integer> entry : table.entrySet()) {
                    places[entry.getKey().ordinal()] = entry.getValue();
                    most = Math.max(most, entry.getValue());
                    sum += entry.getValue();
                }
                places[0] = sum + most;
                return places;
            }
        }
    }

    @Caught(
            sin = "a sum of real numbers over a `Map.of`",
            twin = "a sum of whole numbers over a `Map.of`",
            laws = SAME_IN_ANOTHER_JVM)
    static final class Sums {
        static final class Sin extends ArrayModel {
            @Override
            protected double[] runSim(double[] state, long seed) {
                double sum = 0;
                for (double part : Map.of("a", 1e16, "b", -1e16, "c", 1.0, "d", 3.0, "e", -7.0)
                        .values()) {
                    sum = sum / 3 + part;
                }
                return new double[] {sum};
            }
        }

        static final class Twin extends ArrayModel {
            @Override
            protected double[] runSim(double[] state, long seed) {
                int sum = 0;
                for (int part : Map.of("a", 1, "b", 2, "c", 3).values()) {
                    sum += part;
                }
                return new double[] {sum};
            }
        }
    }

    @Caught(sin = "the hash of an `EnumSet`", twin = "the size of an `EnumSet`", laws = SAME_IN_ANOTHER_JVM)
    static final class EnumSetHash {
        static final class Sin extends ArrayModel {
            @Override
            protected double[] runSim(double[] state, long seed) {
                return new double[] {EnumSet.allOf(Month.class).hashCode()};
            }
        }

        static final class Twin extends ArrayModel {
            @Override
            protected double[] runSim(double[] state, long seed) {
                return new double[] {
                    EnumSet.allOf(Month.class).size(), Month.MAY.name().hashCode()
                };
            }
        }
    }

    @Caught(
            sin = "functions as keys of a `HashMap`",
            twin = "functions in a list",
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
    static final class FunctionKeys {
        static final class Sin extends ArrayModel {
            @Override
            protected double[] runSim(double[] state, long seed) {
                Map<DoubleUnaryOperator, Integer> table = new HashMap<>();
                for (int i = 0; i < 12; i++) {
                    int factor = i;
                    table.put(value -> value / 2 + factor, i);
                }
                double level = state[0];
                for (DoubleUnaryOperator step : table.keySet()) {
                    level = step.applyAsDouble(level);
                }
                return new double[] {level};
            }
        }

        static final class Twin extends ArrayModel {
            @Override
            protected double[] runSim(double[] state, long seed) {
                double level = state[0];
                for (DoubleUnaryOperator step : List.<DoubleUnaryOperator>of(value -> value / 2, Math::sqrt)) {
                    level = step.applyAsDouble(level);
                }
                return new double[] {level};
            }
        }
    }

    /** A person without a {@code toString}. */
    static final class Person {
        final int age;

        Person(int age) {
            this.age = age;
        }
    }

    record Citizen(int age, Month born) {}

    @Caught(
            sin = "the text of a list of objects without a `toString`",
            twin = "the text of a list of records",
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
    static final class TextOfList {
        static final class Sin extends ArrayModel {
            @Override
            protected double[] runSim(double[] state, long seed) {
                return new double[] {List.of(new Person(3)).toString().hashCode()};
            }
        }

        static final class Twin extends ArrayModel {
            @Override
            protected double[] runSim(double[] state, long seed) {
                return new double[] {
                    List.of(new Citizen(3, Month.MAY)).toString().hashCode()
                };
            }
        }
    }
}
