/**
 * What a model's own tests run against it.
 *
 * <p>{@link org.calabaria.testkit.PurityCheck} runs a model again and again under changed circumstances (order, threads,
 * instances, locale, another JVM) and reports the first {@link org.calabaria.testkit.Law} that a run breaks, with output,
 * row and column. The {@link org.calabaria.testkit.audit audit} looks from the other side: it reads the byte code of the
 * model. {@link org.calabaria.testkit.ModelLaws} is both as JUnit 5 tests, in one inherited line.
 * {@link org.calabaria.testkit.Points} gives valid points of any space.
 *
 * <p>May use core, wire and the audit.
 */
@NullMarked
package org.calabaria.testkit;

import org.jspecify.annotations.NullMarked;
