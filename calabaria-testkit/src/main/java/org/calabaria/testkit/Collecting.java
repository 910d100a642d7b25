package org.calabaria.testkit;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
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

    private Collecting() {}

    /** The origins of a collector. */
    static Set<Origin> collector(String where, String name, List<? extends Fact> arguments) {
        if (WRAPPING.contains(name)) {
            Set<Origin> inner = new LinkedHashSet<>();
            arguments.forEach(argument -> inner.addAll(argument.origins(Collecting::isCollector)));
            return inner;
        }
        return Set.of(Origin.of(kind(name, arguments), where, name));
    }

    private static Origin.Kind kind(String name, List<? extends Fact> arguments) {
        for (Fact argument : arguments) {
            for (Origin code : argument.origins(Origin.Kind.CODE::equals)) {
                Handle supplier = code.handle();
                if (supplier != null
                        && supplier.getName().equals(MethodId.CONSTRUCTOR)
                        && takesSupplier(name, arguments)) {
                    return made(supplier.getOwner());
                }
            }
        }
        if (SALTING.contains(name)) {
            return Origin.Kind.SALTING_COLLECTOR;
        } else if (HASHING.contains(name)) {
            return Origin.Kind.HASHING_COLLECTOR;
        }
        return ORDERLESS.contains(name) ? Origin.Kind.ORDERLESS_COLLECTOR : Origin.Kind.ELEMENTS;
    }

    private static boolean takesSupplier(String name, List<? extends Fact> arguments) {
        return name.equals("toCollection")
                || (name.equals("toMap") && arguments.size() == 4)
                || (name.equals("groupingBy") && arguments.size() == 3);
    }

    private static Origin.Kind made(String type) {
        if (Library.isHashTable(type)) {
            return Origin.Kind.HASHING_COLLECTOR;
        }
        return Library.isSequence(type) ? Origin.Kind.ELEMENTS : Origin.Kind.ORDERLESS_COLLECTOR;
    }

    private static boolean isCollector(Origin.Kind kind) {
        return kind == Origin.Kind.SALTING_COLLECTOR
                || kind == Origin.Kind.HASHING_COLLECTOR
                || kind == Origin.Kind.ORDERLESS_COLLECTOR;
    }

    /** Whether the collector's result is the same for elements in another order. */
    static boolean isOrderless(Fact collector) {
        return !collector.origins(Collecting::isCollector).isEmpty();
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

    static boolean hasKeyFunction(String name) {
        return name.equals("toMap") || name.equals("groupingBy");
    }
}
