package org.calabaria.wire.bytecode;

import java.util.Collections;
import java.util.SortedSet;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.objectweb.asm.ClassVisitor;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.commons.ClassRemapper;
import org.objectweb.asm.commons.Remapper;

/**
 * A class visitor that notes every class that a class file mentions where the JVM could follow it: types, owners of calls
 * and fields, handles of lambdas and method references, dynamic constants, annotations and their values, record
 * components, permitted subclasses.
 *
 * <p>Not generic signatures, which no instruction reads, and not the bookkeeping of nesting ({@code InnerClasses},
 * {@code NestHost}, {@code NestMembers}, {@code EnclosingMethod}), which names neighbours rather than what is used.
 */
final class Mentions extends ClassRemapper {

    private final Noting noting;

    Mentions(ClassVisitor next) {
        this(next, new Noting());
    }

    private Mentions(ClassVisitor next, Noting noting) {
        super(Opcodes.ASM9, next, noting);
        this.noting = noting;
    }

    /** Internal names, sorted. */
    SortedSet<String> names() {
        return Collections.unmodifiableSortedSet(noting.names);
    }

    @Override
    public void visitInnerClass(String name, @Nullable String outerName, @Nullable String innerName, int access) {
        cv.visitInnerClass(name, outerName, innerName, access);
    }

    @Override
    public void visitOuterClass(String owner, @Nullable String name, @Nullable String descriptor) {
        cv.visitOuterClass(owner, name, descriptor);
    }

    @Override
    public void visitNestHost(String nestHost) {
        cv.visitNestHost(nestHost);
    }

    @Override
    public void visitNestMember(String nestMember) {
        cv.visitNestMember(nestMember);
    }

    private static final class Noting extends Remapper {

        private final SortedSet<String> names = new TreeSet<>();

        Noting() {
            super(Opcodes.ASM9);
        }

        @Override
        public String map(String internalName) {
            names.add(internalName);
            return internalName;
        }

        @Override
        public @Nullable String mapSignature(@Nullable String signature, boolean typeSignature) {
            return signature;
        }
    }
}
