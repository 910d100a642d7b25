/**
 * Tables in the Arrow IPC file and stream formats, which many data tools read.
 *
 * <p>{@link org.calabaria.wire.arrow.ArrowFile} and {@link org.calabaria.wire.arrow.ArrowStream} are the two formats;
 * an {@link org.calabaria.wire.arrow.ArrowDocument} is a table with its metadata. Equal documents have equal bytes on
 * every JVM. When reading, every offset, length and count is checked before it is used, and
 * {@link org.calabaria.wire.arrow.ArrowFormatException} contains the position of an error.
 *
 * <p>The library reads and writes heap arrays itself, with the generated FlatBuffers classes of {@code arrow-format}.
 * It needs no flags of the virtual machine and no memory outside the heap. Imports {@code table} and {@code problem}.
 */
@NullMarked
package org.calabaria.wire.arrow;

import org.jspecify.annotations.NullMarked;
