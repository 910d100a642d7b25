/**
 * The code of a model as the JVM would run it: its class closure, read from class files and reduced to what can change a
 * result.
 *
 * <p>{@link org.calabaria.wire.bytecode.ClassClosure} is the door: from a model class it reaches every class of the same
 * code source that can run, the jars that they use and the resources that they declare, without initialising any of
 * them. {@code provenance} turns its canonical bytes into a code identity, and the audit of {@code calabaria-testkit}
 * reads its class files.
 *
 * <p>Imports {@code digest}, {@code problem} and the annotations of {@code model}.
 */
@NullMarked
package org.calabaria.wire.bytecode;

import org.jspecify.annotations.NullMarked;
