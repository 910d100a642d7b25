/**
 * The SIR epidemic: a complete model in one file, and a model that extends it.
 *
 * <p>{@link org.calabaria.examples.sir.Sir} is the model to start from.
 * {@link org.calabaria.examples.sir.AgeStructuredSir} inherits its parameters, scenarios and outputs and divides the
 * population by age. Imports only core.
 */
@NullMarked
package org.calabaria.examples.sir;

import org.jspecify.annotations.NullMarked;
