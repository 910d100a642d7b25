/**
 * Where chance comes from: a seed goes into a {@link org.calabaria.random.SeedSequence}, which says <em>which</em> stream
 * of random numbers is meant, and a {@link org.calabaria.random.Pcg64} made from it draws the numbers.
 *
 * <p>The sequence is an immutable value: entropy, and the path of children that leads from it to this stream. It hands 256
 * well mixed bits over to the generator, which is mutable, belongs to one thread, and keeps the sequence so that it can
 * derive further generators by name. A child is a function of the sequence and the path alone, never of the numbers drawn
 * so far: adding a draw in one part of a model moves no number in another.
 *
 * <pre>{@code
 * Pcg64 rng = Pcg64.seeded(seed);              // numpy.random.default_rng(seed)
 * Pcg64 contacts = rng.child("contacts");      // always the same stream for this seed
 * Pcg64 agent = rng.child("agent", 17);
 * }</pre>
 *
 * <p>Words, doubles and distributions equal those of NumPy's {@code Generator(PCG64(seed))}, so that a model ported from
 * Python keeps its random numbers. None of them depends on the algorithms of the JDK, on its version or its flags: all
 * arithmetic is exact or {@link StrictMath}'s.
 *
 * <p>Imports {@code org.calabaria.problem} alone.
 */
@NullMarked
package org.calabaria.random;

import org.jspecify.annotations.NullMarked;
