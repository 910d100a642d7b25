package org.calabaria.results;

import org.calabaria.request.Completed;
import org.calabaria.request.Outcome;
import org.calabaria.request.Request;

/**
 * The identification of a run among the runs of its point.
 *
 * @param group the number of the point
 * @param number the seed, or the replicate if the run failed before its seed was known
 * @param seeded whether the seed is known
 */
record RunOfPoint(int group, long number, boolean seeded) {

    static RunOfPoint of(int group, Outcome outcome) {
        Request request = outcome.request();
        boolean seeded = outcome instanceof Completed || request.hasSeed();
        return new RunOfPoint(group, seeded ? request.seed() : request.replicate(), seeded);
    }
}
