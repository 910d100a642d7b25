/** The stochastic SEIR epidemic of binomial draws: a model with several named streams of chance. Imports core alone. */
@NullMarked
package org.calabaria.examples.seir;

import org.jspecify.annotations.NullMarked;
