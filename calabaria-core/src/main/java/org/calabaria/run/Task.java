package org.calabaria.run;

import org.calabaria.request.Outcome;
import org.calabaria.request.Request;
import org.jspecify.annotations.Nullable;

/**
 * A request in the window of a sweep. One thread at a time works on it, and the sweep's calling thread delivers its
 * outcome.
 */
final class Task {

    private final long index;
    private final Request request;
    private final @Nullable SharedState state;
    private int attempt = 1; // passed between threads together with the task, under the sweep's lock
    private boolean recalled; // published by the outcome
    private volatile @Nullable Outcome outcome;

    Task(long index, Request request, @Nullable SharedState state) {
        this.index = index;
        this.request = request;
        this.state = state;
    }

    long index() {
        return index;
    }

    Request request() {
        return request;
    }

    /** The state that the task shares with its neighbours, if sharing is enabled. */
    @Nullable
    SharedState state() {
        return state;
    }

    int attempt() {
        return attempt;
    }

    void nextAttempt() {
        attempt++;
    }

    @Nullable
    Outcome outcome() {
        return outcome;
    }

    /** Whether the outcome came from the cache. */
    boolean isRecalled() {
        return recalled;
    }

    void recall(Outcome result) {
        recalled = true;
        outcome = result;
    }

    void complete(Outcome result) {
        outcome = result;
    }

    @Override
    public String toString() {
        return request.toString();
    }
}
