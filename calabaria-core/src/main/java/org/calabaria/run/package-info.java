/**
 * Running many: a stream of requests in, outcomes out in the order of the requests, whatever order the runs finish in.
 *
 * <p>{@link org.calabaria.run.Requests} lays out points, stacks and replicates lazily, a
 * {@link org.calabaria.run.SeedPlan} gives each its seed, and a {@link org.calabaria.run.Runner} turns every
 * {@link org.calabaria.run.Request} into an {@link org.calabaria.run.Outcome}: {@link org.calabaria.run.Completed} or
 * {@link org.calabaria.run.Failed}, which is a value with a reason and not the end of the others.
 * {@link org.calabaria.run.Results} gathers outcomes into one table per output and summarises replicates.
 *
 * <p>Imports {@code problem}, {@code table}, {@code random}, {@code parameter}, {@code scenario}, {@code model},
 * {@code variant}.
 */
@NullMarked
package org.calabaria.run;

import org.jspecify.annotations.NullMarked;
