package org.calabaria.variant;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import org.calabaria.problem.CalabariaException;

/** The parts of a check, each tried whatever became of the others, so that everything wrong is said at once. */
final class Fitting {

    private final String place;
    private final List<CalabariaException> refusals = new ArrayList<>();

    Fitting(String place) {
        this.place = place;
    }

    /** What the part gives, or nothing if it refuses. */
    <T> Optional<T> attempt(Supplier<T> part) {
        try {
            return Optional.of(part.get());
        } catch (CalabariaException refused) {
            refusals.add(refused);
            return Optional.empty();
        }
    }

    /** The one refusal there was, or one for all of them. */
    void throwIfRefused() {
        if (refusals.size() == 1) {
            throw refusals.get(0);
        }
        if (!refusals.isEmpty()) {
            throw new CalabariaException(
                    place,
                    refusals.stream()
                            .flatMap(refused -> refused.problems().stream())
                            .toList());
        }
    }
}
