package org.calabaria.wire.bytecode;

import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.objectweb.asm.ClassReader;
import org.objectweb.asm.Opcodes;

/**
 * The fields and methods of a class file as they lie in its bytes. Each is a block that stands for itself, so that the
 * same blocks in another order make the class file with its members in that order.
 */
final class Members {

    private final ByteBuffer bytes;
    private final int start;
    private final int end;
    private final List<Member> fields = new ArrayList<>();
    private final List<Member> methods = new ArrayList<>();

    /** @param reader of a class file that could be read to its end */
    Members(ClassReader reader, byte[] bytes) {
        this.bytes = ByteBuffer.wrap(bytes);
        // Access, name and superclass of the class, then its interfaces behind their count.
        int interfaces = reader.header + 6;
        this.start = interfaces + 2 + 2 * reader.readUnsignedShort(interfaces);
        int behindFields = read(reader, start, fields);
        this.end = read(reader, behindFields, methods);
    }

    List<Member> fields() {
        return fields;
    }

    List<Member> methods() {
        return methods;
    }

    /** The class file with some of its members, in another order. */
    byte[] classFileWith(List<Member> someFields, List<Member> someMethods) {
        ByteBuffer out = ByteBuffer.allocate(bytes.capacity());
        out.put(bytes.slice(0, start));
        write(someFields, out);
        write(someMethods, out);
        out.put(bytes.slice(end, bytes.capacity() - end));
        return Arrays.copyOf(out.array(), out.position());
    }

    /** The exceptions that a method declares, as one text. */
    String exceptions(ClassReader reader, Member method) {
        char[] buffer = new char[reader.getMaxStringLength()];
        StringBuilder names = new StringBuilder();
        int at = method.from + 8;
        while (at < method.to) {
            if (reader.readUTF8(at, buffer).equals("Exceptions")) {
                for (int i = 0; i < reader.readUnsignedShort(at + 6); i++) {
                    names.append(reader.readClass(at + 8 + 2 * i, buffer)).append(' ');
                }
            }
            at += 6 + reader.readInt(at + 2);
        }
        return names.toString();
    }

    /** Reads the count at this place and the members behind it; returns the place behind them. */
    private static int read(ClassReader reader, int place, List<Member> members) {
        char[] buffer = new char[reader.getMaxStringLength()];
        int count = reader.readUnsignedShort(place);
        int next = place + 2;
        for (int i = 0; i < count; i++) {
            int from = next;
            int attributes = reader.readUnsignedShort(from + 6);
            next += 8;
            for (int a = 0; a < attributes; a++) {
                next += 6 + reader.readInt(next + 2);
            }
            members.add(new Member(
                    reader.readUnsignedShort(from),
                    reader.readUTF8(from + 2, buffer),
                    reader.readUTF8(from + 4, buffer),
                    from,
                    next));
        }
        return next;
    }

    private void write(List<Member> members, ByteBuffer out) {
        out.putShort((short) members.size());
        for (Member member : members) {
            out.put(bytes.slice(member.from, member.to - member.from));
        }
    }

    /**
     * A field or a method.
     *
     * @param from its first byte
     * @param to behind its last byte
     */
    record Member(int access, String name, String descriptor, int from, int to) {

        boolean isSynthetic() {
            return (access & Opcodes.ACC_SYNTHETIC) != 0;
        }
    }
}
