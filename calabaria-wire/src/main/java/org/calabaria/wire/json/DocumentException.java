package org.calabaria.wire.json;

import java.util.List;
import org.calabaria.problem.CalabariaException;
import org.calabaria.problem.Problem;

/**
 * Thrown when a text is not an accepted document, or when a document cannot contain a value.
 *
 * <p>A problem in a text begins with its position, {@code line 3, column 7: }. A problem in a value begins with its
 * path, {@code $.runs[0].params.beta}. If reading cannot continue, the problems found so far are listed; at most
 * {@value Refusals#MOST}.
 */
public class DocumentException extends CalabariaException {

    private static final long serialVersionUID = 1L;

    /** Same as {@link CalabariaException#CalabariaException(String, List)}. */
    public DocumentException(String place, List<Problem> problems) {
        super(place, problems);
    }
}
