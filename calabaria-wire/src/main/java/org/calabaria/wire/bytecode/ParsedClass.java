package org.calabaria.wire.bytecode;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.SortedSet;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.objectweb.asm.ClassReader;
import org.objectweb.asm.ClassVisitor;
import org.objectweb.asm.Opcodes;

/**
 * A class file of the closure, which could be read to its end.
 *
 * @param file where it came from
 * @param reader of its bytes
 * @param members its fields and methods
 * @param needs the classes that it mentions, itself included, without those that only an annotation names
 * @param mentions all classes that it mentions
 */
record ParsedClass(
        ClassFile file, ClassReader reader, Members members, SortedSet<String> needs, SortedSet<String> mentions) {

    static ParsedClass of(ClassFile file) {
        Mentions mentions = new Mentions();
        ClassReader reader;
        try {
            reader = new ClassReader(file.bytes());
            reader.accept(mentions, ClassReader.SKIP_DEBUG);
        } catch (IllegalArgumentException | IndexOutOfBoundsException | NegativeArraySizeException e) {
            throw new UnreadableCodeException(
                    file.binaryName(),
                    "class '" + file.binaryName() + "' cannot be read from "
                            + file.source().location()
                            + ": the class file is damaged or newer than this library knows (" + e.getMessage() + ")");
        }
        if (!file.internalName().equals(reader.getClassName())) {
            throw new UnreadableCodeException(
                    file.binaryName(),
                    "class '" + file.binaryName() + "' cannot be read from "
                            + file.source().location() + ": the class file holds '"
                            + reader.getClassName().replace('/', '.') + "'");
        }
        SortedSet<String> all = new TreeSet<>(mentions.byCode());
        all.addAll(mentions.byAnnotations());
        return new ParsedClass(
                file,
                reader,
                new Members(reader, file.bytes()),
                mentions.byCode(),
                Collections.unmodifiableSortedSet(all));
    }

    String name() {
        return file.internalName();
    }

    @Nullable
    String superName() {
        return reader.getSuperName();
    }

    /** Of the class file format: 61 for Java 17. */
    int majorVersion() {
        return reader.readUnsignedShort(6);
    }

    /** The member classes that it declares. */
    List<String> memberClasses() {
        List<String> declared = new ArrayList<>();
        reader.accept(
                new ClassVisitor(Opcodes.ASM9) {
                    @Override
                    public void visitInnerClass(
                            String inner, @Nullable String outer, @Nullable String simple, int access) {
                        if (name().equals(outer)) {
                            declared.add(inner);
                        }
                    }
                },
                ClassReader.SKIP_CODE | ClassReader.SKIP_DEBUG);
        return declared;
    }
}
