/**
 * The SIR epidemic: a whole model in one file, and one that extends it.
 *
 * <p>{@link org.calabaria.examples.sir.Sir} is the model to start from. {@link
 * org.calabaria.examples.sir.AgeStructuredSir} inherits its parameters, scenarios and outputs and divides the population
 * by age. Imports core alone.
 */
@NullMarked
package org.calabaria.examples.sir;

import org.jspecify.annotations.NullMarked;
