/**
 * The grammar's nouns: what a model's knobs are, and what it means to set some or all of them.
 *
 * <p>A {@link org.calabaria.parameter.ParameterSpec} declares one number with its bounds; a
 * {@link org.calabaria.parameter.ParameterSpace} is an ordered list of them, written M. A
 * {@link org.calabaria.parameter.ParameterSet} is a complete point m of M, the only thing that a model runs. A
 * {@link org.calabaria.parameter.ParameterView} fixes some names and leaves the others free; it binds values of the free
 * ones to a point, and projects a point to its free values. {@link org.calabaria.parameter.Values} are values keyed by
 * declared parameters instead of text.
 *
 * <p>Every value enters through one door, {@code Valuation}, which coerces it, checks its bounds and reports everything
 * that is wrong at once. Imports {@code problem}.
 */
@NullMarked
package org.calabaria.parameter;

import org.jspecify.annotations.NullMarked;
