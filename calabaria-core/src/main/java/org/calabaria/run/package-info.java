/**
 * Running many: a stream of requests in, outcomes out in the order of the requests, whatever order the runs finish in.
 *
 * <p>A {@link org.calabaria.run.Runner} turns every {@link org.calabaria.request.Request} into an
 * {@link org.calabaria.request.Outcome}. {@link org.calabaria.run.LocalRunner} does so on the threads of this machine, with
 * timeouts, retries, progress and a {@link org.calabaria.run.RunCache} of earlier runs.
 *
 * <p>Imports {@code problem}, {@code model}, {@code request}, {@code results}.
 */
@NullMarked
package org.calabaria.run;

import org.jspecify.annotations.NullMarked;
