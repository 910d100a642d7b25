package org.calabaria.problem;

import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.function.BiFunction;

/**
 * What a problem is about. It decides the type of the exception, wherever the problem was found: a misspelt parameter is an
 * {@link InvalidParameterException} in a call, in a scenario, in a transform, in a document and in a job.
 */
public enum Mistake {

    /** The name, value or range of a parameter or a coordinate. */
    PARAMETER,

    /** The key or the value of a setting. */
    SETTING,

    /** The name of a scenario, or a stack that contradicts itself. */
    SCENARIO,

    /** The name of an output. */
    OUTPUT,

    /** Anything else: the exception says. */
    OTHER;

    /** A problem of this kind. */
    public Problem problem(String subject, String sentence) {
        return new Problem(subject, sentence, this);
    }

    /** The same problems, those of no other kind as this one. */
    List<Problem> of(List<Problem> problems) {
        return problems.stream()
                .map(problem -> problem.mistake() == OTHER ? problem(problem.subject(), problem.sentence()) : problem)
                .toList();
    }

    /**
     * The exception for some problems: of the type of their kind where they are of one kind, and {@link CalabariaException}
     * itself where they are of several.
     *
     * @param place where they were found, as in {@link CalabariaException#CalabariaException(String, List)}
     * @param problems at least one
     * @param other makes the exception where all are {@link #OTHER}
     */
    public static CalabariaException refusal(
            String place,
            List<Problem> problems,
            BiFunction<String, List<Problem>, ? extends CalabariaException> other) {
        Set<Mistake> kinds = EnumSet.noneOf(Mistake.class);
        problems.forEach(problem -> kinds.add(problem.mistake()));
        if (kinds.size() != 1) {
            return new CalabariaException(place, problems);
        }
        return switch (kinds.iterator().next()) {
            case PARAMETER -> new InvalidParameterException(place, problems);
            case SETTING -> new InvalidConfigException(place, problems);
            case SCENARIO -> new InvalidScenarioException(place, problems);
            case OUTPUT -> new InvalidOutputException(place, problems);
            case OTHER -> other.apply(place, problems);
        };
    }
}
