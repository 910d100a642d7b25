package org.calabaria.problem;

import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * The root of everything this library throws on purpose: a refusal that lists <em>all</em> that is wrong.
 *
 * <p>With one problem the message is its sentence. With several it is {@code 3 problems in bind():} followed by one
 * sentence a line, indented by two spaces and sorted. {@link #problems()} has the same as data.
 *
 * <p>Unchecked, because a refusal is a programming or input mistake that the caller mends rather than handles. A
 * {@code null} argument is not one of these: it is a {@link NullPointerException} that names the argument.
 */
public class CalabariaException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final transient List<Problem> problems;

    /**
     * @param place where the problems were found, such as {@code bind()}; shown only when there are several
     * @param problems at least one
     */
    public CalabariaException(String place, List<Problem> problems) {
        this(place, problems, null);
    }

    /** As {@link #CalabariaException(String, List)}, with the throwable that led here. */
    public CalabariaException(String place, List<Problem> problems, @Nullable Throwable cause) {
        super(text(place, problems), cause);
        this.problems = sorted(problems);
    }

    /** Everything that is wrong, sorted by sentence; never empty. */
    public List<Problem> problems() {
        // The list does not travel with a serialized exception; its message does.
        return problems == null ? List.of(Problem.of("", String.valueOf(getMessage()))) : problems;
    }

    private static List<Problem> sorted(List<Problem> problems) {
        return problems.stream().sorted().distinct().toList();
    }

    private static String text(String place, List<Problem> problems) {
        List<Problem> all = sorted(problems);
        if (all.isEmpty()) {
            throw new IllegalArgumentException("an exception needs at least one problem");
        }
        if (all.size() == 1) {
            return all.get(0).sentence();
        }
        return all.stream()
                .map(problem -> "\n  " + problem.sentence().replace("\n", "\n  "))
                .collect(Collectors.joining("", all.size() + " problems in " + place + ":", ""));
    }
}
