package org.calabaria.testkit;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.objectweb.asm.ConstantDynamic;
import org.objectweb.asm.Handle;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.Type;
import org.objectweb.asm.tree.AbstractInsnNode;
import org.objectweb.asm.tree.FieldInsnNode;
import org.objectweb.asm.tree.IntInsnNode;
import org.objectweb.asm.tree.InvokeDynamicInsnNode;
import org.objectweb.asm.tree.LdcInsnNode;
import org.objectweb.asm.tree.MethodInsnNode;
import org.objectweb.asm.tree.MultiANewArrayInsnNode;
import org.objectweb.asm.tree.TypeInsnNode;
import org.objectweb.asm.tree.analysis.Interpreter;

/** Runs a method on facts instead of values, with what the whole program is known to do so far. */
final class FactInterpreter extends Interpreter<Fact> {

    private static final Type OBJECT = Type.getObjectType("java/lang/Object");

    private final DataFlow flow;
    private final MethodId method;

    FactInterpreter(DataFlow flow, MethodId method) {
        super(Opcodes.ASM9);
        this.flow = flow;
        this.method = method;
    }

    @Override
    public @Nullable Fact newValue(@Nullable Type type) {
        if (type == null) {
            return Fact.UNUSABLE;
        }
        return type == Type.VOID_TYPE ? null : Fact.of(type);
    }

    @Override
    public Fact newParameterValue(boolean isInstanceMethod, int local, Type type) {
        return Fact.of(type, flow.parameter(method, local, type));
    }

    @Override
    public @Nullable Fact newOperation(AbstractInsnNode instruction) {
        return switch (instruction.getOpcode()) {
            case Opcodes.ACONST_NULL -> Fact.of(OBJECT);
            case Opcodes.ICONST_M1,
                    Opcodes.ICONST_0,
                    Opcodes.ICONST_1,
                    Opcodes.ICONST_2,
                    Opcodes.ICONST_3,
                    Opcodes.ICONST_4,
                    Opcodes.ICONST_5,
                    Opcodes.BIPUSH,
                    Opcodes.SIPUSH -> Fact.of(Type.INT_TYPE);
            case Opcodes.LCONST_0, Opcodes.LCONST_1 -> Fact.of(Type.LONG_TYPE);
            case Opcodes.FCONST_0, Opcodes.FCONST_1, Opcodes.FCONST_2 -> Fact.of(Type.FLOAT_TYPE);
            case Opcodes.DCONST_0, Opcodes.DCONST_1 -> Fact.of(Type.DOUBLE_TYPE);
            case Opcodes.LDC -> constant(((LdcInsnNode) instruction).cst);
            case Opcodes.GETSTATIC -> flow.staticField((FieldInsnNode) instruction);
            case Opcodes.NEW -> made(instruction, Type.getObjectType(((TypeInsnNode) instruction).desc));
            default -> Fact.of(Type.INT_TYPE);
        };
    }

    private static Fact constant(Object constant) {
        boolean lines =
                constant instanceof String text && text.replace("%%", "").contains("%n");
        return Fact.of(
                typeOf(constant),
                lines ? Set.of(Origin.of(Origin.Kind.LINE_FORMAT, "%n", "a format with %n")) : Set.of());
    }

    private static Type typeOf(Object constant) {
        if (constant instanceof Integer) {
            return Type.INT_TYPE;
        } else if (constant instanceof Long) {
            return Type.LONG_TYPE;
        } else if (constant instanceof Float) {
            return Type.FLOAT_TYPE;
        } else if (constant instanceof Double) {
            return Type.DOUBLE_TYPE;
        } else if (constant instanceof String) {
            return Type.getObjectType("java/lang/String");
        } else if (constant instanceof ConstantDynamic dynamic) {
            return Type.getType(dynamic.getDescriptor());
        } else if (constant instanceof Type type && type.getSort() != Type.METHOD) {
            return Type.getObjectType("java/lang/Class");
        }
        return Type.getObjectType(
                constant instanceof Handle ? "java/lang/invoke/MethodHandle" : "java/lang/invoke/MethodType");
    }

    private Fact made(AbstractInsnNode instruction, Type type) {
        return new Fact(type, true, flow.made(method, instruction, type));
    }

    @Override
    public Fact copyOperation(AbstractInsnNode instruction, Fact value) {
        return value;
    }

    @Override
    public @Nullable Fact unaryOperation(AbstractInsnNode instruction, Fact value) {
        return switch (instruction.getOpcode()) {
            case Opcodes.INEG,
                    Opcodes.IINC,
                    Opcodes.L2I,
                    Opcodes.F2I,
                    Opcodes.D2I,
                    Opcodes.I2B,
                    Opcodes.I2C,
                    Opcodes.I2S,
                    Opcodes.ARRAYLENGTH,
                    Opcodes.INSTANCEOF -> Fact.of(Type.INT_TYPE);
            case Opcodes.LNEG, Opcodes.I2L, Opcodes.F2L, Opcodes.D2L -> Fact.of(Type.LONG_TYPE);
            case Opcodes.FNEG, Opcodes.I2F, Opcodes.L2F, Opcodes.D2F -> Fact.of(Type.FLOAT_TYPE);
            case Opcodes.DNEG, Opcodes.I2D, Opcodes.L2D, Opcodes.F2D -> Fact.of(Type.DOUBLE_TYPE);
            case Opcodes.NEWARRAY -> made(instruction, primitiveArray(((IntInsnNode) instruction).operand));
            case Opcodes.ANEWARRAY -> made(instruction, arrayOf(Type.getObjectType(((TypeInsnNode) instruction).desc)));
            case Opcodes.CHECKCAST -> cast(value, Type.getObjectType(((TypeInsnNode) instruction).desc));
            case Opcodes.GETFIELD -> flow.field((FieldInsnNode) instruction, value);
            default -> null;
        };
    }

    /** A cast of an object whose class is known says nothing new. */
    private static Fact cast(Fact value, Type type) {
        return value.exact() ? value : value.withType(type).without(Origin.Kind.VALUE);
    }

    static Type arrayOf(Type element) {
        return Type.getType("[" + element.getDescriptor());
    }

    private static Type primitiveArray(int operand) {
        return switch (operand) {
            case Opcodes.T_BOOLEAN -> Type.getType("[Z");
            case Opcodes.T_CHAR -> Type.getType("[C");
            case Opcodes.T_BYTE -> Type.getType("[B");
            case Opcodes.T_SHORT -> Type.getType("[S");
            case Opcodes.T_INT -> Type.getType("[I");
            case Opcodes.T_FLOAT -> Type.getType("[F");
            case Opcodes.T_LONG -> Type.getType("[J");
            default -> Type.getType("[D");
        };
    }

    @Override
    public @Nullable Fact binaryOperation(AbstractInsnNode instruction, Fact left, Fact right) {
        return switch (instruction.getOpcode()) {
            case Opcodes.LALOAD,
                    Opcodes.LADD,
                    Opcodes.LSUB,
                    Opcodes.LMUL,
                    Opcodes.LDIV,
                    Opcodes.LREM,
                    Opcodes.LSHL,
                    Opcodes.LSHR,
                    Opcodes.LUSHR,
                    Opcodes.LAND,
                    Opcodes.LOR,
                    Opcodes.LXOR -> Fact.of(Type.LONG_TYPE);
            case Opcodes.FALOAD, Opcodes.FADD, Opcodes.FSUB, Opcodes.FMUL, Opcodes.FDIV, Opcodes.FREM ->
                Fact.of(Type.FLOAT_TYPE);
            case Opcodes.DALOAD, Opcodes.DADD, Opcodes.DSUB, Opcodes.DMUL, Opcodes.DDIV, Opcodes.DREM ->
                Fact.of(Type.DOUBLE_TYPE);
            case Opcodes.AALOAD -> element(left);
            case Opcodes.PUTFIELD,
                    Opcodes.IF_ICMPEQ,
                    Opcodes.IF_ICMPNE,
                    Opcodes.IF_ICMPLT,
                    Opcodes.IF_ICMPGE,
                    Opcodes.IF_ICMPGT,
                    Opcodes.IF_ICMPLE,
                    Opcodes.IF_ACMPEQ,
                    Opcodes.IF_ACMPNE -> null;
            default -> Fact.of(Type.INT_TYPE);
        };
    }

    /** Who holds an array, and who holds its rows where it is a copy, hold a row. */
    private Fact element(Fact array) {
        Set<Origin> holders = new LinkedHashSet<>(array.origins(Origin.Kind::isHolder));
        holders.addAll(flow.heldElements(array));
        return Fact.of(elementType(array), holders);
    }

    static Type elementType(Fact array) {
        Type type = array.type();
        return type != null && type.getSort() == Type.ARRAY
                ? Type.getType(type.getDescriptor().substring(1))
                : OBJECT;
    }

    @Override
    public @Nullable Fact ternaryOperation(AbstractInsnNode instruction, Fact first, Fact second, Fact third) {
        return null;
    }

    @Override
    public @Nullable Fact naryOperation(AbstractInsnNode instruction, List<? extends Fact> values) {
        if (instruction instanceof MultiANewArrayInsnNode array) {
            return made(instruction, Type.getType(array.desc));
        }
        if (instruction instanceof InvokeDynamicInsnNode dynamic) {
            Type type = Type.getReturnType(dynamic.desc);
            return type == Type.VOID_TYPE ? null : Fact.of(type, flow.code(method, dynamic));
        }
        MethodInsnNode call = (MethodInsnNode) instruction;
        Type type = Type.getReturnType(call.desc);
        if (type == Type.VOID_TYPE) {
            return null;
        }
        Fact result = Fact.of(type, flow.result(method, call, values));
        return call.name.equals("clone") && !values.isEmpty() ? cloned(result, values.get(0)) : result;
    }

    /** The copy of an array is of the array's type, and nobody else holds it. */
    private static Fact cloned(Fact result, Fact original) {
        Type type = original.type();
        return type != null && type.getSort() == Type.ARRAY ? Fact.of(type, result.origins()) : result;
    }

    @Override
    public void returnOperation(AbstractInsnNode instruction, Fact value, Fact expected) {
        // What is returned is noted when the whole method is known.
    }

    @Override
    public Fact merge(Fact left, Fact right) {
        if (left.equals(right)) {
            return left;
        }
        Type a = left.type();
        Type b = right.type();
        if (a == null || b == null || left.isReference() != right.isReference()) {
            return Fact.UNUSABLE;
        }
        if (!left.isReference()) {
            return a.getSort() == b.getSort() || (isInt(a) && isInt(b)) ? left : Fact.UNUSABLE;
        }
        Set<Origin> origins = new LinkedHashSet<>(left.origins());
        origins.addAll(right.origins());
        Type type = a.equals(b) ? a : flow.common(a, b);
        return new Fact(type, left.exact() && right.exact() && a.equals(b), origins);
    }

    private static boolean isInt(Type type) {
        return type.getSort() >= Type.BOOLEAN && type.getSort() <= Type.INT;
    }
}
