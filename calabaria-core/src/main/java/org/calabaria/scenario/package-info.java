/**
 * Configuration and scenarios: the settings that are never calibrated, and named patches of parameters and settings.
 *
 * <p>A {@link org.calabaria.scenario.ConfigDeclaration} says which settings a model has and of what kind; its base
 * {@link org.calabaria.scenario.Config} holds their values. A {@link org.calabaria.scenario.ScenarioSpec} is a named
 * patch, pure data. A {@link org.calabaria.scenario.Composition} applies several scenarios one after the other. It
 * changes a point and a configuration to a {@link org.calabaria.scenario.Patched} pair, or derives the view in which
 * the patched parameters are no longer free.
 *
 * <p>Imports {@code problem}, {@code parameter}.
 */
@NullMarked
package org.calabaria.scenario;

import org.jspecify.annotations.NullMarked;
