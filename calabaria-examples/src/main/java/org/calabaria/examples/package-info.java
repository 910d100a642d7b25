/** Programs that use the example models: {@link org.calabaria.examples.RunJob} runs a job file with them. */
@NullMarked
package org.calabaria.examples;

import org.jspecify.annotations.NullMarked;
