/**
 * Changes of coordinate of free parameters, for an optimiser or a sampler that wants the whole real line.
 *
 * <p>A {@link org.calabaria.transform.Transform} maps a natural value to a coordinate and back; it knows its own domain
 * and nothing of parameters. {@link org.calabaria.transform.Transforms} says which parameter is seen through which
 * transform. Which of them are free, and their bounds, is the business of a variant, which owns the coordinates.
 *
 * <p>The transforms of this package are monotonic up to rounding, pure, and give the same bits on every JDK. They obey
 * {@code |backward(forward(x)) - x| <= 4 ulp(x) + 4 ulp(y) |backward'(y)|} with {@code y = forward(x)}: the first term is
 * the value's own resolution, the second that of its coordinate. Imports {@code problem}.
 */
@NullMarked
package org.calabaria.transform;

import org.jspecify.annotations.NullMarked;
