/**
 * One number for everything that the example models give: equal on every JDK, machine and thread count, or something is
 * wrong. {@link org.calabaria.examples.digest.SweepDigest} is the program. Imports core and the models.
 */
@NullMarked
package org.calabaria.examples.digest;

import org.jspecify.annotations.NullMarked;
