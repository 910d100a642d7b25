package org.calabaria.request;

/** A seed plan of the library. It fails only if the values of a run are refused. */
sealed interface BuiltInSeeds extends SeedPlan
        permits CommonSeeds, ContractsStudySeeds, ExplicitSeeds, IndependentSeeds, SequentialSeeds, SpawnedSeeds {

    /** Whether a seed depends on the point of its run. */
    default boolean readsPoints() {
        return false;
    }
}
