/**
 * The catalogue of models that may be run by name, and the one function through which bytes ask for a run.
 *
 * <p>A model enters an {@link org.calabaria.wire.registry.EntryRegistry} by its constructor or through
 * {@link java.util.ServiceLoader}; nothing that is read from a file ever names a class to load. The registry gives it an
 * {@link org.calabaria.wire.registry.EntryRecord}: its identity, what it declares, and its
 * {@link org.calabaria.wire.registry.ModelWire}, which makes a fresh model for every call and answers with a
 * {@link org.calabaria.wire.registry.WireResponse}: tables as Arrow files, and where they come from.
 *
 * <p>{@link org.calabaria.wire.registry.VariantForm} writes and reads the specification of a variant as YAML.
 *
 * <p>Imports the core, {@code json}, {@code arrow} and {@code provenance}.
 */
@NullMarked
package org.calabaria.wire.registry;

import org.jspecify.annotations.NullMarked;
