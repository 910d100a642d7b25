package org.calabaria.wire.bytecode;

import java.util.Objects;
import org.calabaria.digest.Blake2b;

/**
 * A class reduced to the parts that can change a result: its members, instructions, constants and annotations, in a
 * defined order.
 *
 * <p>It has no line numbers, names of locals and parameters, source files, nest membership or attributes that the JVM
 * does not know; see {@link ClassClosure}.
 */
public final class ReducedClass {

    private static final int DIGEST_BYTES = 32;

    private final String name;
    private final byte[] bytes;
    private final String digest;

    /** @param bytes not copied; owned by this class */
    ReducedClass(String name, byte[] bytes) {
        this.name = Objects.requireNonNull(name, "name must not be null");
        this.bytes = bytes;
        this.digest = digest(bytes);
    }

    /**
     * BLAKE2b-256 in hexadecimal. The JDK's SHA-256 is not used, because its first use loads the JDK's security
     * providers.
     */
    static String digest(byte[] bytes) {
        return new Blake2b(DIGEST_BYTES).add(bytes).hex();
    }

    /** The binary name, such as {@code org.example.Sir$State}. */
    public String name() {
        return name;
    }

    /** A copy of the reduced class file. */
    public byte[] bytes() {
        return bytes.clone();
    }

    /** BLAKE2b-256 of {@link #bytes()}, 64 lower-case hex digits. */
    public String digest() {
        return digest;
    }

    @Override
    public String toString() {
        return name + " " + digest;
    }
}
