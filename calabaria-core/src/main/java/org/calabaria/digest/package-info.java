/**
 * Digests of bytes, texts and files: {@link org.calabaria.digest.Sha256} for the library's own identities and seeds,
 * {@link org.calabaria.digest.Blake2b} for the identities that the Python contracts define, and
 * {@link org.calabaria.digest.FileDigest} for files that may change while a program runs.
 *
 * <p>The caller adds each text after its length, so that two different sequences of texts never have the same message.
 *
 * <p>Imports no other package of the library.
 */
@NullMarked
package org.calabaria.digest;

import org.jspecify.annotations.NullMarked;
