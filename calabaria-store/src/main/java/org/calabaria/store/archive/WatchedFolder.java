package org.calabaria.store.archive;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import org.jspecify.annotations.Nullable;

/** A folder whose list of files is asked for again only where it may have changed, by the time that the file system has for it. */
final class WatchedFolder {

    /** For so long after a change it may have changed again: two changes at one tick of the file system's clock look like one. */
    private static final long UNSETTLED_NANOS = 100_000_000;

    private final Path folder;
    private @Nullable FileTime modified;
    private long changedAt = System.nanoTime();

    WatchedFolder(Path folder) {
        this.folder = folder;
    }

    /** Whether files may have come or gone since the last call. */
    synchronized boolean mayHaveChanged() throws IOException {
        FileTime now;
        try {
            now = Files.getLastModifiedTime(folder, LinkOption.NOFOLLOW_LINKS);
        } catch (NoSuchFileException none) {
            return false;
        }
        if (!now.equals(modified)) {
            modified = now;
            changedAt = System.nanoTime();
        }
        return System.nanoTime() - changedAt < UNSETTLED_NANOS;
    }
}
