package org.calabaria.store;

/** A part of the environment in which a run took place, that a store may be asked to compare before it serves a run. */
public enum EnvironmentPart {

    /** The version of Java. */
    JAVA("java_version"),

    /** Who made the Java runtime. */
    JAVA_VENDOR("java_vendor"),

    /** The version of Calabaria. */
    LIBRARY("library_version"),

    /** The operating system and its version. */
    OS("os"),

    /** The processor's architecture. */
    ARCH("arch");

    private final String key;

    EnvironmentPart(String key) {
        this.key = key;
    }

    /** Its key in {@link org.calabaria.wire.provenance.Environment#toValue()}. */
    String key() {
        return key;
    }
}
