package org.calabaria.store.archive;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.calabaria.digest.Sha256;
import org.jspecify.annotations.Nullable;

/** Segments that are written one after the other under temporary names, and named by their content. */
final class SegmentsInOrder {

    private static final int NAME_DIGITS = 16;

    private final Disk disk;
    private final Lease lease;
    private final Archive.Limits limits;
    private final List<Written> written = new ArrayList<>();
    private @Nullable SegmentWriter current;

    /**
     * A segment that is finished.
     *
     * @param temporary where it stands now
     * @param name what it is to be called
     * @param index the content of its index file
     */
    record Written(Path temporary, String name, byte[] index) {}

    SegmentsInOrder(Disk disk, Lease lease, Archive.Limits limits) {
        this.disk = disk;
        this.lease = lease;
        this.limits = limits;
    }

    void append(NewRecord record) {
        try {
            SegmentWriter out = current;
            if (out != null && !out.hasRoomFor(record, limits.bytes(), limits.entries())) {
                finishCurrent();
                out = null;
            }
            if (out == null) {
                out = SegmentWriter.create(disk, lease.temporary());
                current = out;
            }
            out.append(record, record.block(out.count(record.key()) + 1));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void finishCurrent() throws IOException {
        SegmentWriter out = current;
        current = null;
        if (out == null) {
            return;
        }
        Segment segment = out.segment();
        out.finish(true);
        segment.close();
        String name = String.format(Locale.ROOT, "compact-%05d-", written.size() + 1)
                + digest(out.file()).substring(0, NAME_DIGITS) + ".zip";
        written.add(new Written(out.file(), name, out.index(name)));
    }

    private static String digest(Path file) throws IOException {
        Sha256 sha = new Sha256();
        byte[] chunk = new byte[1 << 16];
        try (InputStream in = Files.newInputStream(file)) {
            for (int length = in.read(chunk); length >= 0; length = in.read(chunk)) {
                sha.add(chunk, length);
            }
        }
        return sha.hex();
    }

    List<Written> finish() throws IOException {
        finishCurrent();
        return List.copyOf(written);
    }

    /** Deletes what was written. */
    void abandon() throws IOException {
        SegmentWriter out = current;
        if (out != null) {
            out.abandon();
            disk.delete(out.file());
        }
        for (Written segment : written) {
            disk.delete(segment.temporary());
        }
    }
}
