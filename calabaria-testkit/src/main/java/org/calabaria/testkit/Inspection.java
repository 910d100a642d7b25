package org.calabaria.testkit;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;
import org.calabaria.testkit.Reachability.Phase;
import org.jspecify.annotations.Nullable;
import org.objectweb.asm.Handle;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.Type;
import org.objectweb.asm.tree.AbstractInsnNode;
import org.objectweb.asm.tree.ClassNode;
import org.objectweb.asm.tree.FieldInsnNode;
import org.objectweb.asm.tree.FieldNode;
import org.objectweb.asm.tree.InvokeDynamicInsnNode;
import org.objectweb.asm.tree.LineNumberNode;
import org.objectweb.asm.tree.MethodInsnNode;
import org.objectweb.asm.tree.MethodNode;
import org.objectweb.asm.tree.TryCatchBlockNode;
import org.objectweb.asm.tree.analysis.Frame;

/** One walk over the reached methods of a program, instruction by instruction, holding each against the rules. */
final class Inspection {

    private static final Set<String> RESOURCE_READERS = Set.of(
            "getResource", "getResourceAsStream", "getResources", "getSystemResource", "getSystemResourceAsStream");
    private static final Set<String> MEMORY_ERRORS =
            Set.of("java/lang/StackOverflowError", "java/lang/OutOfMemoryError", "java/lang/VirtualMachineError");

    private final Program program;
    private final Reachability reachability;
    private final DataFlow flow;
    private final Allowances allowances;
    private final SortedSet<Finding> findings = new TreeSet<>();

    Inspection(Program program, Reachability reachability, DataFlow flow, Allowances allowances) {
        this.program = program;
        this.reachability = reachability;
        this.flow = flow;
        this.allowances = allowances;
    }

    List<Finding> findings() {
        reachability.methods().keySet().forEach(this::inspect);
        program.modelClasses().forEach(this::inspectFields);
        reachability.instantiated().forEach(this::inspectFinalizer);
        return List.copyOf(findings);
    }

    private void inspect(MethodId id) {
        MethodNode method = program.method(id);
        Frame<Fact>[] frames = flow.frames(id);
        for (int i = 0; i < frames.length; i++) {
            AbstractInsnNode instruction = method.instructions.get(i);
            if (frames[i] != null) {
                inspect(new Place(id, instruction), frames[i]);
            }
        }
        for (TryCatchBlockNode block : method.tryCatchBlocks) {
            if (block.type != null && MEMORY_ERRORS.contains(block.type)) {
                blame(
                        new Place(id, firstInstruction(block.handler)),
                        Rule.ENVIRONMENT,
                        "catches " + DataFlow.simple(block.type)
                                + ": the result would depend on the memory of the machine");
            }
        }
    }

    private record Place(MethodId method, AbstractInsnNode instruction) {}

    private void inspect(Place place, Frame<Fact> frame) {
        AbstractInsnNode instruction = place.instruction();
        if (instruction instanceof MethodInsnNode call) {
            List<Fact> arguments = DataFlow.arguments(frame, call.getOpcode(), call.desc);
            inspectCall(place, call.getOpcode(), call.owner, call.name, call.desc);
            inspectLibraryCall(place, call, arguments);
        } else if (instruction instanceof InvokeDynamicInsnNode dynamic) {
            inspectDynamic(place, dynamic, DataFlow.arguments(frame, Opcodes.INVOKEDYNAMIC, dynamic.desc));
        } else if (instruction instanceof FieldInsnNode access) {
            inspectField(place, access, frame);
        } else if (instruction.getOpcode() >= Opcodes.IASTORE && instruction.getOpcode() <= Opcodes.SASTORE) {
            blameChange(place, DataFlow.top(frame, 2), "stores into an array of ");
        }
    }

    // --- calls that are forbidden by name ---

    private void inspectCall(Place place, int opcode, String owner, String name, String descriptor) {
        boolean resolved = program.contains(owner)
                && !reachability.targets(opcode, owner, name, descriptor).isEmpty();
        if (resolved) {
            inspectTargets(place, reachability.targets(opcode, owner, name, descriptor));
            return;
        }
        String foreign = program.foreignOwner(owner);
        for (Rule rule : ForbiddenCalls.rules(foreign, name, descriptor)) {
            if (isMended(place, foreign, descriptor, rule)) {
                continue;
            }
            blame(place, rule, "calls " + shown(foreign, name) + ": the result would depend on " + rule.dependence());
        }
        if (RESOURCE_READERS.contains(name) && isResourceHolder(foreign) && !program.declaresResources()) {
            blame(
                    place,
                    Rule.IO,
                    "calls " + shown(foreign, name)
                            + ": the result would depend on a resource that no @UsesResource declares");
        }
    }

    /** A default that the same method replaces: a scanner's locale, a format's time zone, a calendar's time. */
    private boolean isMended(Place place, String owner, String descriptor, Rule rule) {
        if (owner.equals("java/util/Scanner") && rule == Rule.DEFAULT_LOCALE) {
            return calls(place.method(), "useLocale");
        }
        if (owner.endsWith("Calendar") && rule == Rule.CLOCK) {
            boolean zone = descriptor.contains("TimeZone") || calls(place.method(), "setTimeZone");
            return zone && (calls(place.method(), "setTime") || calls(place.method(), "setTimeInMillis"));
        }
        return (owner.equals("java/text/SimpleDateFormat") || owner.equals("java/util/Calendar$Builder"))
                && rule == Rule.DEFAULT_ZONE
                && calls(place.method(), "setTimeZone");
    }

    private boolean calls(MethodId method, String name) {
        for (AbstractInsnNode instruction : program.method(method).instructions) {
            if (instruction instanceof MethodInsnNode call && call.name.equals(name)) {
                return true;
            }
        }
        return false;
    }

    private void inspectTargets(Place place, List<MethodId> targets) {
        for (MethodId target : targets) {
            if ((program.method(target).access & Opcodes.ACC_NATIVE) != 0) {
                blame(
                        place,
                        Rule.NATIVE_CODE,
                        "calls the native method " + shown(target.owner(), target.name())
                                + ": the result would depend on " + Rule.NATIVE_CODE.dependence());
            }
        }
    }

    private static boolean isResourceHolder(String owner) {
        return owner.equals("java/lang/Class") || owner.equals("java/lang/Module") || owner.endsWith("ClassLoader");
    }

    private static String shown(String owner, String name) {
        return name.equals(MethodId.CONSTRUCTOR)
                ? "new " + DataFlow.simple(owner)
                : DataFlow.simple(owner) + "." + name;
    }

    // --- collections, texts and changes ---

    private void inspectLibraryCall(Place place, MethodInsnNode call, List<Fact> arguments) {
        boolean own = program.contains(call.owner)
                && !reachability
                        .targets(call.getOpcode(), call.owner, call.name, call.desc)
                        .isEmpty();
        String owner = program.foreignOwner(call.owner);
        inspectHash(place, call, arguments);
        if (own && call.name.equals("toString") && call.desc.startsWith("()")) {
            flow.defaultText(arguments.get(0)).ifPresent(type -> blameText(place, type));
        }
        if (own || arguments.isEmpty()) {
            return;
        }
        if (Library.formats(owner, call.name)) {
            inspectFormat(place, call, arguments);
            inspectTexts(place, arguments, false);
        } else if (owner.equals("java/util/Arrays") && call.name.endsWith("oString")) {
            inspectTexts(place, arguments, call.name.startsWith("deep"));
        }
        boolean isStatic = call.getOpcode() == Opcodes.INVOKESTATIC;
        if (!isStatic) {
            inspectReceiver(place, call, owner, arguments);
        }
        int changed = isStatic
                ? Library.changedArgument(owner, call.name)
                : Library.filledArgument(owner, call.name, call.desc);
        if (changed >= 0) {
            blameChange(place, arguments.get(changed), "changes an array or a list of ");
        }
        int ordered = isStatic ? Library.orderedArgument(owner, call.name, call.desc) : -1;
        if (ordered >= 0) {
            blameOrder(place, arguments.get(ordered), "goes through ");
        }
        if (Library.makesText(owner, call.name, call.desc)) {
            inspectText(place, arguments.get(isStatic ? 0 : 1));
        }
    }

    private void inspectFormat(Place place, MethodInsnNode call, List<Fact> arguments) {
        if (arguments.stream().anyMatch(argument -> argument.has(Origin.Kind.LINE_FORMAT))) {
            blame(
                    place,
                    Rule.ENVIRONMENT,
                    "formats %n by " + shown(call.owner, call.name)
                            + ": the result would depend on the line separator of the machine");
        }
    }

    private void inspectReceiver(Place place, MethodInsnNode call, String owner, List<Fact> arguments) {
        Fact receiver = arguments.get(0);
        if (Library.changesReceiver(owner, call.name)) {
            blameChange(place, receiver, "changes " + DataFlow.one(owner) + " of ");
        } else if (Library.movesReceiver(owner, call.name, call.desc) && !receiver.has(Origin.Kind.OWN_POSITION)) {
            blameChange(place, receiver, "moves on " + DataFlow.one(owner) + " of ");
        }
        inspectFunction(place, receiver);
        if (call.name.equals("toString") && call.desc.startsWith("()")) {
            inspectText(place, receiver);
        } else if (call.name.equals("collect") && arguments.size() == 2) {
            inspectCollect(place, call, receiver, arguments.get(1));
        } else if (Library.usesOrder(owner, call.name) && !isOrderFree(place, call, arguments)) {
            blameOrder(place, receiver, "goes through ");
        } else if (Library.copiesOrder(owner, call.name)) {
            blameCopy(place, call, receiver);
        } else if (arguments.size() > 1 && copiesArgument(call, owner, receiver)) {
            blameCopyInto(place, receiver, arguments.get(arguments.size() - 1));
        }
    }

    /** A function of the model, or of a static field, that is {@code counter::incrementAndGet}. */
    private void inspectFunction(Place place, Fact function) {
        for (Origin code : function.origins(Origin.Kind.CODE::equals)) {
            Handle handle = code.handle();
            if (handle != null && flow.bindsReceiver(code) && changesWhatItIsBoundTo(handle)) {
                blameChange(place, function, "changes " + DataFlow.one(handle.getOwner()) + " of ");
            }
        }
    }

    private boolean changesWhatItIsBoundTo(Handle handle) {
        String owner = program.foreignOwner(handle.getOwner());
        return !program.contains(handle.getOwner())
                && handle.getTag() != Opcodes.H_INVOKESTATIC
                && (Library.changesReceiver(owner, handle.getName())
                        || Library.movesReceiver(owner, handle.getName(), handle.getDesc()));
    }

    private void inspectCollect(Place place, MethodInsnNode call, Fact stream, Fact collector) {
        if (!Collecting.isOrderless(collector)) {
            blameCopy(place, call, stream);
        }
    }

    /** A loop, or a {@code forEach}, whose body may meet the elements in any order. */
    private boolean isOrderFree(Place place, MethodInsnNode call, List<Fact> arguments) {
        if (call.name.equals("iterator")) {
            return OrderFreeCode.follows(call, program, place.method(), flow.frames(place.method()));
        }
        if (!call.name.equals("forEach") || arguments.size() != 2) {
            return false;
        }
        Set<Origin> code = arguments.get(1).origins(Origin.Kind.CODE::equals);
        return !code.isEmpty() && code.stream().allMatch(origin -> isOrderFree(origin.handle(), call));
    }

    private boolean isOrderFree(@Nullable Handle handle, MethodInsnNode call) {
        if (handle == null || !handle.getName().startsWith("lambda$") || !program.contains(handle.getOwner())) {
            return fillsSorted(handle);
        }
        MethodId body = new MethodId(handle.getOwner(), handle.getName(), handle.getDesc());
        boolean entries = call.desc.contains("BiConsumer");
        return OrderFreeCode.isBody(program, body, flow.frames(body), entries ? 2 : 1);
    }

    private static boolean fillsSorted(@Nullable Handle handle) {
        return handle != null
                && Library.adds(handle.getName())
                && handle.getOwner().startsWith("java/util/")
                && !Library.isOrdered(handle.getOwner());
    }

    private static boolean copiesArgument(MethodInsnNode call, String owner, Fact receiver) {
        boolean all =
                call.name.equals("addAll") || call.name.equals("putAll") || call.name.equals(MethodId.CONSTRUCTOR);
        return all && (Library.isOrdered(owner) || Library.isOrdered(receiver.internalName()));
    }

    /** A {@code hashCode} that mixes in an identity hash does no harm until a hash table of its objects is gone through. */
    private void inspectHash(Place place, MethodInsnNode call, List<Fact> arguments) {
        boolean deferred = place.method().signature().equals("hashCode()I");
        if (!deferred && !arguments.isEmpty() && flow.takesIdentityHash(call, arguments.get(0))) {
            blame(
                    place,
                    Rule.IDENTITY,
                    "takes an identity hash by " + shown(call.owner, call.name) + ": it differs from run to run");
        }
    }

    private void inspectText(Place place, Fact value) {
        blameOrder(place, value, "makes a text of ");
        flow.defaultText(value).ifPresent(type -> blameText(place, type));
    }

    private void blameText(Place place, String type) {
        String shown = type.startsWith("[") ? Type.getType(type).getClassName() : DataFlow.simple(type);
        blame(
                place,
                Rule.IDENTITY,
                "makes a text of a " + shown + ", which has no toString: the text holds an identity hash");
    }

    /** A format and {@code Arrays.toString} make a text of every element. */
    private void inspectTexts(Place place, List<Fact> arguments, boolean deep) {
        arguments.stream()
                .filter(argument -> argument.internalName().startsWith("["))
                .flatMap(argument -> flow.defaultTextOfElements(argument).stream())
                .filter(type -> !(deep && type.startsWith("[")))
                .forEach(type -> blameText(place, type));
    }

    private void inspectDynamic(Place place, InvokeDynamicInsnNode dynamic, List<Fact> arguments) {
        for (Object argument : dynamic.bsmArgs) {
            if (argument instanceof Handle handle && Reachability.isMethod(handle)) {
                inspectCall(place, Reachability.opcode(handle), handle.getOwner(), handle.getName(), handle.getDesc());
                inspectBoundReceiver(place, handle, arguments);
                inspectReferenceToHash(place, dynamic, handle, arguments);
            }
        }
        if (dynamic.name.equals("makeConcatWithConstants")) {
            arguments.stream().filter(Fact::isReference).forEach(argument -> inspectText(place, argument));
        }
    }

    /** {@code Object::hashCode}, {@code Object::toString}: as the call on the type that the function is used for. */
    private void inspectReferenceToHash(
            Place place, InvokeDynamicInsnNode dynamic, Handle handle, List<Fact> arguments) {
        boolean hash = handle.getName().equals("hashCode") && handle.getDesc().equals("()I");
        boolean text = handle.getName().equals("toString") && handle.getDesc().startsWith("()");
        if (!(hash || text) || !(dynamic.bsmArgs[dynamic.bsmArgs.length - 1] instanceof Type)) {
            return;
        }
        Type[] taken = ((Type) dynamic.bsmArgs[2]).getArgumentTypes();
        if (arguments.isEmpty() && taken.length == 0) {
            return;
        }
        Fact receiver = arguments.isEmpty() ? new Fact(taken[0], true, Set.of()) : arguments.get(0);
        if (hash && flow.isIdentityHashed(receiver)) {
            blame(
                    place,
                    Rule.IDENTITY,
                    "takes an identity hash by " + shown(handle.getOwner(), "hashCode")
                            + ": it differs from run to run");
        } else if (text) {
            inspectText(place, receiver);
        }
    }

    /** {@code list::add}: the object before the colons is changed as by a call. */
    private void inspectBoundReceiver(Place place, Handle handle, List<Fact> arguments) {
        boolean bound = arguments.size() == 1 && handle.getTag() != Opcodes.H_INVOKESTATIC;
        if (bound && Library.changesReceiver(program.foreignOwner(handle.getOwner()), handle.getName())) {
            blameChange(place, arguments.get(0), "changes " + DataFlow.one(handle.getOwner()) + " of ");
        }
        if (bound && Library.usesOrder(handle.getOwner(), handle.getName())) {
            blameOrder(place, arguments.get(0), "goes through ");
        }
    }

    private void blameOrder(Place place, Fact collection, String verb) {
        collection.origins(Origin.Kind::isOrder).forEach(origin -> blameOrder(place, origin, verb));
    }

    private void blameOrder(Place place, Origin origin, String verb) {
        if (origin.kind() == Origin.Kind.SALTED) {
            blame(place, Rule.SALTED_ORDER, verb + origin.shown() + ": its order differs from one JVM to the next");
        } else {
            flow.identityHashedElement(origin)
                    .ifPresent(type -> blame(
                            place,
                            Rule.SALTED_ORDER,
                            verb + origin.shown() + " keyed by " + DataFlow.simple(type)
                                    + ", which is hashed by identity: its order differs from one JVM to the next"));
        }
    }

    /** A copy is blamed unless it is sorted later. */
    private void blameCopy(Place place, MethodInsnNode call, Fact source) {
        Origin copy = Origin.of(
                Origin.Kind.SEQUENCE,
                place.method().owner() + "." + place.method().signature() + "@"
                        + program.method(place.method()).instructions.indexOf(call),
                "a copy");
        if (!flow.isSorted(copy)) {
            blameOrder(place, source, "copies ");
        }
    }

    private void blameCopyInto(Place place, Fact target, Fact source) {
        Set<Origin> sequences = target.origins(Origin.Kind.SEQUENCE::equals);
        boolean sorted = !sequences.isEmpty() && sequences.stream().allMatch(flow::isSorted);
        if (!sorted) {
            blameOrder(place, source, "copies ");
        }
    }

    // --- fields ---

    private void inspectField(Place place, FieldInsnNode access, Frame<Fact> frame) {
        switch (access.getOpcode()) {
            case Opcodes.GETSTATIC -> inspectRead(place, access);
            case Opcodes.PUTSTATIC -> inspectStaticWrite(place, access);
            case Opcodes.PUTFIELD -> inspectWrite(place, access, DataFlow.top(frame, 1));
            default -> {}
        }
    }

    private void inspectRead(Place place, FieldInsnNode access) {
        if (!program.contains(access.owner)) {
            for (Rule rule : ForbiddenCalls.rules(access.owner, access.name, access.desc)) {
                blame(
                        place,
                        rule,
                        "reads " + shown(access.owner, access.name) + ": the result would depend on "
                                + rule.dependence());
            }
            return;
        }
        Optional<FieldNode> changeable = program.field(access.owner, access.name)
                .filter(field -> (field.access & (Opcodes.ACC_FINAL | Opcodes.ACC_SYNTHETIC)) == 0);
        boolean open = changeable
                .filter(field -> (field.access & Opcodes.ACC_PUBLIC) != 0)
                .isPresent();
        if (open || (changeable.isPresent() && isWrittenAfterInitialisation(access))) {
            blame(
                    place,
                    Rule.STATIC_READ,
                    "reads the static field '" + access.name
                            + "', which code can change: the result would depend on what ran before");
        }
    }

    private boolean isWrittenAfterInitialisation(FieldInsnNode read) {
        String declaring = program.declaringClass(read.owner, read.name).orElse(read.owner);
        for (ClassNode node : program.classes()) {
            for (MethodNode method : node.methods) {
                boolean own = method.name.equals(MethodId.STATIC_INITIALISER) && node.name.equals(declaring);
                if (!own && writes(method, declaring, read.name)) {
                    return true;
                }
            }
        }
        return false;
    }

    private boolean writes(MethodNode method, String declaring, String field) {
        for (AbstractInsnNode instruction : method.instructions) {
            if (instruction.getOpcode() == Opcodes.PUTSTATIC) {
                FieldInsnNode write = (FieldInsnNode) instruction;
                if (write.name.equals(field)
                        && declaring.equals(
                                program.declaringClass(write.owner, field).orElse(write.owner))) {
                    return true;
                }
            }
        }
        return false;
    }

    private void inspectStaticWrite(Place place, FieldInsnNode access) {
        String declaring = program.declaringClass(access.owner, access.name).orElse(access.owner);
        boolean initialiser = place.method().name().equals(MethodId.STATIC_INITIALISER)
                && place.method().owner().equals(declaring);
        if (!initialiser && changesSharedState(place.method())) {
            blame(
                    place,
                    Rule.STATIC_WRITE,
                    "writes the static field '" + access.name + "': a later run would find what this one left");
        }
    }

    /** A method that only static initialisers call runs once, before any run. */
    private boolean changesSharedState(MethodId method) {
        return reachability.runsIn(method, Phase.RUN) || reachability.runsIn(method, Phase.CONSTRUCTION);
    }

    private void inspectWrite(Place place, FieldInsnNode access, Fact object) {
        String declaring = program.declaringClass(access.owner, access.name).orElse(access.owner);
        boolean constructor = place.method().name().equals(MethodId.CONSTRUCTOR);
        if (program.isModelClass(declaring) && !constructor && reachability.runsIn(place.method(), Phase.RUN)) {
            blame(
                    place,
                    Rule.INSTANCE_FIELD,
                    "writes the model's field '" + access.name
                            + "' after construction: a later run would find what this one left");
        } else if (!constructor && isEnum(declaring) && changesSharedState(place.method())) {
            blame(
                    place,
                    Rule.STATIC_WRITE,
                    "writes the field '" + access.name
                            + "' of an enum constant: a later run would find what this one left");
        } else {
            blameChange(place, object, "writes the field '" + access.name + "' of an object of ");
        }
    }

    private boolean isEnum(String type) {
        return program.contains(type) && (program.get(type).access & Opcodes.ACC_ENUM) != 0;
    }

    private void blameChange(Place place, Fact changed, String verb) {
        for (Origin holder : changed.origins(Origin.Kind::isHolder)) {
            switch (holder.kind()) {
                case STATIC -> blameStaticChange(place, holder, verb);
                case MODEL -> blameInRun(place, Rule.INSTANCE_FIELD, holder, verb);
                default -> blameInRun(place, Rule.STATE_WRITE, holder, verb);
            }
        }
    }

    private void blameStaticChange(Place place, Origin holder, String verb) {
        if (!place.method().name().equals(MethodId.STATIC_INITIALISER) && changesSharedState(place.method())) {
            blame(place, Rule.STATIC_WRITE, verb + holder.shown() + ": a later run would find what this one left");
        }
    }

    private void blameInRun(Place place, Rule rule, Origin holder, String verb) {
        if (reachability.runsIn(place.method(), Phase.RUN)) {
            blame(place, rule, verb + holder.shown() + ": whoever uses it next would find what this run left");
        }
    }

    private void inspectFields(ClassNode node) {
        for (FieldNode field : node.fields) {
            boolean shared = (field.access & (Opcodes.ACC_STATIC | Opcodes.ACC_FINAL | Opcodes.ACC_SYNTHETIC)) == 0;
            if (shared) {
                blame(
                        firstWrite(node, field),
                        Rule.INSTANCE_FIELD,
                        "the model's field '" + field.name + "' is not final: two runs of one model could differ");
            }
        }
    }

    /** The first assignment, if possible in a constructor, stands for the declaration: that has no line in a class file. */
    private static Place firstWrite(ClassNode node, FieldNode field) {
        @Nullable Place first = null;
        for (MethodNode method : node.methods) {
            boolean constructor = method.name.equals(MethodId.CONSTRUCTOR);
            for (AbstractInsnNode instruction : method.instructions) {
                boolean write = instruction.getOpcode() == Opcodes.PUTFIELD
                        && ((FieldInsnNode) instruction).name.equals(field.name);
                Place place = new Place(new MethodId(node.name, method.name, method.desc), instruction);
                if (write && constructor) {
                    return place;
                }
                if (write && first == null) {
                    first = place;
                }
            }
        }
        return first == null ? beginning(node.name, constructor(node)) : first;
    }

    private static MethodNode constructor(ClassNode node) {
        return node.methods.stream()
                .filter(method -> method.name.equals(MethodId.CONSTRUCTOR))
                .findFirst()
                .orElseThrow(() -> new IllegalStateException("a class without a constructor: " + node.name));
    }

    private static Place beginning(String owner, MethodNode method) {
        return new Place(
                new MethodId(owner, method.name, method.desc), firstInstruction(method.instructions.getFirst()));
    }

    private static AbstractInsnNode firstInstruction(AbstractInsnNode from) {
        AbstractInsnNode first = from;
        while (first.getOpcode() < 0 && first.getNext() != null) {
            first = first.getNext();
        }
        return first;
    }

    private void inspectFinalizer(String type) {
        program.get(type).methods.stream()
                .filter(method -> method.name.equals("finalize") && method.desc.equals("()V"))
                .forEach(method -> blame(
                        beginning(type, method),
                        Rule.GARBAGE_COLLECTION,
                        "has a finalizer: the result would depend on " + Rule.GARBAGE_COLLECTION.dependence()));
    }

    // --- the finding itself ---

    private void blame(Place place, Rule rule, String sentence) {
        MethodId source = reachability.source(place.method());
        if (!allowances.allows(rule, source) && !allowances.allows(rule, place.method())) {
            findings.add(new Finding(
                    rule.id(), source.owner().replace('/', '.'), source.name(), line(place), sentence, rule.remedy()));
        }
    }

    private static int line(Place place) {
        for (AbstractInsnNode at = place.instruction(); at != null; at = at.getPrevious()) {
            if (at instanceof LineNumberNode number) {
                return number.line;
            }
        }
        return Finding.NO_LINE;
    }
}
