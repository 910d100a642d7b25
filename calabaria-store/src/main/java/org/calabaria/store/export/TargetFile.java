package org.calabaria.store.export;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.RandomAccessFile;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.security.SecureRandom;
import java.util.Objects;

/** A file that is written beside its place, and moved there in one step when it is whole. */
final class TargetFile extends OutputStream {

    private static final int BUFFER = 1 << 16;
    private static final SecureRandom RANDOM = new SecureRandom();

    private final Path target;
    private final Path temporary;
    private final RandomAccessFile file;
    private final OutputStream out;
    private long written;
    private boolean whole = true;
    private boolean published;

    private TargetFile(Path target, Path temporary, RandomAccessFile file) {
        this.target = target;
        this.temporary = temporary;
        this.file = file;
        this.out = new BufferedOutputStream(new Unbuffered(file), BUFFER);
    }

    static TargetFile of(Path target) throws IOException {
        Path folder = target.toAbsolutePath().getParent();
        String name = "." + target.getFileName() + "." + Long.toHexString(RANDOM.nextLong()) + ".part";
        Path temporary =
                Files.createFile(Objects.requireNonNull(folder).resolve(name)); // a temporary file is its owner's alone
        try {
            return new TargetFile(target, temporary, new RandomAccessFile(temporary.toFile(), "rw"));
        } catch (IOException e) {
            Files.deleteIfExists(temporary);
            throw e;
        }
    }

    /** All of what is written, or an exception: unlike a channel, this repeats short writes. */
    private static final class Unbuffered extends OutputStream {

        private final RandomAccessFile file;

        Unbuffered(RandomAccessFile file) {
            this.file = file;
        }

        @Override
        public void write(int single) throws IOException {
            file.write(single);
        }

        @Override
        public void write(byte[] bytes, int from, int length) throws IOException {
            file.write(bytes, from, length);
        }
    }

    /** Says that a part of a table may be in the file, until {@link #endTable}. */
    void beginTable() {
        requireWhole();
        whole = false;
    }

    void endTable() {
        whole = true;
    }

    /** Refuses to go on behind a table that is not there as a whole. */
    void requireWhole() {
        if (!whole) {
            throw new IllegalStateException(
                    "a table was not written as a whole, so the file cannot be finished; close it, and write it again");
        }
    }

    long written() {
        return written;
    }

    @Override
    public void write(int single) throws IOException {
        out.write(single);
        written++;
    }

    @Override
    public void write(byte[] bytes, int from, int length) throws IOException {
        out.write(bytes, from, length);
        written += length;
    }

    /** Forces the file to the disk, checks its length, and moves it to its place. */
    void publish() throws IOException {
        out.flush();
        file.getFD().sync();
        long length = file.length();
        if (length != written) {
            throw new IOException("'" + temporary + "' has " + length + " bytes, and " + written + " were written");
        }
        file.close();
        Files.move(temporary, target, StandardCopyOption.ATOMIC_MOVE);
        published = true;
        try (FileChannel folder = FileChannel.open(
                Objects.requireNonNull(target.toAbsolutePath().getParent()), StandardOpenOption.READ)) {
            folder.force(true);
        }
    }

    @Override
    public void close() throws IOException {
        if (!published) {
            file.close();
            Files.deleteIfExists(temporary);
        }
    }
}
