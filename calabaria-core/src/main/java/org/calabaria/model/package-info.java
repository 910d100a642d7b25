/**
 * A simulation model as a pure function of its parameters, configuration and seed.
 *
 * <p>A scientist subclasses {@link org.calabaria.model.BaseModel}: {@code buildSim} assembles a state from a point and a
 * configuration, {@code runSim} turns it and a seed into a raw result, and methods marked
 * {@link org.calabaria.model.ModelOutput} extract tables from that. Methods marked
 * {@link org.calabaria.model.ModelScenario} give the model's scenarios. What the marks say is found once, when the model
 * is first used, and is sealed from then on. A {@link org.calabaria.model.Prepared} model is built already and runs for
 * many seeds; every run gives a {@link org.calabaria.model.SimOutput}.
 *
 * <p>A {@link org.calabaria.model.ModelRecipe} says how a model can be made again. Identities, replay lines and caches ask for
 * it, and a model that has none (it holds what its class does not say) can be run but not named.
 *
 * <p>Imports {@code digest}, {@code problem}, {@code table}, {@code parameter}, {@code scenario}.
 */
@NullMarked
package org.calabaria.model;

import org.jspecify.annotations.NullMarked;
