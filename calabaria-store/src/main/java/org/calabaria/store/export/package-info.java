/**
 * Tables as files for other tools: Parquet, Arrow and CSV, written batch by batch, under their name only when they are whole.
 *
 * <p>Imports the core and {@code wire}.
 */
@NullMarked
package org.calabaria.store.export;

import org.jspecify.annotations.NullMarked;
