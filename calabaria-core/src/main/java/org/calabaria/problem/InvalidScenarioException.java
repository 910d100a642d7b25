package org.calabaria.problem;

import java.util.List;

/** A scenario, or a stack of them, that is unknown, contradicts itself or does not fit its model. */
public class InvalidScenarioException extends CalabariaException {

    private static final long serialVersionUID = 1L;

    /** As {@link CalabariaException#CalabariaException(String, List)}. */
    public InvalidScenarioException(String place, List<Problem> problems) {
        super(place, Mistake.SCENARIO.of(problems));
    }

    /** A refusal for one reason. */
    public InvalidScenarioException(String subject, String sentence) {
        super("", List.of(Mistake.SCENARIO.problem(subject, sentence)));
    }
}
