package org.calabaria.wire.bytecode;

import java.util.HashSet;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;

/** Internal names of classes, collected from the different forms in a class file. */
final class ClassNames {

    private final Set<String> names = new HashSet<>();

    SortedSet<String> sorted() {
        return new TreeSet<>(names);
    }

    /** Adds an internal name, or the class in the descriptor of an array. */
    void addType(String type) {
        if (type.startsWith("[")) {
            addDescriptor(type);
        } else {
            names.add(type);
        }
    }

    /** Adds the classes of the descriptor of a field or method: each is between an {@code L} and a semicolon. */
    void addDescriptor(String descriptor) {
        int from = descriptor.indexOf('L');
        while (from >= 0) {
            int to = descriptor.indexOf(';', from);
            names.add(descriptor.substring(from + 1, to));
            from = descriptor.indexOf('L', to);
        }
    }
}
