package org.calabaria.store.archive;

import java.nio.file.Path;

/** Archives for tests: what takes seconds elsewhere takes milliseconds, and segments are small. */
public final class QuickArchive {

    private static final OtherWriters.Timing TIMING = new OtherWriters.Timing(20, 400);
    private static final int SEGMENT_BYTES = 64 << 10;
    private static final int SEGMENT_ENTRIES = 100;

    private QuickArchive() {}

    /** An archive with small segments. */
    public static Archive open(Path folder) {
        return Archive.open(folder, Disk.REAL, TIMING, new Archive.Limits(SEGMENT_BYTES, SEGMENT_ENTRIES));
    }

    /** An archive that takes no other for dead before ten seconds. */
    static Archive patient(Path folder) {
        return Archive.open(
                folder,
                Disk.REAL,
                new OtherWriters.Timing(TIMING.beatMillis(), OtherWriters.Timing.STANDARD.deadMillis()),
                new Archive.Limits(SEGMENT_BYTES, SEGMENT_ENTRIES));
    }

    /** An archive on another disk. */
    static Archive open(Path folder, Disk disk) {
        return Archive.open(folder, disk, TIMING, new Archive.Limits(SEGMENT_BYTES, SEGMENT_ENTRIES));
    }
}
