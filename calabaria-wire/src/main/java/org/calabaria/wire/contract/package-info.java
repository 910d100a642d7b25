/**
 * The contracts between those who describe simulations and those who run them somewhere else: types that travel, and ports.
 *
 * <p>A {@link org.calabaria.wire.contract.SimTask} says what to run: a {@link org.calabaria.wire.contract.BundleRef} for the
 * code, an {@link org.calabaria.wire.contract.Entrypoint} in it, a {@link org.calabaria.wire.contract.UniqueParameterSet}, a
 * seed. A {@link org.calabaria.wire.contract.SimReturn} is what came of it: a
 * {@link org.calabaria.wire.contract.TableArtifact} for each output, or a {@link org.calabaria.wire.contract.RunError}. A
 * {@link org.calabaria.wire.contract.ReplicateSet} is one task under many seeds, and an
 * {@link org.calabaria.wire.contract.AggregationTask} makes one {@link org.calabaria.wire.contract.AggregationReturn} of what
 * came of them. {@link org.calabaria.wire.contract.ParameterSweepSpec} and
 * {@link org.calabaria.wire.contract.CalibrationSpec} describe whole studies, and a
 * {@link org.calabaria.wire.contract.TrialResult} is one step of the second kind.
 *
 * <p>All are immutable and checked, and equal by content. Each has one canonical JSON text, {@code toJson()}, from which the static
 * {@code fromJson} makes an equal value again; what is no such document is a {@link org.calabaria.wire.json.DocumentException}
 * that lists every problem with line and column. The names in the JSON and the identities are those of the Python contracts.
 *
 * <p>Ports are interfaces for others to implement: {@link org.calabaria.wire.contract.SimulationService},
 * {@link org.calabaria.wire.contract.ExecutionEnvironment}, {@link org.calabaria.wire.contract.BundleRepository},
 * {@link org.calabaria.wire.contract.Cas}, {@link org.calabaria.wire.contract.WireFunction},
 * {@link org.calabaria.wire.contract.AdaptiveAlgorithm}.
 *
 * <p>Imports the core and {@code json}.
 */
@NullMarked
package org.calabaria.wire.contract;

import org.jspecify.annotations.NullMarked;
