package org.calabaria.testkit;

import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.objectweb.asm.Handle;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.Type;
import org.objectweb.asm.tree.AbstractInsnNode;
import org.objectweb.asm.tree.FieldInsnNode;
import org.objectweb.asm.tree.FieldNode;
import org.objectweb.asm.tree.InsnList;
import org.objectweb.asm.tree.InvokeDynamicInsnNode;
import org.objectweb.asm.tree.LocalVariableNode;
import org.objectweb.asm.tree.MethodInsnNode;
import org.objectweb.asm.tree.MethodNode;
import org.objectweb.asm.tree.TypeInsnNode;
import org.objectweb.asm.tree.VarInsnNode;
import org.objectweb.asm.tree.analysis.Analyzer;
import org.objectweb.asm.tree.analysis.AnalyzerException;
import org.objectweb.asm.tree.analysis.Frame;

/**
 * Where the collections, arrays and functions of a program come from and go to: through locals, fields, arguments and
 * results of all reached methods, until nothing new is learned.
 *
 * <p>Flow-sensitive inside a method; fields, parameters and results are one set of origins each for all objects and all
 * calls. Of what goes into a collection, the types are remembered, who holds it, and what collections and functions it is.
 */
final class DataFlow {

    private static final int ROUNDS = 20;
    private static final Type OBJECT = Type.getObjectType("java/lang/Object");
    private static final String LAMBDA_FACTORY = "java/lang/invoke/LambdaMetafactory";
    private static final Set<String> ENUM_COLLECTIONS = Set.of("java/util/EnumSet", "java/util/EnumMap");
    private static final Pattern KEYED = Pattern.compile(
            "^Ljava/util/(?:concurrent/)?(?:Concurrent)?(?:Hash)?(?:Map|Set|table)<[+-]?L([^;<]+)[;<].*");

    private final Program program;
    private final Reachability reachability;
    private final Map<String, Set<Origin>> fields = new HashMap<>();
    private final Map<MethodId, Map<Integer, Set<Origin>>> parameters = new HashMap<>();
    private final Map<MethodId, Set<Origin>> results = new HashMap<>();
    private final Map<Origin, Set<String>> elements = new HashMap<>();
    private final Map<Origin, Integer> captured = new HashMap<>();
    private final Map<Origin, Set<Origin>> held = new HashMap<>();
    private final Set<Origin> sorted = new LinkedHashSet<>();
    private final Set<Origin> renewed = new LinkedHashSet<>(); // sequences whose elements are replaced by new ones
    private final Map<MethodId, Frame<Fact>[]> frames = new LinkedHashMap<>();
    private final Set<String> identityHashes = new TreeSet<>();
    private final Set<MethodId> texts = new TreeSet<>();
    private boolean learned;

    private DataFlow(Program program, Reachability reachability) {
        this.program = program;
        this.reachability = reachability;
    }

    static DataFlow of(Program program, Reachability reachability) {
        DataFlow first = new DataFlow(program, reachability);
        first.run();
        if (first.renewed.isEmpty()) {
            return first;
        }
        DataFlow again = new DataFlow(program, reachability); // who is known not to hold an element never did
        again.renewed.addAll(first.renewed);
        again.run();
        return again;
    }

    private void run() {
        int round = 0;
        do {
            learned = false;
            reachability.methods().keySet().forEach(this::analyze);
        } while (learned && ++round < ROUNDS);
    }

    /** What is known before each instruction; the entry of an instruction that cannot run is null. */
    Frame<Fact>[] frames(MethodId method) {
        return frames.getOrDefault(method, emptyFrames());
    }

    @SuppressWarnings("unchecked")
    private static Frame<Fact>[] emptyFrames() {
        return (Frame<Fact>[]) new Frame<?>[0];
    }

    /** Whether a function has been given an object when it was made, as {@code counter::incrementAndGet} has. */
    boolean bindsReceiver(Origin code) {
        return captured.getOrDefault(code, 0) > 0;
    }

    boolean isSorted(Origin origin) {
        return sorted.contains(origin);
    }

    /** The type among the elements or keys that is hashed by identity, if there is one. */
    Optional<String> identityHashedElement(Fact collection) {
        return elementsOf(collection).stream().filter(this::isIdentityHashed).findFirst();
    }

    Optional<String> identityHashedElement(Origin origin) {
        return elements.getOrDefault(origin, Set.of()).stream()
                .filter(this::isIdentityHashed)
                .findFirst();
    }

    boolean isIdentityHashed(Fact value) {
        boolean bare = value.exact() && value.internalName().equals(OBJECT.getInternalName());
        return bare
                || value.has(Origin.Kind.CODE)
                || isIdentityHashed(value.internalName())
                || value.origins(Origin.Kind.VALUE::equals).stream()
                        .anyMatch(origin -> isIdentityHashed(origin.where()));
    }

    private boolean isIdentityHashed(String type) {
        return identityHashes.contains(type) || program.isIdentityHashed(type, reachability.instantiated());
    }

    /** The type whose default text, with its identity hash, a text of the value shows; empty where there is none. */
    Optional<String> defaultText(Fact value) {
        boolean bare = value.exact() && value.internalName().equals(OBJECT.getInternalName());
        if (bare || value.has(Origin.Kind.CODE) || hasDefaultText(value.internalName())) {
            return Optional.of(value.internalName());
        }
        Optional<String> behind = value.origins(Origin.Kind.VALUE::equals).stream()
                .map(Origin::where)
                .filter(this::hasDefaultText)
                .findFirst();
        boolean collection = behind.isEmpty() && value.internalName().startsWith("java/util/");
        return collection ? defaultTextOfElements(value) : behind;
    }

    /** As {@link #defaultText}, of the elements. */
    Optional<String> defaultTextOfElements(Fact values) {
        return elementsOf(values).stream().filter(this::hasDefaultText).findFirst();
    }

    private boolean hasDefaultText(String type) {
        return program.hasDefaultText(type, reachability.instantiated());
    }

    // --- what the interpreter asks ---

    Set<Origin> parameter(MethodId method, int local, Type type) {
        Set<Origin> origins =
                new LinkedHashSet<>(parameters.getOrDefault(method, Map.of()).getOrDefault(local, Set.of()));
        boolean shared = local == 1
                && program.isModelClass(method.owner())
                && Fact.isReference(type)
                && !Library.isImmutable(type.getInternalName())
                && receivesSharedObjects(method);
        if (shared) {
            String what = method.name().equals("runSim")
                    ? "the state given to runSim"
                    : "the raw result given to " + method.name();
            origins.addAll(handedOn(method.name().equals("runSim") ? "buildSim" : "runSim"));
            origins.add(Origin.of(Origin.Kind.SHARED, method.owner() + method.signature(), what));
        }
        return origins;
    }

    /** What the framework hands on: the state that buildSim returns, the raw result that runSim returns. */
    private Set<Origin> handedOn(String hook) {
        Set<Origin> origins = new LinkedHashSet<>();
        results.forEach((method, returned) -> {
            if (method.name().equals(hook) && program.isModelClass(method.owner())) {
                returned.stream().filter(DataFlow::isHandedOn).forEach(origins::add);
            }
        });
        return origins;
    }

    private static boolean isHandedOn(Origin origin) {
        return !origin.kind().isHolder() && origin.kind() != Origin.Kind.OWN_POSITION;
    }

    /** An override is what the method that it overrides is, annotated or not. */
    private boolean receivesSharedObjects(MethodId method) {
        return program.modelClasses().stream()
                .flatMap(node -> node.methods.stream())
                .filter(each -> (each.name + each.desc).equals(method.signature()))
                .anyMatch(Reachability::receivesSharedObjects);
    }

    Fact staticField(FieldInsnNode access) {
        Type type = Type.getType(access.desc);
        if (!Fact.isReference(type) || Library.isImmutable(type.getInternalName())) {
            return Fact.of(type);
        }
        String field = key(access);
        Set<Origin> origins = new LinkedHashSet<>(fields.getOrDefault(field, Set.of()));
        if (program.contains(access.owner)) {
            origins.removeIf(origin -> origin.kind() == Origin.Kind.OWN_POSITION);
            origins.add(Origin.of(Origin.Kind.STATIC, field, "the static field '" + access.name + "'"));
        }
        return Fact.of(type, origins);
    }

    Fact field(FieldInsnNode access, Fact object) {
        Type type = Type.getType(access.desc);
        if (!Fact.isReference(type) || Library.isImmutable(type.getInternalName())) {
            return Fact.of(type);
        }
        String field = key(access);
        Set<Origin> origins = new LinkedHashSet<>(fields.getOrDefault(field, Set.of()));
        origins.addAll(object.origins(Origin.Kind::isHolder));
        boolean ofModel = program.declaringClass(access.owner, access.name)
                .filter(program::isModelClass)
                .isPresent();
        if (ofModel
                || object.origins().stream().anyMatch(origin -> origin.kind().isHolder())) {
            origins.removeIf(origin -> origin.kind() == Origin.Kind.OWN_POSITION);
        }
        if (ofModel) {
            origins.add(Origin.of(Origin.Kind.MODEL, field, "the model's field '" + access.name + "'"));
        }
        return Fact.of(type, origins);
    }

    Set<Origin> made(MethodId method, AbstractInsnNode instruction, Type type) {
        Set<Origin> origins = new LinkedHashSet<>(madeAs(method, instruction, type));
        if (type.getSort() == Type.OBJECT && program.contains(type.getInternalName())) {
            origins.add(Origin.of(Origin.Kind.OBJECT, type.getInternalName(), "an object"));
        }
        return origins;
    }

    private Set<Origin> madeAs(MethodId method, AbstractInsnNode instruction, Type type) {
        String name = type.getSort() == Type.OBJECT ? program.foreignOwner(type.getInternalName()) : "";
        String shown = one(name);
        String where = where(method, instruction);
        Set<Origin> origins = new LinkedHashSet<>();
        if (Library.isIdentityTable(name)) {
            origins.add(Origin.of(Origin.Kind.SALTED, where, shown));
        } else if (Library.isHashTable(name)) {
            origins.add(Origin.of(Origin.Kind.HASHED, where, shown));
        } else if (type.getSort() == Type.ARRAY || Library.isSequence(name)) {
            origins.add(Origin.of(Origin.Kind.SEQUENCE, where, shown));
        }
        if (Library.isTable(name)) {
            origins.add(Origin.of(Origin.Kind.TABLE, where, shown));
        }
        return origins;
    }

    Set<Origin> code(MethodId method, InvokeDynamicInsnNode dynamic) {
        return implementation(dynamic)
                .map(handle -> Set.of(new Origin(
                        Origin.Kind.CODE, where(method, dynamic), handle.getOwner() + "." + handle.getName(), handle)))
                .orElse(Set.of());
    }

    static Optional<Handle> implementation(InvokeDynamicInsnNode dynamic) {
        return dynamic.bsm.getOwner().equals(LAMBDA_FACTORY) && dynamic.bsmArgs[1] instanceof Handle handle
                ? Optional.of(handle)
                : Optional.empty();
    }

    Set<Origin> result(MethodId method, MethodInsnNode call, List<? extends Fact> values) {
        List<MethodId> targets = program.contains(call.owner)
                ? reachability.targets(call.getOpcode(), call.owner, call.name, call.desc)
                : List.of();
        if (!targets.isEmpty()) {
            Set<Origin> origins = new LinkedHashSet<>();
            for (MethodId target : targets) {
                origins.addAll(getter(target)
                        .map(access -> field(access, values.get(0)).origins())
                        .orElse(results.getOrDefault(target, Set.of())));
            }
            origins.addAll(functionResult(call, values));
            return origins;
        }
        Set<Origin> origins =
                new LinkedHashSet<>(libraryResult(method, call, program.foreignOwner(call.owner), values));
        if (call.getOpcode() == Opcodes.INVOKEINTERFACE || call.getOpcode() == Opcodes.INVOKEVIRTUAL) {
            behind(values.get(0), call).forEach(target -> origins.addAll(results.getOrDefault(target, Set.of())));
        }
        origins.addAll(functionResult(call, values));
        return origins;
    }

    /** What a function makes, where it is known, and of which type that is. */
    private Set<Origin> functionResult(MethodInsnNode call, List<? extends Fact> values) {
        Set<Origin> origins = new LinkedHashSet<>();
        if (call.getOpcode() != Opcodes.INVOKEINTERFACE) {
            return origins;
        }
        boolean erased = Type.getReturnType(call.desc).equals(OBJECT);
        for (Origin code : values.get(0).origins(Origin.Kind.CODE::equals)) {
            origins.addAll(resultsOf(code));
            origins.addAll(erased ? behindVariable(returnType(code)) : Set.of());
        }
        return origins;
    }

    private Set<Origin> resultsOf(Origin code) {
        Set<Origin> origins = new LinkedHashSet<>();
        Handle handle = code.handle();
        if (handle != null) {
            targets(handle).forEach(target -> origins.addAll(results.getOrDefault(target, Set.of())));
        }
        return origins;
    }

    /** What would be forgotten of a value when it goes through a type variable: that its hash or its text is its own. */
    private Set<Origin> behindVariable(String type) {
        boolean own = !type.isEmpty() && (isIdentityHashed(type) || hasDefaultText(type));
        return own ? Set.of(Origin.of(Origin.Kind.VALUE, type, one(type))) : Set.of();
    }

    /** The methods of the program that a call through a type from outside runs, as far as the receiver is known. */
    private Set<MethodId> behind(Fact receiver, MethodInsnNode call) {
        Set<MethodId> targets = new TreeSet<>();
        for (Origin origin : receiver.origins()) {
            if (origin.kind() == Origin.Kind.OBJECT) {
                program.resolve(origin.where(), call.name + call.desc).ifPresent(targets::add);
            }
        }
        targets.retainAll(reachability.methods().keySet());
        return targets;
    }

    /** The field that a method does nothing but return: taken as the field itself, so that its object is not forgotten. */
    private Optional<FieldInsnNode> getter(MethodId id) {
        List<AbstractInsnNode> body = new ArrayList<>();
        for (AbstractInsnNode instruction : program.method(id).instructions) {
            if (instruction.getOpcode() >= 0) {
                body.add(instruction);
            }
        }
        boolean getter = body.size() == 3
                && body.get(0).getOpcode() == Opcodes.ALOAD
                && ((VarInsnNode) body.get(0)).var == 0
                && body.get(1).getOpcode() == Opcodes.GETFIELD
                && body.get(2).getOpcode() == Opcodes.ARETURN;
        return getter ? Optional.of((FieldInsnNode) body.get(1)) : Optional.empty();
    }

    private Set<Origin> libraryResult(MethodId method, MethodInsnNode call, String owner, List<? extends Fact> values) {
        String where = where(method, call);
        String name = call.name;
        if (Library.makesSalted(owner, name, call.desc)) {
            return Set.of(
                    Origin.of(Origin.Kind.SALTED, where, simple(owner) + "." + name),
                    Origin.of(Origin.Kind.TABLE, where, name));
        }
        if (Library.isHashTable(owner) && name.equals("newKeySet")) {
            return Set.of(Origin.of(Origin.Kind.HASHED, where, one(owner)));
        }
        if (Library.isCollectorFactory(owner)) {
            return Collecting.collector(where, name, values, this::madeBy);
        }
        if (values.isEmpty()) {
            return Set.of();
        }
        Fact first = values.get(0);
        if (Library.wraps(owner, name)) {
            return first.origins();
        }
        if (Library.passesArgument(owner, name)) {
            return withElements(where, call, owner, first);
        }
        Set<Origin> origins = new LinkedHashSet<>();
        if (Library.picksElement(owner, name)) {
            return holdersOf(first);
        }
        if (Library.isView(owner, name)) {
            origins.addAll(first.origins(Origin.Kind::isHolder));
            origins.add(Origin.of(Origin.Kind.OWN_POSITION, where, "a view"));
            return origins;
        }
        if (call.getOpcode() != Opcodes.INVOKESTATIC) {
            origins.addAll(passedOn(where, call, owner, first));
            if (name.equals("collect") && values.size() == 2) {
                origins.add(Collecting.collected(where, values.get(1)));
                if (Collecting.keepsElements(values.get(1))) {
                    origins.add(Origin.of(Origin.Kind.TABLE, where, "a copy"));
                }
                return origins;
            }
        }
        if (Library.copiesOrder(owner, name) || Library.copiesArray(owner, name)) {
            return Set.of(Origin.of(Origin.Kind.SEQUENCE, where, "a copy"));
        }
        if (isElementSource(call, owner) || Library.mapsElements(owner, name)) {
            origins.add(Origin.of(Origin.Kind.ELEMENTS, where, "elements"));
        }
        return origins;
    }

    private static Set<Origin> withElements(String where, MethodInsnNode call, String owner, Fact passed) {
        Set<Origin> origins = new LinkedHashSet<>(passed.origins(kind -> kind != Origin.Kind.ELEMENTS));
        if (isElementSource(call, owner)) {
            origins.add(Origin.of(Origin.Kind.ELEMENTS, where, "elements"));
        }
        return origins;
    }

    /** What the library hands on of the object that a method is called on. */
    private Set<Origin> passedOn(String where, MethodInsnNode call, String owner, Fact object) {
        String name = call.name;
        Set<Origin> origins = new LinkedHashSet<>();
        boolean known = Library.isFunction(owner) && object.has(Origin.Kind.CODE); // its result is followed instead
        if (Library.handsOutParts(owner, name) && !known) {
            origins.addAll(object.origins(Origin.Kind::isHolder));
        }
        if (Library.hasPosition(Type.getReturnType(call.desc))) {
            boolean passed = Library.hasPosition(Type.getObjectType(owner));
            origins.addAll(object.origins(Origin.Kind.OWN_POSITION::equals));
            if (!passed && !known) {
                origins.add(Origin.of(Origin.Kind.OWN_POSITION, where, "a way through"));
            }
        }
        if (Library.handsOutElement(owner, name)) {
            origins.addAll(heldElements(object));
        }
        if (name.equals("iterator") || name.equals("listIterator")) {
            origins.addAll(object.origins(Set.of(Origin.Kind.ELEMENTS, Origin.Kind.SEQUENCE)::contains));
        }
        if (Library.keepsOrder(owner, name)) {
            origins.addAll(object.origins(Origin.Kind::isOrder));
        }
        if (Library.passesElements(owner, name)) {
            origins.addAll(object.origins(Set.of(Origin.Kind.ELEMENTS, Origin.Kind.SEQUENCE)::contains));
        }
        if (Library.passesContent(owner, name)) {
            origins.addAll(object.origins(Origin.Kind.TABLE::equals));
        }
        return origins;
    }

    /** What is known of the elements of a collection: a copy of a list is another list of the same objects. */
    Set<Origin> heldElements(Fact sequence) {
        Set<Origin> holders = new LinkedHashSet<>();
        for (Origin origin : sequence.origins(Origin.Kind::isContainer)) {
            holders.addAll(renewed.contains(origin) ? Set.of() : held.getOrDefault(origin, Set.of()));
        }
        return holders;
    }

    private void learnHeld(Set<Origin> containers, Set<Origin> origins) {
        Set<Origin> kept = new LinkedHashSet<>(origins);
        kept.removeIf(origin -> !origin.kind().isKept());
        if (!kept.isEmpty()) {
            containers.forEach(
                    container -> learnAll(held.computeIfAbsent(container, key -> new LinkedHashSet<>()), kept));
        }
    }

    private static boolean isElementSource(MethodInsnNode call, String owner) {
        return call.getOpcode() == Opcodes.INVOKESTATIC
                && (owner.equals("java/util/List") && call.name.equals("of")
                        || owner.equals("java/util/Optional") && call.name.startsWith("of")
                        || owner.equals("java/util/Map") && call.name.equals("entry")
                        || owner.equals("java/util/Arrays")
                                && (call.name.equals("asList") || call.name.equals("stream"))
                        || owner.equals("java/util/stream/Stream") && call.name.equals("of"));
    }

    /** A supertype of both, as far as it is cheap to know. */
    Type common(Type a, Type b) {
        if (a.equals(OBJECT) || b.equals(OBJECT) || a.getSort() != Type.OBJECT || b.getSort() != Type.OBJECT) {
            return OBJECT;
        }
        for (var node : program.superclasses(a.getInternalName())) {
            if (program.isSubtype(b.getInternalName(), node.name)) {
                return Type.getObjectType(node.name);
            }
        }
        for (String type : program.supertypes(a.getInternalName())) {
            if (program.isSubtype(b.getInternalName(), type)) {
                return Type.getObjectType(type);
            }
        }
        return OBJECT;
    }

    // --- what is learned from a method once its frames are known ---

    private void analyze(MethodId id) {
        MethodNode method = program.method(id);
        if ((method.access & (Opcodes.ACC_ABSTRACT | Opcodes.ACC_NATIVE)) != 0) {
            return;
        }
        try {
            Frame<Fact>[] known = new Analyzer<>(new FactInterpreter(this, id)).analyze(id.owner(), method);
            frames.put(id, known);
            for (int i = 0; i < known.length; i++) {
                if (known[i] != null) {
                    learn(id, method, method.instructions.get(i), known[i]);
                }
            }
        } catch (AnalyzerException e) {
            throw new IllegalStateException("the byte code of " + id + " cannot be followed", e);
        }
    }

    private void learn(MethodId id, MethodNode method, AbstractInsnNode instruction, Frame<Fact> frame) {
        switch (instruction.getOpcode()) {
            case Opcodes.PUTFIELD, Opcodes.PUTSTATIC -> learnField((FieldInsnNode) instruction, top(frame, 0));
            case Opcodes.ARETURN -> {
                learnAll(
                        results.computeIfAbsent(id, key -> new LinkedHashSet<>()),
                        top(frame, 0).origins());
                learnKeys(top(frame, 0), returned(method.signature));
            }
            case Opcodes.ASTORE -> learnKeys(top(frame, 0), local(method, (VarInsnNode) instruction));
            case Opcodes.AASTORE -> {
                learnElement(top(frame, 2), top(frame, 0).internalName());
                learnHeld(
                        top(frame, 2).origins(Origin.Kind.SEQUENCE::equals),
                        top(frame, 0).origins());
                if (isFree(top(frame, 0))) {
                    learnAll(renewed, top(frame, 2).origins(Origin.Kind.SEQUENCE::equals));
                }
            }
            case Opcodes.INVOKEDYNAMIC -> learnCode(id, (InvokeDynamicInsnNode) instruction, frame);
            default -> {
                if (instruction instanceof MethodInsnNode call) {
                    learnCall(id, call, arguments(frame, call.getOpcode(), call.desc));
                }
            }
        }
    }

    static Fact top(Frame<Fact> frame, int below) {
        return frame.getStack(frame.getStackSize() - 1 - below);
    }

    /** The receiver, where there is one, and the arguments of a call. */
    static List<Fact> arguments(Frame<Fact> frame, int opcode, String descriptor) {
        boolean hasReceiver = opcode != Opcodes.INVOKESTATIC && opcode != Opcodes.INVOKEDYNAMIC;
        int count = Type.getArgumentTypes(descriptor).length + (hasReceiver ? 1 : 0);
        List<Fact> arguments = new ArrayList<>();
        for (int i = count - 1; i >= 0; i--) {
            arguments.add(top(frame, i));
        }
        return arguments;
    }

    private void learnField(FieldInsnNode access, Fact value) {
        if (value.isReference()) {
            learnAll(fields.computeIfAbsent(key(access), field -> new LinkedHashSet<>()), value.origins());
            learnKeys(
                    value,
                    program.field(access.owner, access.name)
                            .map(field -> signature(field))
                            .orElse(""));
        }
    }

    private static String signature(FieldNode field) {
        return field.signature == null ? "" : field.signature;
    }

    private static String returned(@Nullable String signature) {
        return signature == null ? "" : signature.substring(signature.indexOf(')') + 1);
    }

    /** The generic type of the local that a store begins or changes. */
    private static String local(MethodNode method, VarInsnNode store) {
        if (method.localVariables == null) {
            return "";
        }
        InsnList instructions = method.instructions;
        int at = instructions.indexOf(store);
        for (LocalVariableNode local : method.localVariables) {
            boolean live = instructions.indexOf(local.start) <= at + 2 && at <= instructions.indexOf(local.end);
            if (local.index == store.var && live && local.signature != null) {
                return local.signature;
            }
        }
        return "";
    }

    /** A declared type such as {@code Map<Kind, Double>} tells what a hash table's keys are. */
    private void learnKeys(Fact value, String genericType) {
        Matcher keyed = KEYED.matcher(genericType);
        if (!value.has(Origin.Kind.HASHED) || !keyed.matches()) {
            return;
        }
        for (Origin origin : value.origins(Origin.Kind.HASHED::equals)) {
            learnElement(origin, keyed.group(1));
        }
    }

    /** A key hashes like its type; a function by identity, and a list of keys like each of them. */
    private void learnKey(Fact collection, Fact key) {
        learnElement(collection, key.internalName());
        key.origins(Origin.Kind.VALUE::equals).forEach(value -> learnElement(collection, value.where()));
        if (key.has(Origin.Kind.CODE)) {
            learnAll(identityHashes, Set.of(key.internalName()));
        }
        if (key.internalName().startsWith("java/util/")) {
            elementsOf(key).stream().filter(this::isIdentityHashed).forEach(type -> learnElement(collection, type));
        }
    }

    private void learnElement(Fact collection, String type) {
        for (Origin origin : collection.origins(kind -> kind == Origin.Kind.HASHED || kind == Origin.Kind.SEQUENCE)) {
            learnElement(origin, type);
        }
    }

    private void learnElement(Origin origin, String type) {
        if (!type.isEmpty()) {
            learnAll(elements.computeIfAbsent(origin, key -> new TreeSet<>()), Set.of(type));
        }
    }

    private Set<String> elementsOf(Fact collection) {
        Set<Origin> streamed = collection.origins(Origin.Kind.ELEMENTS::equals);
        Set<String> types = new TreeSet<>();
        for (Origin origin : streamed.isEmpty() ? collection.origins() : streamed) {
            types.addAll(elements.getOrDefault(origin, Set.of()));
        }
        if (collection.type() != null && collection.type().getSort() == Type.ARRAY) {
            Type element = FactInterpreter.elementType(collection);
            if (Fact.isReference(element)) {
                types.add(element.getInternalName());
            }
        }
        return types;
    }

    private void learnCode(MethodId id, InvokeDynamicInsnNode dynamic, Frame<Fact> frame) {
        Optional<Handle> code = implementation(dynamic);
        if (code.isEmpty()) {
            return;
        }
        List<Fact> arguments = arguments(frame, Opcodes.INVOKEDYNAMIC, dynamic.desc);
        this.code(id, dynamic).forEach(origin -> captured.put(origin, arguments.size()));
        Handle handle = code.get();
        for (MethodId target : targets(handle)) {
            learnArguments(target, arguments, 0);
        }
    }

    private List<MethodId> targets(Handle handle) {
        return Reachability.isMethod(handle) && program.contains(handle.getOwner())
                ? reachability.targets(
                        Reachability.opcode(handle), handle.getOwner(), handle.getName(), handle.getDesc())
                : List.of();
    }

    /** Arguments from the given position on, the receiver of an instance method being position 0. */
    private void learnArguments(MethodId target, List<Fact> arguments, int position) {
        List<Integer> slots = slots(target);
        List<Type> types = types(target);
        for (int i = 0; i < arguments.size() && position + i < slots.size(); i++) {
            Fact argument = arguments.get(i);
            Set<Origin> origins = new LinkedHashSet<>(argument.origins());
            origins.addAll(types.get(position + i).equals(OBJECT) ? behindVariable(argument.internalName()) : Set.of());
            if (argument.isReference() && !origins.isEmpty()) {
                learnAll(
                        parameters
                                .computeIfAbsent(target, key -> new HashMap<>())
                                .computeIfAbsent(slots.get(position + i), key -> new LinkedHashSet<>()),
                        origins);
            }
        }
    }

    private List<Type> types(MethodId target) {
        List<Type> types = new ArrayList<>();
        if ((program.method(target).access & Opcodes.ACC_STATIC) == 0) {
            types.add(Type.getObjectType(target.owner()));
        }
        types.addAll(List.of(Type.getArgumentTypes(target.descriptor())));
        return types;
    }

    private List<Integer> slots(MethodId target) {
        List<Integer> slots = new ArrayList<>();
        int slot = 0;
        for (Type type : types(target)) {
            slots.add(slot);
            slot += type.getSize();
        }
        return slots;
    }

    private void learnCall(MethodId id, MethodInsnNode call, List<Fact> arguments) {
        if (program.contains(call.owner)) {
            List<MethodId> targets = reachability.targets(call.getOpcode(), call.owner, call.name, call.desc);
            List<Fact> passed = withoutOwn(id, arguments);
            targets.forEach(target -> learnArguments(target, passed, 0));
            learnFunction(call, passed);
            if (!targets.isEmpty()) {
                return;
            }
        }
        if (!arguments.isEmpty()) {
            String owner = program.foreignOwner(call.owner);
            if (Library.isFunction(owner)) {
                learnFunction(call, withoutOwn(id, arguments));
            }
            learnLibraryCall(id, call, owner, arguments);
        }
    }

    /** Arguments reach the code of a function that is called. */
    private void learnFunction(MethodInsnNode call, List<Fact> arguments) {
        if (call.getOpcode() != Opcodes.INVOKEINTERFACE) {
            return;
        }
        for (Origin code : arguments.get(0).origins(Origin.Kind.CODE::equals)) {
            Handle handle = code.handle();
            if (handle != null) {
                targets(handle)
                        .forEach(target -> learnArguments(
                                target, arguments.subList(1, arguments.size()), captured.getOrDefault(code, 0)));
            }
        }
    }

    /**
     * Arguments as a helper should see them that is called while they are still being made: what only a static initialiser
     * or a constructor hands to it may be changed there, so that a run may use the same helper for copies.
     */
    private List<Fact> withoutOwn(MethodId caller, List<Fact> arguments) {
        if (reachability.runsIn(caller, Reachability.Phase.RUN)) {
            return arguments;
        }
        boolean constructs = reachability.runsIn(caller, Reachability.Phase.CONSTRUCTION);
        Predicate<Origin.Kind> kept = kind -> kind != Origin.Kind.MODEL && (constructs || kind != Origin.Kind.STATIC);
        return arguments.stream()
                .map(argument -> new Fact(argument.type(), argument.exact(), argument.origins(kept)))
                .toList();
    }

    private void learnLibraryCall(MethodId id, MethodInsnNode call, String owner, List<Fact> arguments) {
        Fact first = arguments.get(0);
        boolean isStatic = call.getOpcode() == Opcodes.INVOKESTATIC;
        if (Library.sorts(owner, call.name)) {
            learnAll(sorted, first.origins(Origin.Kind.SEQUENCE::equals));
        }
        if (!isStatic && arguments.size() > 1) {
            if (Library.adds(call.name)) {
                learnKey(first, arguments.get(1));
            } else if (call.name.equals(MethodId.CONSTRUCTOR) || call.name.endsWith("All")) {
                elementsOf(arguments.get(1)).forEach(type -> learnElement(first, type));
            }
        }
        if (id.signature().equals("hashCode()I") && takesIdentityHash(call, first)) {
            learnAll(identityHashes, Set.of(id.owner()));
        }
        if (Library.makesText(owner, call.name, call.desc)) {
            learnText(arguments.get(isStatic ? 0 : 1));
        }
        learnElementSource(id, call, owner, arguments);
        if (!isStatic) {
            learnBehind(call, first, arguments);
        }
        learnHeldElements(id, call, owner, arguments);
        Set<Origin> holders = new LinkedHashSet<>(first.origins(Origin.Kind::isHolder));
        if (!isStatic) {
            holders.addAll(heldElements(first));
        }
        passHolders(holders, arguments);
        if (call.name.equals("addOutput")) {
            passHolders(
                    Set.of(Origin.of(Origin.Kind.SHARED, where(id, call), "the raw result given to an added output")),
                    arguments);
        }
    }

    /** An element brings who holds it; a collection brings who holds it and who holds its elements. */
    private void learnHeldElements(MethodId id, MethodInsnNode call, String owner, List<Fact> arguments) {
        Fact first = arguments.get(0);
        if (Library.copiesArray(owner, call.name)) {
            learnHeld(Set.of(copyMadeBy(id, call)), holdersOf(first));
        }
        if (call.getOpcode() == Opcodes.INVOKESTATIC) {
            if (owner.equals("java/util/Arrays") && call.name.equals("setAll")) {
                learnAll(renewed, first.origins(Origin.Kind.SEQUENCE::equals));
            }
            if (Library.isCollectorFactory(owner) && call.name.endsWith("Map") && makesNew(arguments.get(1))) {
                learnAll(renewed, Collecting.collector(where(id, call), call.name, arguments, this::madeBy));
            }
            return;
        }
        if (call.name.equals("replaceAll")
                || (call.name.equals("set") && isFree(arguments.get(arguments.size() - 1)))) {
            learnAll(renewed, first.origins(Origin.Kind.SEQUENCE::equals));
        }
        boolean copies = Library.copiesElements(call.name, call.desc);
        if (copies && arguments.size() == 2) {
            learnHeld(first.origins(Origin.Kind::isContainer), holdersOf(arguments.get(1)));
        } else if (Library.puts(call.name)) {
            learnPut(call.name, first, arguments);
        } else if (Library.copiesOrder(owner, call.name) || call.name.equals("collect") && !renews(arguments)) {
            Origin copy = copyMadeBy(id, call);
            learnHeld(Set.of(copy, Origin.of(Origin.Kind.TABLE, copy.where(), copy.shown())), holdersOf(first));
        }
    }

    /** An element of a collection, or the value of a table: itself, or what a function makes of it. */
    private void learnPut(String name, Fact collection, List<Fact> arguments) {
        boolean element = arguments.size() == 2;
        boolean computed = name.startsWith("compute") || name.equals("merge");
        Fact last = arguments.get(arguments.size() - 1);
        Set<Origin> origins = new LinkedHashSet<>(computed ? Set.of() : last.origins());
        if (computed) {
            last.origins(Origin.Kind.CODE::equals).forEach(code -> origins.addAll(resultsOf(code)));
        }
        if (name.equals("merge")) {
            origins.addAll(arguments.get(2).origins());
        }
        learnHeld(
                collection.origins(kind -> kind == Origin.Kind.TABLE || element && kind == Origin.Kind.SEQUENCE),
                origins);
    }

    private boolean renews(List<Fact> arguments) {
        return arguments.get(arguments.size() - 1).origins().stream().anyMatch(renewed::contains);
    }

    /** Whether a function is known to give nothing but objects that it makes. */
    private boolean makesNew(Fact function) {
        Set<Origin> codes = function.origins(Origin.Kind.CODE::equals);
        return !codes.isEmpty()
                && codes.stream()
                        .map(this::resultsOf)
                        .allMatch(origins -> origins.stream()
                                        .anyMatch(origin -> origin.kind() == Origin.Kind.OBJECT
                                                || origin.kind() == Origin.Kind.SEQUENCE
                                                || origin.kind() == Origin.Kind.TABLE)
                                && origins.stream()
                                        .noneMatch(origin -> origin.kind().isHolder()));
    }

    private Origin copyMadeBy(MethodId id, MethodInsnNode call) {
        return Origin.of(Origin.Kind.SEQUENCE, where(id, call), "a copy");
    }

    /** Who holds a collection or its elements. */
    private Set<Origin> holdersOf(Fact collection) {
        Set<Origin> holders = new LinkedHashSet<>(collection.origins(Origin.Kind::isHolder));
        holders.addAll(heldElements(collection));
        return holders;
    }

    private boolean isFree(Fact value) {
        return value.origins(Origin.Kind::isHolder).isEmpty();
    }

    /** Whether a call takes a hash that differs from run to run, of the object itself or of what a collection holds. */
    boolean takesIdentityHash(MethodInsnNode call, Fact hashed) {
        boolean hash = call.name.equals("hashCode");
        boolean helper = call.owner.equals("java/util/Objects") || call.owner.equals("java/util/Arrays");
        if (!hash && !(helper && call.name.equals("hash"))) {
            return false;
        }
        boolean ofSuper = call.getOpcode() == Opcodes.INVOKESPECIAL && call.owner.equals(OBJECT.getInternalName());
        boolean ofEnums = hash && ENUM_COLLECTIONS.contains(hashed.internalName());
        boolean whole = ofEnums || (hash && !call.owner.equals("java/util/Arrays") && isIdentityHashed(hashed));
        boolean parts = call.owner.startsWith("java/util/")
                && identityHashedElement(hashed).isPresent();
        return ofSuper || whole || parts;
    }

    /** The {@code toString} of the program that a text of a value runs. */
    private void learnText(Fact value) {
        if (program.contains(value.internalName())) {
            texts.addAll(reachability.targets(
                    Opcodes.INVOKEVIRTUAL, value.internalName(), "toString", "()Ljava/lang/String;"));
        }
    }

    /** The {@code toString} methods that library calls run, as far as it is seen of what they make a text. */
    Set<MethodId> texts() {
        return Collections.unmodifiableSet(texts);
    }

    private void learnElementSource(MethodId id, MethodInsnNode call, String owner, List<Fact> arguments) {
        String where = where(id, call);
        Origin streamed = Origin.of(Origin.Kind.ELEMENTS, where, "elements");
        if (Library.makesSalted(owner, call.name, call.desc)) {
            Origin salted = Origin.of(Origin.Kind.SALTED, where, simple(owner) + "." + call.name);
            int step = owner.equals("java/util/Map") ? 2 : 1;
            for (int i = 0; i < arguments.size(); i += step) {
                learnElement(salted, arguments.get(i).internalName());
                learnHeld(
                        Set.of(Origin.of(Origin.Kind.TABLE, where, call.name)),
                        arguments.get(Math.min(i + step, arguments.size()) - 1).origins());
            }
        } else if (isElementSource(call, owner)) {
            for (Fact argument : arguments) {
                boolean array = call.desc.startsWith("([");
                learnHeld(Set.of(streamed), array ? heldElements(argument) : argument.origins());
                (array ? elementsOf(argument) : Set.of(argument.internalName()))
                        .forEach(type -> learnElement(streamed, type));
            }
        } else if (Library.mapsElements(owner, call.name)) {
            arguments
                    .get(1)
                    .origins(Origin.Kind.CODE::equals)
                    .forEach(code -> learnElement(streamed, returnType(code)));
        } else if (call.name.equals("collect") && arguments.size() == 2) {
            Fact collector = arguments.get(1);
            Origin made = Collecting.collected(where, collector);
            elementsOf(collector).forEach(type -> learnElement(made, type));
            if (elementsOf(collector).isEmpty()) {
                elementsOf(arguments.get(0)).forEach(type -> learnElement(made, type));
            }
        } else if (Library.isCollectorFactory(owner) && Collecting.hasKeyFunction(call.name)) {
            arguments.get(0).origins(Origin.Kind.CODE::equals).forEach(code -> Collecting.collector(
                            where, call.name, arguments, this::madeBy)
                    .forEach(collector -> learnElement(collector, returnType(code))));
        }
    }

    /** The class that a supplier makes an object of: by a constructor reference, or in a lambda; empty if not seen. */
    private String madeBy(Handle supplier) {
        if (supplier.getName().equals(MethodId.CONSTRUCTOR)) {
            return supplier.getOwner();
        }
        for (MethodId target : targets(supplier)) {
            for (AbstractInsnNode instruction : program.method(target).instructions) {
                if (instruction instanceof TypeInsnNode made && made.getOpcode() == Opcodes.NEW) {
                    return made.desc;
                }
            }
        }
        return "";
    }

    private static String returnType(Origin code) {
        Handle handle = code.handle();
        if (handle == null) {
            return "";
        }
        if (handle.getTag() == Opcodes.H_NEWINVOKESPECIAL) {
            return handle.getOwner();
        }
        Type type = Type.getReturnType(handle.getDesc());
        return Fact.isReference(type) ? type.getInternalName() : "";
    }

    /** Arguments reach an object's own method; what holds a function holds what it has captured. */
    private void learnBehind(MethodInsnNode call, Fact receiver, List<Fact> arguments) {
        for (Origin object : receiver.origins(Origin.Kind.OBJECT::equals)) {
            program.resolve(object.where(), call.name + call.desc)
                    .filter(reachability.methods()::containsKey)
                    .ifPresent(target -> learnArguments(target, arguments, 0));
        }
        Set<Origin> holders = receiver.origins(Origin.Kind::isHolder);
        for (Origin code : receiver.origins(Origin.Kind.CODE::equals)) {
            Handle handle = code.handle();
            int count = captured.getOrDefault(code, 0);
            if (handle != null && count > 0 && !holders.isEmpty()) {
                Fact held = Fact.of(OBJECT, holders);
                targets(handle).forEach(target -> learnArguments(target, Collections.nCopies(count, held), 0));
            }
        }
    }

    /** What holds a collection holds its elements, which a library call hands to the functions that it is given. */
    private void passHolders(Set<Origin> holders, List<Fact> arguments) {
        if (holders.isEmpty()) {
            return;
        }
        for (Fact argument : arguments.subList(1, arguments.size())) {
            for (Origin code : argument.origins(Origin.Kind.CODE::equals)) {
                Handle handle = code.handle();
                if (handle != null) {
                    targets(handle).forEach(target -> passHolders(target, captured.getOrDefault(code, 0), holders));
                }
            }
        }
    }

    private void passHolders(MethodId target, int position, Set<Origin> holders) {
        List<Fact> passed = new ArrayList<>();
        boolean isStatic = (program.method(target).access & Opcodes.ACC_STATIC) != 0;
        Type[] types = Type.getArgumentTypes(target.descriptor());
        for (int i = position; i < types.length + (isStatic ? 0 : 1); i++) {
            int index = isStatic ? i : i - 1;
            Type type = index < 0 ? Type.getObjectType(target.owner()) : types[index];
            passed.add(Fact.of(
                    type,
                    holders.stream()
                            .filter(origin -> reaches(origin.kind(), type))
                            .collect(Collectors.toCollection(LinkedHashSet::new))));
        }
        learnArguments(target, passed, position);
    }

    /** Whether an object of the type can be held by somebody, or be the collection or function that is remembered. */
    private static boolean reaches(Origin.Kind kind, Type type) {
        if (!Fact.isReference(type) || Library.isImmutable(type.getInternalName())) {
            return false;
        }
        if (kind == Origin.Kind.CODE) {
            return !Library.isCollection(type);
        }
        return kind.isHolder() || kind == Origin.Kind.OBJECT || Library.isCollection(type);
    }

    private <T> void learnAll(Set<T> known, Set<? extends T> more) {
        if (known.addAll(more)) {
            learned = true;
        }
    }

    private String key(FieldInsnNode access) {
        return program.declaringClass(access.owner, access.name).orElse(access.owner) + "." + access.name;
    }

    private String where(MethodId method, AbstractInsnNode instruction) {
        return method.owner() + "." + method.signature() + "@"
                + program.method(method).instructions.indexOf(instruction);
    }

    /** {@code a HashMap}, {@code an Iterator}. */
    static String one(String internalName) {
        String simple = simple(internalName);
        return (!simple.isEmpty() && "AEIO".indexOf(simple.charAt(0)) >= 0 ? "an " : "a ") + simple;
    }

    static String simple(String internalName) {
        return internalName.substring(internalName.lastIndexOf('/') + 1).replace('$', '.');
    }
}
