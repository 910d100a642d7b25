/**
 * The results of many runs: {@link org.calabaria.results.Results} collects outcomes in one table per output, with the
 * point, stack and replicate of each row. {@link org.calabaria.results.OutputResults} summarises replicates.
 *
 * <p>Imports {@code problem}, {@code table}, {@code request}.
 */
@NullMarked
package org.calabaria.results;

import org.jspecify.annotations.NullMarked;
