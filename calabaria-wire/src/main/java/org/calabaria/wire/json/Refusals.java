package org.calabaria.wire.json;

import java.util.ArrayList;
import java.util.List;
import org.calabaria.problem.Problem;

/** The problems found so far in one document, and the end of reading once there are too many. */
final class Refusals {

    /** So many problems are listed; a hostile document could hold millions. */
    static final int MOST = 100;

    private final String place;
    private final List<Problem> found = new ArrayList<>();

    Refusals(String place) {
        this.place = place;
    }

    /** Notes a problem and lets the reader go on. */
    void add(Position at, String sentence) {
        add(Problem.of("", at + ": " + sentence));
    }

    void add(Problem problem) {
        found.add(problem);
        if (found.size() == MOST) {
            throw exception();
        }
    }

    /** Notes a problem after which reading cannot go on. */
    DocumentException last(Position at, String sentence) {
        found.add(Problem.of("", at + ": " + sentence));
        return exception();
    }

    /** Throws if anything was found. */
    void orThrow() {
        if (!found.isEmpty()) {
            throw exception();
        }
    }

    private DocumentException exception() {
        return new DocumentException(place, found);
    }
}
