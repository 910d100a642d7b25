/**
 * Checks for the tests of a model.
 *
 * <p>{@link org.calabaria.testkit.PurityCheck} runs a model repeatedly under different conditions (order, threads,
 * instances, locale, another JVM) and reports every {@link org.calabaria.testkit.Law} that the model breaks, with
 * output, row and column. The {@link org.calabaria.testkit.audit audit} reads the byte code of the model.
 * {@link org.calabaria.testkit.ModelLaws} offers both as JUnit 5 tests. {@link org.calabaria.testkit.Points} returns
 * valid points of a space.
 *
 * <p>May use core, wire and the audit.
 */
@NullMarked
package org.calabaria.testkit;

import org.jspecify.annotations.NullMarked;
