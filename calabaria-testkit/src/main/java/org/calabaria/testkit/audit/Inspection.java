package org.calabaria.testkit.audit;

import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;
import org.calabaria.testkit.audit.Origins.Held;
import org.calabaria.testkit.audit.Reachability.Phase;
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

/** One pass over the reached methods of a program, which checks every instruction against the rules. */
final class Inspection {

    private static final Set<String> RESOURCE_READERS = Set.of(
            "getResource", "getResourceAsStream", "getResources", "getSystemResource", "getSystemResourceAsStream");
    private static final Set<String> MEMORY_ERRORS =
            Set.of("java/lang/StackOverflowError", "java/lang/OutOfMemoryError", "java/lang/VirtualMachineError");

    private static final String DEPENDS = ": the result would depend on ";
    private static final String LEFT = ": a later run would see the change of this run";

    private final Program program;
    private final Reachability reachability;
    private final Allowances allowances;
    private final Set<String> written = new HashSet<>();
    private final SortedSet<Finding> findings = new TreeSet<>();

    Inspection(Program program, Reachability reachability, Allowances allowances) {
        this.program = program;
        this.reachability = reachability;
        this.allowances = allowances;
    }

    List<Finding> findings() {
        program.classes().forEach(this::noteWrites);
        reachability.methods().keySet().forEach(this::inspect);
        program.modelClasses().forEach(this::inspectFields);
        reachability.instantiated().forEach(this::inspectFinalizer);
        return List.copyOf(findings);
    }

    private void inspect(MethodId id) {
        MethodNode method = program.method(id);
        @Nullable Frame<Held>[] frames = Origins.of(program, id);
        for (int i = 0; i < frames.length; i++) {
            AbstractInsnNode instruction = method.instructions.get(i);
            Frame<Held> frame = frames[i];
            if (frame != null) {
                inspect(new Place(id, instruction), frame);
            }
        }
        for (TryCatchBlockNode block : method.tryCatchBlocks) {
            if (block.type != null && MEMORY_ERRORS.contains(block.type)) {
                Place handler = new Place(id, firstInstruction(block.handler));
                blame(handler, Rule.ENVIRONMENT, "catches " + simple(block.type) + DEPENDS + "the machine's memory");
            }
        }
    }

    private record Place(MethodId method, AbstractInsnNode instruction) {}

    private void inspect(Place place, Frame<Held> frame) {
        AbstractInsnNode instruction = place.instruction();
        if (instruction instanceof MethodInsnNode call) {
            if (inspectCall(place, call.getOpcode(), call.owner, call.name, call.desc)) {
                inspectEffect(place, call, frame);
            }
        } else if (instruction instanceof InvokeDynamicInsnNode dynamic) {
            inspectDynamic(place, dynamic, frame);
        } else if (instruction instanceof FieldInsnNode access) {
            inspectField(place, access, frame);
        } else if (instruction.getOpcode() >= Opcodes.IASTORE && instruction.getOpcode() <= Opcodes.SASTORE) {
            blameChange(place, top(frame, 2), "stores into an array of ");
        }
    }

    /** The value {@code below} places below the top of the stack. */
    private static Held top(Frame<Held> frame, int below) {
        return frame.getStack(frame.getStackSize() - 1 - below);
    }

    // --- calls that are forbidden by name ---

    /** Returns whether the call leaves the program. */
    private boolean inspectCall(Place place, int opcode, String owner, String name, String descriptor) {
        List<MethodId> targets =
                program.contains(owner) ? reachability.targets(opcode, owner, name, descriptor) : List.of();
        if (!targets.isEmpty()) {
            inspectTargets(place, targets);
            return false;
        }
        String foreign = program.foreignOwner(owner);
        for (Rule rule : ForbiddenCalls.rules(foreign, name, descriptor)) {
            if (!isMended(place, foreign, descriptor, rule)) {
                blame(place, rule, "calls " + shown(foreign, name) + DEPENDS + rule.dependence());
            }
        }
        if (RESOURCE_READERS.contains(name) && isResourceHolder(foreign) && !program.declaresResources()) {
            String call = "calls " + shown(foreign, name);
            blame(place, Rule.IO, call + DEPENDS + "a resource that no @UsesResource declares");
        }
        return true;
    }

    /** Whether the same method replaces a default: a scanner's locale, a format's time zone, a calendar's time. */
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
                String call = "calls the native method " + shown(target.owner(), target.name());
                blame(place, Rule.NATIVE_CODE, call + DEPENDS + Rule.NATIVE_CODE.dependence());
            }
        }
    }

    private static boolean isResourceHolder(String owner) {
        return owner.equals("java/lang/Class") || owner.equals("java/lang/Module") || owner.endsWith("ClassLoader");
    }

    private static String shown(String owner, String name) {
        return name.equals(MethodId.CONSTRUCTOR) ? "new " + simple(owner) : simple(owner) + "." + name;
    }

    // --- objects that calls create and change ---

    private void inspectEffect(Place place, MethodInsnNode call, Frame<Held> frame) {
        String owner = program.foreignOwner(call.owner);
        boolean isStatic = call.getOpcode() == Opcodes.INVOKESTATIC;
        int count = Type.getArgumentTypes(call.desc).length + (isStatic ? 0 : 1);
        int changed = isStatic
                ? Changes.changedArgument(owner, call.name)
                : Changes.filledArgument(owner, call.name, call.desc);
        if (changed >= 0) {
            blameChange(place, top(frame, count - 1 - changed), "changes an array or a list of ");
        }
        if (isStatic) {
            return;
        }
        Held receiver = top(frame, count - 1);
        if (Changes.changesReceiver(owner, call.name)) {
            blameChange(place, receiver, "changes " + one(owner) + " of ");
        } else if (Changes.movesReceiver(owner, call.name, call.desc) && !receiver.ownPosition()) {
            blameChange(place, receiver, "advances " + one(owner) + " of ");
        }
    }

    private void inspectDynamic(Place place, InvokeDynamicInsnNode dynamic, Frame<Held> frame) {
        for (Object argument : dynamic.bsmArgs) {
            if (argument instanceof Handle handle && Reachability.isMethod(handle)) {
                inspectCall(place, Reachability.opcode(handle), handle.getOwner(), handle.getName(), handle.getDesc());
                // list::add: the object before the colons is changed like the receiver of a call.
                boolean bound =
                        Type.getArgumentTypes(dynamic.desc).length == 1 && handle.getTag() != Opcodes.H_INVOKESTATIC;
                if (bound && Changes.changesReceiver(program.foreignOwner(handle.getOwner()), handle.getName())) {
                    blameChange(place, top(frame, 0), "changes " + one(handle.getOwner()) + " of ");
                }
            }
        }
    }

    private static String simple(String internalName) {
        return internalName.substring(internalName.lastIndexOf('/') + 1).replace('$', '.');
    }

    private static String one(String internalName) {
        String name = simple(internalName);
        return ("AEIOU".indexOf(name.charAt(0)) < 0 ? "a " : "an ") + name;
    }

    // --- fields ---

    private void inspectField(Place place, FieldInsnNode access, Frame<Held> frame) {
        switch (access.getOpcode()) {
            case Opcodes.GETSTATIC -> inspectRead(place, access);
            case Opcodes.PUTSTATIC -> inspectStaticWrite(place, access);
            case Opcodes.PUTFIELD -> inspectWrite(place, access, top(frame, 1));
            default -> {}
        }
    }

    private void inspectRead(Place place, FieldInsnNode access) {
        if (!program.contains(access.owner)) {
            for (Rule rule : ForbiddenCalls.rules(access.owner, access.name, access.desc)) {
                blame(place, rule, "reads " + shown(access.owner, access.name) + DEPENDS + rule.dependence());
            }
            return;
        }
        Optional<FieldNode> changeable = program.field(access.owner, access.name)
                .filter(field -> (field.access & (Opcodes.ACC_FINAL | Opcodes.ACC_SYNTHETIC)) == 0)
                .filter(field -> (field.access & Opcodes.ACC_PUBLIC) != 0 || written.contains(key(access)));
        if (changeable.isPresent()) {
            String read = "reads the static field '" + access.name + "', which code can change";
            blame(place, Rule.STATIC_READ, read + DEPENDS + "what ran before");
        }
    }

    private String declaring(FieldInsnNode access) {
        return program.declaringClass(access.owner, access.name).orElse(access.owner);
    }

    private String key(FieldInsnNode access) {
        return declaring(access) + "." + access.name;
    }

    /** Collects the static fields that are written outside the initialiser of their class. */
    private void noteWrites(ClassNode node) {
        for (MethodNode method : node.methods) {
            boolean initialiser = method.name.equals(MethodId.STATIC_INITIALISER);
            for (AbstractInsnNode instruction : method.instructions) {
                if (instruction.getOpcode() == Opcodes.PUTSTATIC
                        && !(initialiser
                                && declaring((FieldInsnNode) instruction).equals(node.name))) {
                    written.add(key((FieldInsnNode) instruction));
                }
            }
        }
    }

    private void inspectStaticWrite(Place place, FieldInsnNode access) {
        boolean initialiser = place.method().name().equals(MethodId.STATIC_INITIALISER)
                && place.method().owner().equals(declaring(access));
        if (!initialiser && changesSharedState(place.method())) {
            blame(place, Rule.STATIC_WRITE, "writes the static field '" + access.name + "'" + LEFT);
        }
    }

    /** A method that only static initialisers call runs once, before any run. */
    private boolean changesSharedState(MethodId method) {
        return reachability.runsIn(method, Phase.RUN) || reachability.runsIn(method, Phase.CONSTRUCTION);
    }

    private void inspectWrite(Place place, FieldInsnNode access, Held object) {
        String declaring = declaring(access);
        boolean constructor = place.method().name().equals(MethodId.CONSTRUCTOR);
        if (program.isModelClass(declaring) && !constructor && reachability.runsIn(place.method(), Phase.RUN)) {
            String write = "writes the model's field '" + access.name + "' after construction";
            blame(place, Rule.INSTANCE_FIELD, write + LEFT);
        } else if (!constructor && isEnum(declaring) && changesSharedState(place.method())) {
            blame(place, Rule.STATIC_WRITE, "writes the field '" + access.name + "' of an enum constant" + LEFT);
        } else {
            blameChange(place, object, "writes the field '" + access.name + "' of an object of ");
        }
    }

    private boolean isEnum(String type) {
        return program.contains(type) && (program.get(type).access & Opcodes.ACC_ENUM) != 0;
    }

    private void blameChange(Place place, Held changed, String verb) {
        for (Origins.Origin origin : changed.origins()) {
            if (origin.rule() == Rule.STATIC_WRITE) {
                boolean initialiser = place.method().name().equals(MethodId.STATIC_INITIALISER);
                if (!initialiser && changesSharedState(place.method())) {
                    blame(place, origin.rule(), verb + origin.shown() + LEFT);
                }
            } else if (reachability.runsIn(place.method(), Phase.RUN)) {
                String change = verb + origin.shown();
                blame(place, origin.rule(), change + ": the next user would see the change of this run");
            }
        }
    }

    private void inspectFields(ClassNode node) {
        for (FieldNode field : node.fields) {
            boolean shared = (field.access & (Opcodes.ACC_STATIC | Opcodes.ACC_FINAL | Opcodes.ACC_SYNTHETIC)) == 0;
            if (shared) {
                String sentence =
                        "the model's field '" + field.name + "' is not final: two runs of one model could differ";
                blame(beginning(node, MethodId.CONSTRUCTOR).get(0), Rule.INSTANCE_FIELD, sentence);
            }
        }
    }

    /** The first instruction of every method of this name. */
    private static List<Place> beginning(ClassNode node, String name) {
        return node.methods.stream()
                .filter(method -> method.name.equals(name))
                .map(method -> new Place(
                        new MethodId(node.name, method.name, method.desc),
                        firstInstruction(method.instructions.getFirst())))
                .toList();
    }

    private static AbstractInsnNode firstInstruction(AbstractInsnNode from) {
        AbstractInsnNode first = from;
        while (first.getOpcode() < 0 && first.getNext() != null) {
            first = first.getNext();
        }
        return first;
    }

    private void inspectFinalizer(String type) {
        String sentence = "has a finalizer" + DEPENDS + Rule.GARBAGE_COLLECTION.dependence();
        beginning(program.get(type), "finalize").stream()
                .filter(place -> place.method().descriptor().equals("()V"))
                .forEach(place -> blame(place, Rule.GARBAGE_COLLECTION, sentence));
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
