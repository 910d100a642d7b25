/**
 * The output of a simulation: immutable tables of named columns of equal length, which are equal if their content is
 * equal.
 *
 * <p>A {@link org.calabaria.table.Column} is a name and cells of one {@link org.calabaria.table.ColumnKind}; a
 * {@link org.calabaria.table.Table} is a sequence of columns. Both are values: arguments and results are copied, and
 * every change returns a new table. A cell may be missing, which is not the same as NaN. A column whose cells all have
 * one value (the seed of a run) may be stored as this value and a length; this does not affect equality.
 *
 * <p>The operations are limited to selecting, filtering, sorting and concatenating. Pass a table to another library for
 * further operations. Imports only {@code org.calabaria.problem}.
 */
@NullMarked
package org.calabaria.table;

import org.jspecify.annotations.NullMarked;
