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
}
