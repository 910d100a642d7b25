package org.calabaria.wire.arrow;

/**
 * Where a message with a body is in a file.
 *
 * @param offset of its first byte
 * @param metadataLength of all before the body, the frame and the padding included
 * @param bodyLength a multiple of the alignment
 */
record BatchBlock(long offset, int metadataLength, long bodyLength) {}
