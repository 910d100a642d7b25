package org.calabaria.wire.bytecode;

import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import org.objectweb.asm.ClassWriter;
import org.objectweb.asm.Handle;
import org.objectweb.asm.MethodVisitor;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.commons.MethodRemapper;
import org.objectweb.asm.commons.Remapper;
import org.objectweb.asm.tree.AbstractInsnNode;
import org.objectweb.asm.tree.ClassNode;
import org.objectweb.asm.tree.FieldNode;
import org.objectweb.asm.tree.InvokeDynamicInsnNode;
import org.objectweb.asm.tree.MethodInsnNode;
import org.objectweb.asm.tree.MethodNode;

/**
 * Names that a compiler made up, replaced by names that follow from content, so that they do not move when a neighbour
 * does.
 *
 * <ul>
 *   <li>{@code lambda$step$3}, {@code access$100}: numbered in the order of the source. Renamed after the digest of their
 *       instructions, nested lambdas first; two lambdas of one content become one.
 *   <li>{@code val$rate}: what a local or anonymous class captured, named after the local. Numbered in their order.
 * </ul>
 *
 * <p>A class with serializable lambdas keeps its names, because it holds them as text. Names of anonymous classes stay
 * too: a program can read them.
 */
final class CompilerNames extends Remapper {

    private static final String CAPTURED = "val$";

    private final Map<String, String> names = new HashMap<>();

    CompilerNames(Collection<ClassNode> classes) {
        super(Opcodes.ASM9);
        classes.forEach(this::nameCaptured);
        classes.forEach(this::nameNumbered);
    }

    boolean isEmpty() {
        return names.isEmpty();
    }

    @Override
    public String mapMethodName(String owner, String name, String descriptor) {
        return names.getOrDefault(key(owner, name, descriptor), name);
    }

    @Override
    public String mapFieldName(String owner, String name, String descriptor) {
        return names.getOrDefault(key(owner, name, descriptor), name);
    }

    private void nameCaptured(ClassNode node) {
        int captured = 0;
        for (FieldNode field : node.fields) {
            if (isSynthetic(field.access) && field.name.startsWith(CAPTURED)) {
                names.put(key(node.name, field.name, field.desc), CAPTURED + captured++);
            }
        }
    }

    private void nameNumbered(ClassNode node) {
        Map<String, MethodNode> numbered = new HashMap<>();
        for (MethodNode method : node.methods) {
            if (method.name.equals("$deserializeLambda$")) {
                return;
            }
            if (isSynthetic(method.access) && isNumbered(method.name)) {
                numbered.put(key(node.name, method.name, method.desc), method);
            }
        }
        while (!numbered.isEmpty()) {
            name(node, numbered.values().iterator().next(), numbered);
        }
    }

    /** Takes the method off the open ones before it looks inside, so that a cycle ends. */
    private void name(ClassNode node, MethodNode method, Map<String, MethodNode> open) {
        String own = key(node.name, method.name, method.desc);
        open.remove(own);
        for (AbstractInsnNode instruction : method.instructions) {
            if (instruction instanceof MethodInsnNode call) {
                nameFirst(node, key(call.owner, call.name, call.desc), open);
            } else if (instruction instanceof InvokeDynamicInsnNode dynamic) {
                for (Object argument : dynamic.bsmArgs) {
                    if (argument instanceof Handle handle) {
                        nameFirst(node, key(handle.getOwner(), handle.getName(), handle.getDesc()), open);
                    }
                }
            }
        }
        String prefix = method.name.substring(0, method.name.indexOf('$') + 1);
        names.put(own, prefix + content(method));
    }

    private void nameFirst(ClassNode node, String key, Map<String, MethodNode> open) {
        MethodNode mentioned = open.get(key);
        if (mentioned != null) {
            name(node, mentioned, open);
        }
    }

    private String content(MethodNode method) {
        ClassWriter writer = new ClassWriter(0);
        writer.visit(Opcodes.V17, 0, "content", null, "java/lang/Object", null);
        MethodVisitor target = writer.visitMethod(method.access, "content", method.desc, null, null);
        method.accept(new MethodRemapper(target, this));
        return Digests.sha256(writer.toByteArray());
    }

    private static boolean isNumbered(String name) {
        return name.startsWith("lambda$") || name.startsWith("access$");
    }

    private static boolean isSynthetic(int access) {
        return (access & Opcodes.ACC_SYNTHETIC) != 0;
    }

    private static String key(String owner, String name, String descriptor) {
        return owner + '.' + name + ' ' + descriptor;
    }
}
