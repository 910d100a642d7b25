package org.calabaria.store.archive;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.Objects;

/** What an archive changes on the disk; a seam for tests of disks that are full or fail. */
interface Disk {

    Disk REAL = new Disk() {};

    /** A new file to append to. Throws where there is one already. */
    default Appender create(Path file) throws IOException {
        Files.createFile(file);
        return new RealAppender(new RandomAccessFile(file.toFile(), "rw"));
    }

    /** Gives a file its name, in one step, and forces the folder of that name. */
    default void publish(Path temporary, Path name) throws IOException {
        Files.move(temporary, name, StandardCopyOption.ATOMIC_MOVE);
        forceFolder(Objects.requireNonNull(name.getParent()));
    }

    /** Deletes a file if there is one. */
    default void delete(Path file) throws IOException {
        Files.deleteIfExists(file);
    }

    /**
     * Forces the names in a folder to the disk. An interruption of the thread is kept for later: it would close the channel
     * and fail.
     */
    static void forceFolder(Path folder) throws IOException {
        boolean interrupted = Thread.interrupted();
        try (FileChannel channel = FileChannel.open(folder, StandardOpenOption.READ)) {
            channel.force(true);
        } finally {
            if (interrupted) {
                Thread.currentThread().interrupt();
            }
        }
    }

    /** A file that is written from its beginning to its end. */
    interface Appender extends AutoCloseable {

        /** Appends all of the bytes, or throws; then some of them may have been appended. */
        void append(byte[] bytes, int length) throws IOException;

        /** Cuts the file to a length that it had before. */
        void cut(long length) throws IOException;

        /** Forces to the disk what was appended. */
        void force() throws IOException;

        @Override
        void close() throws IOException;
    }

    /** A file of the operating system: unlike a channel, it survives the interruption of the thread that writes. */
    record RealAppender(RandomAccessFile file) implements Appender {

        @Override
        public void append(byte[] bytes, int length) throws IOException {
            file.write(bytes, 0, length); // all of it: the JDK repeats short writes
        }

        @Override
        public void cut(long length) throws IOException {
            file.setLength(length);
            file.seek(length);
        }

        @Override
        public void force() throws IOException {
            file.getFD().sync();
        }

        @Override
        public void close() throws IOException {
            file.close();
        }
    }
}
