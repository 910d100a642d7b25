package org.calabaria.wire.bytecode;

import java.util.List;
import org.calabaria.problem.CalabariaException;
import org.calabaria.problem.Problem;

/**
 * Thrown when code or a declared resource cannot be read, so that the code has no identity. Lists everything that is
 * missing.
 */
public final class UnreadableCodeException extends CalabariaException {

    private static final long serialVersionUID = 1L;

    UnreadableCodeException(String place, List<Problem> problems) {
        super(place, problems);
    }

    UnreadableCodeException(String subject, String sentence) {
        this("", List.of(Problem.of(subject, sentence)));
    }
}
