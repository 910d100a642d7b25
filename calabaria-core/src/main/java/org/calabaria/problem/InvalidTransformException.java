package org.calabaria.problem;

import java.util.List;

/** A coordinate transform that does not fit its parameter, or a value outside its domain. */
public class InvalidTransformException extends CalabariaException {

    private static final long serialVersionUID = 1L;

    /** As {@link CalabariaException#CalabariaException(String, List)}. */
    public InvalidTransformException(String place, List<Problem> problems) {
        super(place, problems);
    }

    /** A refusal for one reason. */
    public InvalidTransformException(String subject, String sentence) {
        super("", List.of(Problem.of(subject, sentence)));
    }
}
