/**
 * What a simulation says: immutable named columns of equal length, equal when their content is equal.
 *
 * <p>A {@link org.calabaria.table.Column} is a name and cells of one {@link org.calabaria.table.ColumnKind}; a
 * {@link org.calabaria.table.Table} is columns in an order. Both are values: what is passed in is copied, what is handed
 * out is a copy, and every change is another table. A cell may be missing, which is not the same as a NaN. A column whose
 * cells all hold one value (the seed of a run) may be kept as that value and a length, without being told apart.
 *
 * <p>Small on purpose: choosing, filtering, sorting and joining end to end. Anything beyond is left to the libraries that
 * a table can be handed to. Imports {@code org.calabaria.problem} alone.
 */
@NullMarked
package org.calabaria.table;

import org.jspecify.annotations.NullMarked;
