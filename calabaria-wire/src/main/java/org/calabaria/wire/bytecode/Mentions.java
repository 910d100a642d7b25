package org.calabaria.wire.bytecode;

import java.util.Collections;
import java.util.SortedSet;
import org.jspecify.annotations.Nullable;
import org.objectweb.asm.AnnotationVisitor;
import org.objectweb.asm.ClassVisitor;
import org.objectweb.asm.FieldVisitor;
import org.objectweb.asm.Handle;
import org.objectweb.asm.Label;
import org.objectweb.asm.MethodVisitor;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.RecordComponentVisitor;
import org.objectweb.asm.TypePath;

/**
 * A class visitor that notes every class that a class file mentions where the JVM could follow it: types, owners of calls
 * and fields, handles of lambdas and method references, dynamic constants, annotations and their values, record
 * components, permitted subclasses.
 *
 * <p>Not generic signatures, which no instruction reads, and not the bookkeeping of nesting ({@code InnerClasses},
 * {@code NestHost}, {@code NestMembers}, {@code EnclosingMethod}), which names neighbours rather than what is used.
 */
final class Mentions extends ClassVisitor {

    private final ClassNames code = new ClassNames();
    private final ClassNames annotations = new ClassNames();
    private final AnnotationVisitor ofAnnotations = new Annotation(annotations);
    private final AnnotationVisitor ofDefaults = new Annotation(code);
    private final FieldVisitor ofFields = new Field();
    private final RecordComponentVisitor ofComponents = new Component();
    private final MethodVisitor ofMethods = new Method();

    Mentions() {
        super(Opcodes.ASM9);
    }

    /** What the code needs in order to run, the class itself included: internal names, sorted. */
    SortedSet<String> byCode() {
        return Collections.unmodifiableSortedSet(code.sorted());
    }

    /** What annotations name, and the JVM does without. */
    SortedSet<String> byAnnotations() {
        return Collections.unmodifiableSortedSet(annotations.sorted());
    }

    @Override
    public void visit(
            int version,
            int access,
            String name,
            @Nullable String signature,
            @Nullable String superName,
            String @Nullable [] interfaces) {
        code.addType(name);
        code.addType(superName);
        code.addTypes(interfaces);
    }

    @Override
    public void visitPermittedSubclass(String permitted) {
        code.addType(permitted);
    }

    @Override
    public AnnotationVisitor visitAnnotation(String descriptor, boolean visible) {
        return annotation(descriptor);
    }

    @Override
    public AnnotationVisitor visitTypeAnnotation(
            int reference, @Nullable TypePath path, String descriptor, boolean visible) {
        return annotation(descriptor);
    }

    @Override
    public RecordComponentVisitor visitRecordComponent(String name, String descriptor, @Nullable String signature) {
        code.addDescriptor(descriptor);
        return ofComponents;
    }

    @Override
    public FieldVisitor visitField(
            int access, String name, String descriptor, @Nullable String signature, @Nullable Object value) {
        code.addDescriptor(descriptor);
        return ofFields;
    }

    @Override
    public MethodVisitor visitMethod(
            int access, String name, String descriptor, @Nullable String signature, String @Nullable [] exceptions) {
        code.addDescriptor(descriptor);
        code.addTypes(exceptions);
        return ofMethods;
    }

    private AnnotationVisitor annotation(String descriptor) {
        annotations.addDescriptor(descriptor);
        return ofAnnotations;
    }

    /** The values of an annotation, at every depth. */
    private static final class Annotation extends AnnotationVisitor {

        private final ClassNames names;

        Annotation(ClassNames names) {
            super(Opcodes.ASM9);
            this.names = names;
        }

        @Override
        public void visit(@Nullable String name, Object value) {
            names.addConstant(value);
        }

        @Override
        public void visitEnum(@Nullable String name, String descriptor, String value) {
            names.addDescriptor(descriptor);
        }

        @Override
        public AnnotationVisitor visitAnnotation(@Nullable String name, String descriptor) {
            names.addDescriptor(descriptor);
            return this;
        }

        @Override
        public AnnotationVisitor visitArray(@Nullable String name) {
            return this;
        }
    }

    private final class Field extends FieldVisitor {

        Field() {
            super(Opcodes.ASM9);
        }

        @Override
        public AnnotationVisitor visitAnnotation(String descriptor, boolean visible) {
            return annotation(descriptor);
        }

        @Override
        public AnnotationVisitor visitTypeAnnotation(
                int reference, @Nullable TypePath path, String descriptor, boolean visible) {
            return annotation(descriptor);
        }
    }

    private final class Component extends RecordComponentVisitor {

        Component() {
            super(Opcodes.ASM9);
        }

        @Override
        public AnnotationVisitor visitAnnotation(String descriptor, boolean visible) {
            return annotation(descriptor);
        }

        @Override
        public AnnotationVisitor visitTypeAnnotation(
                int reference, @Nullable TypePath path, String descriptor, boolean visible) {
            return annotation(descriptor);
        }
    }

    private final class Method extends MethodVisitor {

        Method() {
            super(Opcodes.ASM9);
        }

        @Override
        public AnnotationVisitor visitAnnotationDefault() {
            return ofDefaults;
        }

        @Override
        public AnnotationVisitor visitAnnotation(String descriptor, boolean visible) {
            return annotation(descriptor);
        }

        @Override
        public AnnotationVisitor visitTypeAnnotation(
                int reference, @Nullable TypePath path, String descriptor, boolean visible) {
            return annotation(descriptor);
        }

        @Override
        public AnnotationVisitor visitParameterAnnotation(int parameter, String descriptor, boolean visible) {
            return annotation(descriptor);
        }

        @Override
        public AnnotationVisitor visitInsnAnnotation(
                int reference, @Nullable TypePath path, String descriptor, boolean visible) {
            return annotation(descriptor);
        }

        @Override
        public AnnotationVisitor visitTryCatchAnnotation(
                int reference, @Nullable TypePath path, String descriptor, boolean visible) {
            return annotation(descriptor);
        }

        @Override
        public AnnotationVisitor visitLocalVariableAnnotation(
                int reference,
                @Nullable TypePath path,
                Label[] start,
                Label[] end,
                int[] index,
                String descriptor,
                boolean visible) {
            return annotation(descriptor);
        }

        @Override
        public void visitTryCatchBlock(Label start, Label end, Label handler, @Nullable String type) {
            code.addType(type);
        }

        @Override
        public void visitFrame(
                int type, int localCount, Object @Nullable [] local, int stackCount, Object @Nullable [] stack) {
            addFrame(localCount, local);
            addFrame(stackCount, stack);
        }

        @Override
        public void visitTypeInsn(int opcode, String type) {
            code.addType(type);
        }

        @Override
        public void visitFieldInsn(int opcode, String owner, String name, String descriptor) {
            code.addType(owner);
            code.addDescriptor(descriptor);
        }

        @Override
        public void visitMethodInsn(int opcode, String owner, String name, String descriptor, boolean isInterface) {
            code.addType(owner);
            code.addDescriptor(descriptor);
        }

        @Override
        public void visitInvokeDynamicInsn(String name, String descriptor, Handle bootstrap, Object... arguments) {
            code.addDescriptor(descriptor);
            code.addConstant(bootstrap);
            for (Object argument : arguments) {
                code.addConstant(argument);
            }
        }

        @Override
        public void visitLdcInsn(Object constant) {
            code.addConstant(constant);
        }

        @Override
        public void visitMultiANewArrayInsn(String descriptor, int dimensions) {
            code.addDescriptor(descriptor);
        }

        /** Numbers and labels in a frame are no classes. */
        private void addFrame(int count, Object @Nullable [] types) {
            for (int i = 0; types != null && i < count; i++) {
                if (types[i] instanceof String type) {
                    code.addType(type);
                }
            }
        }
    }
}
