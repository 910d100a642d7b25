package org.calabaria.digest;

import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import java.util.Objects;

/**
 * SHA-256 of bytes, texts and numbers in turn; numbers are big-endian.
 *
 * <p>An implementation of our own for short inputs, because the first {@code MessageDigest} of a JVM loads the providers of
 * the JDK, which takes longer than anything else that an identity needs. Files go through the JDK's; see
 * {@link FileDigest}. Mutable, and for one thread; after {@link #digest()} it begins anew.
 *
 * <p>Source: NIST, "Secure Hash Standard (SHS)", FIPS 180-4 (2015), doi:10.6028/NIST.FIPS.180-4, section 6.2.
 */
public final class Sha256 {

    private static final int BLOCK = 64;
    private static final int LENGTH_AT = 56;
    private static final int DIGEST = 32;

    /** The first 32 bits of the fractional parts of the square roots of the first 8 primes. */
    private static final int[] INITIAL = {
        0x6a09e667, 0xbb67ae85, 0x3c6ef372, 0xa54ff53a, 0x510e527f, 0x9b05688c, 0x1f83d9ab, 0x5be0cd19
    };

    /** The first 32 bits of the fractional parts of the cube roots of the first 64 primes. */
    private static final int[] K = {
        0x428a2f98, 0x71374491, 0xb5c0fbcf, 0xe9b5dba5, 0x3956c25b, 0x59f111f1, 0x923f82a4, 0xab1c5ed5,
        0xd807aa98, 0x12835b01, 0x243185be, 0x550c7dc3, 0x72be5d74, 0x80deb1fe, 0x9bdc06a7, 0xc19bf174,
        0xe49b69c1, 0xefbe4786, 0x0fc19dc6, 0x240ca1cc, 0x2de92c6f, 0x4a7484aa, 0x5cb0a9dc, 0x76f988da,
        0x983e5152, 0xa831c66d, 0xb00327c8, 0xbf597fc7, 0xc6e00bf3, 0xd5a79147, 0x06ca6351, 0x14292967,
        0x27b70a85, 0x2e1b2138, 0x4d2c6dfc, 0x53380d13, 0x650a7354, 0x766a0abb, 0x81c2c92e, 0x92722c85,
        0xa2bfe8a1, 0xa81a664b, 0xc24b8b70, 0xc76c51a3, 0xd192e819, 0xd6990624, 0xf40e3585, 0x106aa070,
        0x19a4c116, 0x1e376c08, 0x2748774c, 0x34b0bcb5, 0x391c0cb3, 0x4ed8aa4a, 0x5b9cca4f, 0x682e6ff3,
        0x748f82ee, 0x78a5636f, 0x84c87814, 0x8cc70208, 0x90befffa, 0xa4506ceb, 0xbef9a3f7, 0xc67178f2
    };

    private final int[] h = INITIAL.clone();
    private final int[] w = new int[K.length];
    private final byte[] block = new byte[BLOCK];
    private int filled;
    private long counted;

    /** SHA-256 of some bytes, in lower-case hexadecimal digits. */
    public static String hex(byte[] bytes) {
        return new Sha256().add(bytes).hex();
    }

    /** Whether a text is a whole digest: 64 lower-case hexadecimal digits. */
    public static boolean isHex(String text) {
        boolean hex = text.length() == 2 * DIGEST;
        for (int i = 0; hex && i < text.length(); i++) {
            char digit = text.charAt(i);
            hex = digit >= '0' && digit <= '9' || digit >= 'a' && digit <= 'f';
        }
        return hex;
    }

    /** Adds bytes to those that are digested. */
    public Sha256 add(byte[] bytes) {
        return add(bytes, Objects.requireNonNull(bytes, "bytes must not be null").length);
    }

    /** Adds the first bytes of an array. */
    public Sha256 add(byte[] bytes, int length) {
        Objects.checkFromIndexSize(0, length, bytes.length);
        counted += length;
        int from = 0;
        while (from < length) {
            int taken = Math.min(BLOCK - filled, length - from);
            System.arraycopy(bytes, from, block, filled, taken);
            filled += taken;
            from += taken;
            if (filled == BLOCK) {
                compress();
                filled = 0;
            }
        }
        return this;
    }

    public Sha256 add(byte single) {
        counted++;
        block[filled++] = single;
        if (filled == BLOCK) {
            compress();
            filled = 0;
        }
        return this;
    }

    /** Four bytes. */
    public Sha256 add(int value) {
        for (int shift = Integer.SIZE - Byte.SIZE; shift >= 0; shift -= Byte.SIZE) {
            add((byte) (value >>> shift));
        }
        return this;
    }

    /** Eight bytes. */
    public Sha256 add(long value) {
        return add((int) (value >>> Integer.SIZE)).add((int) value);
    }

    /** The UTF-8 bytes of a text behind their number, which takes 4 bytes. */
    public Sha256 addCounted(String text) {
        byte[] bytes = utf8(text);
        return add(bytes.length).add(bytes);
    }

    /** The digest of everything since the last one. */
    public byte[] digest() {
        long bits = counted * Byte.SIZE;
        add((byte) 0x80);
        while (filled != LENGTH_AT) {
            add((byte) 0);
        }
        add(bits);
        byte[] digest = new byte[DIGEST];
        for (int i = 0; i < DIGEST; i++) {
            digest[i] = (byte) (h[i >> 2] >>> (24 - 8 * (i & 3)));
        }
        System.arraycopy(INITIAL, 0, h, 0, h.length);
        counted = 0;
        return digest;
    }

    /** {@link #digest()} in lower-case hexadecimal digits. */
    public String hex() {
        return HexFormat.of().formatHex(digest());
    }

    /** The first 8 bytes of the digest. */
    public long firstWord() {
        byte[] digest = digest();
        long word = 0;
        for (int i = 0; i < Long.BYTES; i++) {
            word = word << Byte.SIZE | digest[i] & 0xff;
        }
        return word;
    }

    /** The bytes of a text. */
    public static byte[] utf8(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    private void compress() {
        schedule();
        int a = h[0];
        int b = h[1];
        int c = h[2];
        int d = h[3];
        int e = h[4];
        int f = h[5];
        int g = h[6];
        int last = h[7];
        for (int t = 0; t < K.length; t++) {
            int sum1 = Integer.rotateRight(e, 6) ^ Integer.rotateRight(e, 11) ^ Integer.rotateRight(e, 25);
            int t1 = last + sum1 + (e & f ^ ~e & g) + K[t] + w[t];
            int sum0 = Integer.rotateRight(a, 2) ^ Integer.rotateRight(a, 13) ^ Integer.rotateRight(a, 22);
            int t2 = sum0 + (a & b ^ a & c ^ b & c);
            last = g;
            g = f;
            f = e;
            e = d + t1;
            d = c;
            c = b;
            b = a;
            a = t1 + t2;
        }
        h[0] += a;
        h[1] += b;
        h[2] += c;
        h[3] += d;
        h[4] += e;
        h[5] += f;
        h[6] += g;
        h[7] += last;
    }

    private void schedule() {
        for (int t = 0; t < 16; t++) {
            int at = 4 * t;
            w[t] = block[at] << 24 | (block[at + 1] & 0xff) << 16 | (block[at + 2] & 0xff) << 8 | block[at + 3] & 0xff;
        }
        for (int t = 16; t < w.length; t++) {
            int x = w[t - 15];
            int y = w[t - 2];
            int s0 = Integer.rotateRight(x, 7) ^ Integer.rotateRight(x, 18) ^ x >>> 3;
            int s1 = Integer.rotateRight(y, 17) ^ Integer.rotateRight(y, 19) ^ y >>> 10;
            w[t] = w[t - 16] + s0 + w[t - 7] + s1;
        }
    }
}
