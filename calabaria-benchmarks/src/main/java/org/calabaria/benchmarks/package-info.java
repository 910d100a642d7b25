/**
 * What the library costs, measured: each class holds the figures of one concept, with its yardstick beside it in the same run.
 *
 * <p>Inputs are many, seeded, and read in turn, so that neither the compiler nor the branch predictor knows the next one.
 * The goals and the figures measured are in {@code docs/performance.md}.
 */
@NullMarked
package org.calabaria.benchmarks;

import org.jspecify.annotations.NullMarked;
