package org.calabaria.wire.contract;

import java.io.InputStream;

/**
 * A store of bytes by their {@linkplain ContentRef address}, for outputs that are too large to travel inside a message.
 *
 * <p>Content is never changed or named otherwise than by its address, so it is put once and may be shared by any number of
 * threads, processes and machines. What is given back is verified: never other bytes than those that were put. Storage that cannot be read or
 * written is an exception of the implementation's own, never an answer.
 *
 * <p>Safe for many threads.
 */
public interface Cas {

    /**
     * Keeps these bytes, which may be kept already; once this returns, they can be had. Content that was altered where it is kept is
     * put right.
     *
     * @param content copied
     * @return the address, {@link ContentRef#of(byte[])}
     */
    ContentRef put(byte[] content);

    /**
     * The bytes of an address: a copy.
     *
     * @throws ContentException if there are none, or if they were altered where they are kept
     */
    byte[] get(ContentRef ref);

    /** Whether there is content of an address; it is not verified. */
    boolean exists(ContentRef ref);

    /**
     * The bytes of an address as a stream, which the caller closes. The read that comes to the end throws a {@link ContentException} if
     * the bytes were altered where they are kept; see {@link ContentRef#verified(InputStream)}.
     *
     * @throws ContentException if there are none
     */
    InputStream open(ContentRef ref);
}
