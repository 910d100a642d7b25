package org.calabaria.problem;

import java.util.List;

/** A configuration key or value that is not of the declaration. */
public class InvalidConfigException extends CalabariaException {

    private static final long serialVersionUID = 1L;

    /** As {@link CalabariaException#CalabariaException(String, List)}. */
    public InvalidConfigException(String place, List<Problem> problems) {
        super(place, Mistake.SETTING.of(problems));
    }

    /** A refusal for one reason. */
    public InvalidConfigException(String subject, String sentence) {
        super("", List.of(Mistake.SETTING.problem(subject, sentence)));
    }
}
