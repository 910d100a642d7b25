package org.calabaria.wire.bytecode;

/**
 * A class file that was found and read.
 *
 * @param internalName with slashes, such as {@code org/example/Sir$State}
 * @param source where it was found
 * @param bytes as stored; not copied, and not handed out
 */
record ClassFile(String internalName, CodeSource source, byte[] bytes) {

    String binaryName() {
        return internalName.replace('/', '.');
    }

    /** The refusal of bytes that are no class file. */
    UnreadableCodeException damaged(RuntimeException reason) {
        return unreadable("the class file is damaged or newer than this library knows (" + reason.getMessage() + ")");
    }

    UnreadableCodeException unreadable(String reason) {
        return new UnreadableCodeException(
                binaryName(), "class '" + binaryName() + "' cannot be read from " + source.location() + ": " + reason);
    }
}
