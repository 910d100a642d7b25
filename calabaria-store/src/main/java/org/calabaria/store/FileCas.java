package org.calabaria.store;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.security.SecureRandom;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.Objects;
import org.calabaria.store.problem.StoreException;
import org.calabaria.wire.contract.Cas;
import org.calabaria.wire.contract.ContentRef;

/**
 * Content by address in a folder: {@code ab/cd/<64 digits>}, each file written beside its place, moved there in one step when
 * it is whole, and read-only from then on. Any number of processes and machines may use one folder. A file that is a link is
 * not followed.
 */
public final class FileCas implements Cas {

    private static final SecureRandom RANDOM = new SecureRandom();
    private static final int LEVEL = 2;

    private final Path root;

    private FileCas(Path root) {
        this.root = root;
    }

    /**
     * The content of a folder, which is made if it is absent.
     *
     * @throws StoreException if it is a file, or cannot be made
     */
    public static FileCas open(Path folder) {
        Objects.requireNonNull(folder, "folder must not be null");
        try {
            Files.createDirectories(folder);
            return new FileCas(folder.toRealPath());
        } catch (IOException e) {
            throw failure("open", folder, e);
        }
    }

    private static StoreException failure(String what, Path file, IOException cause) {
        return new StoreException(
                file.toString(), "cannot " + what + " content at '" + file + "': " + cause.getMessage(), cause);
    }

    private Path path(ContentRef ref) {
        String digits = ref.digits();
        return root.resolve(digits.substring(0, LEVEL))
                .resolve(digits.substring(LEVEL, 2 * LEVEL))
                .resolve(digits);
    }

    @Override
    public ContentRef put(byte[] content) {
        byte[] copy = content.clone();
        ContentRef ref = ContentRef.of(copy);
        Path file = path(ref);
        try {
            if (!isKept(file, copy)) {
                Files.createDirectories(file.getParent());
                write(file, copy);
            }
            return ref;
        } catch (IOException e) {
            throw failure("keep", file, e);
        }
    }

    private static boolean isKept(Path file, byte[] content) throws IOException {
        return Files.isRegularFile(file, LinkOption.NOFOLLOW_LINKS)
                && Files.size(file) == content.length
                && Arrays.equals(Files.readAllBytes(file), content);
    }

    private static void write(Path file, byte[] content) throws IOException {
        byte[] number = new byte[Long.BYTES];
        RANDOM.nextBytes(number);
        Path temporary = file.resolveSibling(HexFormat.of().formatHex(number) + ".new");
        try {
            Files.write(
                    temporary,
                    content,
                    StandardOpenOption.CREATE_NEW,
                    StandardOpenOption.WRITE,
                    StandardOpenOption.SYNC);
            if (Files.size(temporary) != content.length) {
                throw new IOException("it was not written as a whole");
            }
            temporary.toFile().setReadOnly();
            Files.move(temporary, file, StandardCopyOption.ATOMIC_MOVE);
        } finally {
            Files.deleteIfExists(temporary);
        }
    }

    @Override
    public byte[] get(ContentRef ref) {
        Path file = path(ref);
        try {
            return ref.verified(Files.readAllBytes(required(file, ref)));
        } catch (NoSuchFileException gone) {
            throw ref.missing();
        } catch (IOException e) {
            throw failure("read", file, e);
        }
    }

    private static Path required(Path file, ContentRef ref) {
        if (!Files.isRegularFile(file, LinkOption.NOFOLLOW_LINKS)) {
            throw ref.missing();
        }
        return file;
    }

    @Override
    public boolean exists(ContentRef ref) {
        return Files.isRegularFile(path(ref), LinkOption.NOFOLLOW_LINKS);
    }

    @Override
    public InputStream open(ContentRef ref) {
        Path file = path(ref);
        try {
            return ref.verified(Files.newInputStream(required(file, ref)));
        } catch (NoSuchFileException gone) {
            throw ref.missing();
        } catch (IOException e) {
            throw failure("read", file, e);
        }
    }

    /** {@code FileCas[results/content]}. */
    @Override
    public String toString() {
        return "FileCas[" + root + "]";
    }
}
