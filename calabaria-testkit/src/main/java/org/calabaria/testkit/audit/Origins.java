package org.calabaria.testkit.audit;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.Type;
import org.objectweb.asm.tree.AbstractInsnNode;
import org.objectweb.asm.tree.FieldInsnNode;
import org.objectweb.asm.tree.InvokeDynamicInsnNode;
import org.objectweb.asm.tree.MethodInsnNode;
import org.objectweb.asm.tree.MethodNode;
import org.objectweb.asm.tree.analysis.Analyzer;
import org.objectweb.asm.tree.analysis.AnalyzerException;
import org.objectweb.asm.tree.analysis.BasicInterpreter;
import org.objectweb.asm.tree.analysis.BasicValue;
import org.objectweb.asm.tree.analysis.Frame;
import org.objectweb.asm.tree.analysis.Interpreter;
import org.objectweb.asm.tree.analysis.Value;

/**
 * A data-flow analysis of one method, which tracks objects that outlive the call: objects in static fields, in the
 * model's fields, in the state passed to {@code runSim} and in the raw result passed to an extractor, with their parts
 * and views.
 *
 * <p>The results of called methods of the model, and objects that are stored in another object, are not tracked. A
 * change of them is not reported.
 */
final class Origins extends Interpreter<Origins.Held> {

    /**
     * An object that outlives the call.
     *
     * @param rule the rule that a change of the object breaks
     * @param shown the object as a noun phrase, such as "the static field 'NEXT'"
     */
    record Origin(Rule rule, String shown) {}

    /**
     * A value in a local variable or on the operand stack.
     *
     * @param origins the origins of the object, or of the object of which it is a part or view
     * @param ownPosition whether advancing the object does not advance its origins, as for a new iterator
     */
    record Held(int size, Set<Origin> origins, boolean ownPosition) implements Value {

        Held {
            origins = Set.copyOf(origins);
        }

        private static Held nothing(int size) {
            return new Held(size, Set.of(), true);
        }

        private Held part() {
            return new Held(1, origins, origins.isEmpty());
        }

        private Held view() {
            return new Held(1, origins, true);
        }

        @Override
        public int getSize() {
            return size;
        }
    }

    private static final BasicInterpreter SIZES = new BasicInterpreter();

    private final Program program;
    private final MethodNode method;
    private final boolean receivesShared;

    private Origins(Program program, MethodId id) {
        super(Opcodes.ASM9);
        this.program = program;
        this.method = program.method(id);
        this.receivesShared =
                program.isModelClass(id.owner()) && (method.name.equals("runSim") || Reachability.isAnnotated(method));
    }

    /** The values of locals and stack before each instruction; null before unreachable instructions. */
    static @Nullable Frame<Held>[] of(Program program, MethodId id) {
        try {
            Origins origins = new Origins(program, id);
            return new Analyzer<>(origins).analyze(id.owner(), origins.method);
        } catch (AnalyzerException e) {
            throw new IllegalStateException("the byte code of " + id + " cannot be followed", e);
        }
    }

    private static Held from(Rule rule, String shown) {
        return new Held(1, Set.of(new Origin(rule, shown)), false);
    }

    @Override
    public @Nullable Held newValue(@Nullable Type type) {
        return type == Type.VOID_TYPE ? null : Held.nothing(type == null ? 1 : type.getSize());
    }

    @Override
    public @Nullable Held newParameterValue(boolean isInstance, int local, Type type) {
        boolean first = local == (isInstance ? 1 : 0);
        if (!receivesShared || !first || type.getSort() < Type.ARRAY) {
            return newValue(type);
        }
        return from(
                Rule.STATE_WRITE,
                method.name.equals("runSim") ? "the state given to runSim" : "the raw result given to " + method.name);
    }

    @Override
    public @Nullable Held newOperation(AbstractInsnNode instruction) throws AnalyzerException {
        if (instruction instanceof FieldInsnNode read
                && Type.getType(read.desc).getSort() >= Type.ARRAY
                && program.contains(read.owner)) {
            return from(Rule.STATIC_WRITE, "the static field '" + read.name + "'");
        }
        return plain(SIZES.newOperation(instruction));
    }

    private static @Nullable Held plain(@Nullable BasicValue value) {
        return value == null ? null : Held.nothing(value.getSize());
    }

    @Override
    public Held copyOperation(AbstractInsnNode instruction, Held value) {
        return value;
    }

    @Override
    public @Nullable Held unaryOperation(AbstractInsnNode instruction, Held value) throws AnalyzerException {
        return switch (instruction.getOpcode()) {
            case Opcodes.CHECKCAST -> value;
            case Opcodes.GETFIELD -> field((FieldInsnNode) instruction, value);
            default -> plain(SIZES.unaryOperation(instruction, BasicValue.REFERENCE_VALUE));
        };
    }

    private Held field(FieldInsnNode read, Held object) {
        Type type = Type.getType(read.desc);
        if (type.getSort() < Type.ARRAY) {
            return Held.nothing(type.getSize());
        }
        String declaring = program.declaringClass(read.owner, read.name).orElse(read.owner);
        return program.isModelClass(declaring)
                ? from(Rule.INSTANCE_FIELD, "the model's field '" + read.name + "'")
                : object.part();
    }

    @Override
    public @Nullable Held binaryOperation(AbstractInsnNode instruction, Held left, Held right)
            throws AnalyzerException {
        return instruction.getOpcode() == Opcodes.AALOAD
                ? left.part()
                : plain(SIZES.binaryOperation(instruction, BasicValue.REFERENCE_VALUE, BasicValue.REFERENCE_VALUE));
    }

    @Override
    public @Nullable Held ternaryOperation(AbstractInsnNode instruction, Held first, Held second, Held third) {
        return null;
    }

    @Override
    public @Nullable Held naryOperation(AbstractInsnNode instruction, List<? extends Held> values) {
        if (!(instruction instanceof MethodInsnNode call)) {
            return instruction instanceof InvokeDynamicInsnNode dynamic
                    ? newValue(Type.getReturnType(dynamic.desc))
                    : Held.nothing(1);
        }
        Type result = Type.getReturnType(call.desc);
        String owner = program.foreignOwner(call.owner);
        if (result.getSort() < Type.ARRAY || values.isEmpty() || !Changes.handsOut(owner, call.name)) {
            return newValue(result);
        }
        Held source = values.get(0);
        return Changes.isView(owner, call.name) ? source.view() : source.part();
    }

    @Override
    public void returnOperation(AbstractInsnNode instruction, Held value, Held expected) {
        // The result of a method is not tracked.
    }

    @Override
    public Held merge(Held one, Held other) {
        if (one.equals(other)) {
            return one;
        }
        Set<Origin> both = new HashSet<>(one.origins());
        both.addAll(other.origins());
        return new Held(Math.min(one.size(), other.size()), both, one.ownPosition() && other.ownPosition());
    }
}
