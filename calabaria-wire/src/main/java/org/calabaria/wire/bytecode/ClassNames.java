package org.calabaria.wire.bytecode;

import java.util.HashSet;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.objectweb.asm.ConstantDynamic;
import org.objectweb.asm.Handle;
import org.objectweb.asm.Type;

/** Internal names of classes, collected from the forms in which a class file writes them. */
final class ClassNames {

    private final Set<String> names = new HashSet<>();

    SortedSet<String> sorted() {
        return new TreeSet<>(names);
    }

    /** An internal name, or the descriptor of an array where a class file has it for one. */
    void addType(@Nullable String type) {
        if (type == null) {
            return;
        }
        if (type.startsWith("[")) {
            addDescriptor(type);
        } else {
            names.add(type);
        }
    }

    void addTypes(String @Nullable [] types) {
        if (types != null) {
            for (String type : types) {
                addType(type);
            }
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

    /** A constant as ASM gives it; numbers and texts name no class. */
    void addConstant(@Nullable Object constant) {
        if (constant instanceof Type type) {
            addDescriptor(type.getDescriptor());
        } else if (constant instanceof Handle handle) {
            addType(handle.getOwner());
            addDescriptor(handle.getDesc());
        } else if (constant instanceof ConstantDynamic dynamic) {
            addDescriptor(dynamic.getDescriptor());
            addConstant(dynamic.getBootstrapMethod());
            for (int i = 0; i < dynamic.getBootstrapMethodArgumentCount(); i++) {
                addConstant(dynamic.getBootstrapMethodArgument(i));
            }
        }
    }
}
