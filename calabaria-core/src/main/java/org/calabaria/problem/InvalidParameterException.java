package org.calabaria.problem;

import java.util.List;

/** A parameter, a value of one, or a set of names of them that the space does not accept. */
public class InvalidParameterException extends CalabariaException {

    private static final long serialVersionUID = 1L;

    /** As {@link CalabariaException#CalabariaException(String, List)}. */
    public InvalidParameterException(String place, List<Problem> problems) {
        super(place, Mistake.PARAMETER.of(problems));
    }

    /** A refusal for one reason. */
    public InvalidParameterException(String subject, String sentence) {
        super("", List.of(Mistake.PARAMETER.problem(subject, sentence)));
    }
}
