package org.calabaria.run;

import java.util.Objects;
import java.util.Optional;
import org.calabaria.model.BaseModel;
import org.calabaria.model.SimOutput;
import org.calabaria.problem.ModelDefinitionException;
import org.calabaria.problem.ThrowableText;
import org.calabaria.request.Outcome;
import org.calabaria.request.Request;
import org.jspecify.annotations.Nullable;

/**
 * A user's {@link RunCache}, or no cache. An exception of the cache becomes a {@link RunnerException} that names the
 * run.
 */
record CheckedCache(@Nullable RunCache cache) {

    Optional<SimOutput> recall(Request request) {
        if (cache == null) {
            return Optional.empty();
        }
        requireIdentifiable(request.setup().model());
        try {
            Optional<SimOutput> known = Objects.requireNonNull(cache.recall(request), "recall() must not return null");
            known.ifPresent(output -> requireSeed(request, output));
            return known;
        } catch (Throwable failure) {
            throw failed("looking up the " + request, failure);
        }
    }

    /**
     * Refuses a model without identity: the cache could not distinguish it from others of its class and would return
     * their results.
     */
    private static void requireIdentifiable(BaseModel<?, ?> model) {
        try {
            model.recipe();
        } catch (ModelDefinitionException refused) {
            throw new RunnerException(
                    model.getClass().getName(), refused.problems().get(0).sentence(), refused);
        }
    }

    private static void requireSeed(Request request, SimOutput output) {
        if (output.seed() != request.seed()) {
            throw new IllegalStateException("recall() must return the output of an equal run, got one of seed "
                    + Long.toUnsignedString(output.seed()));
        }
    }

    void remember(Outcome outcome) {
        if (cache == null) {
            return;
        }
        try {
            cache.remember(outcome);
        } catch (Throwable failure) {
            throw failed("storing the outcome of the " + outcome.request(), failure);
        }
    }

    void release(Request request) {
        if (cache == null) {
            return;
        }
        try {
            cache.release(request);
        } catch (Throwable failure) {
            throw failed("releasing the " + request, failure);
        }
    }

    boolean isPresent() {
        return cache != null;
    }

    private static RunnerException failed(String when, Throwable failure) {
        return new RunnerException(
                "recall", "the cache failed while " + when + ": " + ThrowableText.of(failure), failure);
    }
}
