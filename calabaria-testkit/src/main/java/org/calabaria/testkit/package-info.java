/**
 * What a model's own tests run against it.
 *
 * <p>{@link org.calabaria.testkit.PurityAudit} reads the byte code of a model and names every place where a result could
 * depend on something other than parameters, configuration and seed: a {@link org.calabaria.testkit.Finding} with
 * class, method, line and remedy, under a {@link org.calabaria.testkit.Rule}. It needs no run and sees paths that no test
 * takes.
 *
 * <p>May use core and wire.
 */
@NullMarked
package org.calabaria.testkit;

import org.jspecify.annotations.NullMarked;
