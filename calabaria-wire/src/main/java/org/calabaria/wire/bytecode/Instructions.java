package org.calabaria.wire.bytecode;

import java.util.Arrays;

/**
 * Writes the instructions of a method into a form. The target of a jump is the number of an instruction. Short and long
 * versions of an instruction are written equally, because the order of the constants determines which one a compiler
 * uses.
 *
 * <p>Source: "The Java Virtual Machine Specification, Java SE 25 Edition" (2025), chapter 6.
 */
final class Instructions {

    /**
     * The operands of each instruction: none (0), one byte (1), two bytes (2), a local variable (v), a variable and an
     * increment (i), a short or long index of a constant (c, C), that of an interface method (f) or a dynamic call (d),
     * a class and dimensions (m), a short or long jump (j, J), a table (t), a list of cases (l), a wide instruction
     * (w).
     */
    private static final String KINDS = "0".repeat(16) + "12cCC" + "v".repeat(5) + "0".repeat(28) + "v".repeat(5)
            + "0".repeat(73) + "i" + "0".repeat(20) + "j".repeat(16) + "vtl" + "0".repeat(6) + "C".repeat(7)
            + "fdC1C00CC00wmjjJJ";

    /** The maximal length of the instructions of a method [bytes]. */
    private static final int LONGEST = 0xffff;

    private static final int LDC = 0x12;
    private static final int IINC = 0x84;
    private static final int LONG_TO_SHORT_JUMP = 0xc8 - 0xa7;

    private final ConstantPool pool;
    private final Constants constants;
    private final Form form;
    private int code;
    private int[] numbers = {};

    Instructions(ConstantPool pool, Constants constants, Form form) {
        this.pool = pool;
        this.constants = constants;
        this.form = form;
    }

    /** @param place the position of the content of the attribute {@code Code} */
    void read(int place) {
        int length = pool.u4(place + 4);
        if (!(0 < length && length <= LONGEST)) {
            throw new IllegalArgumentException("it has a method of " + length + " bytes");
        }
        code = place + 8;
        number(length);
        for (int at = 0; at < length; at += size(at)) {
            instruction(at);
        }
        handlers(code + length);
    }

    private void number(int length) {
        numbers = new int[length + 1];
        Arrays.fill(numbers, -1);
        int number = 0;
        int at = 0;
        while (at < length) {
            numbers[at] = number++;
            at += size(at);
        }
        if (at != length) {
            throw new IllegalArgumentException("its instructions end within one");
        }
        numbers[length] = number;
        form.u4(number);
    }

    private char kind(int opcode) {
        if (opcode >= KINDS.length()) {
            throw new IllegalArgumentException("it has an unknown instruction " + opcode);
        }
        return KINDS.charAt(opcode);
    }

    private int size(int at) {
        return switch (kind(pool.u1(code + at))) {
            case '0' -> 1;
            case '1', 'v', 'c' -> 2;
            case 'm' -> 4;
            case 'f', 'd', 'J' -> 5;
            case 't' -> aligned(at) + 12 + 4 * cases(at) - at;
            case 'l' -> aligned(at) + 8 + 8 * pairs(at) - at;
            case 'w' -> pool.u1(code + at + 1) == IINC ? 6 : 4;
            default -> 3;
        };
    }

    private static int aligned(int at) {
        return (at + 4) & ~3;
    }

    private int cases(int at) {
        long count = 1L + pool.u4(code + aligned(at) + 8) - pool.u4(code + aligned(at) + 4);
        return counted(count);
    }

    private int pairs(int at) {
        return counted(pool.u4(code + aligned(at) + 4));
    }

    private static int counted(long count) {
        if (!(0 <= count && count <= 0xffff)) {
            throw new IllegalArgumentException("it has a switch of " + count + " cases");
        }
        return (int) count;
    }

    private void instruction(int at) {
        int place = code + at;
        int opcode = pool.u1(place);
        switch (kind(opcode)) {
            case '0' -> form.u1(opcode);
            case '1' -> form.u1(opcode).u1(pool.u1(place + 1));
            case '2' -> form.u1(opcode).u2(pool.u2(place + 1));
            case 'v' -> form.u1(opcode).u2(pool.u1(place + 1));
            case 'i' -> form.u1(opcode).u2(pool.u1(place + 1)).u2((byte) pool.u1(place + 2));
            case 'c' -> constants.constantTo(form.u1(opcode), pool.u1(place + 1));
            case 'C', 'f', 'd' -> constants.constantTo(form.u1(opcode == LDC + 1 ? LDC : opcode), pool.u2(place + 1));
            case 'm' -> constants.constantTo(form.u1(opcode).u1(pool.u1(place + 3)), pool.u2(place + 1));
            case 'j' -> jump(form.u1(opcode), at, (short) pool.u2(place + 1));
            case 'J' -> jump(form.u1(opcode - LONG_TO_SHORT_JUMP), at, pool.u4(place + 1));
            case 't' -> table(at);
            case 'l' -> list(at);
            default -> wide(place);
        }
    }

    private void jump(Form to, int at, int offset) {
        int number = numbers[at + offset];
        if (number < 0) {
            throw new IllegalArgumentException("a jump of it leads into an instruction");
        }
        to.u4(number);
    }

    private void table(int at) {
        int operands = code + aligned(at);
        form.u1(pool.u1(code + at)).u4(pool.u4(operands + 4)).u4(cases(at));
        jump(form, at, pool.u4(operands));
        for (int i = 0; i < cases(at); i++) {
            jump(form, at, pool.u4(operands + 12 + 4 * i));
        }
    }

    private void list(int at) {
        int operands = code + aligned(at);
        form.u1(pool.u1(code + at)).u4(pairs(at));
        jump(form, at, pool.u4(operands));
        for (int i = 0; i < pairs(at); i++) {
            form.u4(pool.u4(operands + 8 + 8 * i));
            jump(form, at, pool.u4(operands + 12 + 8 * i));
        }
    }

    private void wide(int place) {
        int opcode = pool.u1(place + 1);
        form.u1(opcode).u2(pool.u2(place + 2));
        if (opcode == IINC) {
            form.u2(pool.u2(place + 4));
        }
    }

    /**
     * Writes, for each exception handler, the range of instructions, its start and the caught class; zero means all.
     */
    private void handlers(int place) {
        form.u2(pool.u2(place));
        for (int i = 0; i < pool.u2(place); i++) {
            int at = place + 2 + 8 * i;
            for (int bound = 0; bound < 3; bound++) {
                jump(form, 0, pool.u2(at + 2 * bound));
            }
            constants.classTo(form, pool.u2(at + 6));
        }
    }
}
