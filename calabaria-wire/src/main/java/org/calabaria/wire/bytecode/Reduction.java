package org.calabaria.wire.bytecode;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import org.calabaria.wire.bytecode.Members.Member;
import org.jspecify.annotations.Nullable;
import org.objectweb.asm.Attribute;
import org.objectweb.asm.ClassReader;
import org.objectweb.asm.ClassVisitor;
import org.objectweb.asm.ClassWriter;
import org.objectweb.asm.FieldVisitor;
import org.objectweb.asm.MethodVisitor;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.RecordComponentVisitor;

/**
 * Classes brought to the one form that two compilations of the same instructions share.
 *
 * <p>Each class is written anew, which orders its constant pool and bootstrap methods by use, without debug information,
 * without attributes that the JVM does not know, and without nest membership, which is about who may call and not about
 * what happens. Members are sorted by name and descriptor, permitted subclasses by name; {@code InnerClasses} keeps the
 * entries of the class itself and of classes that it uses, sorted.
 */
final class Reduction {

    private final CompilerNames names;

    Reduction(Collection<ParsedClass> classes) {
        this.names = new CompilerNames(classes);
    }

    ReducedClass reduce(ParsedClass parsed) {
        Members members = parsed.members();
        byte[] ordered = members.classFileWith(ordered(parsed, members.fields()), ordered(parsed, members.methods()));
        ClassWriter writer = new ClassWriter(0);
        new ClassReader(ordered).accept(new Reducing(writer, parsed), ClassReader.SKIP_DEBUG);
        byte[] bytes = writer.toByteArray();
        return new ReducedClass(parsed.file().binaryName(), bytes);
    }

    /** By new name and descriptor. Lambdas of one content have one name now, and only one of them stays. */
    private List<Member> ordered(ParsedClass parsed, List<Member> members) {
        SortedMap<String, Member> ordered = new TreeMap<>();
        for (Member member : members) {
            String name = names.of(parsed.name(), member.name(), member.descriptor());
            String key = name + '\0' + member.descriptor();
            Member twin = ordered.get(key);
            if (twin == null || comesBefore(parsed, member, twin)) {
                ordered.put(key, member);
            }
        }
        return new ArrayList<>(ordered.values());
    }

    /** Lambdas of one content can still differ in what they declare to throw: {@code Callable} or {@code Supplier}. */
    private static boolean comesBefore(ParsedClass parsed, Member lambda, Member twin) {
        Members members = parsed.members();
        String thrown = members.exceptions(parsed.reader(), lambda);
        return thrown.compareTo(members.exceptions(parsed.reader(), twin)) < 0;
    }

    /** Passes a class on, under the names and without the bookkeeping. */
    private final class Reducing extends ClassVisitor {

        private final String name;
        private final SortedSet<String> mentions;
        private final SortedSet<String> permitted = new TreeSet<>();
        private final SortedMap<String, Inner> inner = new TreeMap<>();

        Reducing(ClassWriter writer, ParsedClass parsed) {
            super(Opcodes.ASM9, writer);
            this.name = parsed.name();
            this.mentions = parsed.mentions();
        }

        @Override
        public void visitNestHost(String host) {}

        @Override
        public void visitNestMember(String member) {}

        @Override
        public void visitAttribute(Attribute attribute) {}

        @Override
        public void visitOuterClass(String owner, @Nullable String method, @Nullable String descriptor) {
            String renamed = method == null || descriptor == null ? method : names.of(owner, method, descriptor);
            cv.visitOuterClass(owner, renamed, descriptor);
        }

        @Override
        public void visitPermittedSubclass(String subclass) {
            permitted.add(subclass);
        }

        @Override
        public void visitInnerClass(String type, @Nullable String outer, @Nullable String simple, int access) {
            if (mentions.contains(type)) {
                inner.put(type, new Inner(outer, simple, access));
            }
        }

        @Override
        public RecordComponentVisitor visitRecordComponent(
                String component, String descriptor, @Nullable String signature) {
            passOnLists();
            return new RecordComponentVisitor(Opcodes.ASM9, cv.visitRecordComponent(component, descriptor, signature)) {
                @Override
                public void visitAttribute(Attribute attribute) {}
            };
        }

        @Override
        public FieldVisitor visitField(
                int access, String field, String descriptor, @Nullable String signature, @Nullable Object value) {
            passOnLists();
            String renamed = names.of(name, field, descriptor);
            return new FieldVisitor(Opcodes.ASM9, cv.visitField(access, renamed, descriptor, signature, value)) {
                @Override
                public void visitAttribute(Attribute attribute) {}
            };
        }

        @Override
        public MethodVisitor visitMethod(
                int access,
                String method,
                String descriptor,
                @Nullable String signature,
                String @Nullable [] exceptions) {
            passOnLists();
            String renamed = names.of(name, method, descriptor);
            return new RenamedCode(cv.visitMethod(access, renamed, descriptor, signature, exceptions), names);
        }

        @Override
        public void visitEnd() {
            passOnLists();
            cv.visitEnd();
        }

        /** What is complete, and sorted, when the first member comes. */
        private void passOnLists() {
            for (String subclass : permitted) {
                cv.visitPermittedSubclass(subclass);
            }
            permitted.clear();
            for (var entry : inner.entrySet()) {
                Inner at = entry.getValue();
                cv.visitInnerClass(entry.getKey(), at.outer(), at.simple(), at.access());
            }
            inner.clear();
        }
    }

    private record Inner(@Nullable String outer, @Nullable String simple, int access) {}
}
