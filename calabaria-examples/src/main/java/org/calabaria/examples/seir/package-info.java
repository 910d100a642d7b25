/**
 * A stochastic SEIR epidemic with binomial draws: a model with several named streams of random numbers. Imports only
 * core.
 */
@NullMarked
package org.calabaria.examples.seir;

import org.jspecify.annotations.NullMarked;
