package org.calabaria.request;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;

/** SHA-256 of text and numbers in turn; numbers are big-endian. For one thread. */
final class Sha256 {

    private final MessageDigest digest;
    private final byte[] number = new byte[Long.BYTES];

    Sha256() {
        try {
            this.digest = MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException impossible) { // every Java platform has it
            throw new IllegalStateException(impossible);
        }
    }

    Sha256 add(byte[] bytes) {
        digest.update(bytes);
        return this;
    }

    Sha256 add(byte single) {
        digest.update(single);
        return this;
    }

    Sha256 add(long value) {
        ByteBuffer.wrap(number).putLong(value);
        return add(number);
    }

    /** The UTF-8 bytes of a text behind their number, which takes 4 bytes. */
    Sha256 addCounted(String text) {
        byte[] bytes = utf8(text);
        digest.update(number, 0, putInt(bytes.length));
        return add(bytes);
    }

    private int putInt(int value) {
        ByteBuffer.wrap(number).putInt(value);
        return Integer.BYTES;
    }

    /** The digest of everything since the last one. */
    byte[] digest() {
        return digest.digest();
    }

    /** The first 8 bytes of the digest. */
    long firstWord() {
        return ByteBuffer.wrap(digest.digest()).getLong();
    }

    static byte[] utf8(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
