/**
 * Random numbers. A {@link org.calabaria.random.SeedSequence} is made from a seed and identifies a stream of random
 * numbers. A {@link org.calabaria.random.Pcg64} is made from the sequence and draws the numbers.
 *
 * <p>The sequence is an immutable value: entropy, and the path of children that leads from it to this stream. It passes
 * 256 well-mixed bits to the generator, which is mutable and for use by one thread. The generator keeps the sequence so
 * that it can derive further generators by name. A child depends only on the sequence and the path, not on the numbers
 * drawn so far. Adding a draw in one part of a model therefore changes no number in another part.
 *
 * <pre>{@code
 * Pcg64 rng = Pcg64.seeded(seed);              // numpy.random.default_rng(seed)
 * Pcg64 contacts = rng.child("contacts");      // always the same stream for this seed
 * Pcg64 agent = rng.child("agent", 17);
 * }</pre>
 *
 * <p>Words, doubles and distributions equal those of NumPy's {@code Generator(PCG64(seed))}, so that a model ported
 * from Python keeps its random numbers. None of them depends on the algorithms of the JDK, on its version or its flags:
 * all arithmetic is exact or {@link StrictMath}'s.
 *
 * <p>Imports only {@code org.calabaria.problem}.
 */
@NullMarked
package org.calabaria.random;

import org.jspecify.annotations.NullMarked;
