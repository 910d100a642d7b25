package org.calabaria.wire.bytecode;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;

/**
 * Assembled forms. At its first use a text is written with its number and its length; later uses are written as the
 * number only. The result therefore depends on the order in which constants are used, not on their order in the class
 * file.
 */
final class WholeForm {

    /** A marker before a length: the text is in UTF-16, because it cannot be encoded in UTF-8. */
    private static final int LONE_SURROGATES = 0x8000;

    private final ConstantPool pool;
    private final ByteArrayOutputStream out = new ByteArrayOutputStream();
    private final Map<String, Integer> numbers = new HashMap<>();

    WholeForm(ConstantPool pool) {
        this.pool = pool;
    }

    void u2(int value) {
        out.write(value >> 8);
        out.write(value);
    }

    void add(byte[] bytes, int from, int to) {
        out.write(bytes, from, to - from);
    }

    void text(int index) {
        text(pool.text(index));
    }

    void name(Form.MemberName member, CompilerNames names) {
        text(names.of(member.owner(), member.name(), member.descriptor()));
    }

    void text(String text) {
        Integer known = numbers.get(text);
        if (known != null) {
            u2(known);
            return;
        }
        u2(numbers.size());
        numbers.put(text, numbers.size());
        byte[] utf8 = text.getBytes(StandardCharsets.UTF_8);
        if (text.equals(new String(utf8, StandardCharsets.UTF_8))) {
            written(0, utf8);
        } else {
            written(LONE_SURROGATES, text.getBytes(StandardCharsets.UTF_16BE));
        }
    }

    private void written(int mark, byte[] text) {
        u2(mark | text.length >> 16);
        u2(text.length);
        out.write(text, 0, text.length);
    }

    byte[] bytes() {
        return out.toByteArray();
    }
}
