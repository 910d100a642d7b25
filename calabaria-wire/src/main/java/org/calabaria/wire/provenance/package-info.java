/**
 * Identities: what a run's result depends on, reduced to digests that differ where the inputs differ and nowhere else.
 *
 * <p>{@link org.calabaria.wire.provenance.RunInputs} gathers the inputs of one run, however it was asked for, as they take
 * effect: the code, the parameters and the configuration after patches and overrides, the stack, the seed, the outputs.
 * Its {@code simRoot} names the simulation and its {@code taskId} the simulation with the outputs asked for.
 * {@link org.calabaria.wire.provenance.ProvenanceTree} keeps the inputs one by one and explains why two runs are not the
 * same. {@link org.calabaria.wire.provenance.Environment} says where a run took place: stored beside a result, never part
 * of its identity.
 *
 * <p>{@link org.calabaria.wire.provenance.Identities} has the identities of the parts: of a point, of a scenario, of a
 * model's code, and the readable key of a variant.
 *
 * <p>Every digest is lower-case hex and whole; it begins with the name and version of what it is a digest of
 * ({@code calabaria:sim:v1|}), so that no two kinds of identity can meet. A change of these bytes is a new version.
 *
 * <p>Imports the core, {@code json}, {@code contract} and {@code bytecode}.
 */
@NullMarked
package org.calabaria.wire.provenance;

import org.jspecify.annotations.NullMarked;
