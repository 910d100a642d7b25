package org.calabaria.model;

import java.util.List;
import org.calabaria.problem.CalabariaException;
import org.calabaria.problem.Problem;
import org.jspecify.annotations.Nullable;

/** Thrown when an output cannot be extracted from a run; the message names the output and the method. */
public class ExtractionException extends CalabariaException {

    private static final long serialVersionUID = 1L;

    ExtractionException(OutputInfo output, String what, @Nullable Throwable cause) {
        super("", List.of(Problem.of(output.name(), sentence(output, what))), cause);
    }

    private static String sentence(OutputInfo output, String what) {
        return "output '" + output.name() + "' (" + output.definedBy() + ") " + what;
    }
}
