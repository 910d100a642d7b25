package org.calabaria.digest;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/**
 * The JDK's SHA-256, of bytes, texts and numbers in turn; numbers are big-endian.
 *
 * <p>Mutable, and for one thread; after {@link #digest()} it begins anew.
 */
public final class Sha256 {

    private static final int HEX_DIGITS = 64;

    private final MessageDigest digest;
    private final byte[] number = new byte[Long.BYTES];

    /** A digest of no bytes yet. */
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

    /** Whether a text is a whole digest of 32 bytes: 64 lower-case hexadecimal digits. */
    public static boolean isHex(String text) {
        boolean hex = text.length() == HEX_DIGITS;
        for (int i = 0; hex && i < text.length(); i++) {
            char digit = text.charAt(i);
            hex = digit >= '0' && digit <= '9' || digit >= 'a' && digit <= 'f';
        }
        return hex;
    }

    /** Adds bytes to those that are digested. */
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

    /** Eight bytes. */
    public Sha256 add(long value) {
        ByteBuffer.wrap(number).putLong(value);
        return add(number);
    }

    /** The UTF-8 bytes of a text behind their number, which takes 4 bytes. */
    public Sha256 addCounted(String text) {
        byte[] bytes = utf8(text);
        ByteBuffer.wrap(number).putInt(bytes.length);
        return add(number, Integer.BYTES).add(bytes);
    }

    /** The digest of everything since the last one. */
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

    /** The bytes of a text. */
    public static byte[] utf8(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
