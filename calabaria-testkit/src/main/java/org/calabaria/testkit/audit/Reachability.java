package org.calabaria.testkit.audit;

import java.lang.reflect.Method;
import java.util.ArrayDeque;
import java.util.Collections;
import java.util.Deque;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import org.calabaria.model.AllowedImpurity;
import org.objectweb.asm.Handle;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.Type;
import org.objectweb.asm.tree.AbstractInsnNode;
import org.objectweb.asm.tree.ClassNode;
import org.objectweb.asm.tree.FieldInsnNode;
import org.objectweb.asm.tree.InvokeDynamicInsnNode;
import org.objectweb.asm.tree.MethodInsnNode;
import org.objectweb.asm.tree.MethodNode;
import org.objectweb.asm.tree.TypeInsnNode;

/**
 * The methods that can run when the framework uses a model, found by rapid type analysis (Bacon and Sweeney, Fast
 * Static Analysis of C++ Virtual Function Calls, OOPSLA 1996): a virtual call can run the methods of the classes that
 * reached code instantiates.
 *
 * <p>The analysis begins with the model's constructors, the methods that the framework calls, and the methods with an
 * annotation of {@code org.calabaria.model}. A lambda or method reference counts as run where it is created. A class of
 * the closure that implements a type from outside the closure can be called through this type as soon as it is
 * instantiated. Its {@code toString} runs only if the code calls it by name.
 */
final class Reachability {

    /** The phase in which a method runs. */
    enum Phase {
        /** While a static initialiser runs. */
        INITIALISATION,
        /** While a model is constructed. */
        CONSTRUCTION,
        /** While the framework uses the model. Each run must see the same state as the first run. */
        RUN
    }

    private static final Set<String> HOOKS =
            Set.of("buildSim", "runSim", "setupScenarios", "defaultScenario", "version");
    private static final String MODEL_PACKAGE =
            "L" + AllowedImpurity.class.getPackageName().replace('.', '/') + "/";
    private static final Set<String> ENTRY_ANNOTATIONS =
            Set.of(MODEL_PACKAGE + "ModelOutput;", MODEL_PACKAGE + "ModelScenario;");
    /** Methods of the JDK that run their function argument before they return, and do not store it. */
    private static final Set<String> FORGETTING = Set.of(("forEach forEachOrdered computeIfAbsent computeIfPresent"
                    + " compute merge replaceAll removeIf ifPresent setAll")
            .split(" "));

    private static final Set<String> CALLED_BACK = Set.of("equals(Ljava/lang/Object;)Z", "hashCode()I");
    private static final String TO_STRING = "toString()Ljava/lang/String;";

    private final Program program;
    private final SortedMap<MethodId, EnumSet<Phase>> reached = new TreeMap<>();
    private final SortedSet<String> instantiated = new TreeSet<>();
    private final Map<MethodId, EnumSet<Phase>> virtualCalls = new TreeMap<>();
    private final SortedMap<MethodId, MethodId> enclosing = new TreeMap<>();
    private final Deque<MethodId> open = new ArrayDeque<>();

    private Reachability(Program program) {
        this.program = program;
    }

    static Reachability of(Program program) {
        Reachability reachability = new Reachability(program);
        reachability.addEntryPoints();
        reachability.walk();
        return reachability;
    }

    /** Every method that can run, with the phases in which it can run. */
    SortedMap<MethodId, EnumSet<Phase>> methods() {
        return Collections.unmodifiableSortedMap(reached);
    }

    boolean runsIn(MethodId method, Phase phase) {
        return reached.getOrDefault(method, EnumSet.noneOf(Phase.class)).contains(phase);
    }

    /** The classes of the closure that reached code instantiates. */
    SortedSet<String> instantiated() {
        return Collections.unmodifiableSortedSet(instantiated);
    }

    /** The source method that contains a lambda; the method itself if it is not a lambda. */
    MethodId source(MethodId method) {
        MethodId source = method;
        for (Set<MethodId> seen = new HashSet<>(); enclosing.containsKey(source) && seen.add(source); ) {
            source = enclosing.get(source);
        }
        return source;
    }

    /** The methods of the closure that a call can run. */
    List<MethodId> targets(int opcode, String owner, String name, String descriptor) {
        String signature = name + descriptor;
        if (opcode == Opcodes.INVOKESTATIC || opcode == Opcodes.INVOKESPECIAL) {
            return program.resolve(owner, signature).stream().toList();
        }
        SortedSet<MethodId> targets = new TreeSet<>();
        for (String type : instantiated) {
            if (program.isSubtype(type, owner)) {
                program.resolve(type, signature).ifPresent(targets::add);
            }
        }
        return List.copyOf(targets);
    }

    private void addEntryPoints() {
        List<ClassNode> chain = program.modelClasses();
        ClassNode model = program.model();
        instantiate(model.name, Phase.RUN);
        initialise(model.name);
        for (MethodNode method : model.methods) {
            if (method.name.equals(MethodId.CONSTRUCTOR)) {
                reach(new MethodId(model.name, method.name, method.desc), Phase.CONSTRUCTION);
            }
        }
        for (ClassNode node : chain) {
            for (MethodNode method : node.methods) {
                boolean entry = HOOKS.contains(method.name) || isAnnotated(method);
                if (entry && !isAbstract(method)) {
                    // An override need not repeat the annotation of the method that it overrides.
                    program.resolve(model.name, method.name + method.desc).ifPresent(id -> reach(id, Phase.RUN));
                }
            }
        }
        if (reached.values().stream().noneMatch(phases -> phases.contains(Phase.RUN))) {
            model.methods.stream()
                    .filter(method -> !method.name.startsWith("<") && !isAbstract(method))
                    .filter(method -> (method.access & Opcodes.ACC_SYNTHETIC) == 0)
                    .forEach(method -> reach(new MethodId(model.name, method.name, method.desc), Phase.RUN));
        }
    }

    static boolean isAnnotated(MethodNode method) {
        return Program.annotations(method.visibleAnnotations, method.invisibleAnnotations).stream()
                .anyMatch(annotation -> ENTRY_ANNOTATIONS.contains(annotation.desc));
    }

    private static boolean isAbstract(MethodNode method) {
        return (method.access & Opcodes.ACC_ABSTRACT) != 0;
    }

    private void walk() {
        while (!open.isEmpty()) {
            MethodId id = open.remove();
            for (Phase phase : EnumSet.copyOf(reached.get(id))) {
                for (AbstractInsnNode instruction : program.method(id).instructions) {
                    follow(id, instruction, phase);
                }
            }
        }
    }

    private void follow(MethodId from, AbstractInsnNode instruction, Phase phase) {
        if (instruction instanceof MethodInsnNode call) {
            call(call.getOpcode(), call.owner, call.name, call.desc, phase);
        } else if (instruction instanceof FieldInsnNode access) {
            if (access.getOpcode() == Opcodes.GETSTATIC || access.getOpcode() == Opcodes.PUTSTATIC) {
                program.declaringClass(access.owner, access.name).ifPresent(this::initialise);
            }
        } else if (instruction instanceof TypeInsnNode made && made.getOpcode() == Opcodes.NEW) {
            instantiate(made.desc, phase);
        } else if (instruction instanceof InvokeDynamicInsnNode dynamic) {
            followDynamic(from, dynamic, phase);
        }
    }

    private void followDynamic(MethodId from, InvokeDynamicInsnNode dynamic, Phase phase) {
        for (Object argument : dynamic.bsmArgs) {
            if (argument instanceof Handle handle && isMethod(handle)) {
                MethodId target = new MethodId(handle.getOwner(), handle.getName(), handle.getDesc());
                if (program.contains(target.owner()) && handle.getName().startsWith("lambda$")) {
                    enclosing.put(target, from);
                }
                if (handle.getTag() == Opcodes.H_NEWINVOKESPECIAL) {
                    instantiate(handle.getOwner(), Phase.RUN);
                }
                Phase when = isUsedUpAtOnce(dynamic) ? phase : Phase.RUN;
                call(opcode(handle), handle.getOwner(), handle.getName(), handle.getDesc(), when);
            }
        }
        if (dynamic.name.equals("makeConcatWithConstants")) {
            for (Type part : Type.getArgumentTypes(dynamic.desc)) {
                if (part.getSort() == Type.OBJECT) {
                    call(Opcodes.INVOKEVIRTUAL, part.getInternalName(), "toString", "()Ljava/lang/String;", phase);
                }
            }
        }
    }

    /**
     * Whether the next instruction calls a method of the JDK that runs the function and does not store it, such as
     * {@code forEach}.
     */
    private static boolean isUsedUpAtOnce(InvokeDynamicInsnNode dynamic) {
        AbstractInsnNode next = dynamic.getNext();
        while (next != null && next.getOpcode() < 0) {
            next = next.getNext();
        }
        return next instanceof MethodInsnNode call
                && call.owner.startsWith("java/util/")
                && FORGETTING.contains(call.name);
    }

    static boolean isMethod(Handle handle) {
        return handle.getTag() >= Opcodes.H_INVOKEVIRTUAL;
    }

    /** The instruction that corresponds to a method handle. */
    static int opcode(Handle handle) {
        return switch (handle.getTag()) {
            case Opcodes.H_INVOKESTATIC -> Opcodes.INVOKESTATIC;
            case Opcodes.H_INVOKESPECIAL, Opcodes.H_NEWINVOKESPECIAL -> Opcodes.INVOKESPECIAL;
            default -> Opcodes.INVOKEVIRTUAL;
        };
    }

    private void call(int opcode, String owner, String name, String descriptor, Phase phase) {
        if (!program.contains(owner)) {
            return;
        }
        if (opcode == Opcodes.INVOKESTATIC) {
            initialise(owner);
        }
        if (opcode != Opcodes.INVOKESTATIC && opcode != Opcodes.INVOKESPECIAL) {
            virtualCalls
                    .computeIfAbsent(new MethodId(owner, name, descriptor), call -> EnumSet.noneOf(Phase.class))
                    .add(phase);
        }
        targets(opcode, owner, name, descriptor).forEach(target -> reach(target, phase));
    }

    private void reach(MethodId method, Phase phase) {
        if (reached.computeIfAbsent(method, id -> EnumSet.noneOf(Phase.class)).add(phase)) {
            open.add(method);
        }
    }

    private void initialise(String type) {
        for (ClassNode node : program.superclasses(type)) {
            node.methods.stream()
                    .filter(method -> method.name.equals(MethodId.STATIC_INITIALISER))
                    .forEach(method -> reach(new MethodId(node.name, method.name, method.desc), Phase.INITIALISATION));
        }
    }

    private void instantiate(String type, Phase phase) {
        if (!program.contains(type) || !instantiated.add(type)) {
            return;
        }
        initialise(type);
        virtualCalls.forEach((call, phases) -> {
            if (program.isSubtype(type, call.owner())) {
                program.resolve(type, call.signature()).ifPresent(id -> phases.forEach(each -> reach(id, each)));
            }
        });
        Set<String> callable = new HashSet<>(CALLED_BACK);
        program.foreignSupertypes(type).forEach(above -> addSignatures(above, callable));
        callable.remove(TO_STRING);
        callable.forEach(signature -> program.resolve(type, signature).ifPresent(id -> reach(id, Phase.RUN)));
    }

    private void addSignatures(String foreignType, Set<String> signatures) {
        program.foreign(foreignType).ifPresent(type -> {
            for (Class<?> above = type; above != null && above != Object.class; above = above.getSuperclass()) {
                addDeclared(above, signatures);
            }
            for (Method method : type.getMethods()) {
                signatures.add(method.getName() + Type.getMethodDescriptor(method));
            }
        });
    }

    private static void addDeclared(Class<?> type, Set<String> signatures) {
        for (Method method : type.getDeclaredMethods()) {
            signatures.add(method.getName() + Type.getMethodDescriptor(method));
        }
    }
}
