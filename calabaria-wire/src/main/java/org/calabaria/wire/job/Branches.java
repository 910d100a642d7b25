package org.calabaria.wire.job;

import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;

/** Under which stacks of scenarios a job's runs are done; every run is done under each. */
public sealed interface Branches {

    /** Scenarios in one stack: more than models have, and few enough to compare each with each. */
    int LONGEST_STACK = 100;

    /** Stacks that {@link #combinations} lists. */
    int MOST_COMBINATIONS = 1_000_000;

    /**
     * Under every choice of so many of these scenarios, each in the order given: of {@code [a, b, c]} and 2 under
     * {@code [a, b]}, {@code [a, c]} and {@code [b, c]}. What scenarios do can depend on their order; other orders are
     * listed by hand.
     *
     * @param scenarios distinct names
     * @param size of each stack, 1 to the number of scenarios
     * @throws JobException if a name stands twice, or the size is another, or there are more than {@value #MOST_COMBINATIONS} stacks
     */
    static Stacks combinations(Collection<String> scenarios, int size) {
        List<String> names = List.copyOf(scenarios);
        if (names.size() != Set.copyOf(names).size()) {
            throw new JobException("scenario_branches", "combinations are of distinct scenarios, got " + names);
        }
        if (!(1 <= size && size <= names.size())) {
            throw new JobException(
                    "scenario_branches",
                    "the size of combinations of " + names.size() + " scenarios must lie in [1, " + names.size()
                            + "], got " + size);
        }
        List<List<String>> stacks = new ArrayList<>();
        choose(names, size, 0, new ArrayList<>(), stacks);
        return new Stacks(stacks);
    }

    private static void choose(List<String> names, int size, int from, List<String> chosen, List<List<String>> stacks) {
        if (chosen.size() == size) {
            if (stacks.size() == MOST_COMBINATIONS) {
                throw new JobException(
                        "scenario_branches",
                        "there are more than " + MOST_COMBINATIONS + " combinations; choose fewer");
            }
            stacks.add(List.copyOf(chosen));
            return;
        }
        for (int next = from; next <= names.size() - (size - chosen.size()); next++) {
            chosen.add(names.get(next));
            choose(names, size, next + 1, chosen, stacks);
            chosen.remove(chosen.size() - 1);
        }
    }

    /** Under the model's default scenario. */
    record DefaultScenario() implements Branches {}

    /**
     * Under each of these stacks.
     *
     * @param stacks scenario names in the order in which they apply; at least one stack, each distinct and of 1 to
     *     {@value #LONGEST_STACK} names
     */
    record Stacks(List<List<String>> stacks) implements Branches {

        public Stacks {
            Objects.requireNonNull(stacks, "stacks must not be null");
            stacks = stacks.stream().map(List::copyOf).toList();
            if (stacks.isEmpty()) {
                throw new JobException("scenario_branches", "a job needs at least one branch, got []");
            }
            Set<List<String>> seen = new LinkedHashSet<>();
            for (List<String> stack : stacks) {
                if (stack.isEmpty()) {
                    throw new JobException("scenario_branches", "a branch names at least one scenario, got []");
                }
                if (stack.size() > LONGEST_STACK) {
                    throw new JobException("scenario_branches", tooLong(stack.size()));
                }
                if (!seen.add(stack)) {
                    throw new JobException("scenario_branches", "the branch " + stack + " stands twice");
                }
            }
        }

        static String tooLong(int length) {
            return "a branch names at most " + LONGEST_STACK + " scenarios, got " + length;
        }

        Stacks and(List<String> stack) {
            List<List<String>> longer = new ArrayList<>(stacks);
            longer.add(stack);
            return new Stacks(longer);
        }
    }

    /**
     * Under each scenario alone whose name matches a pattern of the first list and none of the second: {@code *} is any
     * text, {@code ?} any character, {@code [ab-d]} one of these, {@code [!ab-d]} one but these; case counts.
     *
     * @param include at least one pattern
     * @param exclude may be empty
     */
    record Filter(List<String> include, List<String> exclude) implements Branches {

        public Filter {
            include = List.copyOf(Objects.requireNonNull(include, "include must not be null"));
            exclude = List.copyOf(Objects.requireNonNull(exclude, "exclude must not be null"));
            if (include.isEmpty()) {
                throw new JobException("scenario_filter", "a filter includes at least one pattern, got []");
            }
        }

        boolean takes(String scenario) {
            return include.stream().anyMatch(pattern -> NamePattern.matches(pattern, scenario))
                    && exclude.stream().noneMatch(pattern -> NamePattern.matches(pattern, scenario));
        }
    }
}
