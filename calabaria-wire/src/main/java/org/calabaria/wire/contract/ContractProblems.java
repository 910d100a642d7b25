package org.calabaria.wire.contract;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import org.calabaria.problem.CalabariaException;
import org.calabaria.problem.Problem;

/** What is wrong with one value of the contracts, as far as it is told: a hostile document could hold millions of mistakes. */
final class ContractProblems {

    static final int MOST = 100;

    private final List<Problem> found = new ArrayList<>();

    void add(Problem problem) {
        if (!isFull()) {
            found.add(problem);
        }
    }

    boolean isEmpty() {
        return found.isEmpty();
    }

    boolean isFull() {
        return found.size() >= MOST;
    }

    int size() {
        return found.size();
    }

    /** Throws what is made of the problems, if there are any. */
    void orThrow(Function<List<Problem>, ? extends CalabariaException> exception) {
        if (!isEmpty()) {
            throw exception.apply(found);
        }
    }
}
