package org.calabaria.wire.contract;

import java.io.ByteArrayInputStream;
import java.io.InputStream;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** Content kept in memory: for tests, and the least that a {@link Cas} is. */
public final class MemoryCas implements Cas {

    private final Map<ContentRef, byte[]> content = new ConcurrentHashMap<>();

    @Override
    public ContentRef put(byte[] bytes) {
        byte[] copy = bytes.clone();
        ContentRef ref = ContentRef.of(copy);
        content.put(ref, copy);
        return ref;
    }

    @Override
    public byte[] get(ContentRef ref) {
        return ref.verified(kept(ref).clone());
    }

    @Override
    public boolean exists(ContentRef ref) {
        return content.containsKey(ref);
    }

    @Override
    public InputStream open(ContentRef ref) {
        return ref.verified(new ByteArrayInputStream(kept(ref)));
    }

    private byte[] kept(ContentRef ref) {
        byte[] bytes = content.get(ref);
        if (bytes == null) {
            throw ref.missing();
        }
        return bytes;
    }

    /** Keeps other bytes under an address, as a failing disk does. */
    public void alter(ContentRef ref, byte[] other) {
        content.put(ref, other.clone());
    }
}
