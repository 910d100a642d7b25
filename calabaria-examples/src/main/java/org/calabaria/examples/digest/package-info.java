/**
 * One digest of all results of the example models. It must be equal on every JDK and machine and for every number of
 * threads. {@link org.calabaria.examples.digest.SweepDigest} is the program. Imports core and the models.
 */
@NullMarked
package org.calabaria.examples.digest;

import org.jspecify.annotations.NullMarked;
