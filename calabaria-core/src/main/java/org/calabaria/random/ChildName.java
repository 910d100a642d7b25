package org.calabaria.random;

import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Objects;
import org.calabaria.problem.InvalidDrawException;
import org.calabaria.problem.ShownValue;

/**
 * The eight words that a named child adds to the spawn key of its parent. {@link SeedSequence} documents the digest.
 *
 * <p>The length before the name distinguishes {@code ("a", 1)} from {@code ("a1")}. The eight words for each level
 * distinguish {@code child("a").child("b")} from {@code child("ab")}, and both from numbered children, which have one
 * word for each level.
 */
final class ChildName {

    private static final byte[] DOMAIN = "calabaria:child:1".getBytes(StandardCharsets.US_ASCII);
    private static final int WORDS = 8;

    private ChildName() {}

    static int[] words(String name) {
        byte[] utf8 = utf8(name);
        return digest(prefixed(utf8, 1).put((byte) 0));
    }

    static int[] words(String name, long index) {
        byte[] utf8 = utf8(name);
        if (!(index >= 0)) {
            throw new InvalidDrawException(
                    name, "index of child '" + ShownValue.name(name) + "' must not be negative, got " + index);
        }
        return digest(prefixed(utf8, 1 + Long.BYTES).put((byte) 1).putLong(index));
    }

    private static ByteBuffer prefixed(byte[] name, int more) {
        ByteBuffer message = ByteBuffer.allocate(DOMAIN.length + Integer.BYTES + name.length + more);
        return message.put(DOMAIN).putInt(name.length).put(name);
    }

    private static byte[] utf8(String name) {
        Objects.requireNonNull(name, "name must not be null");
        if (name.isEmpty()) {
            throw new InvalidDrawException("", "name of a child must not be empty");
        }
        try {
            ByteBuffer encoded = StandardCharsets.UTF_8.newEncoder().encode(CharBuffer.wrap(name));
            byte[] bytes = new byte[encoded.remaining()];
            encoded.get(bytes);
            return bytes;
        } catch (CharacterCodingException e) {
            throw new InvalidDrawException(
                    name, "name of a child must be text without unpaired surrogates, got " + escaped(name));
        }
    }

    private static String escaped(String name) {
        StringBuilder shown = new StringBuilder("'");
        for (char unit : ShownValue.name(name).toCharArray()) {
            shown.append(Character.isSurrogate(unit) ? "\\u" + Integer.toHexString(unit) : String.valueOf(unit));
        }
        return shown.append('\'').toString();
    }

    private static int[] digest(ByteBuffer message) {
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(message.array());
            int[] words = new int[WORDS];
            ByteBuffer.wrap(digest).asIntBuffer().get(words);
            return words;
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }
}
