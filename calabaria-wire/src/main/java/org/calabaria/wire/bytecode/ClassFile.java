package org.calabaria.wire.bytecode;

/**
 * A class file.
 *
 * @param internalName with slashes, such as {@code org/example/Sir$State}
 * @param source its code source
 * @param bytes the stored bytes; not copied and not exposed
 */
record ClassFile(String internalName, CodeSource source, byte[] bytes) {

    String binaryName() {
        return internalName.replace('/', '.');
    }

    /** The exception for bytes that are not a class file. */
    UnreadableCodeException damaged(RuntimeException reason) {
        return unreadable("the class file is damaged or newer than this library knows (" + reason.getMessage() + ")");
    }

    UnreadableCodeException unreadable(String reason) {
        return new UnreadableCodeException(
                binaryName(), "class '" + binaryName() + "' cannot be read from " + source.location() + ": " + reason);
    }
}
