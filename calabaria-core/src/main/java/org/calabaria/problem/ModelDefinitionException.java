package org.calabaria.problem;

import java.util.List;

/** A model class that is not well defined; mended in its source, never by other inputs. */
public class ModelDefinitionException extends CalabariaException {

    private static final long serialVersionUID = 1L;

    /** As {@link CalabariaException#CalabariaException(String, List)}. */
    public ModelDefinitionException(String place, List<Problem> problems) {
        super(place, problems);
    }

    /** A refusal for one reason. */
    public ModelDefinitionException(String subject, String sentence) {
        super("", List.of(Problem.of(subject, sentence)));
    }
}
