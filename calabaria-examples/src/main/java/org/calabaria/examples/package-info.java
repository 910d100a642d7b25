/** What stands around the example models: {@link org.calabaria.examples.RunJob} runs a job file on them. */
@NullMarked
package org.calabaria.examples;

import org.jspecify.annotations.NullMarked;
