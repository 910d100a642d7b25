package org.calabaria.wire.job;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;

/** Under which stacks of scenarios a job's runs are done; every run is done under each. */
public sealed interface Branches {

    /** Scenarios in one stack: more than models have, and few enough to compare each with each. */
    int LONGEST_STACK = 100;

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
