/**
 * What a model's own tests run against it.
 *
 * <p>{@link org.calabaria.testkit.PurityAudit} reads the byte code of a model and names every place where a result could
 * depend on something other than parameters, configuration and seed: a {@link org.calabaria.testkit.Finding} with
 * class, method, line and remedy, under a {@link org.calabaria.testkit.Rule}. It needs no run and sees paths that no test
 * takes.
 *
 * <p>{@link org.calabaria.testkit.PurityCheck} looks from the other side: it runs the model again and again under changed
 * circumstances (order, threads, instances, locale, another JVM) and reports the first {@link org.calabaria.testkit.Law}
 * that a run breaks, with output, row and column. {@link org.calabaria.testkit.ModelLaws} is both as JUnit 5 tests, in one
 * inherited line. {@link org.calabaria.testkit.Points} gives valid points of any space.
 *
 * <p>May use core and wire.
 */
@NullMarked
package org.calabaria.testkit;

import org.jspecify.annotations.NullMarked;
