package org.calabaria.store.problem;

import java.util.List;
import org.calabaria.problem.CalabariaException;
import org.calabaria.problem.Problem;
import org.jspecify.annotations.Nullable;

/** A store that cannot be opened, read or written as asked: names the file or folder, and what to do. */
public class StoreException extends CalabariaException {

    private static final long serialVersionUID = 1L;

    /** As {@link CalabariaException#CalabariaException(String, List)}. */
    public StoreException(String place, List<Problem> problems) {
        super(place, problems);
    }

    /** A refusal for one reason. */
    public StoreException(String subject, String sentence) {
        this(subject, sentence, null);
    }

    /** A refusal for one reason, with the throwable that led here. */
    public StoreException(String subject, String sentence, @Nullable Throwable cause) {
        super("", List.of(Problem.of(subject, sentence)), cause);
    }
}
