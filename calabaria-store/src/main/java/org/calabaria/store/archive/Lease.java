package org.calabaria.store.archive;

import java.io.Closeable;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

/**
 * The folder {@code writers/<id>} of a process that writes: a file {@code lease} whose content changes as long as the process
 * lives, a file {@code claims} with the runs that it is busy with, and its temporary files. It is gone when the process
 * has closed the store; what a killed process left is removed by the next one that observes that the lease does not change.
 */
final class Lease implements Closeable {

    static final String FILE = "lease";
    static final String CLAIMS = "claims";
    private static final SecureRandom RANDOM = new SecureRandom();
    private static final int ID_BYTES = 8;
    private static final byte CLAIM = '+';
    private static final byte RELEASE = '-';

    /** The length of an entry of the claims [bytes]. */
    static final int CLAIM_LENGTH = 1 + RunKey.BYTES;

    private final Path folder;
    private final RandomAccessFile lease;
    private final RandomAccessFile claims;
    private long beats;
    private int temporaries;

    private Lease(Path folder) throws IOException {
        this.folder = folder;
        this.lease = new RandomAccessFile(folder.resolve(FILE).toFile(), "rw");
        this.claims = new RandomAccessFile(folder.resolve(CLAIMS).toFile(), "rw");
        beat();
    }

    /** A new folder, of a name that no other has. */
    static Lease create(Path writers) throws IOException {
        Files.createDirectories(writers);
        while (true) {
            byte[] id = new byte[ID_BYTES];
            RANDOM.nextBytes(id);
            Path folder = writers.resolve(HexFormat.of().formatHex(id));
            try {
                Files.createDirectory(folder);
                return new Lease(folder);
            } catch (FileAlreadyExistsException taken) {
                continue; // another process drew the same number
            }
        }
    }

    String id() {
        return String.valueOf(folder.getFileName());
    }

    /** Shows that this process is alive. */
    synchronized void beat() throws IOException {
        beats++;
        lease.seek(0);
        lease.write(String.format(Locale.ROOT, "%020d%n", beats).getBytes(StandardCharsets.US_ASCII));
    }

    /** Whether the folder is still there; another process removes it if it takes this one for dead. */
    boolean isValid() {
        return Files.exists(folder.resolve(FILE));
    }

    /** The name of a temporary file that is this process's own. */
    synchronized Path temporary() {
        temporaries++;
        return folder.resolve("temporary-" + temporaries);
    }

    synchronized void claim(RunKey key) throws IOException {
        claims.write(entry(CLAIM, key));
    }

    synchronized void release(RunKey key) throws IOException {
        claims.write(entry(RELEASE, key));
    }

    private static byte[] entry(byte kind, RunKey key) {
        ByteBuffer entry = ByteBuffer.allocate(CLAIM_LENGTH);
        key.put(entry.put(kind));
        return entry.array();
    }

    static boolean isClaim(byte kind) {
        return kind == CLAIM;
    }

    /** The folders of the processes that write, or wrote until they were killed. */
    static List<Path> folders(Path writers) throws IOException {
        try (Stream<Path> all = Files.list(writers)) {
            return all.sorted().toList();
        } catch (NoSuchFileException none) {
            return List.of();
        }
    }

    /** Removes the folder of a process. */
    static void remove(Path folder) throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            for (Path file : files.toList()) {
                Files.deleteIfExists(file);
            }
        } catch (NoSuchFileException gone) {
            return;
        }
        Files.deleteIfExists(folder);
    }

    @Override
    public synchronized void close() throws IOException {
        lease.close();
        claims.close();
        remove(folder);
    }
}
