package org.calabaria.problem;

import java.util.List;

/** Runs that cannot be asked for: a request, a sweep of them or a seed plan that contradicts itself or its model. */
public class InvalidRequestException extends CalabariaException {

    private static final long serialVersionUID = 1L;

    /** As {@link CalabariaException#CalabariaException(String, List)}. */
    public InvalidRequestException(String place, List<Problem> problems) {
        super(place, problems);
    }

    /** A refusal for one reason. */
    public InvalidRequestException(String subject, String sentence) {
        super("", List.of(Problem.of(subject, sentence)));
    }
}
