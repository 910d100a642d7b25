package org.calabaria.wire.bytecode;

import java.util.List;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.objectweb.asm.ClassReader;
import org.objectweb.asm.tree.AbstractInsnNode;
import org.objectweb.asm.tree.AnnotationNode;
import org.objectweb.asm.tree.ClassNode;
import org.objectweb.asm.tree.FieldNode;
import org.objectweb.asm.tree.MethodNode;
import org.objectweb.asm.tree.RecordComponentNode;

/**
 * A class file of the closure, read without its debug information.
 *
 * @param file where it came from
 * @param node its members and instructions
 * @param mentions the classes that it mentions, itself included
 */
record ParsedClass(ClassFile file, ClassNode node, SortedSet<String> mentions) {

    static ParsedClass of(ClassFile file) {
        ClassNode node = new ClassNode();
        Mentions mentions = new Mentions(node);
        try {
            new ClassReader(file.bytes()).accept(mentions, ClassReader.SKIP_DEBUG);
        } catch (IllegalArgumentException | IndexOutOfBoundsException | NegativeArraySizeException e) {
            throw new UnreadableCodeException(
                    file.binaryName(),
                    "class '" + file.binaryName() + "' cannot be read from "
                            + file.source().location()
                            + ": the class file is damaged or newer than this library knows (" + e.getMessage() + ")");
        }
        if (!file.internalName().equals(node.name)) {
            throw new UnreadableCodeException(
                    file.binaryName(),
                    "class '" + file.binaryName() + "' cannot be read from "
                            + file.source().location() + ": the class file holds '" + node.name.replace('/', '.')
                            + "'");
        }
        return new ParsedClass(file, node, mentions.names());
    }

    /** The member classes that it declares. */
    List<String> members() {
        return node.innerClasses.stream()
                .filter(inner -> node.name.equals(inner.outerName))
                .map(inner -> inner.name)
                .toList();
    }

    /** The classes that it needs in order to run: {@link #mentions} without those that only an annotation names. */
    SortedSet<String> needs() {
        ClassNode bare = new ClassNode();
        new ClassReader(file.bytes()).accept(bare, ClassReader.SKIP_DEBUG);
        bare.visibleAnnotations = bare.invisibleAnnotations = null;
        bare.visibleTypeAnnotations = bare.invisibleTypeAnnotations = null;
        for (FieldNode field : bare.fields) {
            field.visibleAnnotations = field.invisibleAnnotations = null;
            field.visibleTypeAnnotations = field.invisibleTypeAnnotations = null;
        }
        if (bare.recordComponents != null) {
            for (RecordComponentNode component : bare.recordComponents) {
                component.visibleAnnotations = component.invisibleAnnotations = null;
                component.visibleTypeAnnotations = component.invisibleTypeAnnotations = null;
            }
        }
        bare.methods.forEach(ParsedClass::dropAnnotations);
        Mentions mentions = new Mentions(new ClassNode());
        bare.accept(mentions);
        return new TreeSet<>(mentions.names());
    }

    /** What {@code @UsesResource} and the like say, whatever their retention. */
    List<AnnotationNode> annotations() {
        List<AnnotationNode> visible = node.visibleAnnotations == null ? List.of() : node.visibleAnnotations;
        List<AnnotationNode> invisible = node.invisibleAnnotations == null ? List.of() : node.invisibleAnnotations;
        return Stream.concat(visible.stream(), invisible.stream()).toList();
    }

    private static void dropAnnotations(MethodNode method) {
        method.visibleAnnotations = method.invisibleAnnotations = null;
        method.visibleTypeAnnotations = method.invisibleTypeAnnotations = null;
        method.visibleParameterAnnotations = method.invisibleParameterAnnotations = null;
        method.visibleLocalVariableAnnotations = method.invisibleLocalVariableAnnotations = null;
        method.tryCatchBlocks.forEach(block -> block.visibleTypeAnnotations = block.invisibleTypeAnnotations = null);
        for (AbstractInsnNode instruction : method.instructions) {
            instruction.visibleTypeAnnotations = instruction.invisibleTypeAnnotations = null;
        }
    }
}
