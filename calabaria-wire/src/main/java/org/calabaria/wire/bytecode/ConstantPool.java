package org.calabaria.wire.bytecode;

import java.io.ByteArrayInputStream;
import java.io.DataInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.SortedSet;
import org.jspecify.annotations.Nullable;

/**
 * The bytes of a class file, with its constant pool.
 *
 * <p>Source: "The Java Virtual Machine Specification, Java SE 25 Edition" (2025), section 4.4. Invalid bytes cause an
 * {@link IllegalArgumentException} or an {@link IndexOutOfBoundsException}.
 */
final class ConstantPool {

    static final int UTF8 = 1;
    static final int INTEGER = 3;
    static final int FLOAT = 4;
    static final int LONG = 5;
    static final int DOUBLE = 6;
    static final int CLASS = 7;
    static final int STRING = 8;
    static final int FIELD = 9;
    static final int METHOD = 10;
    static final int INTERFACE_METHOD = 11;
    static final int NAME_AND_TYPE = 12;
    static final int METHOD_HANDLE = 15;
    static final int METHOD_TYPE = 16;
    static final int DYNAMIC = 17;
    static final int INVOKE_DYNAMIC = 18;
    static final int MODULE = 19;
    static final int PACKAGE = 20;

    private static final int MAGIC = 0xcafebabe;

    /** The version of Java 26. Later versions may have attributes that change the behaviour of a class. */
    private static final int NEWEST = 70;

    private final byte[] bytes;
    private final int[] at;
    private final @Nullable String[] texts;
    private final int end;

    ConstantPool(byte[] bytes) {
        this.bytes = bytes;
        if (u4(0) != MAGIC) {
            throw new IllegalArgumentException("it does not begin with cafebabe");
        }
        if (!(majorVersion() <= NEWEST)) {
            throw new IllegalArgumentException("its version is " + majorVersion());
        }
        this.at = new int[u2(8)];
        this.texts = new String[at.length];
        int next = 10;
        for (int i = 1; i < at.length; i++) {
            at[i] = next;
            int tag = u1(next);
            next += size(tag, next);
            if (tag == LONG || tag == DOUBLE) {
                i++; // these count twice
            }
        }
        this.end = next;
    }

    private int size(int tag, int place) {
        return switch (tag) {
            case UTF8 -> 3 + u2(place + 1);
            case INTEGER, FLOAT, FIELD, METHOD, INTERFACE_METHOD, NAME_AND_TYPE, DYNAMIC, INVOKE_DYNAMIC -> 5;
            case LONG, DOUBLE -> 9;
            case CLASS, STRING, METHOD_TYPE, MODULE, PACKAGE -> 3;
            case METHOD_HANDLE -> 4;
            default -> throw new IllegalArgumentException("it has a constant of unknown kind " + tag);
        };
    }

    int majorVersion() {
        return u2(6);
    }

    /** The first position after the constants. */
    int end() {
        return end;
    }

    int u1(int place) {
        return bytes[place] & 0xff;
    }

    int u2(int place) {
        return u1(place) << 8 | u1(place + 1);
    }

    int u4(int place) {
        return u2(place) << 16 | u2(place + 2);
    }

    /** The position of a constant (of its tag). */
    int place(int index) {
        int place = at[index];
        if (place == 0) {
            throw new IllegalArgumentException("it has no constant " + index);
        }
        return place;
    }

    /** The index in a constant, {@code from} bytes after its tag. */
    int link(int index, int from) {
        return u2(place(index) + from);
    }

    /** The text with this constant index. */
    String text(int index) {
        String known = texts[index];
        if (known == null) {
            known = decoded(place(index));
            texts[index] = known;
        }
        return known;
    }

    private String decoded(int place) {
        if (u1(place) != UTF8) {
            throw new IllegalArgumentException("it has no text where one must be");
        }
        int length = u2(place + 1);
        boolean ascii = true;
        for (int i = place + 3; ascii && i < place + 3 + length; i++) {
            ascii = bytes[i] > 0;
        }
        if (ascii) {
            return new String(bytes, place + 3, length, StandardCharsets.ISO_8859_1);
        }
        try {
            return new DataInputStream(new ByteArrayInputStream(bytes, place + 1, length + 2)).readUTF();
        } catch (IOException e) {
            throw new IllegalArgumentException("it has a text that is not in its encoding", e);
        }
    }

    /** The name of the class at this index; empty for 0, which means none. */
    @Nullable
    String className(int index) {
        return index == 0 ? null : text(link(index, 1));
    }

    void copyTo(Form form, int place, int length) {
        form.add(bytes, place, length);
    }

    /**
     * The classes in the constant pool of a class file of another jar. This is faster than reading its instructions,
     * and sufficient to find the jars that it uses.
     */
    static SortedSet<String> classes(ClassFile file) {
        ClassNames names = new ClassNames();
        try {
            ConstantPool pool = new ConstantPool(file.bytes());
            for (int i = 1; i < pool.at.length; i++) {
                int tag = pool.at[i] == 0 ? 0 : pool.u1(pool.at[i]);
                switch (tag) {
                    case CLASS -> names.addType(pool.text(pool.link(i, 1)));
                    case NAME_AND_TYPE -> names.addDescriptor(pool.text(pool.link(i, 3)));
                    case METHOD_TYPE -> names.addDescriptor(pool.text(pool.link(i, 1)));
                    default -> {}
                }
            }
        } catch (IllegalArgumentException | IndexOutOfBoundsException e) {
            throw file.damaged(e);
        }
        return names.sorted();
    }
}
