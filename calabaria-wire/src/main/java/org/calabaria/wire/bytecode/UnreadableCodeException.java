package org.calabaria.wire.bytecode;

import java.util.List;
import org.calabaria.problem.CalabariaException;
import org.calabaria.problem.Problem;

/** Code or a declared resource that cannot be read, so that no identity can vouch for it; lists all that is missing. */
public final class UnreadableCodeException extends CalabariaException {

    private static final long serialVersionUID = 1L;

    UnreadableCodeException(String place, List<Problem> problems) {
        super(place, problems);
    }

    UnreadableCodeException(String subject, String sentence) {
        this("", List.of(Problem.of(subject, sentence)));
    }
}
