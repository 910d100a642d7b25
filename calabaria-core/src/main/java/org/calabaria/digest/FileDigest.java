package org.calabaria.digest;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.FileTime;
import java.util.Objects;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * The SHA-256 digest of a file that may change. The file is read again when its content may have changed.
 *
 * <p>The file is not read again if its size, modification time, key (inode) and, on Unix, time of the last change of
 * status are the same as before, and if the file was at least two seconds old when it was read. A younger file is read
 * every time, because the clock of a file system has a coarse resolution: two contents written within one tick have the
 * same time. A change is therefore missed only if it keeps the size and sets the modification time back on a system
 * without a time of change of status (Windows). No program does that by accident.
 *
 * <p>Thread-safe.
 */
public final class FileDigest {

    private static final long YOUNG_NANOS = TimeUnit.SECONDS.toNanos(2);
    private static final int CHUNK = 1 << 16;
    private static final int ATTEMPTS = 5;

    private final Path file;
    private final Content content;
    private volatile @Nullable Known known;

    /** Creates a digest of the whole file. */
    public FileDigest(Path file) {
        this(file, () -> Files.newInputStream(file));
    }

    /**
     * Creates a digest of a part of the file, such as one entry of a jar.
     *
     * @param content opened again each time it is read
     */
    public FileDigest(Path file, Content content) {
        this.file = Objects.requireNonNull(file, "file must not be null").toAbsolutePath();
        this.content = Objects.requireNonNull(content, "content must not be null");
    }

    /** The part of a file that is digested. */
    @FunctionalInterface
    public interface Content {
        InputStream open() throws IOException;
    }

    /** The file, as an absolute path. */
    public Path file() {
        return file;
    }

    /**
     * The digest of the file's content as it is now, in lower-case hexadecimal digits.
     *
     * @throws IOException if the file cannot be read, or if it keeps changing while it is read
     */
    public String sha256() throws IOException {
        Stamp now = Stamp.of(file);
        Known earlier = known;
        if (earlier != null && earlier.settled && earlier.stamp.equals(now)) {
            return earlier.digest;
        }
        for (int attempt = 0; attempt < ATTEMPTS; attempt++) {
            boolean settled = now.isOld();
            String digest = read();
            Stamp after = Stamp.of(file);
            if (after.equals(now)) {
                known = new Known(now, digest, settled);
                return digest;
            }
            now = after;
        }
        throw new IOException("the file changes while it is read");
    }

    private String read() throws IOException {
        Sha256 sha256 = new Sha256();
        byte[] chunk = new byte[CHUNK];
        try (InputStream in = content.open()) {
            for (int read = in.read(chunk); read >= 0; read = in.read(chunk)) {
                sha256.add(chunk, read);
            }
        }
        return sha256.hex();
    }

    /** The path of the file. */
    @Override
    public String toString() {
        return file.toString();
    }

    private record Known(Stamp stamp, String digest, boolean settled) {}

    /** The attributes of a file that show, without reading it, whether its content may have changed. */
    private record Stamp(
            long size,
            FileTime modified,
            @Nullable Object changed,
            @Nullable Object key) {

        static Stamp of(Path file) throws IOException {
            BasicFileAttributes basic = Files.readAttributes(file, BasicFileAttributes.class);
            return new Stamp(basic.size(), basic.lastModifiedTime(), changed(file), basic.fileKey());
        }

        private static @Nullable Object changed(Path file) throws IOException {
            boolean unix = file.getFileSystem().supportedFileAttributeViews().contains("unix");
            return unix ? Files.getAttribute(file, "unix:ctime") : null;
        }

        /** Whether the file was last written so long ago that a later write gets a different time. */
        boolean isOld() {
            long now = TimeUnit.MILLISECONDS.toNanos(System.currentTimeMillis());
            return now - modified.to(TimeUnit.NANOSECONDS) > YOUNG_NANOS
                    && !(changed instanceof FileTime status && now - status.to(TimeUnit.NANOSECONDS) <= YOUNG_NANOS);
        }
    }
}
