package org.calabaria.variant;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import org.calabaria.parameter.IntegerParameter;
import org.calabaria.parameter.ParameterSpace;
import org.calabaria.parameter.ParameterSpec;
import org.calabaria.problem.CalabariaException;
import org.calabaria.problem.InvalidParameterException;
import org.calabaria.problem.NearestName;
import org.calabaria.problem.Problem;
import org.calabaria.problem.ShownValue;

/** The free parameters with the ranges of a study. A parameter without a range is studied within its bounds. */
final class StudySpace {

    private final ParameterSpace declared;
    private final ParameterSpace studied;
    private final Map<String, Range> ranges;

    /**
     * @throws InvalidParameterException listing every range of a parameter that is not free, and every range that
     *     exceeds the parameter's bounds
     */
    StudySpace(ParameterSpace free, Map<String, Range> ranges) {
        this.declared = free;
        this.ranges = ranges;
        List<Problem> problems = new ArrayList<>(notFree(ranges));
        List<ParameterSpec> narrowed = new ArrayList<>();
        for (ParameterSpec spec : free.specs()) {
            Range range = ranges.get(spec.name());
            narrowed.add(range == null ? spec : narrowed(spec, range, problems));
        }
        if (!problems.isEmpty()) {
            throw new InvalidParameterException("ranges", problems);
        }
        this.studied = ranges.isEmpty() ? free : ParameterSpace.of(narrowed.toArray(ParameterSpec[]::new));
    }

    private List<Problem> notFree(Map<String, Range> byName) {
        TreeSet<String> notFree = new TreeSet<>(byName.keySet());
        notFree.removeAll(declared.names());
        if (notFree.isEmpty()) {
            return List.of();
        }
        return List.of(Problem.of(
                notFree.first(),
                "range(s) of " + NearestName.braces(notFree) + ", but free are only "
                        + NearestName.braces(declared.names()) + NearestName.remedy(notFree, declared.names())));
    }

    private static ParameterSpec narrowed(ParameterSpec spec, Range range, List<Problem> problems) {
        try {
            Number lower = spec.coerce(range.lower());
            Number upper = spec.coerce(range.upper());
            return spec instanceof IntegerParameter
                    ? ParameterSpec.integer(spec.name(), lower.longValue(), upper.longValue())
                            .doc(spec.doc())
                    : ParameterSpec.real(spec.name(), lower.doubleValue(), upper.doubleValue())
                            .doc(spec.doc());
        } catch (CalabariaException refused) {
            problems.add(Problem.of(
                    spec.name(),
                    "the study's range " + range + " of parameter '" + spec.name() + "' must lie in " + spec.interval()
                            + (spec instanceof IntegerParameter ? " and have whole ends" : "")));
            return spec;
        }
    }

    /** The free parameters with their bounds narrowed to the ranges. */
    ParameterSpace studied() {
        return studied;
    }

    /** A modifiable list with a problem for each value that is within its parameter's bounds but outside its range. */
    List<Problem> problems(Map<?, ?> values) {
        List<Problem> problems = new ArrayList<>();
        ranges.keySet().forEach(name -> {
            Object value = values.get(name);
            if (value != null && isOutside(name, value)) {
                problems.add(Problem.of(
                        name,
                        "parameter '" + name + "' must lie in the study's range "
                                + studied.spec(name).interval() + ", got " + ShownValue.of(value)));
            }
        });
        return problems;
    }

    private boolean isOutside(String name, Object value) {
        Number stored;
        try {
            stored = declared.spec(name).coerce(value);
        } catch (CalabariaException refusedAnyway) {
            return false;
        }
        ParameterSpec spec = studied.spec(name);
        return spec instanceof IntegerParameter whole
                ? !(whole.lower() <= stored.longValue() && stored.longValue() <= whole.upper())
                : !(spec.lowerBound() <= stored.doubleValue() && stored.doubleValue() <= spec.upperBound());
    }
}
