package org.calabaria.wire.contract;

import java.util.List;
import org.calabaria.problem.CalabariaException;
import org.calabaria.problem.Problem;

/** A result that contradicts itself, or the task that it is said to be of: nothing that a run can have given. */
public class InvalidResultException extends CalabariaException {

    private static final long serialVersionUID = 1L;

    /** As {@link CalabariaException#CalabariaException(String, List)}. */
    public InvalidResultException(String place, List<Problem> problems) {
        super(place, problems);
    }

    /** A refusal for one reason. */
    public InvalidResultException(String subject, String sentence) {
        this("", List.of(Problem.of(subject, sentence)));
    }
}
