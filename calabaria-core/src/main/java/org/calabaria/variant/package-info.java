/**
 * A model prepared for one study: which parameters vary, under which scenarios, in which coordinates.
 *
 * <p>A {@link org.calabaria.variant.VariantSpec} contains this information as a value. A
 * {@link org.calabaria.variant.ModelVariant} combines it with a model. It takes values of the free parameters, or an
 * optimiser's coordinates, and runs the corresponding point. A {@link org.calabaria.variant.Reparameterization}
 * replaces free parameters by other quantities, such as R0.
 *
 * <p>Imports {@code problem}, {@code parameter}, {@code transform}, {@code scenario}, {@code model}.
 */
@NullMarked
package org.calabaria.variant;

import org.jspecify.annotations.NullMarked;
