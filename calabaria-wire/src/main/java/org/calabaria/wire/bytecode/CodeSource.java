package org.calabaria.wire.bytecode;

/**
 * Where a class file comes from.
 *
 * @param location the URL of the directory or jar
 * @param kind what its classes mean to a closure
 */
record CodeSource(String location, Kind kind) {

    enum Kind {
        /** The JDK: part of the environment. */
        PLATFORM,
        /** The core of this library: its version is part of the environment. */
        CALABARIA,
        /** The model's own source, or another directory of classes: class by class. */
        CLASSES,
        /** Another jar: as one file. */
        JAR
    }
}
