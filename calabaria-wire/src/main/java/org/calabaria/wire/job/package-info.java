/**
 * Runs as a document: which registered model, which code of it, which points, seeds, scenarios and outputs.
 *
 * <p>A {@link org.calabaria.wire.job.JobSpec} is written from a variant and read from YAML; what is wrong with it is one
 * list, each problem with its line. A {@link org.calabaria.wire.job.JobRunner} runs it through the core's runner and hands
 * out {@link org.calabaria.wire.job.JobOutcome}s in order: a response, or a failure, for every run.
 *
 * <p>A job names a model of a registry by its exact code, and nothing else that could be loaded: no class, no file.
 *
 * <p>Imports the core, {@code json}, {@code provenance} and {@code registry}.
 */
@NullMarked
package org.calabaria.wire.job;

import org.jspecify.annotations.NullMarked;
