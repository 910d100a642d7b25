package org.calabaria.wire.provenance;

import java.util.List;
import org.calabaria.problem.CalabariaException;
import org.calabaria.problem.Problem;

/** Inputs of which no identity can be made. */
public class ProvenanceException extends CalabariaException {

    private static final long serialVersionUID = 1L;

    /** As {@link CalabariaException#CalabariaException(String, List)}. */
    public ProvenanceException(String place, List<Problem> problems) {
        super(place, problems);
    }

    /** A refusal for one reason. */
    public ProvenanceException(String subject, String sentence) {
        super("", List.of(Problem.of(subject, sentence)));
    }
}
