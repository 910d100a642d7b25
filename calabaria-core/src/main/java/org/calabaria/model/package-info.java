/**
 * A simulation model as a pure function of its parameters, configuration and seed.
 *
 * <p>A scientist subclasses {@link org.calabaria.model.BaseModel}: {@code buildSim} assembles a state from a point and
 * a configuration, {@code runSim} turns the state and a seed into a raw result, and methods annotated with
 * {@link org.calabaria.model.ModelOutput} extract tables from the raw result. Methods annotated with
 * {@link org.calabaria.model.ModelScenario} return the model's scenarios. The annotations are read once, when the model
 * is first used; from then on the model is sealed. A {@link org.calabaria.model.Prepared} model has a built state and
 * runs with many seeds. Every run returns a {@link org.calabaria.model.SimOutput}.
 *
 * <p>A {@link org.calabaria.model.ModelRecipe} describes how a model can be made again. Identities, replay lines and
 * caches require a recipe. A model whose class does not determine it completely has no recipe: it can be run, but has
 * no identity.
 *
 * <p>Imports {@code digest}, {@code problem}, {@code table}, {@code parameter}, {@code scenario}.
 */
@NullMarked
package org.calabaria.model;

import org.jspecify.annotations.NullMarked;
