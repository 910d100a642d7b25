package org.calabaria.wire.job;

import java.util.ArrayList;
import java.util.List;
import org.calabaria.problem.CalabariaException;
import org.calabaria.problem.Mistake;
import org.calabaria.problem.Problem;

/** The problems of one job so far, and the end of looking once there are too many: a hostile job could hold millions. */
final class JobProblems {

    static final int MOST = 100;

    private final List<Problem> found = new ArrayList<>();

    void add(Problem problem) {
        found.add(problem);
        if (isFull()) {
            throw exception();
        }
    }

    boolean isFull() {
        return found.size() >= MOST;
    }

    List<Problem> found() {
        return List.copyOf(found);
    }

    void orThrow() {
        if (!found.isEmpty()) {
            throw exception();
        }
    }

    private CalabariaException exception() {
        return Mistake.refusal("the job", found, JobException::new);
    }
}
