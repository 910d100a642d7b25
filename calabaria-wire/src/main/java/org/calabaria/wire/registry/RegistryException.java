package org.calabaria.wire.registry;

import java.util.List;
import org.calabaria.problem.CalabariaException;
import org.calabaria.problem.Problem;

/** A model that cannot be registered, or a name that means none of the registered ones. */
public class RegistryException extends CalabariaException {

    private static final long serialVersionUID = 1L;

    /** As {@link CalabariaException#CalabariaException(String, List)}. */
    public RegistryException(String place, List<Problem> problems) {
        super(place, problems);
    }

    /** A refusal for one reason. */
    public RegistryException(String subject, String sentence) {
        super("", List.of(Problem.of(subject, sentence)));
    }
}
