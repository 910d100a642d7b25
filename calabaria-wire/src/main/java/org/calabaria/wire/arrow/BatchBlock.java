package org.calabaria.wire.arrow;

/**
 * The position of a message with a body in a file.
 *
 * @param offset of its first byte
 * @param metadataLength of everything before the body, including the frame and the padding
 * @param bodyLength a multiple of the alignment
 */
record BatchBlock(long offset, int metadataLength, long bodyLength) {}
