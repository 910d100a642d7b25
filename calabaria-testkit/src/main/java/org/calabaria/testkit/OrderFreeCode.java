package org.calabaria.testkit;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.objectweb.asm.Handle;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.Type;
import org.objectweb.asm.tree.AbstractInsnNode;
import org.objectweb.asm.tree.IincInsnNode;
import org.objectweb.asm.tree.InvokeDynamicInsnNode;
import org.objectweb.asm.tree.JumpInsnNode;
import org.objectweb.asm.tree.MethodInsnNode;
import org.objectweb.asm.tree.MethodNode;
import org.objectweb.asm.tree.VarInsnNode;
import org.objectweb.asm.tree.analysis.Analyzer;
import org.objectweb.asm.tree.analysis.AnalyzerException;
import org.objectweb.asm.tree.analysis.Frame;
import org.objectweb.asm.tree.analysis.SourceInterpreter;
import org.objectweb.asm.tree.analysis.SourceValue;

/**
 * Code that may meet the elements of a collection in any order: the body of a loop, or a lambda given to {@code forEach}.
 *
 * <p>It may count, add whole numbers, take a greatest or least one, set a flag, fill a sorted or hashed table or the places
 * of an array, and leave by returning a constant. Whatever else it does, it is taken to depend on the order.
 */
final class OrderFreeCode {

    private static final int BREAK = -1;
    private static final Set<Integer> COMMUTING = Set.of(
            Opcodes.IADD,
            Opcodes.LADD,
            Opcodes.IMUL,
            Opcodes.LMUL,
            Opcodes.IAND,
            Opcodes.LAND,
            Opcodes.IOR,
            Opcodes.LOR,
            Opcodes.IXOR,
            Opcodes.LXOR);
    private static final Set<Integer> REFUSED = Set.of(
            Opcodes.PUTFIELD,
            Opcodes.PUTSTATIC,
            Opcodes.NEW,
            Opcodes.ATHROW,
            Opcodes.MONITORENTER,
            Opcodes.MONITOREXIT,
            Opcodes.TABLESWITCH,
            Opcodes.LOOKUPSWITCH);
    private static final Set<String> VALUE_TYPES = Set.of(
            "java/lang/Integer",
            "java/lang/Long",
            "java/lang/Double",
            "java/lang/Boolean",
            "java/lang/Character",
            "java/lang/String",
            "java/lang/Math",
            "java/lang/StrictMath",
            "java/lang/Enum",
            "java/util/Objects",
            "java/util/Map$Entry");
    private static final Set<String> VALUE_METHODS = Set.of(
            "valueOf",
            "intValue",
            "longValue",
            "doubleValue",
            "booleanValue",
            "getKey",
            "getValue",
            "equals",
            "compareTo",
            "compare",
            "length",
            "charAt",
            "startsWith",
            "endsWith",
            "contains",
            "isEmpty",
            "abs",
            "sqrt",
            "exp",
            "log",
            "pow",
            "max",
            "min",
            "floorMod",
            "floorDiv",
            "ordinal",
            "name",
            "isNaN");
    private static final Set<String> LOOK_UPS = Set.of(
            "get",
            "getOrDefault",
            "contains",
            "containsKey",
            "containsValue",
            "containsAll",
            "size",
            "isEmpty",
            "equals");

    private final Program program;
    private final MethodNode method;
    private final Frame<Fact>[] facts;
    private final Frame<SourceValue>[] frames;
    private final int from;
    private final int to;
    private final int exit;
    private final int parametersOfElement;

    private final Set<Integer> leaves = new HashSet<>(); // opcodes of the constants that are returned, or BREAK
    private final Set<@Nullable AbstractInsnNode> filled = new HashSet<>();
    private final Set<@Nullable AbstractInsnNode> lookedUp = new HashSet<>();
    private boolean fillsArrays;

    /** The instructions from one to before another; a jump to the exit goes on with the next element. */
    private OrderFreeCode(
            Program program,
            MethodId id,
            MethodNode method,
            Frame<Fact>[] facts,
            int from,
            int to,
            int exit,
            int parametersOfElement)
            throws AnalyzerException {
        this.program = program;
        this.method = method;
        this.facts = facts;
        this.frames = new Analyzer<>(new Sources()).analyze(id.owner(), method);
        this.from = from;
        this.to = to;
        this.exit = exit;
        this.parametersOfElement = parametersOfElement;
    }

    /** Parameters have a source of their own, so that a store does not seem to be the only one. */
    private static final class Sources extends SourceInterpreter {
        Sources() {
            super(Opcodes.ASM9);
        }

        @Override
        public SourceValue newParameterValue(boolean isInstanceMethod, int local, Type type) {
            return new SourceValue(type.getSize(), new VarInsnNode(Opcodes.NOP, local));
        }
    }

    /** Whether the iterator that the call returns is gone through by a loop that may meet the elements in any order. */
    static boolean follows(MethodInsnNode call, Program program, MethodId id, Frame<Fact>[] facts) {
        MethodNode method = program.method(id);
        AbstractInsnNode store = next(call);
        AbstractInsnNode load = store == null ? null : next(store);
        AbstractInsnNode hasNext = load == null ? null : next(load);
        AbstractInsnNode leave = hasNext == null ? null : next(hasNext);
        if (!(store instanceof VarInsnNode kept
                && store.getOpcode() == Opcodes.ASTORE
                && load instanceof VarInsnNode asked
                && asked.var == kept.var
                && hasNext instanceof MethodInsnNode question
                && question.name.equals("hasNext")
                && leave instanceof JumpInsnNode end
                && leave.getOpcode() == Opcodes.IFEQ)) {
            return false;
        }
        int from = method.instructions.indexOf(leave) + 1;
        int to = method.instructions.indexOf(end.label);
        return holds(program, id, facts, from, to, method.instructions.indexOf(load), 0);
    }

    /**
     * Whether a method of the program, called with one element after the other, may meet them in any order.
     *
     * @param parametersOfElement how many of its last parameters are the element: two, if it is given keys and values
     */
    static boolean isBody(Program program, MethodId id, Frame<Fact>[] facts, int parametersOfElement) {
        int size = program.method(id).instructions.size();
        return holds(program, id, facts, 0, size, size, parametersOfElement);
    }

    private static boolean holds(
            Program program, MethodId id, Frame<Fact>[] facts, int from, int to, int again, int parametersOfElement) {
        MethodNode method = program.method(id);
        if (to <= from || facts.length == 0 || catches(method, from, to)) {
            return false;
        }
        try {
            return new OrderFreeCode(program, id, method, facts, from, to, again, parametersOfElement).holds();
        } catch (AnalyzerException unreadable) {
            throw new IllegalStateException("the byte code of " + id + " cannot be followed", unreadable);
        }
    }

    private static boolean catches(MethodNode method, int from, int to) {
        return method.tryCatchBlocks.stream()
                .mapToInt(block -> method.instructions.indexOf(block.handler))
                .anyMatch(handler -> handler >= from && handler < to);
    }

    private static @Nullable AbstractInsnNode next(AbstractInsnNode instruction) {
        AbstractInsnNode next = instruction.getNext();
        while (next != null && next.getOpcode() < 0) {
            next = next.getNext();
        }
        return next;
    }

    private boolean holds() {
        for (int i = from; i < to; i++) {
            AbstractInsnNode instruction = method.instructions.get(i);
            if (instruction.getOpcode() >= 0 && frames[i] != null && !isHarmless(i, instruction)) {
                return false;
            }
        }
        Set<@Nullable AbstractInsnNode> both = new HashSet<>(filled);
        both.retainAll(lookedUp);
        return both.isEmpty() && leavesAlike() && storesAreHarmless();
    }

    private boolean isHarmless(int at, AbstractInsnNode instruction) {
        int opcode = instruction.getOpcode();
        if (instruction instanceof JumpInsnNode jump) {
            int target = method.instructions.indexOf(jump.label);
            return (target >= from && target < to) || isSame(target, exit) || breaksWithFlag(jump, target);
        } else if (instruction instanceof MethodInsnNode call) {
            return isHarmlessCall(at, call);
        } else if (instruction instanceof InvokeDynamicInsnNode dynamic) {
            return DataFlow.implementation(dynamic)
                    .filter(OrderFreeCode::combines)
                    .isPresent();
        } else if (opcode >= Opcodes.IASTORE && opcode <= Opcodes.SASTORE) {
            return isHarmlessArrayStore(at, opcode);
        } else if (opcode >= Opcodes.IRETURN && opcode <= Opcodes.ARETURN) {
            return leavesWithConstant(source(at, 0));
        }
        return !REFUSED.contains(opcode);
    }

    private boolean leavesWithConstant(@Nullable AbstractInsnNode value) {
        if (value == null || !isConstant(value) || value.getOpcode() >= Opcodes.BIPUSH) {
            return false;
        }
        leaves.add(value.getOpcode());
        return true;
    }

    /** {@code found = true; break;}. */
    private boolean breaksWithFlag(JumpInsnNode jump, int target) {
        AbstractInsnNode store = before(jump);
        AbstractInsnNode value = store == null ? null : before(store);
        if (jump.getOpcode() != Opcodes.GOTO || !isSame(target, to) || !isStore(store) || !isConstant(value)) {
            return false;
        }
        leaves.add(BREAK);
        return true;
    }

    private static boolean isStore(@Nullable AbstractInsnNode instruction) {
        return instruction instanceof VarInsnNode variable && variable.getOpcode() >= Opcodes.ISTORE;
    }

    /** Whether no instruction stands between two places. */
    private boolean isSame(int one, int other) {
        for (int i = Math.min(one, other); i < Math.max(one, other); i++) {
            if (method.instructions.get(i).getOpcode() >= 0) {
                return false;
            }
        }
        return true;
    }

    private boolean isHarmlessCall(int at, MethodInsnNode call) {
        if (call.name.equals("next") || call.name.equals("hasNext")) {
            return call.owner.equals("java/util/Iterator");
        }
        if (program.contains(call.owner)) {
            boolean ofEnum = (program.get(call.owner).access & Opcodes.ACC_ENUM) != 0;
            return (ofEnum && VALUE_METHODS.contains(call.name)) || isAccessor(call);
        }
        if (call.owner.equals("java/util/BitSet") && call.name.equals("set") && call.desc.equals("(I)V")) {
            filled.add(receiver(at, call));
            return true;
        }
        if (VALUE_TYPES.contains(call.owner)) {
            return VALUE_METHODS.contains(call.name);
        }
        return call.owner.startsWith("java/util/") && (looksUp(at, call) || fillsSorted(at, call));
    }

    /** A method that does nothing but return a field: the accessor of a record, a getter. */
    private boolean isAccessor(MethodInsnNode call) {
        return call.getOpcode() != Opcodes.INVOKEINTERFACE
                && program.resolve(call.owner, call.name + call.desc)
                        .filter(target -> (program.method(target).access & Opcodes.ACC_ABSTRACT) == 0)
                        .map(target -> countOfInstructions(program.method(target)) == 3
                                && !REFUSED.contains(secondInstruction(program.method(target))))
                        .orElse(false);
    }

    private static int countOfInstructions(MethodNode body) {
        int count = 0;
        for (AbstractInsnNode instruction : body.instructions) {
            count += instruction.getOpcode() >= 0 ? 1 : 0;
        }
        return count;
    }

    private static int secondInstruction(MethodNode body) {
        AbstractInsnNode first = body.instructions.getFirst();
        while (first.getOpcode() < 0) {
            first = first.getNext();
        }
        AbstractInsnNode second = next(first);
        return second == null || second instanceof MethodInsnNode ? Opcodes.NEW : second.getOpcode();
    }

    private boolean looksUp(int at, MethodInsnNode call) {
        boolean looksUp = LOOK_UPS.contains(call.name);
        if (looksUp) {
            lookedUp.add(receiver(at, call));
        }
        return looksUp;
    }

    private @Nullable AbstractInsnNode receiver(int at, MethodInsnNode call) {
        return source(at, Type.getArgumentTypes(call.desc).length);
    }

    private boolean fillsSorted(int at, MethodInsnNode call) {
        Frame<Fact> frame = facts[at];
        if (frame == null || !Library.adds(call.name) || call.name.startsWith("compute")) {
            return false;
        }
        Fact receiver = DataFlow.arguments(frame, call.getOpcode(), call.desc).get(0);
        boolean ordered = Library.isOrdered(receiver.internalName()) || receiver.has(Origin.Kind.SEQUENCE);
        filled.add(receiver(at, call));
        return !ordered && isTable(receiver.internalName()) && addsAlike(at, call);
    }

    /** Whether what is added does not depend on what was there: by a combination, at a key of its own, or always the same. */
    private boolean addsAlike(int at, MethodInsnNode call) {
        if (call.name.equals("merge")) {
            return combines(source(at, 0));
        }
        return call.name.equals("add") || isKey(source(at, 1)) || isConstant(source(at, 0));
    }

    /** The element, or the key of an entry: no other has it, or all that have it are equal. */
    private boolean isKey(@Nullable AbstractInsnNode source) {
        boolean parameter =
                source instanceof VarInsnNode given && given.getOpcode() == Opcodes.NOP && given.var == keyParameter();
        return parameter
                || (source instanceof MethodInsnNode got && (got.name.equals("getKey") || got.name.equals("next")));
    }

    /** The local of a lambda's element, or of its key where it is given keys and values. */
    private int keyParameter() {
        Type[] types = Type.getArgumentTypes(method.desc);
        int index = types.length - parametersOfElement;
        int local = (method.access & Opcodes.ACC_STATIC) == 0 ? 1 : 0;
        for (int i = 0; i < index; i++) {
            local += types[i].getSize();
        }
        return local;
    }

    /** A map or a set; of a collection it is not known whether it is a list. */
    private static boolean isTable(String type) {
        return type.endsWith("Map") || type.endsWith("Set");
    }

    private static boolean combines(@Nullable AbstractInsnNode function) {
        return function instanceof InvokeDynamicInsnNode dynamic
                && DataFlow.implementation(dynamic)
                        .filter(OrderFreeCode::combines)
                        .isPresent();
    }

    /** A function whose repeated use does not depend on the order of the operands. */
    private static boolean combines(Handle function) {
        boolean whole = function.getOwner().equals("java/lang/Integer")
                || function.getOwner().equals("java/lang/Long");
        boolean extreme = function.getName().equals("max") || function.getName().equals("min");
        return (whole && function.getName().equals("sum"))
                || (function.getOwner().startsWith("java/lang/") && extreme);
    }

    // --- places of an array ---

    /** {@code counts[i] += n}, or the one place of the array that belongs to the element. */
    private boolean isHarmlessArrayStore(int at, int opcode) {
        fillsArrays = true;
        AbstractInsnNode value = source(at, 0);
        boolean whole = opcode == Opcodes.IASTORE || opcode == Opcodes.LASTORE;
        if (whole && value != null && COMMUTING.contains(value.getOpcode())) {
            return isArrayLoad(source(method.instructions.indexOf(value), 1));
        }
        return isOwnPlace(source(at, 1)) && !readsArrays(at);
    }

    private static boolean isArrayLoad(@Nullable AbstractInsnNode instruction) {
        return instruction != null
                && instruction.getOpcode() >= Opcodes.IALOAD
                && instruction.getOpcode() <= Opcodes.SALOAD;
    }

    /** The ordinal of a key or of the element itself: no other element has it. */
    private boolean isOwnPlace(@Nullable AbstractInsnNode index) {
        if (!(index instanceof MethodInsnNode call) || !(call.name.equals("ordinal") || call.name.equals("intValue"))) {
            return false;
        }
        return isKey(source(method.instructions.indexOf(call), 0));
    }

    /** Whether another place of the array could be read, that an earlier element has written. */
    private boolean readsArrays(int store) {
        AbstractInsnNode array = source(store, 2);
        for (int i = from; i < to; i++) {
            if (frames[i] != null && isArrayLoad(method.instructions.get(i)) && source(i, 1) == array) {
                return true;
            }
        }
        return false;
    }

    private static boolean isConstant(@Nullable AbstractInsnNode instruction) {
        return instruction != null
                && instruction.getOpcode() >= Opcodes.ACONST_NULL
                && instruction.getOpcode() <= Opcodes.LDC;
    }

    /** What has made the value that is so deep in the stack, through locals and casts; null if there are several; a NOP for a parameter. */
    private @Nullable AbstractInsnNode source(int at, int below) {
        Frame<SourceValue> frame = frames[at];
        SourceValue value = frame.getStack(frame.getStackSize() - 1 - below);
        Set<AbstractInsnNode> seen = new HashSet<>();
        while (value.insns.size() == 1) {
            AbstractInsnNode one = value.insns.iterator().next();
            int index = one.getOpcode() == Opcodes.NOP ? -1 : method.instructions.indexOf(one);
            if (one.getOpcode() == Opcodes.NOP) {
                return one;
            }
            if (frames[index] == null || !seen.add(one)) {
                return null;
            }
            if (one instanceof VarInsnNode variable && variable.getOpcode() < Opcodes.ISTORE) {
                value = frames[index].getLocal(variable.var);
            } else if (one instanceof VarInsnNode || one.getOpcode() == Opcodes.CHECKCAST || isCopy(one)) {
                value = frames[index].getStack(frames[index].getStackSize() - 1);
            } else {
                return one;
            }
        }
        return null;
    }

    private static boolean isCopy(AbstractInsnNode instruction) {
        return instruction.getOpcode() == Opcodes.DUP;
    }

    // --- locals ---

    /** A local is of the element alone, or gathers what does not depend on the order. */
    private boolean storesAreHarmless() {
        Map<Integer, List<Integer>> stores = new HashMap<>();
        for (int i = from; i < to; i++) {
            AbstractInsnNode instruction = method.instructions.get(i);
            if (instruction instanceof VarInsnNode store && store.getOpcode() >= Opcodes.ISTORE) {
                stores.computeIfAbsent(store.var, key -> new ArrayList<>()).add(i);
            } else if (instruction instanceof IincInsnNode count) {
                stores.computeIfAbsent(count.var, key -> new ArrayList<>()).add(i);
            }
        }
        return stores.entrySet().stream().allMatch(entry -> isHarmless(entry.getKey(), entry.getValue()));
    }

    private boolean isHarmless(int local, List<Integer> stores) {
        if (isOfElement(local, stores)) {
            return true;
        } else if (leaves.isEmpty()) {
            return isGathered(local, stores) || isFlag(local, stores) || isExtreme(local, stores);
        }
        return leaves.contains(BREAK)
                && isFlag(local, stores)
                && stores.stream().allMatch(this::isBeforeBreak);
    }

    private boolean isBeforeBreak(int store) {
        return next(method.instructions.get(store)) instanceof JumpInsnNode jump
                && isSame(method.instructions.indexOf(jump.label), to);
    }

    /** Leaving early is harmless where every element that leaves would leave alike, and nothing is left behind. */
    private boolean leavesAlike() {
        return leaves.isEmpty() || (leaves.size() == 1 && filled.isEmpty() && !fillsArrays);
    }

    /** Whether no load of the local, in the body or behind it, can see what another element has left. */
    private boolean isOfElement(int local, List<Integer> stores) {
        for (int i = 0; i < frames.length; i++) {
            if (isLoad(i, local) && frames[i] != null) {
                Set<AbstractInsnNode> seen = frames[i].getLocal(local).insns;
                boolean sees = stores.stream().anyMatch(at -> seen.contains(method.instructions.get(at)));
                boolean within = i >= from && i < to && seen.stream().allMatch(this::isWithin);
                if (sees && !within) {
                    return false;
                }
            }
        }
        return true;
    }

    private boolean isWithin(AbstractInsnNode instruction) {
        int at = instruction.getOpcode() == Opcodes.NOP ? -1 : method.instructions.indexOf(instruction);
        return at >= from && at < to;
    }

    private boolean isLoad(int at, int local) {
        AbstractInsnNode instruction = method.instructions.get(at);
        return instruction instanceof VarInsnNode load && load.var == local && load.getOpcode() < Opcodes.ISTORE
                || instruction instanceof IincInsnNode count && count.var == local;
    }

    /** {@code sum += n}, {@code count++}, {@code most = Math.max(most, n)}: by one operation only, and read for no other use. */
    private boolean isGathered(int local, List<Integer> stores) {
        Set<String> operations = new HashSet<>();
        Set<Integer> reads = new HashSet<>();
        for (int at : stores) {
            AbstractInsnNode store = method.instructions.get(at);
            if (store instanceof IincInsnNode) {
                operations.add("" + Opcodes.IADD);
                reads.add(at);
                continue;
            }
            AbstractInsnNode value = producer(at, 0);
            if (value == null || !combinesOperands(value)) {
                return false;
            }
            operations.add(value instanceof MethodInsnNode call ? call.name : "" + value.getOpcode());
            int operation = method.instructions.indexOf(value);
            List<Integer> operands = operandsThatLoad(operation, local);
            if (operands.size() != 1) {
                return false;
            }
            reads.addAll(operands);
        }
        return operations.size() == 1 && loadsWithin(local).equals(reads);
    }

    private static boolean combinesOperands(AbstractInsnNode value) {
        boolean extreme = value instanceof MethodInsnNode call
                && call.owner.startsWith("java/lang/")
                && (call.name.equals("max") || call.name.equals("min"));
        return extreme || COMMUTING.contains(value.getOpcode());
    }

    private @Nullable AbstractInsnNode producer(int at, int below) {
        Frame<SourceValue> frame = frames[at];
        Set<AbstractInsnNode> insns = frame.getStack(frame.getStackSize() - 1 - below).insns;
        return insns.size() == 1 ? insns.iterator().next() : null;
    }

    private List<Integer> operandsThatLoad(int operation, int local) {
        List<Integer> loads = new ArrayList<>();
        for (int below = 0; below < 2; below++) {
            AbstractInsnNode operand = producer(operation, below);
            int at = operand == null ? -1 : method.instructions.indexOf(operand);
            if (at >= 0 && isLoad(at, local)) {
                loads.add(at);
            }
        }
        return loads;
    }

    private Set<Integer> loadsWithin(int local) {
        Set<Integer> loads = new HashSet<>();
        for (int i = from; i < to; i++) {
            if (isLoad(i, local)) {
                loads.add(i);
            }
        }
        return loads;
    }

    /** {@code found = true}. */
    private boolean isFlag(int local, List<Integer> stores) {
        Set<Integer> constants = new HashSet<>();
        for (int at : stores) {
            AbstractInsnNode value = method.instructions.get(at) instanceof IincInsnNode ? null : producer(at, 0);
            if (value == null || !isConstant(value) || value.getOpcode() == Opcodes.LDC) {
                return false;
            }
            constants.add(value.getOpcode());
        }
        return constants.size() == 1 && loadsWithin(local).isEmpty();
    }

    /** {@code if (n > most) most = n}, and nothing else beneath the condition. */
    private boolean isExtreme(int local, List<Integer> stores) {
        if (stores.size() != 1 || method.instructions.get(stores.get(0)) instanceof IincInsnNode) {
            return false;
        }
        AbstractInsnNode store = method.instructions.get(stores.get(0));
        AbstractInsnNode value = before(store);
        AbstractInsnNode jump = value == null ? null : before(value);
        if (!(value instanceof VarInsnNode source && jump instanceof JumpInsnNode skip)
                || store.getOpcode() == Opcodes.ASTORE
                || !reachesFrom(store, skip)) {
            return false;
        }
        AbstractInsnNode compare = before(jump);
        boolean wide = compare != null && compare.getOpcode() >= Opcodes.LCMP && compare.getOpcode() <= Opcodes.DCMPG;
        AbstractInsnNode right = wide && compare != null ? before(compare) : compare;
        AbstractInsnNode left = right == null ? null : before(right);
        boolean equality = jump.getOpcode() == Opcodes.IF_ICMPEQ || jump.getOpcode() == Opcodes.IF_ICMPNE;
        Set<Integer> compared = new HashSet<>();
        if (left instanceof VarInsnNode one && right instanceof VarInsnNode other) {
            compared.addAll(List.of(one.var, other.var));
        }
        return !equality
                && compared.equals(Set.of(local, source.var))
                && loadsWithin(local).size() == 1;
    }

    private boolean reachesFrom(AbstractInsnNode store, JumpInsnNode skip) {
        int target = method.instructions.indexOf(skip.label);
        AbstractInsnNode after = next(store);
        AbstractInsnNode landed = next(skip.label);
        return target > method.instructions.indexOf(store) && after == landed
                || isSame(target, exit) && after instanceof JumpInsnNode;
    }

    private static @Nullable AbstractInsnNode before(AbstractInsnNode instruction) {
        AbstractInsnNode before = instruction.getPrevious();
        while (before != null && before.getOpcode() < 0) {
            before = before.getPrevious();
        }
        return before;
    }
}
