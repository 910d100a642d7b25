package org.calabaria.random;

/**
 * A pool of 32-bit words. Entropy of any length is mixed into it, and state of any length is generated from it.
 *
 * <p>Immutable. Mixing in more words returns a new pool, so that the pool of a child continues the pool of its parent.
 * The algorithm is that of NumPy's {@code SeedSequence}, a variant of {@code randutils::seed_seq_fe} in M. E. O'Neill,
 * "Developing a seed_seq Alternative" (2015), with multipliers that change with each word.
 */
final class EntropyPool {

    private static final int ABSORB_START = 0x43b0d7e5;
    private static final int ABSORB_STEP = 0x931e8875;
    private static final int EMIT_START = 0x8b51f9dd;
    private static final int EMIT_STEP = 0x58f38ded;
    private static final int MIX_LEFT = 0xca01f9dd;
    private static final int MIX_RIGHT = 0x4973f715;
    private static final int HALF = 16;

    private final int[] words;
    /** The multiplier for the next absorbed word. It is part of the pool, because each word changes it. */
    private int multiplier;

    private EntropyPool(int[] words, int multiplier) {
        this.words = words;
        this.multiplier = multiplier;
    }

    /** The pool of {@code size} words after absorbing {@code entropy}, which has at least {@code size} words. */
    static EntropyPool of(int[] entropy, int size) {
        EntropyPool pool = new EntropyPool(new int[size], ABSORB_START);
        for (int i = 0; i < size; i++) {
            pool.words[i] = pool.hashed(entropy[i]);
        }
        for (int from = 0; from < size; from++) {
            for (int to = 0; to < size; to++) {
                if (from != to) {
                    pool.words[to] = mixed(pool.words[to], pool.hashed(pool.words[from]));
                }
            }
        }
        pool.absorb(entropy, size);
        return pool;
    }

    /** This pool after absorbing more words. */
    EntropyPool with(int... more) {
        EntropyPool pool = new EntropyPool(words.clone(), multiplier);
        pool.absorb(more, 0);
        return pool;
    }

    int[] words() {
        return words.clone();
    }

    int[] emit32(int count) {
        int[] state = new int[count];
        int constant = EMIT_START;
        for (int i = 0; i < count; i++) {
            int word = words[i % words.length] ^ constant;
            constant *= EMIT_STEP;
            word *= constant;
            state[i] = word ^ (word >>> HALF);
        }
        return state;
    }

    private void absorb(int[] more, int start) {
        for (int from = start; from < more.length; from++) {
            for (int to = 0; to < words.length; to++) {
                words[to] = mixed(words[to], hashed(more[from]));
            }
        }
    }

    private int hashed(int word) {
        int value = word ^ multiplier;
        multiplier *= ABSORB_STEP;
        value *= multiplier;
        return value ^ (value >>> HALF);
    }

    private static int mixed(int x, int y) {
        int value = MIX_LEFT * x - MIX_RIGHT * y;
        return value ^ (value >>> HALF);
    }
}
