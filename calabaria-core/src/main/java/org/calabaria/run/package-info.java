/**
 * Execution of many runs. Outcomes are delivered in the order of the requests, independent of the order in which runs
 * end.
 *
 * <p>A {@link org.calabaria.run.Runner} returns an {@link org.calabaria.request.Outcome} for every
 * {@link org.calabaria.request.Request}. {@link org.calabaria.run.LocalRunner} runs on the threads of this machine,
 * with timeouts, retries, progress and a {@link org.calabaria.run.RunCache} of earlier runs.
 *
 * <p>Imports {@code problem}, {@code model}, {@code request}, {@code results}.
 */
@NullMarked
package org.calabaria.run;

import org.jspecify.annotations.NullMarked;
