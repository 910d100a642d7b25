package org.calabaria.model;

import org.calabaria.table.Table;

/**
 * An output as a pure function of the raw result and the seed.
 *
 * @param <R> the raw result
 */
@FunctionalInterface
public interface Extractor<R> {

    /** The output's table, without a column {@code seed}. */
    Table extract(R raw, long seed);
}
