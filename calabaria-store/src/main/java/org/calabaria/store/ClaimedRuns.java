package org.calabaria.store;

import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;
import org.calabaria.model.SimOutput;
import org.calabaria.store.archive.Archive;
import org.calabaria.store.archive.RunKey;

/**
 * Keeps processes that share a store from doing the same run at the same time: each says which runs it is busy with, and
 * the others wait for the result. A process that is alone pays nothing for it.
 *
 * <p>Two processes may do a run twice where they begin at the same instant, or where the disk shows one what the other wrote
 * only later, as network file systems do. That costs time and harms nothing.
 */
final class ClaimedRuns {

    private static final long FIRST_NAP_MILLIS = 1;
    private static final long LONGEST_NAP_MILLIS = 50;
    private static final int CLOCK_SHIFT = 10; // to microseconds or so

    private final Archive archive;
    private final Set<RunKey> claimed = ConcurrentHashMap.newKeySet();
    private volatile boolean entered;

    ClaimedRuns(Archive archive) {
        this.archive = archive;
    }

    /**
     * The output that another process has stored meanwhile, or stores while this one waits for it; empty if the run is this
     * process's to do.
     */
    Optional<SimOutput> outputOrClaim(RunKey key, Supplier<Optional<SimOutput>> stored) {
        if (!entered) {
            archive.enter();
            entered = true;
        }
        if (!archive.refreshIfShared()) {
            return Optional.empty();
        }
        long nap = FIRST_NAP_MILLIS;
        Optional<SimOutput> known = stored.get();
        while (known.isEmpty()) {
            if (!archive.isBusyElsewhere(key) && archive.claim(key)) {
                claimed.add(key);
                archive.refreshIfShared();
                known = stored.get(); // it may have been stored and released just before
                if (known.isPresent()) {
                    release(key);
                }
                return known;
            }
            if (!sleeps(1 + (System.nanoTime() >>> CLOCK_SHIFT) % nap)) { // not all processes as long
                return Optional.empty();
            }
            nap = Math.min(LONGEST_NAP_MILLIS, 2 * nap);
            archive.refreshIfShared();
            known = stored.get();
        }
        return known;
    }

    /** False if the thread was interrupted, because the sweep is over. */
    private static boolean sleeps(long millis) {
        try {
            Thread.sleep(millis);
            return true;
        } catch (InterruptedException woken) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    /** Lets other processes do the run; after it was stored, they find it. */
    void release(RunKey key) {
        if (claimed.remove(key)) {
            archive.release(key);
        }
    }
}
