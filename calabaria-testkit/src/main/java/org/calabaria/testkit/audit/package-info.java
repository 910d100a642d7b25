/**
 * The byte code audit of a model.
 *
 * <p>{@link org.calabaria.testkit.audit.PurityAudit} reads the byte code of a model and names every place where a result
 * could depend on something other than parameters, configuration and seed: a
 * {@link org.calabaria.testkit.audit.Finding} with class, method, line and remedy, under a
 * {@link org.calabaria.testkit.audit.Rule}. It needs no run and sees paths that no test takes.
 *
 * <p>May use core and wire.
 */
@NullMarked
package org.calabaria.testkit.audit;

import org.jspecify.annotations.NullMarked;
