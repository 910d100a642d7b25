package org.calabaria.wire.bytecode;

import java.util.Objects;

/**
 * One class reduced to what can change a result: its members, instructions, constants and annotations, in one order.
 *
 * <p>Gone are line numbers, names of locals and parameters, source files, nest membership and attributes that the JVM
 * does not know; see {@link ClassClosure} for the whole list.
 */
public final class ReducedClass {

    private final String name;
    private final byte[] bytes;
    private final String sha256;

    /** @param bytes not copied: made for this class */
    ReducedClass(String name, byte[] bytes, String sha256) {
        this.name = Objects.requireNonNull(name, "name must not be null");
        this.bytes = bytes;
        this.sha256 = sha256;
    }

    /** The binary name, such as {@code org.example.Sir$State}. */
    public String name() {
        return name;
    }

    /** The reduced class file: a copy. */
    public byte[] bytes() {
        return bytes.clone();
    }

    /** SHA-256 of {@link #bytes()}, 64 lower-case hex digits. */
    public String sha256() {
        return sha256;
    }

    @Override
    public String toString() {
        return name + " " + sha256;
    }
}
