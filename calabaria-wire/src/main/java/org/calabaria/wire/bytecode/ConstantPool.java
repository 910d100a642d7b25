package org.calabaria.wire.bytecode;

import java.util.SortedSet;
import org.objectweb.asm.ClassReader;

/**
 * The classes that a class file of another jar names in its constant pool: quicker than reading its instructions, and
 * enough to find the jars behind it.
 */
final class ConstantPool {

    private static final int CLASS = 7;
    private static final int NAME_AND_TYPE = 12;
    private static final int METHOD_TYPE = 16;

    private ConstantPool() {}

    static SortedSet<String> classes(ClassFile file) {
        ClassNames names = new ClassNames();
        try {
            ClassReader reader = new ClassReader(file.bytes());
            char[] buffer = new char[reader.getMaxStringLength()];
            for (int i = 1; i < reader.getItemCount(); i++) {
                int item = reader.getItem(i);
                int tag = item == 0 ? 0 : reader.readByte(item - 1);
                switch (tag) {
                    case CLASS -> names.addType(reader.readUTF8(item, buffer));
                    case NAME_AND_TYPE -> names.addDescriptor(reader.readUTF8(item + 2, buffer));
                    case METHOD_TYPE -> names.addDescriptor(reader.readUTF8(item, buffer));
                    default -> {}
                }
            }
        } catch (IllegalArgumentException | IndexOutOfBoundsException e) {
            throw new UnreadableCodeException(
                    file.binaryName(),
                    "class '" + file.binaryName() + "' cannot be read from "
                            + file.source().location()
                            + ": the class file is damaged or newer than this library knows (" + e.getMessage() + ")");
        }
        return names.sorted();
    }
}
