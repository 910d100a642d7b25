package org.calabaria.wire.job;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import org.calabaria.parameter.ParameterSet;
import org.calabaria.problem.Mistake;
import org.calabaria.problem.NearestName;
import org.calabaria.problem.Problem;
import org.calabaria.problem.ShownValue;
import org.calabaria.variant.ModelVariant;
import org.jspecify.annotations.Nullable;

/**
 * The points of a model's whole space for values of a variant's free parameters, before any scenario.
 *
 * <p>A variant without a stack may be run under other scenarios than the default: there, every free parameter of its view
 * is free, whatever the default scenario sets.
 */
final class SweptPoints {

    private final ModelVariant variant;
    private final boolean byView;

    SweptPoints(ModelVariant variant) {
        this.variant = variant;
        this.byView = variant.spec().scenarios().isEmpty()
                && variant.spec().reparameterization().isEmpty();
    }

    private List<String> free() {
        return byView ? variant.spec().view().free() : variant.free();
    }

    ParameterSet at(Map<String, ? extends Number> values) {
        return byView ? variant.spec().view().bind(values) : variant.point(values);
    }

    List<JobRun> runs(Map<String, ? extends List<? extends Number>> values, List<Long> seeds) {
        Objects.requireNonNull(values, "values must not be null");
        Objects.requireNonNull(seeds, "seeds must not be null");
        List<Problem> problems = new ArrayList<>(nameProblems(values.keySet()));
        values.forEach((name, list) -> valueProblem(name, list, problems));
        if (seeds.isEmpty()) {
            problems.add(Problem.of("seeds", "a sweep needs at least one seed, got []"));
        }
        if (!problems.isEmpty()) {
            throw Mistake.refusal("ofSweep()", problems, JobException::new);
        }
        requireFew(values, seeds);
        List<JobRun> runs = new ArrayList<>();
        for (Map<String, Number> combination : combinations(values)) {
            Map<String, Number> point = new JobRun(at(combination).values(), 0).params();
            seeds.forEach(seed -> runs.add(new JobRun(point, seed)));
        }
        return runs;
    }

    private List<Problem> nameProblems(Set<String> given) {
        Set<String> missing = new TreeSet<>(free());
        missing.removeAll(given);
        Set<String> unexpected = new TreeSet<>(given);
        unexpected.removeAll(free());
        if (missing.isEmpty() && unexpected.isEmpty()) {
            return List.of();
        }
        return List.of(Mistake.PARAMETER.problem(
                "values",
                "a sweep has values for exactly the free parameters: missing=" + NearestName.braces(missing)
                        + "; unexpected=" + NearestName.braces(unexpected) + NearestName.remedy(unexpected, missing)));
    }

    private static void valueProblem(String name, @Nullable List<? extends Number> list, List<Problem> problems) {
        if (list == null || list.isEmpty()) {
            problems.add(Mistake.PARAMETER.problem(
                    name, "parameter '" + ShownValue.name(name) + "' needs at least one value, got " + list));
        }
    }

    private static void requireFew(Map<String, ? extends List<? extends Number>> values, List<Long> seeds) {
        long count = seeds.size();
        for (List<? extends Number> list : values.values()) {
            count = count <= JobSpec.MOST_RUNS ? count * list.size() : count;
        }
        if (!(count <= JobSpec.MOST_RUNS)) {
            throw new JobException("values", "a sweep has at most 1000000 runs; make several jobs of it");
        }
    }

    private List<Map<String, Number>> combinations(Map<String, ? extends List<? extends Number>> values) {
        List<Map<String, Number>> combinations = List.of(Map.of());
        for (String name : free()) {
            List<Map<String, Number>> longer = new ArrayList<>();
            for (Map<String, Number> shorter : combinations) {
                for (Number value : Objects.requireNonNull(values.get(name))) {
                    Map<String, Number> combination = new LinkedHashMap<>(shorter);
                    combination.put(name, value);
                    longer.add(combination);
                }
            }
            combinations = longer;
        }
        return combinations;
    }
}
