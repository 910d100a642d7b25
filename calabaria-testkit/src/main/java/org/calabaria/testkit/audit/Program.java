package org.calabaria.testkit.audit;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import org.calabaria.wire.bytecode.ClassClosure;
import org.jspecify.annotations.Nullable;
import org.objectweb.asm.ClassReader;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.tree.AnnotationNode;
import org.objectweb.asm.tree.ClassNode;
import org.objectweb.asm.tree.FieldNode;
import org.objectweb.asm.tree.MethodNode;

/** The classes of a model's closure, with line numbers, and their supertypes inside and outside the closure. */
final class Program {

    private static final String OBJECT = "java/lang/Object";

    private final String model;
    private final @Nullable ClassLoader loader;
    private final SortedMap<String, ClassNode> classes = new TreeMap<>();
    private final boolean declaresResources;

    private Program(Class<?> model, ClassClosure closure) {
        this.model = model.getName().replace('.', '/');
        this.loader = model.getClassLoader();
        this.declaresResources = !closure.resources().isEmpty();
        for (String name : closure.classes().keySet()) {
            ClassNode node = new ClassNode();
            new ClassReader(closure.classFile(name)).accept(node, ClassReader.SKIP_FRAMES);
            classes.put(node.name, node);
        }
    }

    static Program of(Class<?> model) {
        return new Program(model, ClassClosure.of(model));
    }

    static List<AnnotationNode> annotations(
            @Nullable List<AnnotationNode> visible, @Nullable List<AnnotationNode> invisible) {
        List<AnnotationNode> all = new ArrayList<>(visible == null ? List.of() : visible);
        all.addAll(invisible == null ? List.of() : invisible);
        return all;
    }

    ClassNode model() {
        return get(model);
    }

    boolean declaresResources() {
        return declaresResources;
    }

    Collection<ClassNode> classes() {
        return Collections.unmodifiableCollection(classes.values());
    }

    boolean contains(String internalName) {
        return classes.containsKey(internalName);
    }

    ClassNode get(String internalName) {
        ClassNode node = classes.get(internalName);
        if (node == null) {
            throw new IllegalArgumentException("not in the closure: " + internalName);
        }
        return node;
    }

    /** The model class and its superclasses in the closure, most derived first. */
    List<ClassNode> modelClasses() {
        return superclasses(model);
    }

    boolean isModelClass(String internalName) {
        return modelClasses().stream().anyMatch(node -> node.name.equals(internalName));
    }

    /** The class and its superclasses, as far as they are in the closure, most derived first. */
    List<ClassNode> superclasses(String internalName) {
        List<ClassNode> chain = new ArrayList<>();
        for (ClassNode node = classes.get(internalName);
                node != null;
                node = node.superName == null ? null : classes.get(node.superName)) {
            chain.add(node);
        }
        return chain;
    }

    /** The class and everything in the closure that it extends or implements. */
    SortedSet<String> supertypes(String internalName) {
        SortedSet<String> found = new TreeSet<>();
        Deque<String> open = new ArrayDeque<>(List.of(internalName));
        while (!open.isEmpty()) {
            ClassNode node = classes.get(open.remove());
            if (node != null && found.add(node.name)) {
                open.addAll(directSupertypes(node));
            }
        }
        return found;
    }

    boolean isSubtype(String internalName, String supertype) {
        return supertypes(internalName).contains(supertype);
    }

    /** Supertypes outside the closure, except {@code Object}. */
    SortedSet<String> foreignSupertypes(String internalName) {
        SortedSet<String> found = new TreeSet<>();
        for (String type : supertypes(internalName)) {
            for (String above : directSupertypes(get(type))) {
                if (!contains(above) && !above.equals(OBJECT)) {
                    found.add(above);
                }
            }
        }
        return found;
    }

    private static List<String> directSupertypes(ClassNode node) {
        List<String> types = new ArrayList<>(node.interfaces);
        if (node.superName != null) {
            types.add(node.superName);
        }
        return types;
    }

    /** The method that a call on an object of exactly this class runs: its own, an inherited, or a default method. */
    Optional<MethodId> resolve(String internalName, String signature) {
        for (ClassNode node : superclasses(internalName)) {
            Optional<MethodId> declared = declared(node, signature);
            if (declared.isPresent()) {
                return declared;
            }
        }
        return supertypes(internalName).stream()
                .map(type -> declared(get(type), signature))
                .flatMap(Optional::stream)
                .filter(method -> !isAbstract(method))
                .findFirst();
    }

    private static Optional<MethodId> declared(ClassNode node, String signature) {
        return node.methods.stream()
                .filter(method -> (method.name + method.desc).equals(signature))
                .map(method -> new MethodId(node.name, method.name, method.desc))
                .findFirst();
    }

    MethodNode method(MethodId id) {
        return get(id.owner()).methods.stream()
                .filter(method -> (method.name + method.desc).equals(id.signature()))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("not in the closure: " + id));
    }

    private boolean isAbstract(MethodId id) {
        return (method(id).access & Opcodes.ACC_ABSTRACT) != 0;
    }

    /** The declaration of a field; empty if it is outside the closure. */
    Optional<FieldNode> field(String owner, String name) {
        return declaringClass(owner, name).flatMap(declaring -> fieldOf(get(declaring), name));
    }

    /** The class of the closure that declares a field which is accessed through {@code owner}. */
    Optional<String> declaringClass(String owner, String name) {
        for (ClassNode node : superclasses(owner)) {
            if (fieldOf(node, name).isPresent()) {
                return Optional.of(node.name);
            }
        }
        return supertypes(owner).stream()
                .filter(type -> fieldOf(get(type), name).isPresent())
                .findFirst();
    }

    private static Optional<FieldNode> fieldOf(ClassNode node, String name) {
        return node.fields.stream().filter(field -> field.name.equals(name)).findFirst();
    }

    /**
     * The owner under which a call is looked up: the class itself if it is outside the closure, otherwise its first
     * superclass outside.
     */
    String foreignOwner(String owner) {
        List<ClassNode> chain = superclasses(owner);
        if (chain.isEmpty()) {
            return owner;
        }
        String above = chain.get(chain.size() - 1).superName;
        return above == null ? OBJECT : above;
    }

    /** A class outside the closure, loaded but not initialised; empty if it cannot be loaded. */
    Optional<Class<?>> foreign(String internalName) {
        try {
            return Optional.of(Class.forName(internalName.replace('/', '.'), false, loader));
        } catch (ClassNotFoundException | LinkageError e) {
            return Optional.empty();
        }
    }
}
