package org.calabaria.problem;

import java.util.List;

/** Columns that do not make a table, or a question that a table cannot answer. */
public class InvalidTableException extends CalabariaException {

    private static final long serialVersionUID = 1L;

    /** As {@link CalabariaException#CalabariaException(String, List)}. */
    public InvalidTableException(String place, List<Problem> problems) {
        super(place, problems);
    }

    /** A refusal for one reason. */
    public InvalidTableException(String subject, String sentence) {
        super("", List.of(Problem.of(subject, sentence)));
    }
}
