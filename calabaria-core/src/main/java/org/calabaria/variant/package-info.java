/**
 * A model made ready for one question: which parameters vary, under which scenarios, in which coordinates.
 *
 * <p>A {@link org.calabaria.variant.VariantSpec} holds all of that as a value. A
 * {@link org.calabaria.variant.ModelVariant} pairs it with a model and only executes: it takes values of the free
 * parameters, or an optimiser's coordinates, and runs the point that they mean. A
 * {@link org.calabaria.variant.Reparameterization} puts other quantities, such as R0, in the place of free parameters.
 *
 * <p>Imports {@code problem}, {@code parameter}, {@code transform}, {@code scenario}, {@code model}.
 */
@NullMarked
package org.calabaria.variant;

import org.jspecify.annotations.NullMarked;
