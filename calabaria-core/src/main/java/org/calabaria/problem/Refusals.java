package org.calabaria.problem;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.BiFunction;
import java.util.function.Supplier;

/**
 * The refusals of the parts of one check, each part tried whatever became of the others, so that everything wrong is said
 * at once.
 *
 * <p>Only a {@link CalabariaException} is a refusal; whatever else a part throws is passed on.
 */
public final class Refusals {

    private final String place;
    private final BiFunction<String, List<Problem>, ? extends CalabariaException> several;
    private final List<CalabariaException> refusals = new ArrayList<>();

    /**
     * None yet.
     *
     * @param place where they are found: {@code the variant}
     * @param several makes one exception of the place and the problems of several
     */
    public Refusals(String place, BiFunction<String, List<Problem>, ? extends CalabariaException> several) {
        this.place = Objects.requireNonNull(place, "place must not be null");
        this.several = Objects.requireNonNull(several, "several must not be null");
    }

    /** What the part gives, or nothing if it refuses. */
    public <T> Optional<T> attempt(Supplier<T> part) {
        try {
            return Optional.of(part.get());
        } catch (CalabariaException refused) {
            refusals.add(refused);
            return Optional.empty();
        }
    }

    /** Tries a part that gives nothing. */
    public void check(Runnable part) {
        attempt(() -> {
            part.run();
            return true;
        });
    }

    /** Whether no part has refused. */
    public boolean isEmpty() {
        return refusals.isEmpty();
    }

    /** Throws {@link #refusal()} if there is one. */
    public void throwIfAny() {
        if (!isEmpty()) {
            throw refusal();
        }
    }

    /**
     * The one refusal there was, or one for all of them, with each sentence once and each refusal as a suppressed exception.
     *
     * @throws IllegalStateException if there was none
     */
    public CalabariaException refusal() {
        if (isEmpty()) {
            throw new IllegalStateException("no part of " + place + " has refused");
        }
        if (refusals.size() == 1) {
            return refusals.get(0);
        }
        Map<String, Problem> bySentence = new TreeMap<>();
        refusals.stream()
                .flatMap(refused -> refused.problems().stream())
                .forEach(problem -> bySentence.putIfAbsent(problem.sentence(), problem));
        CalabariaException all = several.apply(place, List.copyOf(bySentence.values()));
        refusals.forEach(all::addSuppressed);
        return all;
    }

    /** {@code Refusals[2 in the variant]}. */
    @Override
    public String toString() {
        return "Refusals[" + refusals.size() + " in " + place + "]";
    }
}
