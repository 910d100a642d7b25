/**
 * Documents as text: canonical JSON for everything that is hashed or compared, strict readers for JSON and YAML, and a
 * YAML writer whose documents have the same value in YAML 1.1 and 1.2.
 *
 * <p>A document's value is {@code null}, a {@link java.lang.Boolean}, an integer ({@link java.lang.Long}, or
 * {@link java.math.BigInteger} if a long is too small), a {@link java.lang.Double}, a {@link java.lang.String}, a
 * {@link java.util.List} or a {@link java.util.Map} with text keys. Integers and reals are different: {@code 4} is not
 * {@code 4.0}.
 *
 * <p>{@link org.calabaria.wire.json.CanonicalJson} and {@link org.calabaria.wire.json.YamlWriter} accept such values.
 * {@link org.calabaria.wire.json.JsonReader} and {@link org.calabaria.wire.json.YamlReader} return a
 * {@link org.calabaria.wire.json.DocumentNode}, which has the line and column of every part, so that a reader of a job
 * or a manifest can report the position of a problem. Invalid documents cause a
 * {@link org.calabaria.wire.json.DocumentException}. {@link org.calabaria.wire.json.DomainDigest} computes identities of
 * values.
 *
 * <p>Imports {@code problem} and {@code digest} of the core.
 */
@NullMarked
package org.calabaria.wire.json;

import org.jspecify.annotations.NullMarked;
