package org.calabaria.wire.bytecode;

import org.objectweb.asm.Attribute;
import org.objectweb.asm.ConstantDynamic;
import org.objectweb.asm.Handle;
import org.objectweb.asm.MethodVisitor;
import org.objectweb.asm.Opcodes;

/** A method visitor that passes a method on under {@link CompilerNames}, without attributes that the JVM does not know. */
class RenamedCode extends MethodVisitor {

    private final CompilerNames names;

    RenamedCode(MethodVisitor next, CompilerNames names) {
        super(Opcodes.ASM9, next);
        this.names = names;
    }

    /** The new name of a field or a method that is mentioned. */
    String renamed(String owner, String name, String descriptor) {
        return names.of(owner, name, descriptor);
    }

    @Override
    public void visitAttribute(Attribute attribute) {}

    @Override
    public void visitFieldInsn(int opcode, String owner, String name, String descriptor) {
        mv.visitFieldInsn(opcode, owner, renamed(owner, name, descriptor), descriptor);
    }

    @Override
    public void visitMethodInsn(int opcode, String owner, String name, String descriptor, boolean isInterface) {
        mv.visitMethodInsn(opcode, owner, renamed(owner, name, descriptor), descriptor, isInterface);
    }

    @Override
    public void visitInvokeDynamicInsn(String name, String descriptor, Handle bootstrap, Object... arguments) {
        mv.visitInvokeDynamicInsn(name, descriptor, renamed(bootstrap), renamed(arguments));
    }

    @Override
    public void visitLdcInsn(Object constant) {
        mv.visitLdcInsn(renamed(constant));
    }

    private Object renamed(Object constant) {
        if (constant instanceof Handle handle) {
            return renamed(handle);
        }
        if (constant instanceof ConstantDynamic dynamic) {
            Object[] arguments = new Object[dynamic.getBootstrapMethodArgumentCount()];
            for (int i = 0; i < arguments.length; i++) {
                arguments[i] = dynamic.getBootstrapMethodArgument(i);
            }
            return new ConstantDynamic(
                    dynamic.getName(),
                    dynamic.getDescriptor(),
                    renamed(dynamic.getBootstrapMethod()),
                    renamed(arguments));
        }
        return constant;
    }

    private Object[] renamed(Object[] constants) {
        Object[] renamed = new Object[constants.length];
        for (int i = 0; i < constants.length; i++) {
            renamed[i] = renamed(constants[i]);
        }
        return renamed;
    }

    private Handle renamed(Handle handle) {
        String owner = handle.getOwner();
        String descriptor = handle.getDesc();
        String name = renamed(owner, handle.getName(), descriptor);
        return new Handle(handle.getTag(), owner, name, descriptor, handle.isInterface());
    }
}
