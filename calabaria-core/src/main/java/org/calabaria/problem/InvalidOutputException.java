package org.calabaria.problem;

import java.util.List;

/** An output that a model, a run or a result does not have, wherever it is named. */
public class InvalidOutputException extends CalabariaException {

    private static final long serialVersionUID = 1L;

    /** As {@link CalabariaException#CalabariaException(String, List)}. */
    public InvalidOutputException(String place, List<Problem> problems) {
        super(place, Mistake.OUTPUT.of(problems));
    }

    /** A refusal for one reason. */
    public InvalidOutputException(String subject, String sentence) {
        super("", List.of(Mistake.OUTPUT.problem(subject, sentence)));
    }
}
