package org.calabaria.wire.bytecode;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.objectweb.asm.ClassWriter;
import org.objectweb.asm.commons.ClassRemapper;
import org.objectweb.asm.tree.ClassNode;
import org.objectweb.asm.tree.FieldNode;
import org.objectweb.asm.tree.MethodNode;

/**
 * Classes brought to the one form that two compilations of the same instructions share.
 *
 * <p>Each class is written anew, which orders its constant pool and bootstrap methods by use, without debug information
 * (already skipped when it was read), without attributes that the JVM does not know, and without nest membership, which
 * is about who may call and not about what happens. Members are sorted by name and descriptor, permitted subclasses by
 * name; {@code InnerClasses} keeps the entries of the class itself and of classes that it uses, sorted.
 */
final class Reduction {

    private static final Comparator<FieldNode> FIELDS =
            Comparator.<FieldNode, String>comparing(field -> field.name).thenComparing(field -> field.desc);
    private static final Comparator<MethodNode> METHODS =
            Comparator.<MethodNode, String>comparing(method -> method.name).thenComparing(method -> method.desc);

    private final CompilerNames names;

    Reduction(Collection<ParsedClass> classes) {
        this.names = new CompilerNames(classes.stream().map(ParsedClass::node).toList());
    }

    ReducedClass reduce(ParsedClass parsed) {
        ClassNode node = new ClassNode();
        parsed.node().accept(names.isEmpty() ? node : new ClassRemapper(node, names));
        dropBookkeeping(node);
        order(node, parsed);
        ClassWriter writer = new ClassWriter(0);
        node.accept(writer);
        return new ReducedClass(parsed.file().binaryName(), writer.toByteArray());
    }

    private static void dropBookkeeping(ClassNode node) {
        node.nestHostClass = null;
        node.nestMembers = null;
        node.attrs = null;
        node.fields.forEach(field -> field.attrs = null);
        node.methods.forEach(method -> method.attrs = null);
        if (node.recordComponents != null) {
            node.recordComponents.forEach(component -> component.attrs = null);
        }
    }

    private static void order(ClassNode node, ParsedClass parsed) {
        node.fields.sort(FIELDS);
        node.methods = withoutTwins(node.methods);
        node.methods.sort(METHODS);
        node.innerClasses.removeIf(inner -> !parsed.mentions().contains(inner.name));
        node.innerClasses.sort(Comparator.comparing(inner -> inner.name));
        if (node.permittedSubclasses != null) {
            node.permittedSubclasses.sort(Comparator.naturalOrder());
        }
    }

    /** Lambdas of one content have one name now. */
    private static List<MethodNode> withoutTwins(List<MethodNode> methods) {
        Set<String> seen = new HashSet<>();
        List<MethodNode> distinct = new ArrayList<>(methods);
        distinct.removeIf(method -> !seen.add(method.name + method.desc));
        return distinct;
    }
}
