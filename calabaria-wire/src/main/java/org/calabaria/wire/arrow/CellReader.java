package org.calabaria.wire.arrow;

/** A function that reads a number from a cell of some type. Each cell is read once, in the order of the rows. */
interface CellReader {

    /** @param firstRow the row of the table that is the first row of the part */
    long read(ColumnPart part, int row, int firstRow);
}
