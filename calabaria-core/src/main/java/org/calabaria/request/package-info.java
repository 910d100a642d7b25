/**
 * Requests for runs, their seeds, and their outcomes.
 *
 * <p>{@link org.calabaria.request.Requests} creates the requests for points, stacks and replicates lazily. A
 * {@link org.calabaria.request.SeedPlan} assigns the seeds. A {@link org.calabaria.request.Request} is one run: a
 * {@link org.calabaria.request.Setup} (model, point and stack), a seed and the requested outputs. Its outcome is an
 * {@link org.calabaria.request.Outcome}: {@link org.calabaria.request.Completed} or
 * {@link org.calabaria.request.Failed}. A failure is a value with a reason; the other runs continue.
 *
 * <p>Imports {@code digest}, {@code problem}, {@code table}, {@code random}, {@code parameter}, {@code scenario},
 * {@code model}, {@code variant}.
 */
@NullMarked
package org.calabaria.request;

import org.jspecify.annotations.NullMarked;
