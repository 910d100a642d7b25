package org.calabaria.wire.bytecode;

/**
 * The source of a class file.
 *
 * @param location the URL of the directory or jar
 * @param kind the role of its classes in a closure
 */
record CodeSource(String location, Kind kind) {

    enum Kind {
        /** The JDK, which is part of the environment. */
        PLATFORM,
        /** The core of this library, whose version is part of the environment. */
        CALABARIA,
        /** The model's own source, or another directory of classes; each class is included. */
        CLASSES,
        /** Another jar, which is included as one file. */
        JAR
    }
}
