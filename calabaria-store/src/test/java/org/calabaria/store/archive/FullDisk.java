package org.calabaria.store.archive;

import java.io.IOException;
import java.nio.file.Path;

/**
 * A disk on which so many bytes can be written. Behind them an append writes what still has room, and throws, as a full disk
 * does.
 */
final class FullDisk implements Disk {

    private long room;

    FullDisk(long room) {
        this.room = room;
    }

    @Override
    public Appender create(Path file) throws IOException {
        Appender real = Disk.super.create(file);
        return new Appender() {
            @Override
            public void append(byte[] bytes, int length) throws IOException {
                int fitting = (int) Math.min(room, length);
                room -= fitting;
                real.append(bytes, fitting);
                if (fitting < length) {
                    throw new IOException("No space left on device");
                }
            }

            @Override
            public void cut(long length) throws IOException {
                real.cut(length);
            }

            @Override
            public void force() throws IOException {
                real.force();
            }

            @Override
            public void close() throws IOException {
                real.close();
            }
        };
    }
}
