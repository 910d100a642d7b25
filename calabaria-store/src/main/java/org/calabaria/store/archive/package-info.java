/**
 * The files of a store, as bytes: records that are appended to segments and read back, whatever they hold.
 *
 * <p>{@link org.calabaria.store.archive.Archive} is the door. A {@code SegmentWriter} appends records to the one open segment
 * of this process; a {@code Segment} reads one, its own or that of another process, through a {@code SegmentIndex} where
 * it has one and by a {@code SegmentScan} where it has none. A {@code Writer} has the folder that says that this process is
 * alive and which runs it is busy with.
 *
 * <p>Not exported. Imports the core and {@code problem}.
 */
@NullMarked
package org.calabaria.store.archive;

import org.jspecify.annotations.NullMarked;
