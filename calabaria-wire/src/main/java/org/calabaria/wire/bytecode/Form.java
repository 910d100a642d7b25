package org.calabaria.wire.bytecode;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * A part of a class in digest form: bytes, texts and names of members. The texts are numbered when the whole class is
 * assembled, and members may be renamed before that.
 */
final class Form {

    private byte[] bytes = new byte[64];
    private int size;
    private int[] gaps = new int[32];
    private int count;
    private final List<MemberName> members = new ArrayList<>();

    /**
     * A reference to a field or a method.
     *
     * @param index the index of the constant with its name
     */
    record MemberName(String owner, String name, String descriptor, int index) {}

    Form u1(int value) {
        if (size == bytes.length) {
            bytes = Arrays.copyOf(bytes, 2 * size);
        }
        bytes[size++] = (byte) value;
        return this;
    }

    Form u2(int value) {
        return u1(value >> 8).u1(value);
    }

    Form u4(int value) {
        return u2(value >> 16).u2(value);
    }

    void add(byte[] from, int place, int length) {
        for (int i = 0; i < length; i++) {
            u1(from[place + i]);
        }
    }

    /** Adds the text with this constant index. */
    Form text(int index) {
        gap(index);
        return this;
    }

    /** Adds the name of a field or a method. Only names with a {@code $} may be replaced. */
    Form name(String owner, String name, String descriptor, int index) {
        if (name.indexOf('$') < 0) {
            return text(index);
        }
        members.add(new MemberName(owner, name, descriptor, index));
        gap(-members.size());
        return this;
    }

    private void gap(int what) {
        if (count == gaps.length) {
            gaps = Arrays.copyOf(gaps, 2 * count);
        }
        gaps[count++] = size;
        gaps[count++] = what;
    }

    /** The referenced members whose names may be replaced. */
    List<MemberName> members() {
        return members;
    }

    void writeTo(WholeForm whole, CompilerNames names) {
        int from = 0;
        for (int i = 0; i < count; i += 2) {
            whole.add(bytes, from, gaps[i]);
            from = gaps[i];
            int what = gaps[i + 1];
            if (what >= 0) {
                whole.text(what);
            } else {
                whole.name(members.get(-what - 1), names);
            }
        }
        whole.add(bytes, from, size);
    }
}
