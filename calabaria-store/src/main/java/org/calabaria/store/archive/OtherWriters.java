package org.calabaria.store.archive;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What this process observes of the others that write to the store: which are alive, and which runs they are busy with.
 *
 * <p>A process is alive if its lease changes between two looks. Only this process's own clock that never goes back is used:
 * the clocks, process numbers and names of other machines say nothing. Until it has been watched long enough, a process
 * counts as alive.
 */
final class OtherWriters {

    /** How often a lease changes, and for how long it must not change until its process counts as dead. */
    record Timing(long beatMillis, long deadMillis) {

        static final Timing STANDARD = new Timing(500, 10_000);
    }

    private static final long NANOS_PER_MILLI = 1_000_000;
    private static final long LOOK_EVERY_NANOS = NANOS_PER_MILLI;

    private final Path writers;
    private final Timing timing;
    private final Map<String, Observed> observed = new HashMap<>();
    private final WatchedFolder folder;
    private long lookedAt = System.nanoTime() - LOOK_EVERY_NANOS;

    OtherWriters(Path writers, Timing timing) {
        this.writers = writers;
        this.timing = timing;
        this.folder = new WatchedFolder(writers);
    }

    /** Another process. */
    private final class Observed {

        private final Path folder;
        private final Set<RunKey> busy = new HashSet<>();
        private byte[] lease = new byte[0];
        private long changedAt = System.nanoTime();
        private long claimsRead;

        Observed(Path folder) {
            this.folder = folder;
        }

        boolean isDead() {
            return System.nanoTime() - changedAt > timing.deadMillis() * NANOS_PER_MILLI;
        }

        void look() throws IOException {
            byte[] now;
            try (FileBytes file = new FileBytes(folder.resolve(Lease.FILE))) {
                now = file.read(0, 64);
            } catch (IOException gone) {
                now = new byte[0];
            }
            if (!Arrays.equals(now, lease)) {
                lease = now;
                changedAt = System.nanoTime();
            }
        }

        boolean isBusyWith(RunKey key) throws IOException {
            try (FileBytes file = new FileBytes(folder.resolve(Lease.CLAIMS))) {
                byte[] more = file.read(claimsRead, 1 << 16);
                while (more.length >= Lease.CLAIM_LENGTH) {
                    int whole = more.length / Lease.CLAIM_LENGTH * Lease.CLAIM_LENGTH;
                    ByteBuffer entries = ByteBuffer.wrap(more, 0, whole);
                    while (entries.hasRemaining()) {
                        if (Lease.isClaim(entries.get())) {
                            busy.add(RunKey.of(entries));
                        } else {
                            busy.remove(RunKey.of(entries));
                        }
                    }
                    claimsRead += whole;
                    more = file.read(claimsRead, 1 << 16);
                }
            } catch (IOException gone) {
                busy.clear();
            }
            return busy.contains(key);
        }
    }

    /** Looks for processes that began or ended since; asks the disk at most once a millisecond. */
    synchronized void lookForNew(@Nullable String self) throws IOException {
        long now = System.nanoTime();
        if (now - lookedAt < LOOK_EVERY_NANOS) {
            return;
        }
        lookedAt = now;
        if (folder.mayHaveChanged()) {
            list(self);
        }
    }

    /** Lists the processes again, and looks at the lease of each. */
    synchronized void look(@Nullable String self) throws IOException {
        list(self);
        for (Observed other : observed.values()) {
            other.look();
        }
    }

    private void list(@Nullable String self) throws IOException {
        Map<String, Path> there = new HashMap<>();
        for (Path folder : Lease.folders(writers)) {
            if (Files.isDirectory(folder, LinkOption.NOFOLLOW_LINKS)) {
                there.put(String.valueOf(folder.getFileName()), folder);
            }
        }
        if (self != null) {
            there.remove(self);
        }
        observed.keySet().retainAll(there.keySet());
        there.forEach((id, folder) -> observed.computeIfAbsent(id, unseen -> new Observed(folder)));
    }

    /** Whether there is another process that may be alive. */
    synchronized boolean any() {
        return observed.values().stream().anyMatch(other -> !other.isDead());
    }

    /** The ids of those that may be alive and have claimed a run, sorted. */
    synchronized List<String> busyWith(RunKey key) throws IOException {
        List<String> ids = new ArrayList<>();
        for (Map.Entry<String, Observed> other : observed.entrySet()) {
            if (!other.getValue().isDead() && other.getValue().isBusyWith(key)) {
                ids.add(other.getKey());
            }
        }
        ids.sort(null);
        return ids;
    }

    /** Removes the folders of those that are dead. */
    synchronized void removeDead() throws IOException {
        for (Map.Entry<String, Observed> other : List.copyOf(observed.entrySet())) {
            if (other.getValue().isDead()) {
                Lease.remove(other.getValue().folder);
                observed.remove(other.getKey());
            }
        }
    }

    /** The ids of those whose lease was seen to change since a moment, so that they are alive, sorted. */
    synchronized List<String> changedSince(long nanos) {
        return observed.entrySet().stream()
                .filter(other -> other.getValue().changedAt - nanos > 0)
                .map(Map.Entry::getKey)
                .sorted()
                .toList();
    }
}
