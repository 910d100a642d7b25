package org.calabaria.store;

/** What a store does with a second result of the same inputs that differs from the first. */
public enum ConflictPolicy {

    /** It is refused with an {@link org.calabaria.store.problem.InconsistentResultException}, which ends the sweep. */
    REFUSE,

    /** The first result stays, and the second one is dropped. */
    KEEP_FIRST
}
