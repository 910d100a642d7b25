package org.calabaria.store;

/**
 * What a merge brought.
 *
 * @param added records that were new
 * @param equal records that were there already
 * @param damaged records of the other store that were not intact, in whole or in part, and were left out so far
 */
public record MergeReport(long added, long equal, long damaged) {}
