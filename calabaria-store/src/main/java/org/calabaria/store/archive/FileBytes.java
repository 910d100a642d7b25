package org.calabaria.store.archive;

import java.io.Closeable;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.Arrays;

/**
 * A file that is read anywhere, by several threads at once. Each thread borrows an open file of its own, because a channel
 * would be closed by the interruption of one of them. A symbolic link is not followed.
 */
final class FileBytes implements Closeable {

    private final Path path;
    private final ArrayDeque<RandomAccessFile> open = new ArrayDeque<>(); // guarded by itself
    private boolean closed;

    FileBytes(Path path) throws IOException {
        if (!Files.isRegularFile(path, LinkOption.NOFOLLOW_LINKS)) {
            throw new IOException("'" + path + "' is not a regular file");
        }
        this.path = path;
        this.open.add(new RandomAccessFile(path.toFile(), "r"));
    }

    Path path() {
        return path;
    }

    long length() throws IOException {
        RandomAccessFile file = borrow();
        try {
            return file.length();
        } finally {
            giveBack(file);
        }
    }

    /** Up to {@code length} bytes from a position: fewer where the file ends before. */
    byte[] read(long at, int length) throws IOException {
        byte[] bytes = new byte[length];
        int filled = read(at, bytes);
        return filled == length ? bytes : Arrays.copyOf(bytes, filled);
    }

    /** Fills an array from a position, and returns how many bytes there were. */
    int read(long at, byte[] target) throws IOException {
        RandomAccessFile file = borrow();
        try {
            file.seek(at);
            int filled = 0;
            while (filled < target.length) {
                int more = file.read(target, filled, target.length - filled);
                if (more < 0) {
                    break;
                }
                filled += more;
            }
            return filled;
        } finally {
            giveBack(file);
        }
    }

    private RandomAccessFile borrow() throws IOException {
        RandomAccessFile file;
        synchronized (open) {
            file = open.pollFirst();
        }
        return file != null ? file : new RandomAccessFile(path.toFile(), "r");
    }

    private void giveBack(RandomAccessFile file) throws IOException {
        synchronized (open) {
            if (!closed) {
                open.addFirst(file);
                return;
            }
        }
        file.close();
    }

    @Override
    public void close() throws IOException {
        synchronized (open) {
            closed = true;
            while (!open.isEmpty()) {
                open.removeFirst().close();
            }
        }
    }
}
