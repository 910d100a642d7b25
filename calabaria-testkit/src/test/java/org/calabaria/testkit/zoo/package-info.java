/** Models that are not pure, each with a twin that says the same and is. */
@NullMarked
package org.calabaria.testkit.zoo;

import org.jspecify.annotations.NullMarked;
