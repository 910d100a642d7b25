package org.calabaria.store.archive;

import java.io.IOException;

/** The thread that shows that this process is alive, and forces to the disk every second what it wrote. */
final class Heartbeat extends Thread {

    private static final long FORCE_EVERY_NANOS = 1_000_000_000;

    private final Archive archive;
    private final long millis;
    private volatile boolean ended;

    Heartbeat(Archive archive, long millis) {
        super("calabaria-store");
        this.archive = archive;
        this.millis = millis;
        setDaemon(true);
    }

    @Override
    public void run() {
        long forcedAt = System.nanoTime();
        while (!ended) {
            try {
                sleep(millis);
                boolean force = System.nanoTime() - forcedAt >= FORCE_EVERY_NANOS;
                archive.beat(force);
                forcedAt = force ? System.nanoTime() : forcedAt;
            } catch (InterruptedException woken) {
                return;
            } catch (IOException | RuntimeException failing) {
                continue; // what is appended next meets the same disk, and says so
            }
        }
    }

    void end() {
        ended = true;
        interrupt();
    }
}
