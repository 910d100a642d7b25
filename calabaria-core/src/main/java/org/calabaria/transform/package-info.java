/** Changes of coordinate of free parameters, for optimisers and samplers. Imports {@code problem}. */
@NullMarked
package org.calabaria.transform;

import org.jspecify.annotations.NullMarked;
