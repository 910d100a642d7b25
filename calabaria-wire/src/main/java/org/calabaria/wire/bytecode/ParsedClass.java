package org.calabaria.wire.bytecode;

import java.util.List;
import java.util.SortedMap;
import java.util.SortedSet;
import org.jspecify.annotations.Nullable;

/**
 * A class file of the closure that was read completely.
 *
 * @param file the class file
 * @param pool its constants
 * @param superName its superclass; null for {@code Object} and modules
 * @param fields in the order of the file
 * @param methods in the order of the file
 * @param frame everything except the members and {@code innerClasses}
 * @param innerClasses the entries of nested classes, by internal name
 * @param memberClasses the member classes that it declares
 * @param needs the classes that it mentions, including itself, except those that only an annotation names
 * @param mentions all classes that it mentions
 * @param resources the paths of its {@code @UsesResource}, in the order of the source
 */
record ParsedClass(
        ClassFile file,
        ConstantPool pool,
        @Nullable String superName,
        List<Member> fields,
        List<Member> methods,
        Form frame,
        SortedMap<String, InnerClass> innerClasses,
        List<String> memberClasses,
        SortedSet<String> needs,
        SortedSet<String> mentions,
        List<String> resources) {

    private static final int SYNTHETIC = 0x1000;

    /**
     * A field or a method.
     *
     * @param content everything except its name and descriptor
     */
    record Member(int access, String name, String descriptor, Form content) {

        boolean isSynthetic() {
            return (access & SYNTHETIC) != 0;
        }
    }

    /** The entry of a nested class that a class file uses; a missing name is empty. */
    record InnerClass(String outer, String simple, int access) {}

    static ParsedClass of(ClassFile file) {
        ParsedClass parsed;
        try {
            parsed = new ClassFileReader(file).read();
        } catch (IllegalArgumentException | IndexOutOfBoundsException | NegativeArraySizeException e) {
            throw file.damaged(e);
        }
        String held = parsed.pool.className(parsed.pool.u2(parsed.pool.end() + 2));
        if (!file.internalName().equals(held)) {
            throw file.unreadable(
                    "the class file contains '" + String.valueOf(held).replace('/', '.') + "'");
        }
        return parsed;
    }

    String name() {
        return file.internalName();
    }

    /** The major version of the class file format: 61 for Java 17. */
    int majorVersion() {
        return pool.majorVersion();
    }
}
