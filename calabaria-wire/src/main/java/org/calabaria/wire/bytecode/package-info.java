/**
 * The code of a model: its class closure, read from class files and reduced to the parts that can change a result.
 *
 * <p>{@link org.calabaria.wire.bytecode.ClassClosure} is the main class. From a model class it finds every class of the
 * same code source that can run, the jars that these classes use and the resources that they declare. No class is
 * initialised. {@code provenance} turns its canonical bytes into a code identity, and the audit of
 * {@code calabaria-testkit} reads its class files.
 *
 * <p>Imports {@code digest}, {@code problem} and the annotations of {@code model}.
 */
@NullMarked
package org.calabaria.wire.bytecode;

import org.jspecify.annotations.NullMarked;
