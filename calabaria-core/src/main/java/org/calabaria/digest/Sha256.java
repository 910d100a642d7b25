package org.calabaria.digest;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/**
 * The JDK's SHA-256 digest of a sequence of bytes, texts and numbers. Numbers are big-endian.
 *
 * <p>Mutable and not thread-safe. {@link #digest()} resets it.
 */
public final class Sha256 {

    private static final int HEX_DIGITS = 64;

    private final MessageDigest digest;
    private final byte[] number = new byte[Long.BYTES];

    /** Creates a digest to which no bytes have been added. */
    public Sha256() {
        try {
            this.digest = MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException impossible) { // every Java platform has it
            throw new IllegalStateException(impossible);
        }
    }

    /** SHA-256 of some bytes, in lower-case hexadecimal digits. */
    public static String hex(byte[] bytes) {
        return new Sha256().add(bytes).hex();
    }

    /** Whether a text is a complete digest of 32 bytes: 64 lower-case hexadecimal digits. */
    public static boolean isHex(String text) {
        boolean hex = text.length() == HEX_DIGITS;
        for (int i = 0; hex && i < text.length(); i++) {
            char digit = text.charAt(i);
            hex = digit >= '0' && digit <= '9' || digit >= 'a' && digit <= 'f';
        }
        return hex;
    }

    /** Adds bytes to the message. */
    public Sha256 add(byte[] bytes) {
        digest.update(bytes);
        return this;
    }

    /** Adds the first bytes of an array. */
    public Sha256 add(byte[] bytes, int length) {
        digest.update(bytes, 0, length);
        return this;
    }

    /** Adds {@code length} bytes of an array. */
    public Sha256 add(byte[] bytes, int from, int length) {
        digest.update(bytes, from, length);
        return this;
    }

    public Sha256 add(byte single) {
        digest.update(single);
        return this;
    }

    /** Adds a number as eight bytes. */
    public Sha256 add(long value) {
        ByteBuffer.wrap(number).putLong(value);
        return add(number);
    }

    /** Adds the length of a text in UTF-8 bytes, as 4 bytes, and then these bytes. */
    public Sha256 addCounted(String text) {
        byte[] bytes = utf8(text);
        ByteBuffer.wrap(number).putInt(bytes.length);
        return add(number, Integer.BYTES).add(bytes);
    }

    /** Returns the digest of everything added since the last call of this method, and resets it. */
    public byte[] digest() {
        return digest.digest();
    }

    /** {@link #digest()} in lower-case hexadecimal digits. */
    public String hex() {
        return HexFormat.of().formatHex(digest());
    }

    /** The first 8 bytes of the digest. */
    public long firstWord() {
        return ByteBuffer.wrap(digest.digest()).getLong();
    }

    /** The UTF-8 bytes of a text. */
    public static byte[] utf8(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
