/**
 * What to run, and what became of it: requests, the seeds they get, their outcomes.
 *
 * <p>{@link org.calabaria.request.Requests} lays out points, stacks and replicates lazily, and a
 * {@link org.calabaria.request.SeedPlan} gives each its seed. A {@link org.calabaria.request.Request} is one run: a
 * {@link org.calabaria.request.Setup} (model, point and stack), a seed and the wanted outputs. It ends as an
 * {@link org.calabaria.request.Outcome}: {@link org.calabaria.request.Completed}, or
 * {@link org.calabaria.request.Failed}, which is a value with a reason and not the end of the other runs.
 *
 * <p>Imports {@code digest}, {@code problem}, {@code table}, {@code random}, {@code parameter}, {@code scenario}, {@code model},
 * {@code variant}.
 */
@NullMarked
package org.calabaria.request;

import org.jspecify.annotations.NullMarked;
