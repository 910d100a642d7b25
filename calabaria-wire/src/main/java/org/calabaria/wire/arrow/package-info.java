/**
 * Tables as Arrow IPC, the file and the stream format, and back: what a run says, in bytes that every tool for data reads.
 *
 * <p>{@link org.calabaria.wire.arrow.ArrowFile} and {@link org.calabaria.wire.arrow.ArrowStream} are the two formats; an
 * {@link org.calabaria.wire.arrow.ArrowDocument} is a table with the metadata that travels with it. The same document is
 * the same bytes on every JVM. Reading believes nothing: every offset, length and count is checked before it is used, and
 * {@link org.calabaria.wire.arrow.ArrowFormatException} says where it was wrong.
 *
 * <p>The library writes and reads heap arrays itself, on the generated FlatBuffers classes of {@code arrow-format}; it
 * needs no flag of the virtual machine and no memory outside the heap. Imports {@code table} and {@code problem}.
 */
@NullMarked
package org.calabaria.wire.arrow;

import org.jspecify.annotations.NullMarked;
