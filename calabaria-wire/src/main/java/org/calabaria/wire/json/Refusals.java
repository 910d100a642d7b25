package org.calabaria.wire.json;

import java.util.ArrayList;
import java.util.List;
import org.calabaria.problem.Problem;

/** The problems found so far in a document. Reading ends if there are too many. */
final class Refusals {

    /** The maximal number of listed problems; a hostile document could have millions. */
    static final int MOST = 100;

    private final String place;
    private final List<Problem> found = new ArrayList<>();

    Refusals(String place) {
        this.place = place;
    }

    /** Adds a problem; reading continues. */
    void add(Position at, String sentence) {
        add(Problem.of("", at + ": " + sentence));
    }

    void add(Problem problem) {
        found.add(problem);
        if (found.size() == MOST) {
            throw exception();
        }
    }

    /** Adds a problem after which reading cannot continue. */
    DocumentException last(Position at, String sentence) {
        found.add(Problem.of("", at + ": " + sentence));
        return exception();
    }

    /** Throws an exception if there are problems. */
    void orThrow() {
        if (!found.isEmpty()) {
            throw exception();
        }
    }

    private DocumentException exception() {
        return new DocumentException(place, found);
    }
}
