package org.calabaria.wire.arrow;

/** How a number is read out of a cell, whatever the type of the cell. Each cell is read once, in the order of the rows. */
interface CellReader {

    /** @param firstRow the row of the table that is the first of the part */
    long read(ColumnPart part, int row, int firstRow);
}
