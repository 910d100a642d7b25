package org.calabaria.random;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.stream.IntStream;
import org.calabaria.problem.InvalidDrawException;
import org.calabaria.problem.ShownValue;

/**
 * The identification of a stream of random numbers: entropy, and the path of children that leads from it to this
 * stream.
 *
 * <p>An immutable value with the words of NumPy's {@code SeedSequence(entropy, spawn_key=..., pool_size=...)}, bit for
 * bit. Nearby seeds give unrelated streams, so 0, 1, 2 are good seeds. Unlike NumPy's method, {@link #spawn} keeps no
 * count of the children made so far: two calls return the same children. To continue after earlier children, use the
 * argument {@code from} of {@link #spawn(long, int)}.
 *
 * <p>Children are identified by number, as in NumPy, or by name. A number adds one word to the spawn key; a name, with
 * or without an index, adds the eight words of the SHA-256 of
 *
 * <pre>{@code
 * "calabaria:child:1"  length of the name in UTF-8 (4 bytes)  the name in UTF-8  0x00                     child(name)
 * "calabaria:child:1"  length of the name in UTF-8 (4 bytes)  the name in UTF-8  0x01  index (8 bytes)    child(name, index)
 * }</pre>
 *
 * All numbers are big-endian. Every path has a different key. A pool of four words has 128 bits: the probability that
 * two of {@code n} streams are equal is about {@code n^2 / 2^129}.
 *
 * <p>Two sequences are equal if they have the same words of entropy (zeros that fill the pool are ignored), the same
 * words of the spawn key and the same pool size. Equal sequences generate the same words.
 *
 * <p>Source: M. E. O'Neill, "Developing a seed_seq Alternative" (2015), as varied and extended in NumPy 1.17 (2019).
 */
public final class SeedSequence {

    private static final int SMALLEST_POOL = 4;
    private static final long WORD_MASK = 0xffff_ffffL;
    private static final BigInteger WORD_MASK_BIG = BigInteger.valueOf(WORD_MASK);

    private final int[] entropy;
    private final int[] spawnKey;
    private final int poolSize;
    private final EntropyPool pool;

    private SeedSequence(int[] entropy, int[] spawnKey, int poolSize, EntropyPool pool) {
        this.entropy = entropy;
        this.spawnKey = spawnKey;
        this.poolSize = poolSize;
        this.pool = pool;
    }

    /** The sequence of a seed, an unsigned 64-bit number. */
    public static SeedSequence of(long seed) {
        return of(new int[] {(int) seed, (int) (seed >>> Integer.SIZE)}, SMALLEST_POOL);
    }

    /**
     * The sequence of a number of any size.
     *
     * @throws InvalidDrawException if it is negative
     */
    public static SeedSequence of(BigInteger entropy) {
        Objects.requireNonNull(entropy, "entropy must not be null");
        return of(List.of(entropy));
    }

    /**
     * The sequence of several numbers, each of any size.
     *
     * @throws InvalidDrawException if there are none, or one of them is negative
     */
    public static SeedSequence of(List<BigInteger> entropy) {
        return of(entropy, SMALLEST_POOL);
    }

    /**
     * The sequence of several numbers, mixed in a pool of {@code poolSize} 32-bit words.
     *
     * @param poolSize at least 4; larger pools have more than 128 bits of entropy
     * @throws InvalidDrawException if there are no numbers, one of them is negative, or the pool is too small
     */
    public static SeedSequence of(List<BigInteger> entropy, int poolSize) {
        Objects.requireNonNull(entropy, "entropy must not be null");
        if (entropy.isEmpty()) {
            throw new InvalidDrawException("entropy", "entropy must have at least one number, got none");
        }
        if (!(poolSize >= SMALLEST_POOL)) {
            throw new InvalidDrawException("poolSize", "poolSize must be at least 4 [words], got " + poolSize);
        }
        return of(words("entropy", entropy), poolSize);
    }

    private static SeedSequence of(int[] words, int poolSize) {
        int[] entropy = words.length < poolSize ? Arrays.copyOf(words, poolSize) : words;
        return new SeedSequence(entropy, new int[0], poolSize, EntropyPool.of(entropy, poolSize));
    }

    /** The 32-bit words of the path from the entropy to this sequence, each in [0, 2^32); empty at the root. */
    public List<Long> spawnKey() {
        return unsigned(spawnKey);
    }

    /** The number of 32-bit words in which entropy is mixed; at least 4. */
    public int poolSize() {
        return poolSize;
    }

    /** The mixed entropy, unsigned 32-bit words, as NumPy's {@code SeedSequence.pool}. */
    public int[] pool() {
        return pool.words();
    }

    /**
     * Returns {@code count} unsigned 32-bit words, as NumPy's {@code generate_state(count, np.uint32)}. A larger count
     * returns the same words first.
     *
     * @throws InvalidDrawException if the count is negative
     */
    public int[] generateState32(int count) {
        return pool.emit32(Argument.count("count", count));
    }

    /**
     * Returns {@code count} unsigned 64-bit words, as NumPy's {@code generate_state(count, np.uint64)}. A larger count
     * returns the same words first.
     *
     * @throws InvalidDrawException if the count is negative or more than 2^30 - 1
     */
    public long[] generateState64(int count) {
        if (!(Argument.count("count", count) <= Integer.MAX_VALUE / 2)) {
            throw new InvalidDrawException("count", "count must be at most 1073741823 [64-bit words], got " + count);
        }
        int[] halves = pool.emit32(2 * count);
        long[] state = new long[count];
        for (int i = 0; i < count; i++) {
            state[i] = halves[2 * i] & WORD_MASK | (long) halves[2 * i + 1] << Integer.SIZE;
        }
        return state;
    }

    /**
     * The same entropy with this spawn key, which replaces the previous key. As in NumPy, a number of 2^32 or more is
     * split into 32-bit words, lowest first.
     *
     * @param key unsigned 64-bit numbers
     */
    public SeedSequence withSpawnKey(long... key) {
        Objects.requireNonNull(key, "key must not be null");
        List<BigInteger> numbers = new ArrayList<>();
        for (long number : key) {
            numbers.add(new BigInteger(Long.toUnsignedString(number)));
        }
        return withSpawnKey(numbers);
    }

    /**
     * The same entropy with this spawn key, which replaces the previous key.
     *
     * @throws InvalidDrawException if a number of the key is negative
     */
    public SeedSequence withSpawnKey(List<BigInteger> key) {
        Objects.requireNonNull(key, "key must not be null");
        int[] words = words("spawn key", key);
        return new SeedSequence(
                entropy, words, poolSize, EntropyPool.of(entropy, poolSize).with(words));
    }

    /**
     * The child with this number: the one that NumPy's {@code spawn} returns after {@code index} children.
     *
     * @param index in [0, 2^32): a larger index would have two words and equal the child of a child
     * @throws InvalidDrawException if the index is outside [0, 2^32)
     */
    public SeedSequence child(long index) {
        if (!(0 <= index && index <= WORD_MASK)) {
            throw new InvalidDrawException("index", "index of a child must lie in [0, 4294967295], got " + index);
        }
        return below((int) index);
    }

    /**
     * The child with this name; no other name, number or path has the same key.
     *
     * @throws InvalidDrawException if the name is empty or has unpaired surrogates
     */
    public SeedSequence child(String name) {
        return below(ChildName.words(name));
    }

    /**
     * The child with this name and index, such as {@code child("agent", 17)}, which differs from
     * {@code child("agent")}.
     *
     * @param index not negative
     * @throws InvalidDrawException if the name is empty or has unpaired surrogates, or the index is negative
     */
    public SeedSequence child(String name, long index) {
        return below(ChildName.words(name, index));
    }

    /**
     * The children with the numbers 0 to {@code count - 1}: the result of the first call of NumPy's
     * {@code spawn(count)}.
     */
    public List<SeedSequence> spawn(int count) {
        return spawn(0, count);
    }

    /**
     * The children with the numbers {@code from} to {@code from + count - 1}: the result of NumPy's
     * {@code spawn(count)} after {@code from} children.
     *
     * @throws InvalidDrawException if the count is negative or a number lies outside [0, 2^32)
     */
    public List<SeedSequence> spawn(long from, int count) {
        return IntStream.range(0, Argument.count("count", count))
                .mapToObj(i -> child(from + i))
                .toList();
    }

    private SeedSequence below(int... more) {
        int[] key = Arrays.copyOf(spawnKey, spawnKey.length + more.length);
        System.arraycopy(more, 0, key, spawnKey.length, more.length);
        return new SeedSequence(entropy, key, poolSize, pool.with(more));
    }

    private static int[] words(String what, List<BigInteger> numbers) {
        List<Integer> words = new ArrayList<>();
        for (BigInteger number : numbers) {
            if (number == null) {
                throw new InvalidDrawException(what, what + " must not contain null");
            }
            if (!(number.signum() >= 0)) {
                throw new InvalidDrawException(what, what + " must not be negative, got " + shown(number));
            }
            BigInteger rest = number;
            do {
                words.add(rest.and(WORD_MASK_BIG).intValue());
                rest = rest.shiftRight(Integer.SIZE);
            } while (rest.signum() > 0);
        }
        return words.stream().mapToInt(Integer::intValue).toArray();
    }

    private static String shown(BigInteger number) {
        return ShownValue.of(number);
    }

    private static List<Long> unsigned(int[] words) {
        return Arrays.stream(words).mapToObj(Integer::toUnsignedLong).toList();
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof SeedSequence that
                && poolSize == that.poolSize
                && Arrays.equals(entropy, that.entropy)
                && Arrays.equals(spawnKey, that.spawnKey);
    }

    @Override
    public int hashCode() {
        return 31 * (31 * Arrays.hashCode(entropy) + Arrays.hashCode(spawnKey)) + poolSize;
    }

    /**
     * {@code SeedSequence[entropy=42, spawnKey=[0, 1]]}; shows the words of the entropy if the last word is a
     * significant zero.
     */
    @Override
    public String toString() {
        return "SeedSequence[entropy=" + shownEntropy()
                + (spawnKey.length == 0 ? "" : ", spawnKey=" + spawnKey())
                + (poolSize == SMALLEST_POOL ? "" : ", poolSize=" + poolSize)
                + "]";
    }

    private String shownEntropy() {
        if (entropy.length > poolSize && entropy[entropy.length - 1] == 0) {
            return unsigned(entropy).toString();
        }
        BigInteger number = BigInteger.ZERO;
        for (int i = entropy.length - 1; i >= 0; i--) {
            number = number.shiftLeft(Integer.SIZE).or(BigInteger.valueOf(Integer.toUnsignedLong(entropy[i])));
        }
        return number.toString();
    }
}
