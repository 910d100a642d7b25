/**
 * Digests of bytes, texts and files: {@link org.calabaria.digest.Sha256} for the library's own identities and seeds,
 * {@link org.calabaria.digest.Blake2b} for those that the Python contracts define, and
 * {@link org.calabaria.digest.FileDigest} for files that may change while a program runs.
 *
 * <p>The caller frames what is digested: texts behind their lengths, so that two sequences of texts never
 * meet in one digest.
 *
 * <p>Imports nothing of the library.
 */
@NullMarked
package org.calabaria.digest;

import org.jspecify.annotations.NullMarked;
