/**
 * The parameters of a model, and values for some or all of them.
 *
 * <p>A {@link org.calabaria.parameter.ParameterSpec} declares one number with its bounds; a
 * {@link org.calabaria.parameter.ParameterSpace} is an ordered list of them, written M. A
 * {@link org.calabaria.parameter.ParameterSet} is a complete point m of M, the only thing that a model runs. A
 * {@link org.calabaria.parameter.ParameterView} fixes some names and leaves the others free; it binds values of the
 * free names to a point, and projects a point to its free values. {@link org.calabaria.parameter.Values} are values
 * whose keys are declared parameters instead of text.
 *
 * <p>Every value is checked in one class, {@code Valuation}, which converts it, checks its bounds and reports all
 * problems at once. Imports {@code problem}.
 */
@NullMarked
package org.calabaria.parameter;

import org.jspecify.annotations.NullMarked;
