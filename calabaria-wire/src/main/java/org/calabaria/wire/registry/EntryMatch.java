package org.calabaria.wire.registry;

/** How an entry of one registry fits those of another. */
public enum EntryMatch {
    /** Both have this model with the same code: jobs go both ways. */
    COMPATIBLE,
    /** Both have a model of this class, but the code differs: a job of the one is refused by the other. */
    HASH_MISMATCH,
    /** Only the other registry has a model of this class. */
    MISSING_HERE,
    /** Only this registry has a model of this class. */
    MISSING_THERE
}
