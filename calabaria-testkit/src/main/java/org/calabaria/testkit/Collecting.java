package org.calabaria.testkit;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import org.objectweb.asm.Handle;

/** What the collectors of the JDK make, and whether the order of the elements shows in it. */
final class Collecting {

    private static final Set<String> SALTING = Set.of("toUnmodifiableSet", "toUnmodifiableMap");
    private static final Set<String> HASHING = Set.of("toSet", "toMap", "groupingBy");
    private static final Set<String> ORDERLESS = Set.of(
            "counting",
            "summingInt",
            "summingLong",
            "averagingInt",
            "averagingLong",
            "minBy",
            "maxBy",
            "summarizingInt",
            "summarizingLong");
    private static final Set<String> WRAPPING = Set.of("collectingAndThen", "mapping", "filtering", "flatMapping");
    private static final Set<String> DIVIDING = Set.of("groupingBy", "partitioningBy");

    private Collecting() {}

    /**
     * The origins of a collector.
     *
     * @param madeBy the class that a supplier makes objects of; empty where it is not seen
     */
    static Set<Origin> collector(
            String where, String name, List<? extends Fact> arguments, Function<Handle, String> madeBy) {
        if (WRAPPING.contains(name)) {
            Set<Origin> inner = new LinkedHashSet<>();
            arguments.forEach(argument -> inner.addAll(argument.origins(Collecting::isCollector)));
            return inner;
        }
        Set<Origin> origins = new LinkedHashSet<>();
        origins.add(Origin.of(kind(name, arguments, madeBy), where, name));
        if (DIVIDING.contains(name) && !isOrderless(arguments.get(arguments.size() - 1))) {
            origins.add(Origin.of(Origin.Kind.ORDERED_COLLECTOR, where, name));
        }
        return origins;
    }

    private static Origin.Kind kind(String name, List<? extends Fact> arguments, Function<Handle, String> madeBy) {
        int supplier = supplier(name, arguments.size());
        if (supplier >= 0) {
            for (Origin code : arguments.get(supplier).origins(Origin.Kind.CODE::equals)) {
                if (code.handle() != null) {
                    return made(madeBy.apply(code.handle()));
                }
            }
        }
        if (SALTING.contains(name)) {
            return Origin.Kind.SALTING_COLLECTOR;
        } else if (HASHING.contains(name)) {
            return Origin.Kind.HASHING_COLLECTOR;
        }
        boolean orderless = ORDERLESS.contains(name) || DIVIDING.contains(name);
        return orderless ? Origin.Kind.ORDERLESS_COLLECTOR : Origin.Kind.ORDERED_COLLECTOR;
    }

    /** The argument that supplies the collection to fill, or -1. */
    private static int supplier(String name, int arguments) {
        if (name.equals("toCollection")) {
            return 0;
        } else if (name.equals("toMap") && arguments == 4) {
            return 3;
        }
        return name.equals("groupingBy") && arguments == 3 ? 1 : -1;
    }

    private static Origin.Kind made(String type) {
        if (Library.isHashTable(type)) {
            return Origin.Kind.HASHING_COLLECTOR;
        }
        return Library.isSequence(type) ? Origin.Kind.ORDERED_COLLECTOR : Origin.Kind.ORDERLESS_COLLECTOR;
    }

    private static boolean isCollector(Origin.Kind kind) {
        return switch (kind) {
            case SALTING_COLLECTOR, HASHING_COLLECTOR, ORDERLESS_COLLECTOR, ORDERED_COLLECTOR -> true;
            default -> false;
        };
    }

    /** Whether the collector's result is the same for elements in another order. */
    static boolean isOrderless(Fact collector) {
        Set<Origin> origins = collector.origins(Collecting::isCollector);
        return !origins.isEmpty() && !collector.has(Origin.Kind.ORDERED_COLLECTOR);
    }

    /** The origin of what {@code collect} returns. */
    static Origin collected(String where, Fact collector) {
        if (collector.has(Origin.Kind.SALTING_COLLECTOR)) {
            return Origin.of(Origin.Kind.SALTED, where, "an unmodifiable set or map of a stream");
        } else if (collector.has(Origin.Kind.HASHING_COLLECTOR)) {
            return Origin.of(Origin.Kind.HASHED, where, "a hash table of a stream");
        }
        return Origin.of(Origin.Kind.SEQUENCE, where, "a copy");
    }

    /** Whether what is collected are the elements, or the values that a function makes of them, in a table or a set. */
    static boolean keepsElements(Fact collector) {
        return collector.origins().stream()
                .anyMatch(origin ->
                        origin.shown().endsWith("Set") || origin.shown().endsWith("Map"));
    }

    static boolean hasKeyFunction(String name) {
        return name.equals("toMap") || name.equals("groupingBy");
    }
}
