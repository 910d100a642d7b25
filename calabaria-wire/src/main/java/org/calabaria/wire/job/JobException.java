package org.calabaria.wire.job;

import java.util.List;
import org.calabaria.problem.CalabariaException;
import org.calabaria.problem.Problem;

/**
 * A job that is not one, or that does not fit the registry.
 *
 * <p>What is wrong in a document begins with its place, {@code line 12, column 7: }; in a job made in Java with its path,
 * {@code runs[3].params_M: }. Never more than 100 problems are listed.
 */
public class JobException extends CalabariaException {

    private static final long serialVersionUID = 1L;

    /** As {@link CalabariaException#CalabariaException(String, List)}. */
    public JobException(String place, List<Problem> problems) {
        super(place, problems);
    }

    /** A refusal for one reason. */
    public JobException(String subject, String sentence) {
        super("", List.of(Problem.of(subject, sentence)));
    }
}
