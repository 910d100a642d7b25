package org.calabaria.parameter;

import java.util.AbstractMap;
import java.util.AbstractSet;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.IntPredicate;
import org.calabaria.problem.InvalidParameterException;
import org.calabaria.problem.Problem;
import org.jspecify.annotations.Nullable;

/**
 * Values of some or all parameters of a space, in the order of the space. This is the immutable map behind
 * {@link ParameterSet} and {@link ParameterView}, and the only place where their values are checked.
 *
 * <p>Its values need no further check: every value is a {@code Double} or {@code Long} within its bounds.
 */
final class Valuation extends AbstractMap<String, Number> {

    private final ParameterSpace space;
    private final @Nullable Number[] slots;
    private final int size;

    private Valuation(ParameterSpace space, @Nullable Number[] slots, int size) {
        this.space = space;
        this.slots = slots;
        this.size = size;
    }

    /** A value for every parameter. */
    static Valuation complete(ParameterSpace space, Map<String, ? extends @Nullable Number> given) {
        if (given instanceof Valuation same && same.space == space && same.size == space.size()) {
            return same;
        }
        Valuation read = read(space, empty(space), given);
        if (read == null || read.size != space.size()) {
            throw refusal(space, given, "ParameterSet", index -> true, false);
        }
        return read;
    }

    /** A value for some parameters. */
    static Valuation partial(ParameterSpace space, Map<String, ? extends @Nullable Number> given) {
        return partial(space, given, "ParameterView");
    }

    private static Valuation partial(
            ParameterSpace space, Map<String, ? extends @Nullable Number> given, String place) {
        if (given instanceof Valuation same && same.space == space) {
            return same;
        }
        Valuation read = read(space, empty(space), given);
        if (read == null) {
            throw refusal(space, given, place, index -> false, false);
        }
        return read;
    }

    /** These values and the given values, which must have exactly the names that are missing here. */
    Valuation bind(Map<String, ? extends @Nullable Number> given) {
        Valuation read = read(space, slots, given);
        if (read == null || read.size != space.size()) {
            throw refusal(space, given, "bind()", index -> slots[index] == null, true);
        }
        return read;
    }

    /** These values and the given values; a given value replaces one of the same name. */
    Valuation with(Map<String, ? extends @Nullable Number> given, String place) {
        Valuation later = partial(space, given, place);
        @Nullable Number[] merged = slots.clone();
        int count = size;
        for (int i = 0; i < merged.length; i++) {
            if (later.slots[i] != null) {
                count += merged[i] == null ? 1 : 0;
                merged[i] = later.slots[i];
            }
        }
        return new Valuation(space, merged, count);
    }

    private static @Nullable Number[] empty(ParameterSpace space) {
        return new Number[space.size()];
    }

    /** The given values in the free slots of {@code taken}, or null if there is any problem with them. */
    private static @Nullable Valuation read(
            ParameterSpace space, @Nullable Number[] taken, Map<String, ? extends @Nullable Number> given) {
        Objects.requireNonNull(given, "values must not be null");
        if (given instanceof Values values && !values.isOf(space)) {
            return null;
        }
        @Nullable Number[] slots = taken.clone();
        int count = 0;
        for (Map.Entry<?, ?> entry : given.entrySet()) {
            int index = entry.getKey() instanceof String name ? space.indexOf(name) : -1;
            Number value = index < 0 || slots[index] != null
                    ? null
                    : Coercion.of(space.specs().get(index), entry.getValue());
            if (value == null) {
                return null;
            }
            slots[index] = value;
            count++;
        }
        for (Number before : taken) {
            count += before == null ? 0 : 1;
        }
        return new Valuation(space, slots, count);
    }

    private static InvalidParameterException refusal(
            ParameterSpace space,
            Map<String, ? extends @Nullable Number> given,
            String place,
            IntPredicate required,
            boolean binding) {
        List<Problem> problems = new ArrayList<>();
        Set<String> unknown = new TreeSet<>();
        boolean[] seen = new boolean[space.size()];
        for (Map.Entry<?, ?> entry : given.entrySet()) {
            String name = String.valueOf(entry.getKey());
            int index = entry.getKey() instanceof String ? space.indexOf(name) : -1;
            if (index < 0 || binding && !required.test(index)) {
                unknown.add(name);
            } else if (seen[index]) {
                problems.add(NameProblems.repeated(name));
            } else if (Coercion.of(space.specs().get(index), entry.getValue()) == null) {
                problems.add(Problem.of(name, Coercion.refusal(space.specs().get(index), entry.getValue())));
            }
            if (index >= 0) {
                seen[index] = true;
            }
        }
        if (given instanceof Values values) {
            problems.addAll(values.foreignTo(space));
        }
        Set<String> missing = new TreeSet<>();
        List<String> wanted = new ArrayList<>();
        for (int i = 0; i < seen.length; i++) {
            String name = space.names().get(i);
            if (required.test(i) && !seen[i]) {
                missing.add(name);
            }
            if (!binding || required.test(i)) {
                wanted.add(name);
            }
        }
        problems.addAll(nameProblems(space, missing, unknown, wanted, binding));
        if (problems.isEmpty()) {
            problems.add(Problem.of("", "the map of values changed while it was read"));
        }
        return new InvalidParameterException(place, problems);
    }

    private static List<Problem> nameProblems(
            ParameterSpace space, Set<String> missing, Set<String> unknown, List<String> wanted, boolean binding) {
        if (missing.isEmpty() && unknown.isEmpty()) {
            return List.of();
        }
        if (binding) {
            return List.of(NameProblems.mismatch(space, missing, unknown, wanted));
        }
        List<Problem> problems = new ArrayList<>();
        if (!missing.isEmpty()) {
            problems.add(NameProblems.missing(missing));
        }
        if (!unknown.isEmpty()) {
            problems.add(NameProblems.unknown(unknown, wanted));
        }
        return problems;
    }

    ParameterSpace space() {
        return space;
    }

    /** The value at a position of the space, or null if that parameter is free. */
    @Nullable
    Number at(int index) {
        return slots[index];
    }

    @Override
    public int size() {
        return size;
    }

    @Override
    public @Nullable Number get(@Nullable Object name) {
        int index = name instanceof String text ? space.indexOf(text) : -1;
        return index < 0 ? null : slots[index];
    }

    @Override
    public boolean containsKey(@Nullable Object name) {
        return get(name) != null;
    }

    @Override
    public Set<Map.Entry<String, Number>> entrySet() {
        return new AbstractSet<>() {
            @Override
            public Iterator<Map.Entry<String, Number>> iterator() {
                return new EntryIterator();
            }

            @Override
            public int size() {
                return size;
            }
        };
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof Valuation that && (that.space == space || that.space.equals(space))
                ? Arrays.equals(slots, that.slots)
                : super.equals(other);
    }

    @Override
    public int hashCode() {
        return super.hashCode();
    }

    /** The filled slots in the order of the space. */
    private final class EntryIterator implements Iterator<Map.Entry<String, Number>> {

        private int next = nextFilled(0);

        @Override
        public boolean hasNext() {
            return next < slots.length;
        }

        @Override
        public Map.Entry<String, Number> next() {
            Number value = hasNext() ? slots[next] : null;
            if (value == null) {
                throw new NoSuchElementException();
            }
            Map.Entry<String, Number> entry = Map.entry(space.names().get(next), value);
            next = nextFilled(next + 1);
            return entry;
        }

        private int nextFilled(int from) {
            int index = from;
            while (index < slots.length && slots[index] == null) {
                index++;
            }
            return index;
        }
    }
}
