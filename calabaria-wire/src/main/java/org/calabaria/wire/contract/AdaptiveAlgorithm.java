package org.calabaria.wire.contract;

import java.util.List;

/**
 * A search that proposes parameters and is told what came of them: while it has not finished, ask, evaluate, tell.
 *
 * <p>Not for several threads at once. What it proposes depends on what it was told, not on when.
 */
public interface AdaptiveAlgorithm {

    /**
     * Proposals that nobody else was given.
     *
     * @param most at least 1
     * @return at most that many, distinct; none where it waits for results, or has finished
     */
    List<UniqueParameterSet> ask(int most);

    /**
     * Takes results of proposals, in any order, also after it has finished. The same result twice changes nothing.
     *
     * @throws org.calabaria.problem.CalabariaException if a result is of nothing that was proposed, or another one is known
     */
    void tell(List<TrialResult> results);

    /** Whether it will propose nothing more. */
    boolean finished();
}
