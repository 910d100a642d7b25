package org.calabaria.run;

import java.util.List;
import org.calabaria.problem.CalabariaException;
import org.calabaria.problem.Problem;
import org.jspecify.annotations.Nullable;

/**
 * Thrown when a sweep as a whole cannot begin or continue. A single run that fails is a
 * {@link org.calabaria.request.Failed} instead.
 */
public class RunnerException extends CalabariaException {

    private static final long serialVersionUID = 1L;

    RunnerException(String subject, String sentence) {
        this(subject, sentence, null);
    }

    RunnerException(String subject, String sentence, @Nullable Throwable cause) {
        super("", List.of(Problem.of(subject, sentence)), cause);
    }
}
