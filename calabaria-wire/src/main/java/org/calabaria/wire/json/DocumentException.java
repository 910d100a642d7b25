package org.calabaria.wire.json;

import java.util.List;
import org.calabaria.problem.CalabariaException;
import org.calabaria.problem.Problem;

/**
 * A text that is not a document we accept, or a value that no document can hold.
 *
 * <p>What is wrong in a text begins with its place, {@code line 3, column 7: }; what is wrong in a value with its path,
 * {@code $.runs[0].params.beta}. Where reading cannot go on, the problems up to there are listed; never more than
 * {@value Refusals#MOST}.
 */
public class DocumentException extends CalabariaException {

    private static final long serialVersionUID = 1L;

    /** As {@link CalabariaException#CalabariaException(String, List)}. */
    public DocumentException(String place, List<Problem> problems) {
        super(place, problems);
    }
}
