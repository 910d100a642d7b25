package org.calabaria.wire.contract;

import java.util.List;
import org.calabaria.problem.CalabariaException;
import org.calabaria.problem.Problem;

/** Content that is not there, or is not what its reference, size or checksum says. */
public class ContentException extends CalabariaException {

    private static final long serialVersionUID = 1L;

    /** A refusal for one reason. */
    public ContentException(String subject, String sentence) {
        super("", List.of(Problem.of(subject, sentence)));
    }
}
