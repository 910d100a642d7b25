/**
 * The byte code audit of a model.
 *
 * <p>{@link org.calabaria.testkit.audit.PurityAudit} reads the byte code of a model and reports every place where a
 * result could depend on something other than parameters, configuration and seed. Each
 * {@link org.calabaria.testkit.audit.Finding} has a {@link org.calabaria.testkit.audit.Rule}, class, method, line and
 * remedy. The audit does not run the model and also checks paths that no test takes.
 *
 * <p>May use core and wire.
 */
@NullMarked
package org.calabaria.testkit.audit;

import org.jspecify.annotations.NullMarked;
