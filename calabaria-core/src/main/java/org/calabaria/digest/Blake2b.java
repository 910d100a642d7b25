package org.calabaria.digest;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.Objects;

/**
 * The unkeyed hash function BLAKE2b with a digest of 1 to 64 bytes. The Python contracts use it; the JDK does not offer
 * it.
 *
 * <p>The length is part of what is hashed, so a digest of 32 bytes is not the beginning of a digest of 64 bytes.
 * Mutable and not thread-safe. {@link #digest()} resets the hash.
 *
 * <p>Source: M.-J. Saarinen, J.-P. Aumasson, "The BLAKE2 Cryptographic Hash and Message Authentication Code (MAC)", RFC
 * 7693 (2015), doi:10.17487/RFC7693, section 3.
 */
public final class Blake2b {

    private static final int BLOCK = 128;
    private static final int ROUNDS = 12;
    private static final int WORDS = 8;
    private static final int LONGEST = WORDS * Long.BYTES;

    /** Eight bytes as a number, the lowest first. */
    private static final VarHandle WORD = MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);

    private static final long[] IV = {
        0x6a09e667f3bcc908L, 0xbb67ae8584caa73bL, 0x3c6ef372fe94f82bL, 0xa54ff53a5f1d36f1L,
        0x510e527fade682d1L, 0x9b05688c2b3e6c1fL, 0x1f83d9abfb41bd6bL, 0x5be0cd19137e2179L
    };

    private static final int[][] SIGMA = {
        {0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15},
        {14, 10, 4, 8, 9, 15, 13, 6, 1, 12, 0, 2, 11, 7, 5, 3},
        {11, 8, 12, 0, 5, 2, 15, 13, 10, 14, 3, 6, 7, 1, 9, 4},
        {7, 9, 3, 1, 13, 12, 11, 14, 2, 6, 5, 10, 4, 0, 15, 8},
        {9, 0, 5, 7, 2, 4, 10, 15, 14, 1, 11, 12, 6, 8, 3, 13},
        {2, 12, 6, 10, 0, 11, 8, 3, 4, 13, 7, 5, 15, 14, 1, 9},
        {12, 5, 1, 15, 14, 13, 4, 10, 0, 7, 6, 3, 9, 2, 8, 11},
        {13, 11, 7, 14, 12, 1, 3, 9, 5, 0, 15, 4, 8, 6, 2, 10},
        {6, 15, 14, 9, 11, 3, 0, 8, 12, 2, 13, 7, 1, 4, 10, 5},
        {10, 2, 8, 4, 7, 6, 1, 5, 15, 11, 9, 14, 3, 12, 13, 0}
    };

    private final int length;
    private final long[] h = IV.clone();
    private final long[] m = new long[2 * WORDS];
    private final byte[] block = new byte[BLOCK];
    private int filled;
    private long counted;

    /**
     * Creates a hash to which no bytes have been added.
     *
     * @param length of the digest, 1 to 64 [bytes]
     * @throws IllegalArgumentException if the length is not in 1 to 64
     */
    public Blake2b(int length) {
        if (!(1 <= length && length <= LONGEST)) {
            throw new IllegalArgumentException("a BLAKE2b digest has 1 to 64 bytes, got " + length);
        }
        this.length = length;
        begin();
    }

    private void begin() {
        System.arraycopy(IV, 0, h, 0, WORDS);
        h[0] ^= 0x01010000L ^ length;
        filled = 0;
        counted = 0;
    }

    /** The digest of a message of {@code length} bytes, 1 to 64. */
    public static byte[] digest(byte[] message, int length) {
        return new Blake2b(length).add(message).digest();
    }

    /** Adds bytes to the message. */
    public Blake2b add(byte[] bytes) {
        Objects.requireNonNull(bytes, "bytes must not be null");
        int from = 0;
        while (from < bytes.length) {
            if (filled == BLOCK) { // only now: the last block, which may be full, is compressed differently
                compress(block, 0, BLOCK, false);
                filled = 0;
            }
            if (filled == 0 && bytes.length - from > BLOCK) { // a whole block that is not the last
                compress(bytes, from, BLOCK, false);
                from += BLOCK;
            } else {
                int taken = Math.min(BLOCK - filled, bytes.length - from);
                System.arraycopy(bytes, from, block, filled, taken);
                filled += taken;
                from += taken;
            }
        }
        return this;
    }

    /** Returns the digest of all bytes added since the last call of this method, and resets the hash. */
    public byte[] digest() {
        Arrays.fill(block, filled, BLOCK, (byte) 0);
        compress(block, 0, filled, true);
        byte[] digest = new byte[length];
        for (int i = 0; i < length; i++) {
            digest[i] = (byte) (h[i >> 3] >>> (8 * (i & 7)));
        }
        begin();
        return digest;
    }

    /** {@link #digest()} in lower-case hexadecimal digits. */
    public String hex() {
        return HexFormat.of().formatHex(digest());
    }

    /**
     * Compresses the block that begins at an index. The sixteen words of the state are local variables, and the eight
     * mixing steps of a round are written out. This takes a third of the time of arrays and a loop.
     */
    private void compress(byte[] bytes, int from, int length, boolean last) {
        counted += length;
        for (int i = 0; i < m.length; i++) {
            m[i] = (long) WORD.get(bytes, from + Long.BYTES * i);
        }
        long v0 = h[0];
        long v1 = h[1];
        long v2 = h[2];
        long v3 = h[3];
        long v4 = h[4];
        long v5 = h[5];
        long v6 = h[6];
        long v7 = h[7];
        long v8 = IV[0];
        long v9 = IV[1];
        long v10 = IV[2];
        long v11 = IV[3];
        long v12 = IV[4] ^ counted;
        long v13 = IV[5];
        long v14 = IV[6] ^ (last ? -1 : 0);
        long v15 = IV[7];
        for (int round = 0; round < ROUNDS; round++) {
            int[] s = SIGMA[round % SIGMA.length];

            v0 += v4 + m[s[0]];
            v12 = Long.rotateRight(v12 ^ v0, 32);
            v8 += v12;
            v4 = Long.rotateRight(v4 ^ v8, 24);
            v0 += v4 + m[s[1]];
            v12 = Long.rotateRight(v12 ^ v0, 16);
            v8 += v12;
            v4 = Long.rotateRight(v4 ^ v8, 63);

            v1 += v5 + m[s[2]];
            v13 = Long.rotateRight(v13 ^ v1, 32);
            v9 += v13;
            v5 = Long.rotateRight(v5 ^ v9, 24);
            v1 += v5 + m[s[3]];
            v13 = Long.rotateRight(v13 ^ v1, 16);
            v9 += v13;
            v5 = Long.rotateRight(v5 ^ v9, 63);

            v2 += v6 + m[s[4]];
            v14 = Long.rotateRight(v14 ^ v2, 32);
            v10 += v14;
            v6 = Long.rotateRight(v6 ^ v10, 24);
            v2 += v6 + m[s[5]];
            v14 = Long.rotateRight(v14 ^ v2, 16);
            v10 += v14;
            v6 = Long.rotateRight(v6 ^ v10, 63);

            v3 += v7 + m[s[6]];
            v15 = Long.rotateRight(v15 ^ v3, 32);
            v11 += v15;
            v7 = Long.rotateRight(v7 ^ v11, 24);
            v3 += v7 + m[s[7]];
            v15 = Long.rotateRight(v15 ^ v3, 16);
            v11 += v15;
            v7 = Long.rotateRight(v7 ^ v11, 63);

            v0 += v5 + m[s[8]];
            v15 = Long.rotateRight(v15 ^ v0, 32);
            v10 += v15;
            v5 = Long.rotateRight(v5 ^ v10, 24);
            v0 += v5 + m[s[9]];
            v15 = Long.rotateRight(v15 ^ v0, 16);
            v10 += v15;
            v5 = Long.rotateRight(v5 ^ v10, 63);

            v1 += v6 + m[s[10]];
            v12 = Long.rotateRight(v12 ^ v1, 32);
            v11 += v12;
            v6 = Long.rotateRight(v6 ^ v11, 24);
            v1 += v6 + m[s[11]];
            v12 = Long.rotateRight(v12 ^ v1, 16);
            v11 += v12;
            v6 = Long.rotateRight(v6 ^ v11, 63);

            v2 += v7 + m[s[12]];
            v13 = Long.rotateRight(v13 ^ v2, 32);
            v8 += v13;
            v7 = Long.rotateRight(v7 ^ v8, 24);
            v2 += v7 + m[s[13]];
            v13 = Long.rotateRight(v13 ^ v2, 16);
            v8 += v13;
            v7 = Long.rotateRight(v7 ^ v8, 63);

            v3 += v4 + m[s[14]];
            v14 = Long.rotateRight(v14 ^ v3, 32);
            v9 += v14;
            v4 = Long.rotateRight(v4 ^ v9, 24);
            v3 += v4 + m[s[15]];
            v14 = Long.rotateRight(v14 ^ v3, 16);
            v9 += v14;
            v4 = Long.rotateRight(v4 ^ v9, 63);
        }
        h[0] ^= v0 ^ v8;
        h[1] ^= v1 ^ v9;
        h[2] ^= v2 ^ v10;
        h[3] ^= v3 ^ v11;
        h[4] ^= v4 ^ v12;
        h[5] ^= v5 ^ v13;
        h[6] ^= v6 ^ v14;
        h[7] ^= v7 ^ v15;
    }
}
