package org.calabaria.wire.provenance;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Why two runs are not the same: every input in which they differ, in the order code, numerics, parameters, configuration, stack,
 * seed, outputs, environment.
 *
 * @param differences empty where the inputs are equal
 */
public record Explanation(List<Difference> differences) {

    private static final List<String> SECTIONS =
            List.of("code", "numerics", "params", "config", "stack", "seed", "outputs");

    /**
     * An input in which two runs differ.
     *
     * @param path what it is: {@code params/beta}
     * @param first of the first run; empty where only the second has it
     * @param second of the second run; empty where only the first has it
     */
    public record Difference(String path, Optional<ProvenanceLeaf> first, Optional<ProvenanceLeaf> second) {

        public Difference {
            Objects.requireNonNull(path, "path must not be null");
            Objects.requireNonNull(first, "first must not be null");
            Objects.requireNonNull(second, "second must not be null");
        }

        /** {@code params/beta: 0.3 and 0.4}. */
        @Override
        public String toString() {
            return path + ": " + first.map(ProvenanceLeaf::brief).orElse("absent") + " and "
                    + second.map(ProvenanceLeaf::brief).orElse("absent");
        }
    }

    public Explanation {
        differences = List.copyOf(differences);
    }

    static Explanation between(List<ProvenanceLeaf> a, List<ProvenanceLeaf> b) {
        Map<String, ProvenanceLeaf> first = byPath(a);
        Map<String, ProvenanceLeaf> second = byPath(b);
        Set<String> known = new LinkedHashSet<>(first.keySet());
        known.addAll(second.keySet());
        List<String> paths = new ArrayList<>(known);
        paths.sort(Comparator.comparingInt(Explanation::section)); // what only the second has stands in its section
        List<Difference> differences = new ArrayList<>();
        for (String path : paths) {
            Optional<ProvenanceLeaf> mine = Optional.ofNullable(first.get(path));
            Optional<ProvenanceLeaf> yours = Optional.ofNullable(second.get(path));
            if (!mine.map(ProvenanceLeaf::digest).equals(yours.map(ProvenanceLeaf::digest))) {
                differences.add(new Difference(path, mine, yours));
            }
        }
        return new Explanation(differences);
    }

    private static int section(String path) {
        int index = SECTIONS.indexOf(path.split("/", 2)[0]);
        return index < 0 ? SECTIONS.size() : index;
    }

    private static Map<String, ProvenanceLeaf> byPath(List<ProvenanceLeaf> leaves) {
        Map<String, ProvenanceLeaf> byPath = new LinkedHashMap<>();
        leaves.forEach(leaf -> byPath.put(leaf.path(), leaf));
        return byPath;
    }

    /** Whether nothing differs. */
    public boolean isEmpty() {
        return differences.isEmpty();
    }

    /** The first difference, if there is one. */
    public Optional<Difference> first() {
        return differences.stream().findFirst();
    }

    /** {@code nothing differs}, or {@code 2 inputs differ:} and one line each. */
    @Override
    public String toString() {
        if (isEmpty()) {
            return "nothing differs";
        }
        return differences.stream()
                .map(difference -> "\n  " + difference)
                .collect(Collectors.joining(
                        "", differences.size() == 1 ? "1 input differs:" : differences.size() + " inputs differ:", ""));
    }
}
