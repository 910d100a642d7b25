package org.calabaria.run;

import java.util.Objects;
import java.util.Optional;
import org.calabaria.model.SimOutput;
import org.jspecify.annotations.Nullable;

/** A user's {@link Recall}, or none, whose failures have a sentence. */
record Memory(@Nullable Recall recall) {

    Optional<SimOutput> recall(Request request) {
        if (recall == null) {
            return Optional.empty();
        }
        try {
            Optional<SimOutput> known = Objects.requireNonNull(recall.recall(request), "recall() must not return null");
            known.ifPresent(output -> requireSeed(request, output));
            return known;
        } catch (Throwable failure) {
            throw failed("asked about the " + request, failure);
        }
    }

    private static void requireSeed(Request request, SimOutput output) {
        if (output.seed() != request.seed()) {
            throw new IllegalStateException("recall() must return the output of an equal run, got one of seed "
                    + Long.toUnsignedString(output.seed()));
        }
    }

    void remember(Outcome outcome) {
        if (recall == null) {
            return;
        }
        try {
            recall.remember(outcome);
        } catch (Throwable failure) {
            throw failed("told of the " + outcome.request(), failure);
        }
    }

    private static RunnerException failed(String when, Throwable failure) {
        return new RunnerException("recall", "the memory failed when " + when + ": " + Shown.problem(failure), failure);
    }
}
