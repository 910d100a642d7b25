package org.calabaria.wire.bytecode;

import java.util.HashSet;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;

/** Internal names of classes, collected from the forms in which a class file writes them. */
final class ClassNames {

    private final Set<String> names = new HashSet<>();

    SortedSet<String> sorted() {
        return new TreeSet<>(names);
    }

    /** An internal name, or the descriptor of an array where a class file has it for one. */
    void addType(String type) {
        if (type.startsWith("[")) {
            addDescriptor(type);
        } else {
            names.add(type);
        }
    }

    /** Of a field or a method: each class stands between an {@code L} and a semicolon. */
    void addDescriptor(String descriptor) {
        int from = descriptor.indexOf('L');
        while (from >= 0) {
            int to = descriptor.indexOf(';', from);
            names.add(descriptor.substring(from + 1, to));
            from = descriptor.indexOf('L', to);
        }
    }
}
