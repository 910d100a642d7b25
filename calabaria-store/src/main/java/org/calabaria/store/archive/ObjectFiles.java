package org.calabaria.store.archive;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.calabaria.digest.Blake2b;
import org.calabaria.digest.Sha256;

/** Large files by their BLAKE2b-256: {@code objects/ab/cd/<digest>}, each written once and never changed. */
final class ObjectFiles {

    private static final int DIGEST = 32;

    private final Path root;
    private final Disk disk;

    ObjectFiles(Path root, Disk disk) {
        this.root = root;
        this.disk = disk;
    }

    Path path(String digest) {
        if (!Sha256.isHex(digest)) {
            throw new IllegalArgumentException("no digest: " + digest);
        }
        return root.resolve(digest.substring(0, 2))
                .resolve(digest.substring(2, 4))
                .resolve(digest);
    }

    /** Keeps bytes under their digest, unless a file of that size is there already. */
    void put(String digest, byte[] bytes, Path temporary, boolean force) throws IOException {
        Path file = path(digest);
        if (Files.isRegularFile(file, LinkOption.NOFOLLOW_LINKS) && Files.size(file) == bytes.length) {
            return;
        }
        Files.createDirectories(file.getParent());
        try (Disk.Appender out = disk.create(temporary)) {
            out.append(bytes, bytes.length);
            if (force) {
                out.force();
            }
        } catch (IOException e) {
            disk.delete(temporary);
            throw e;
        }
        disk.publish(temporary, file);
    }

    /** The bytes of this digest; empty if there is no such file, or if it holds other bytes. */
    Optional<byte[]> get(String digest, int size) throws IOException {
        try (FileBytes file = new FileBytes(path(digest))) {
            if (file.length() != size) {
                return Optional.empty();
            }
            byte[] bytes = file.read(0, size);
            return new Blake2b(DIGEST).add(bytes).hex().equals(digest) ? Optional.of(bytes) : Optional.empty();
        } catch (NoSuchFileException gone) {
            return Optional.empty();
        }
    }

    boolean exists(String digest) {
        return Files.isRegularFile(path(digest), LinkOption.NOFOLLOW_LINKS);
    }

    /** The files that are there, sorted by digest; those that are no objects are left out. */
    List<Path> all() throws IOException {
        if (!Files.isDirectory(root)) {
            return List.of();
        }
        try (Stream<Path> files = Files.walk(root)) {
            return files.filter(file -> Sha256.isHex(file.getFileName().toString()))
                    .filter(file -> Files.isRegularFile(file, LinkOption.NOFOLLOW_LINKS))
                    .sorted()
                    .toList();
        }
    }

    void delete(Path file) throws IOException {
        disk.delete(file);
    }
}
