package org.calabaria.problem;

import java.util.List;

/** A seed, a bound, a rate, a probability or a name from which no random number can be drawn. */
public class InvalidDrawException extends CalabariaException {

    private static final long serialVersionUID = 1L;

    /** As {@link CalabariaException#CalabariaException(String, List)}. */
    public InvalidDrawException(String place, List<Problem> problems) {
        super(place, problems);
    }

    /** A refusal for one reason. */
    public InvalidDrawException(String subject, String sentence) {
        super("", List.of(Problem.of(subject, sentence)));
    }
}
