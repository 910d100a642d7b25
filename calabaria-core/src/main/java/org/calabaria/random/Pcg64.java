package org.calabaria.random;

import java.math.BigInteger;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.random.RandomGenerator;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.calabaria.problem.InvalidDrawException;

/**
 * A stream of random numbers, equal to that of {@code numpy.random.Generator(PCG64(seed))}: PCG XSL RR 128/64, a linear
 * congruential generator of 128 bits whose state is permuted into words of 64 bits.
 *
 * <table>
 * <caption>The same draws in NumPy</caption>
 * <tr><th>here</th><th>NumPy</th></tr>
 * <tr><td>{@code Pcg64.seeded(seed)}</td><td>{@code rng = default_rng(seed)}</td></tr>
 * <tr><td>{@code nextLong()}</td><td>{@code rng.bit_generator.random_raw()}</td></tr>
 * <tr><td>{@code nextInt()}</td><td>{@code rng.integers(0, 2**32, dtype=uint32)}</td></tr>
 * <tr><td>{@code nextBytes(bytes)}</td><td>{@code rng.bytes(n)}</td></tr>
 * <tr><td>{@code nextBoolean()}</td><td>{@code rng.integers(0, 2, dtype=bool)}</td></tr>
 * <tr><td>{@code nextDouble()}</td><td>{@code rng.random()}</td></tr>
 * <tr><td>{@code nextFloat()}</td><td>{@code rng.random(dtype=float32)}</td></tr>
 * <tr><td>{@code integers(lo, hi)}, {@code nextLong(lo, hi)}, {@code nextInt(lo, hi)}</td><td>{@code rng.integers(lo, hi)}</td></tr>
 * <tr><td>{@code integersInclusive(lo, hi)}</td><td>{@code rng.integers(lo, hi, endpoint=True)}</td></tr>
 * <tr><td>{@code uniform(lo, hi)}</td><td>{@code rng.uniform(lo, hi)}</td></tr>
 * <tr><td>{@code nextGaussian()}, {@code standardNormal()}</td><td>{@code rng.standard_normal()}</td></tr>
 * <tr><td>{@code nextGaussian(mean, sd)}</td><td>{@code rng.normal(mean, sd)}</td></tr>
 * <tr><td>{@code nextExponential()}</td><td>{@code rng.standard_exponential()}</td></tr>
 * <tr><td>{@code exponential(mean)}</td><td>{@code rng.exponential(mean)}</td></tr>
 * <tr><td>{@code binomial(n, p)}</td><td>{@code rng.binomial(n, p)}</td></tr>
 * <tr><td>{@code poisson(rate)}</td><td>{@code rng.poisson(rate)}</td></tr>
 * <tr><td>{@code gamma(shape, scale)}</td><td>{@code rng.gamma(shape, scale)}</td></tr>
 * <tr><td>{@code standardGamma(shape)}</td><td>{@code rng.standard_gamma(shape)}</td></tr>
 * <tr><td>{@code beta(a, b)}</td><td>{@code rng.beta(a, b)}</td></tr>
 * <tr><td>{@code chiSquare(df)}</td><td>{@code rng.chisquare(df)}</td></tr>
 * <tr><td>{@code noncentralChiSquare(df, noncentrality)}</td><td>{@code rng.noncentral_chisquare(df, nonc)}</td></tr>
 * <tr><td>{@code f(dfNumerator, dfDenominator)}</td><td>{@code rng.f(dfnum, dfden)}</td></tr>
 * <tr><td>{@code studentT(df)}</td><td>{@code rng.standard_t(df)}</td></tr>
 * <tr><td>{@code cauchy()}</td><td>{@code rng.standard_cauchy()}</td></tr>
 * <tr><td>{@code logNormal(mean, sigma)}</td><td>{@code rng.lognormal(mean, sigma)}</td></tr>
 * <tr><td>{@code weibull(shape)}</td><td>{@code rng.weibull(a)}</td></tr>
 * <tr><td>{@code pareto(shape)}</td><td>{@code rng.pareto(a)}</td></tr>
 * <tr><td>{@code power(shape)}</td><td>{@code rng.power(a)}</td></tr>
 * <tr><td>{@code rayleigh(scale)}</td><td>{@code rng.rayleigh(scale)}</td></tr>
 * <tr><td>{@code logistic(location, scale)}</td><td>{@code rng.logistic(loc, scale)}</td></tr>
 * <tr><td>{@code gumbel(location, scale)}</td><td>{@code rng.gumbel(loc, scale)}</td></tr>
 * <tr><td>{@code laplace(location, scale)}</td><td>{@code rng.laplace(loc, scale)}</td></tr>
 * <tr><td>{@code triangular(left, mode, right)}</td><td>{@code rng.triangular(left, mode, right)}</td></tr>
 * <tr><td>{@code wald(mean, scale)}</td><td>{@code rng.wald(mean, scale)}</td></tr>
 * <tr><td>{@code vonMises(mu, kappa)}</td><td>{@code rng.vonmises(mu, kappa)}</td></tr>
 * <tr><td>{@code geometric(p)}</td><td>{@code rng.geometric(p)}</td></tr>
 * <tr><td>{@code negativeBinomial(n, p)}</td><td>{@code rng.negative_binomial(n, p)}</td></tr>
 * <tr><td>{@code hypergeometric(good, bad, sample)}</td><td>{@code rng.hypergeometric(ngood, nbad, nsample)}</td></tr>
 * <tr><td>{@code logSeries(p)}</td><td>{@code rng.logseries(p)}</td></tr>
 * <tr><td>{@code zipf(a)}</td><td>{@code rng.zipf(a)}</td></tr>
 * <tr><td>{@code multinomial(n, probabilities)}</td><td>{@code rng.multinomial(n, pvals)}</td></tr>
 * <tr><td>{@code dirichlet(alpha)}</td><td>{@code rng.dirichlet(alpha)}</td></tr>
 * <tr><td>{@code multivariateHypergeometric(colors, sample)}</td><td>{@code rng.multivariate_hypergeometric(colors, nsample)}</td></tr>
 * <tr><td>{@code multivariateHypergeometricByCounting(colors, sample)}</td><td>{@code rng.multivariate_hypergeometric(colors, nsample, method="count")}</td></tr>
 * <tr><td>{@code choice(population, size)}</td><td>{@code rng.choice(a, size)}</td></tr>
 * <tr><td>{@code choiceWithoutReplacement(population, size)}</td><td>{@code rng.choice(a, size, replace=False)}</td></tr>
 * <tr><td>{@code choiceWithoutReplacement(population, size, false)}</td><td>{@code rng.choice(a, size, replace=False, shuffle=False)}</td></tr>
 * <tr><td>{@code choice(probabilities, size)}</td><td>{@code rng.choice(a, size, p=p)}</td></tr>
 * <tr><td>{@code choiceWithoutReplacement(probabilities, size)}</td><td>{@code rng.choice(a, size, replace=False, p=p)}</td></tr>
 * <tr><td>{@code permutation(n)}</td><td>{@code rng.permutation(n)}</td></tr>
 * <tr><td>{@code shuffle(values)}</td><td>{@code rng.shuffle(values)}</td></tr>
 * <tr><td>{@code jumped()}</td><td>{@code bit_generator.jumped()}</td></tr>
 * <tr><td>{@code advance(steps)}</td><td>{@code bit_generator.advance(steps)}</td></tr>
 * </table>
 *
 * <p>Numbers that are computed with exact steps, products and sums are always equal to NumPy's, bit for bit. Some
 * numbers need {@code exp} or {@code log}: 3 normal numbers in 200, 1 exponential number in 45, binomial and Poisson
 * numbers. Most numbers of the further distributions also need {@code pow}, {@code expm1}, {@code log1p}, {@code cos}
 * or {@code acos}. {@link StrictMath} returns the same values on every machine, but sometimes differs by an ulp from
 * the C library that NumPy was linked with. Fewer than one normal or exponential number in 10^7 has a different last
 * bit. Even more rarely, except for enormous rates, a rejection is decided differently, and the stream then continues
 * with other numbers. Numbers of the further distributions usually differ by up to 6 ulp. They differ by more if a
 * rounding error is magnified: near a zero of Laplace, logistic and Gumbel numbers, for powers with an exponent far
 * above 1 (beta, power, gamma and Dirichlet numbers of small parameters), and for von Mises numbers with a
 * concentration above 1000 (up to 1e-11 in the angle). Zipf numbers above 2^53 also differ.
 *
 * <p>Draws of 32 bits ({@code nextInt}, {@code nextFloat}, {@code nextBoolean}, {@code integers} over at most 2^32
 * numbers, {@code shuffle}) use the low half of a word and keep the high half for the next draw of 32 bits, even if
 * other numbers are drawn in between.
 *
 * <p>{@link #child(String)} derives independent generators by name. A child depends only on the seed and the name:
 * deriving it draws no numbers, and earlier draws and jumps have no effect.
 *
 * <p>Mutable and not thread-safe; use a separate child for each thread. Two generators are equal only if they are the
 * same object. Invalid arguments are refused with an {@link InvalidDrawException}, which is not an
 * {@link IllegalArgumentException}.
 *
 * <p>Sources: M. E. O'Neill, "PCG: A Family of Simple Fast Space-Efficient Statistically Good Algorithms for Random
 * Number Generation", HMC-CS-2014-0905, 2014; D. Lemire, "Fast Random Integer Generation in an Interval", ACM TOMACS
 * 29(1), 2019, doi:10.1145/3230636; F. Brown, "Random Number Generation with Arbitrary Strides", Trans. Am. Nucl. Soc.
 * 71, 1994.
 */
public final class Pcg64 implements RandomGenerator {

    private static final long MULTIPLIER_HIGH = 0x2360ed051fc65da4L;
    private static final long MULTIPLIER_LOW = 0x4385df649fccf645L;
    private static final BigInteger JUMP = new BigInteger("9e3779b97f4a7c15f39cc0605cedc835", 16);
    private static final long WORD32_MASK = 0xffff_ffffL;
    private static final double DOUBLE_UNIT = 0x1p-53;
    private static final float FLOAT_UNIT = 0x1p-24f;

    private final SeedSequence seedSequence;
    private final long incrementHigh;
    private final long incrementLow;
    private long high;
    private long low;
    private boolean halfKept;
    private int half;

    private Pcg64(SeedSequence seedSequence) {
        long[] state = seedSequence.generateState64(4);
        this.seedSequence = seedSequence;
        this.incrementHigh = state[2] << 1 | state[3] >>> 63;
        this.incrementLow = state[3] << 1 | 1;
        nextLong();
        long sum = low + state[1];
        high += state[0] + carry(low, state[1], sum);
        low = sum;
        nextLong();
    }

    private Pcg64(Pcg64 other) {
        this.seedSequence = other.seedSequence;
        this.incrementHigh = other.incrementHigh;
        this.incrementLow = other.incrementLow;
        this.high = other.high;
        this.low = other.low;
        this.halfKept = other.halfKept;
        this.half = other.half;
    }

    /** The generator of a seed, an unsigned 64-bit number: {@code numpy.random.default_rng(seed)}. */
    public static Pcg64 seeded(long seed) {
        return new Pcg64(SeedSequence.of(seed));
    }

    /** The generator of a seed sequence: {@code numpy.random.default_rng(sequence)}. */
    public static Pcg64 of(SeedSequence sequence) {
        return new Pcg64(Objects.requireNonNull(sequence, "sequence must not be null"));
    }

    /** The seed sequence of this generator, from which its children are derived. */
    public SeedSequence seedSequence() {
        return seedSequence;
    }

    /** An independent copy of this generator in the same state, including the kept half word. */
    public Pcg64 copy() {
        return new Pcg64(this);
    }

    /**
     * The child of this name, an independent generator. It does not depend on the numbers drawn before.
     *
     * @throws InvalidDrawException see {@link SeedSequence#child(String)}
     */
    public Pcg64 child(String name) {
        return new Pcg64(seedSequence.child(name));
    }

    /**
     * The child of this name and index, such as {@code child("agent", 17)}.
     *
     * @throws InvalidDrawException see {@link SeedSequence#child(String, long)}
     */
    public Pcg64 child(String name, long index) {
        return new Pcg64(seedSequence.child(name, index));
    }

    /**
     * Advances by {@code steps} words in constant time, backwards if negative. The kept half word is dropped, as in
     * NumPy.
     *
     * @param steps counted modulo 2^128
     */
    public void advance(BigInteger steps) {
        Objects.requireNonNull(steps, "steps must not be null");
        BigInteger modulus = BigInteger.ONE.shiftLeft(128);
        BigInteger multiplier = unsigned(MULTIPLIER_HIGH, MULTIPLIER_LOW);
        BigInteger increment = increment();
        BigInteger factor = BigInteger.ONE;
        BigInteger term = BigInteger.ZERO;
        for (BigInteger rest = steps.mod(modulus); rest.signum() > 0; rest = rest.shiftRight(1)) {
            if (rest.testBit(0)) {
                factor = factor.multiply(multiplier).mod(modulus);
                term = term.multiply(multiplier).add(increment).mod(modulus);
            }
            increment = multiplier.add(BigInteger.ONE).multiply(increment).mod(modulus);
            multiplier = multiplier.multiply(multiplier).mod(modulus);
        }
        BigInteger state = factor.multiply(state()).add(term);
        high = state.shiftRight(Long.SIZE).longValue();
        low = state.longValue();
        halfKept = false;
    }

    /**
     * Advances by {@code steps} words in constant time, backwards if negative. The kept half word is dropped, as in
     * NumPy.
     */
    public void advance(long steps) {
        advance(BigInteger.valueOf(steps));
    }

    /**
     * Advances by about 0.618 * 2^128 words, the golden section of the period. The kept half word is dropped. Streams
     * that are a few jumps apart do not overlap.
     */
    public void jump() {
        advance(JUMP);
    }

    /**
     * A new generator that is one {@link #jump()} ahead of this one and has the same children. This generator does not
     * change.
     */
    public Pcg64 jumped() {
        Pcg64 ahead = copy();
        ahead.jump();
        return ahead;
    }

    BigInteger state() {
        return unsigned(high, low);
    }

    BigInteger increment() {
        return unsigned(incrementHigh, incrementLow);
    }

    private static BigInteger unsigned(long high, long low) {
        return new BigInteger(Long.toHexString(high), 16)
                .shiftLeft(Long.SIZE)
                .or(new BigInteger(Long.toHexString(low), 16));
    }

    /** The next word: 64 random bits. */
    @Override
    public long nextLong() {
        long stateHigh = high;
        long stateLow = low;
        long product = stateLow * MULTIPLIER_LOW;
        // The upper half of an unsigned product, computed from the signed product; the multiplier's low half is
        // positive.
        long overflow = Math.multiplyHigh(stateLow, MULTIPLIER_LOW) + (stateLow >> 63 & MULTIPLIER_LOW);
        stateHigh = stateHigh * MULTIPLIER_LOW + stateLow * MULTIPLIER_HIGH + overflow;
        stateLow = product + incrementLow;
        stateHigh += incrementHigh + carry(product, incrementLow, stateLow);
        low = stateLow;
        high = stateHigh;
        return Long.rotateRight(stateHigh ^ stateLow, (int) (stateHigh >>> 58));
    }

    /**
     * The carry of the unsigned sum {@code a + b}. There is no branch, because it would be mispredicted half of the
     * time.
     */
    private static long carry(long a, long b, long sum) {
        return (a & b | (a | b) & ~sum) >>> 63;
    }

    /** 32 random bits: the half word kept from the last draw of 32 bits, or the low half of the next word. */
    @Override
    public int nextInt() {
        if (halfKept) {
            halfKept = false;
            return half;
        }
        long word = nextLong();
        halfKept = true;
        half = (int) (word >>> Integer.SIZE);
        return (int) word;
    }

    /** The lowest bit of a draw of 32 bits. */
    @Override
    public boolean nextBoolean() {
        return (nextInt() & 1) != 0;
    }

    /** Fills the array with four bytes from each draw of 32 bits, the lowest byte first. */
    @Override
    public void nextBytes(byte[] bytes) {
        Objects.requireNonNull(bytes, "bytes must not be null");
        int word = 0;
        for (int i = 0; i < bytes.length; i++) {
            word = i % Integer.BYTES == 0 ? nextInt() : word >>> Byte.SIZE;
            bytes[i] = (byte) word;
        }
    }

    /** Uniform over the multiples of 2^-53 in [0, 1). */
    @Override
    public double nextDouble() {
        return (nextLong() >>> 11) * DOUBLE_UNIT;
    }

    /**
     * Uniform in [0, bound).
     *
     * @throws InvalidDrawException if the bound is not finite and above zero
     */
    @Override
    public double nextDouble(double bound) {
        return nextDouble(0, bound);
    }

    /**
     * Uniform in [lower, upper). Computed like {@link #uniform}, but a result that rounds to the upper bound is
     * replaced by the next smaller double.
     *
     * @throws InvalidDrawException unless the bounds are finite, the upper bound is above the lower, and their
     *     difference is finite
     */
    @Override
    public double nextDouble(double lower, double upper) {
        Argument.interval(lower, upper);
        return belowBound(lower + (upper - lower) * nextDouble(), upper);
    }

    private static double belowBound(double value, double upper) {
        return value < upper ? value : Math.nextDown(upper);
    }

    /** Uniform over the multiples of 2^-24 in [0, 1). */
    @Override
    public float nextFloat() {
        return (nextInt() >>> 8) * FLOAT_UNIT;
    }

    /**
     * Uniform in [0, bound).
     *
     * @throws InvalidDrawException if the bound is not finite and above zero
     */
    @Override
    public float nextFloat(float bound) {
        return nextFloat(0, bound);
    }

    /**
     * Uniform in [lower, upper).
     *
     * @throws InvalidDrawException unless the bounds are finite, the upper bound is above the lower, and their
     *     difference is finite
     */
    @Override
    public float nextFloat(float lower, float upper) {
        Argument.interval(lower, upper);
        float value = lower + (upper - lower) * nextFloat();
        return value < upper ? value : Math.nextDown(upper);
    }

    /**
     * Uniform over the integers in [0, bound).
     *
     * @throws InvalidDrawException if the bound is not above zero
     */
    @Override
    public int nextInt(int bound) {
        return nextInt(0, bound);
    }

    /**
     * Uniform over the integers in [lower, upper).
     *
     * @throws InvalidDrawException if the upper bound is not above the lower
     */
    @Override
    public int nextInt(int lower, int upper) {
        Argument.interval(lower, upper);
        return (int) (lower + offset((long) upper - lower - 1));
    }

    /**
     * Uniform over the integers in [0, bound).
     *
     * @throws InvalidDrawException if the bound is not above zero
     */
    @Override
    public long nextLong(long bound) {
        return integers(0, bound);
    }

    /** Same as {@link #integers}. */
    @Override
    public long nextLong(long lower, long upper) {
        return integers(lower, upper);
    }

    /**
     * Uniform over the integers in [lower, upper): Lemire's method, with draws of 32 bits for up to 2^32 numbers, and
     * with words for more. If the interval has only one number, nothing is drawn.
     *
     * @throws InvalidDrawException if the upper bound is not above the lower
     */
    public long integers(long lower, long upper) {
        Argument.interval(lower, upper);
        return lower + offset(upper - lower - 1);
    }

    /**
     * Uniform over the integers in [lower, upper], up to the whole range of a {@code long}. Otherwise the same as
     * {@link #integers}.
     *
     * @throws InvalidDrawException if the upper bound is below the lower
     */
    public long integersInclusive(long lower, long upper) {
        Argument.closedInterval(lower, upper);
        return lower + offset(upper - lower);
    }

    /** Uniform over [0, last], as unsigned numbers. */
    long offset(long last) {
        if (last >>> Integer.SIZE == 0) {
            return last == 0 ? 0 : offset32(last);
        }
        return last == -1 ? nextLong() : offset64(last + 1);
    }

    private long offset32(long last) {
        long count = last + 1;
        long product = (nextInt() & WORD32_MASK) * count;
        if ((product & WORD32_MASK) < count) {
            long threshold = (WORD32_MASK - last) % count;
            while ((product & WORD32_MASK) < threshold) {
                product = (nextInt() & WORD32_MASK) * count;
            }
        }
        return product >>> Integer.SIZE;
    }

    private long offset64(long count) {
        long word = nextLong();
        if (Long.compareUnsigned(word * count, count) < 0) {
            long threshold = Long.remainderUnsigned(-count, count);
            while (Long.compareUnsigned(word * count, threshold) < 0) {
                word = nextLong();
            }
        }
        return Math.multiplyHigh(word, count) + (word >> 63 & count) + (count >> 63 & word);
    }

    /**
     * {@code lower + (upper - lower) * nextDouble()}. Rounding can make the result equal to the upper bound.
     *
     * @throws InvalidDrawException unless the bounds are finite, the upper bound is not below the lower, and their
     *     difference is finite
     */
    public double uniform(double lower, double upper) {
        Argument.closedInterval(lower, upper);
        return lower + (upper - lower) * nextDouble();
    }

    /** Normal with mean 0 and standard deviation 1, by the ziggurat of Marsaglia and Tsang (2000). */
    @Override
    public double nextGaussian() {
        return NormalZiggurat.draw(this);
    }

    /** The same as {@link #nextGaussian()}, under NumPy's name. */
    public double standardNormal() {
        return NormalZiggurat.draw(this);
    }

    /**
     * Normal: {@code mean + deviation * nextGaussian()}.
     *
     * @throws InvalidDrawException unless both are finite and the standard deviation is not negative
     */
    @Override
    public double nextGaussian(double mean, double deviation) {
        Argument.finite("mean", mean);
        Argument.size("standard deviation", deviation);
        return mean + deviation * NormalZiggurat.draw(this);
    }

    /** Exponential with mean 1, by the ziggurat of Marsaglia and Tsang (2000). */
    @Override
    public double nextExponential() {
        return ExponentialZiggurat.draw(this);
    }

    /**
     * Exponential with this mean, which is 1 / rate: {@code mean * nextExponential()}.
     *
     * @throws InvalidDrawException if the mean is not finite or is negative
     */
    public double exponential(double mean) {
        return Argument.size("mean", mean) * ExponentialZiggurat.draw(this);
    }

    /**
     * The number of successes in {@code n} independent trials, each with probability {@code p}: inversion if the
     * expected number of the rarer outcome is at most 30, otherwise Kachitvichyanukul and Schmeiser's BTPE (1988).
     * Beyond about 10^17 trials NumPy's integers overflow and its numbers are not binomial; the numbers of this method
     * are.
     *
     * @throws InvalidDrawException if {@code n} is negative or {@code p} lies outside [0, 1]
     */
    public long binomial(long n, double p) {
        return Binomial.draw(this, Argument.count("n", n), Argument.upTo(1, "p", p));
    }

    /**
     * Poisson with this rate, which is the mean [count]: multiplication of uniform numbers for a rate below 10,
     * otherwise Hörmann's transformed rejection (1993).
     *
     * <p>Above a rate of about 10^15 the arithmetic of the rejection is too coarse, also in NumPy: the standard
     * deviation of the numbers is up to 64 % too large.
     *
     * @throws InvalidDrawException if the rate lies outside [0, 9.223372006484771E18], NumPy's limit
     */
    public long poisson(double rate) {
        return Poisson.draw(this, Argument.upTo(Poisson.LARGEST_RATE, "rate", rate));
    }

    // Further continuous distributions.

    /**
     * Gamma with this shape k and scale s: density x^(k-1) e^(-x/s) / (Gamma(k) s^k) for x > 0, mean k s. Marsaglia and
     * Tsang's method (2000), or Ahrens and Dieter's (1974) for a shape below 1. A shape of 0 returns 0.
     *
     * @throws InvalidDrawException unless both are finite and not negative
     */
    public double gamma(double shape, double scale) {
        Argument.size("shape", shape);
        return Argument.size("scale", scale) * Gamma.draw(this, shape);
    }

    /**
     * Gamma with this shape and scale 1.
     *
     * @throws InvalidDrawException unless the shape is finite and not negative
     */
    public double standardGamma(double shape) {
        return Gamma.draw(this, Argument.size("shape", shape));
    }

    /**
     * Beta: density proportional to x^(a-1) (1-x)^(b-1) on [0, 1], mean a / (a + b).
     *
     * @throws InvalidDrawException unless both are above zero, and their sum is finite
     */
    public double beta(double a, double b) {
        Argument.positive("a", a);
        Argument.positive("b", b);
        Argument.finite("a + b", a + b);
        return Beta.draw(this, a, b);
    }

    /**
     * Chi-square with {@code df} degrees of freedom, which need not be a whole number. The mean is {@code df}.
     *
     * @throws InvalidDrawException unless {@code df} is finite and above zero
     */
    public double chiSquare(double df) {
        return 2 * Gamma.draw(this, Argument.positive("df", df) / 2);
    }

    /**
     * Noncentral chi-square: for whole {@code df}, the sum of squares of {@code df} normal numbers with standard
     * deviation 1. The sum of their squared means is the noncentrality. Mean {@code df + noncentrality}.
     *
     * @throws InvalidDrawException unless {@code df} is finite and above zero, and the noncentrality lies in [0,
     *     1.8446744012969542E19]
     */
    public double noncentralChiSquare(double df, double noncentrality) {
        Argument.positive("df", df);
        Argument.upTo(2 * Poisson.LARGEST_RATE, "noncentrality", noncentrality);
        if (noncentrality == 0) {
            return chiSquare(df);
        }
        if (df > 1) {
            double square = chiSquare(df - 1);
            double normal = nextGaussian() + Math.sqrt(noncentrality);
            return square + normal * normal;
        }
        return chiSquare(df + 2.0 * Poisson.draw(this, noncentrality / 2));
    }

    /**
     * Fisher's F: the ratio of two chi-square numbers, each divided by its degrees of freedom. Infinite if only the
     * denominator is too small to be a double.
     *
     * @throws InvalidDrawException unless both are finite and above zero; after drawing, if the ratio is 0 / 0 (degrees
     *     of freedom below about 0.05) or infinity / infinity (above about 1e154), for which NumPy returns NaN
     */
    public double f(double dfNumerator, double dfDenominator) {
        Argument.positive("dfNumerator", dfNumerator);
        Argument.positive("dfDenominator", dfDenominator);
        double numerator = chiSquare(dfNumerator) * dfDenominator;
        double denominator = chiSquare(dfDenominator) * dfNumerator;
        return Argument.ratio(dfNumerator, dfDenominator, numerator, denominator);
    }

    /**
     * Student's t with {@code df} degrees of freedom: mean 0 if {@code df > 1}, variance df / (df - 2) if
     * {@code df > 2}.
     *
     * @throws InvalidDrawException unless {@code df} is finite and above zero
     */
    public double studentT(double df) {
        Argument.positive("df", df);
        double normal = nextGaussian();
        return Math.sqrt(df / 2) * normal / Math.sqrt(Gamma.draw(this, df / 2));
    }

    /** Cauchy with median 0 and scale 1, density 1 / (pi (1 + x^2)): the ratio of two normal numbers. It has no mean. */
    public double cauchy() {
        double numerator = nextGaussian();
        return numerator / nextGaussian();
    }

    /**
     * Log-normal: e to the power of a normal number with this mean and standard deviation. The mean of the result is
     * e^(mean + sigma^2 / 2).
     *
     * @throws InvalidDrawException unless both are finite and sigma is not negative
     */
    public double logNormal(double mean, double sigma) {
        Argument.finite("mean", mean);
        Argument.size("sigma", sigma);
        return StrictMath.exp(mean + sigma * nextGaussian());
    }

    /**
     * Weibull with this shape k and scale 1: density k x^(k-1) e^(-x^k) for x > 0. A shape of 0 returns 0.
     *
     * @throws InvalidDrawException unless the shape is finite and not negative
     */
    public double weibull(double shape) {
        return Argument.size("shape", shape) == 0 ? 0 : StrictMath.pow(nextExponential(), 1 / shape);
    }

    /**
     * Pareto of the second kind (Lomax) with this shape: density a (1 + x)^(-a-1) for x >= 0. Add 1 for the classical Pareto
     * number of scale 1.
     *
     * @throws InvalidDrawException unless the shape is finite and above zero
     */
    public double pareto(double shape) {
        Argument.positive("shape", shape);
        return StrictMath.expm1(nextExponential() / shape);
    }

    /**
     * Power: density a x^(a-1) on [0, 1].
     *
     * @throws InvalidDrawException unless the shape is finite and above zero
     */
    public double power(double shape) {
        Argument.positive("shape", shape);
        return StrictMath.pow(-StrictMath.expm1(-nextExponential()), 1 / shape);
    }

    /**
     * Rayleigh with this scale s: density x / s^2 e^(-x^2 / (2 s^2)) for x >= 0.
     *
     * @throws InvalidDrawException unless the scale is finite and not negative
     */
    public double rayleigh(double scale) {
        return Argument.size("scale", scale) * Math.sqrt(2 * nextExponential());
    }

    /**
     * Logistic: the distribution function is 1 / (1 + e^(-(x - location) / scale)).
     *
     * @throws InvalidDrawException unless both are finite and the scale is not negative
     */
    public double logistic(double location, double scale) {
        Argument.finite("location", location);
        Argument.size("scale", scale);
        double u = openDouble();
        return location + scale * StrictMath.log(u / (1 - u));
    }

    /**
     * Gumbel, for maxima: the distribution function is e^(-e^(-(x - location) / scale)).
     *
     * @throws InvalidDrawException unless both are finite and the scale is not negative
     */
    public double gumbel(double location, double scale) {
        Argument.finite("location", location);
        Argument.size("scale", scale);
        double u = 1 - openDouble();
        return location - scale * StrictMath.log(-StrictMath.log(u));
    }

    /**
     * Laplace: density e^(-|x - location| / scale) / (2 scale).
     *
     * @throws InvalidDrawException unless both are finite and the scale is not negative
     */
    public double laplace(double location, double scale) {
        Argument.finite("location", location);
        Argument.size("scale", scale);
        double u = openDouble();
        return u >= 0.5 ? location - scale * StrictMath.log(2 - u - u) : location + scale * StrictMath.log(u + u);
    }

    /** Uniform over the multiples of 2^-53 in (0, 1). */
    private double openDouble() {
        double u = nextDouble();
        while (u == 0) {
            u = nextDouble();
        }
        return u;
    }

    /**
     * Triangular: the density rises linearly from the left bound to the mode and falls linearly to the right bound.
     *
     * @throws InvalidDrawException unless the bounds are finite, the right bound is above the left, their difference is
     *     finite, and the mode is in [left, right]; or if the square of the difference overflows or underflows
     */
    public double triangular(double left, double mode, double right) {
        Argument.triangle(left, mode, right);
        double base = right - left;
        double leftProduct = (mode - left) * base;
        double rightProduct = (right - mode) * base;
        double u = nextDouble();
        return u <= (mode - left) / base
                ? left + Math.sqrt(u * leftProduct)
                : right - Math.sqrt((1 - u) * rightProduct);
    }

    /**
     * Wald, also called inverse Gaussian, with this mean and scale: variance mean^3 / scale. Method of J. R. Michael,
     * W. R. Schucany, R. W. Haas, "Generating Random Variates Using Transformations with Multiple Roots", The American
     * Statistician 30(2), 1976, doi:10.1080/00031305.1976.10479147.
     *
     * @throws InvalidDrawException unless both arguments and the square of the mean are finite and above zero
     */
    public double wald(double mean, double scale) {
        Argument.positive("mean", mean);
        Argument.finite("mean * mean", mean * mean);
        Argument.positive("scale", scale);
        double normal = nextGaussian();
        double y = mean * normal * normal;
        double smaller = mean * (1 - 2 / (1 + Math.sqrt(1 + 4 * scale / y)));
        return nextDouble() <= mean / (mean + smaller) ? smaller : mean * mean / smaller;
    }

    /**
     * Von Mises, an angle in [-pi, pi]: density proportional to e^(kappa cos(x - mu)). Best and Fisher's method (1979);
     * uniform, as in NumPy, for a concentration below 1e-8. For a concentration above 1e6 and a {@code mu} beyond 3 pi,
     * NumPy's angles are outside the interval; here the angle is wrapped into it.
     *
     * @param mu the mode [rad]
     * @param kappa the concentration, 0 for none
     * @throws InvalidDrawException unless both are finite and the concentration is not negative
     */
    public double vonMises(double mu, double kappa) {
        return VonMises.draw(this, Argument.finite("mu", mu), Argument.size("kappa", kappa));
    }

    // Further discrete distributions.

    /**
     * The number of independent trials, each with probability {@code p}, up to and including the first success; mean 1
     * / p. Numbers above 2^63 - 1 are returned as 2^63 - 1.
     *
     * @throws InvalidDrawException unless {@code p} lies in (0, 1]
     */
    public long geometric(double p) {
        return Geometric.draw(this, Argument.probabilityOfSomething("p", p));
    }

    /**
     * Negative binomial: the number of failures before the n-th success in trials with probability {@code p}; {@code n}
     * need not be a whole number. Mean n (1 - p) / p. Drawn as a Poisson number whose rate is a gamma number.
     *
     * @throws InvalidDrawException unless {@code n} is finite and above zero, {@code p} lies in (0, 1], and the rate at
     *     ten standard deviations above its mean is within the limit of {@link #poisson}; after drawing, if the drawn
     *     rate is beyond that limit
     */
    public long negativeBinomial(double n, double p) {
        Argument.positive("n", n);
        Argument.probabilityOfSomething("p", p);
        Argument.upTo(Poisson.LARGEST_RATE, "(n + 10 sqrt(n)) (1 - p) / p", (1 - p) / p * (n + 10 * Math.sqrt(n)));
        double rate = (1 - p) / p * Gamma.draw(this, n);
        return Poisson.draw(this, Argument.upTo(Poisson.LARGEST_RATE, "rate", rate));
    }

    /**
     * The number of good items among {@code sample} items drawn without replacement from {@code good} good and
     * {@code bad} bad items. Stadlober's rejection (1990) if 10 or more items are drawn.
     *
     * @throws InvalidDrawException if a number is negative, {@code good} or {@code bad} is 10^9 or more (NumPy's
     *     limit), or {@code sample} is above {@code good + bad}
     */
    public long hypergeometric(long good, long bad, long sample) {
        Argument.below(Hypergeometric.FEWER_THAN, "good", good);
        Argument.below(Hypergeometric.FEWER_THAN, "bad", bad);
        return Hypergeometric.draw(this, good, bad, Argument.sample(good + bad, "sample", sample));
    }

    /**
     * Logarithmic series: k = 1, 2, ... has the probability -p^k / (k log(1 - p)). Kemp's method (1981). A {@code p} of
     * 0 returns 1.
     *
     * @throws InvalidDrawException unless {@code p} lies in [0, 1)
     */
    public long logSeries(double p) {
        if (!(0 <= p && p < 1)) {
            throw Argument.outside("p", "[0.0, 1.0)", p);
        }
        return LogSeries.draw(this, p);
    }

    /**
     * Zipf: k = 1, 2, ... has a probability proportional to k^-a. Devroye's rejection (1986); numbers beyond 2^63 are
     * drawn again.
     *
     * @throws InvalidDrawException unless {@code a} is finite and above 1
     */
    public long zipf(double a) {
        if (!(1 < a && a < Double.POSITIVE_INFINITY)) {
            throw Argument.outside("a", "(1.0, Infinity)", a);
        }
        return Zipf.draw(this, a);
    }

    // Several numbers at a time.

    /**
     * The count of each category in {@code n} independent trials. The last category gets the trials that the others
     * leave; its probability is not used.
     *
     * @param probabilities of the categories, at least one
     * @throws InvalidDrawException if {@code n} is negative, a probability lies outside [0, 1], or the sum of all
     *     probabilities except the last is above 1
     */
    public long[] multinomial(long n, double... probabilities) {
        Argument.count("n", n);
        return Multivariate.multinomial(this, n, Argument.categories(probabilities));
    }

    /**
     * Dirichlet: numbers in [0, 1] whose sum is 1, up to rounding. The density is proportional to the product of all
     * x_i^(alpha_i - 1).
     *
     * @param alpha at least one parameter; at least one is above zero
     * @throws InvalidDrawException unless all are finite and not negative, one is above zero, and their sum is finite
     */
    public double[] dirichlet(double... alpha) {
        return Multivariate.dirichlet(this, Argument.weights("alpha", alpha));
    }

    /**
     * The count of each color among {@code sample} items drawn without replacement; NumPy's method "marginals".
     *
     * @param colors the number of items of each color; at least one color
     * @throws InvalidDrawException if a number is negative, {@code sample} is above the total number of items, or the
     *     total is 10^9 or more
     */
    public long[] multivariateHypergeometric(long[] colors, long sample) {
        long total = Argument.urn(colors, Hypergeometric.FEWER_THAN);
        return Multivariate.hypergeometric(this, colors.clone(), Argument.sample(total, "sample", sample));
    }

    /**
     * Same see {@link #multivariateHypergeometric}, but with NumPy's method "count", whose time and memory grow with
     * the total number of items.
     *
     * @throws InvalidDrawException see {@link #multivariateHypergeometric}
     */
    public long[] multivariateHypergeometricByCounting(long[] colors, long sample) {
        long total = Argument.urn(colors, Hypergeometric.FEWER_THAN);
        return Multivariate.hypergeometricByCounting(this, colors.clone(), Argument.sample(total, "sample", sample));
    }

    /**
     * Returns {@code size} of the numbers 0 to {@code population - 1}, each chosen independently.
     *
     * @throws InvalidDrawException unless the population is above zero, and the size is not negative
     */
    public long[] choice(long population, int size) {
        return Choice.withReplacement(this, Argument.above(0, "population", population), Argument.count("size", size));
    }

    /**
     * Returns {@code size} different numbers from 0 to {@code population - 1}, in random order.
     *
     * @throws InvalidDrawException if the size is negative or above the population
     */
    public long[] choiceWithoutReplacement(long population, int size) {
        return choiceWithoutReplacement(population, size, true);
    }

    /**
     * Same as {@link #choiceWithoutReplacement(long, int)}, with the option of NumPy's {@code shuffle=False}, which
     * draws fewer random numbers if the order of the result does not matter.
     *
     * @throws InvalidDrawException if the size is negative or above the population
     */
    public long[] choiceWithoutReplacement(long population, int size, boolean shuffled) {
        Argument.count("population", population);
        return Choice.withoutReplacement(this, population, (int) Argument.sample(population, "size", size), shuffled);
    }

    /**
     * Returns {@code size} indices of an array, each chosen independently with the probability at this index.
     *
     * @param probabilities at least one; their sum is 1 within 1.5e-8
     * @throws InvalidDrawException if the size is negative, a probability lies outside [0, 1], or their sum is not 1
     */
    public int[] choice(double[] probabilities, int size) {
        double[] checked = Argument.probabilities(probabilities);
        return Choice.weightedWithReplacement(this, checked, Argument.count("size", size));
    }

    /**
     * Returns {@code size} different indices of an array, chosen one after the other. The probability of an index is
     * proportional to the value at this index, among the indices that are left.
     *
     * @param probabilities at least one; their sum is 1 within 1.5e-8
     * @throws InvalidDrawException see {@link #choice(double[], int)}; also if fewer than {@code size} probabilities
     *     are above zero
     */
    public int[] choiceWithoutReplacement(double[] probabilities, int size) {
        double[] checked = Argument.probabilities(probabilities);
        Argument.count("size", size);
        long possible = Arrays.stream(checked).filter(p -> p > 0).count();
        return Choice.weightedWithoutReplacement(this, checked, (int) Argument.sample(possible, "size", size));
    }

    /**
     * The numbers 0 to {@code n - 1} in random order, each order equally likely.
     *
     * @throws InvalidDrawException if {@code n} is negative
     */
    public int[] permutation(int n) {
        int[] numbers = IntStream.range(0, Argument.count("n", n)).toArray();
        shuffle(numbers);
        return numbers;
    }

    /** Puts the elements into random order, each order equally likely. */
    public void shuffle(int[] values) {
        Objects.requireNonNull(values, "values must not be null");
        for (int i = values.length - 1; i > 0; i--) {
            int j = masked(i);
            int value = values[i];
            values[i] = values[j];
            values[j] = value;
        }
    }

    /** Puts the elements into random order, each order equally likely. */
    public void shuffle(long[] values) {
        Objects.requireNonNull(values, "values must not be null");
        for (int i = values.length - 1; i > 0; i--) {
            int j = masked(i);
            long value = values[i];
            values[i] = values[j];
            values[j] = value;
        }
    }

    /** Puts the elements into random order, each order equally likely. */
    public void shuffle(double[] values) {
        Objects.requireNonNull(values, "values must not be null");
        for (int i = values.length - 1; i > 0; i--) {
            int j = masked(i);
            double value = values[i];
            values[i] = values[j];
            values[j] = value;
        }
    }

    /**
     * Puts the elements into random order, each order equally likely.
     *
     * @throws UnsupportedOperationException if the list cannot be changed
     */
    public <E> void shuffle(List<E> values) {
        Objects.requireNonNull(values, "values must not be null");
        for (int i = values.size() - 1; i > 0; i--) {
            values.set(i, values.set(masked(i), values.get(i)));
        }
    }

    /**
     * Uniform over [0, last]: repeated draws of the number of bits of {@code last}, until a draw is not above
     * {@code last}. As in NumPy, this is not Lemire's method.
     */
    private int masked(int last) {
        int mask = -1 >>> Integer.numberOfLeadingZeros(last);
        int value = nextInt() & mask;
        while (value > last) {
            value = nextInt() & mask;
        }
        return value;
    }

    /** Same as {@link #masked(int)}, for a {@code long}. */
    long masked(long last) {
        if (last >>> Integer.SIZE == 0) {
            return last == 0 ? 0 : maskedUnsigned(last);
        }
        long mask = -1L >>> Long.numberOfLeadingZeros(last);
        long value = nextLong() & mask;
        while (value > last) {
            value = nextLong() & mask;
        }
        return value;
    }

    private long maskedUnsigned(long last) {
        long mask = -1L >>> Long.numberOfLeadingZeros(last);
        long value = nextInt() & mask;
        while (value > last) {
            value = nextInt() & mask;
        }
        return value;
    }

    /** Returns false. */
    @Override
    public boolean isDeprecated() {
        return false;
    }

    /** An infinite stream of {@link #nextInt()}. */
    @Override
    public IntStream ints() {
        return IntStream.generate(this::nextInt).sequential();
    }

    /** A stream of {@code count} draws of {@link #nextInt()}. */
    @Override
    public IntStream ints(long count) {
        return ints().limit(Argument.count("count", count));
    }

    /** An infinite stream of {@link #nextInt(int, int)}. */
    @Override
    public IntStream ints(int lower, int upper) {
        Argument.interval(lower, upper);
        return IntStream.generate(() -> nextInt(lower, upper)).sequential();
    }

    /** A stream of {@code count} draws of {@link #nextInt(int, int)}. */
    @Override
    public IntStream ints(long count, int lower, int upper) {
        return ints(lower, upper).limit(Argument.count("count", count));
    }

    /** An infinite stream of {@link #nextLong()}. */
    @Override
    public LongStream longs() {
        return LongStream.generate(this::nextLong).sequential();
    }

    /** A stream of {@code count} draws of {@link #nextLong()}. */
    @Override
    public LongStream longs(long count) {
        return longs().limit(Argument.count("count", count));
    }

    /** An infinite stream of {@link #nextLong(long, long)}. */
    @Override
    public LongStream longs(long lower, long upper) {
        Argument.interval(lower, upper);
        return LongStream.generate(() -> integers(lower, upper)).sequential();
    }

    /** A stream of {@code count} draws of {@link #nextLong(long, long)}. */
    @Override
    public LongStream longs(long count, long lower, long upper) {
        return longs(lower, upper).limit(Argument.count("count", count));
    }

    /** An infinite stream of {@link #nextDouble()}. */
    @Override
    public DoubleStream doubles() {
        return DoubleStream.generate(this::nextDouble).sequential();
    }

    /** A stream of {@code count} draws of {@link #nextDouble()}. */
    @Override
    public DoubleStream doubles(long count) {
        return doubles().limit(Argument.count("count", count));
    }

    /** An infinite stream of {@link #nextDouble(double, double)}. */
    @Override
    public DoubleStream doubles(double lower, double upper) {
        Argument.interval(lower, upper);
        return DoubleStream.generate(() -> nextDouble(lower, upper)).sequential();
    }

    /** A stream of {@code count} draws of {@link #nextDouble(double, double)}. */
    @Override
    public DoubleStream doubles(long count, double lower, double upper) {
        return doubles(lower, upper).limit(Argument.count("count", count));
    }

    /**
     * An infinite stream of uniform draws from the multiples of one power of two between the bounds: the smallest power
     * for which all these multiples are doubles. Overrides a method that {@code RandomGenerator} has since Java 22.
     *
     * @throws InvalidDrawException unless the bounds and their difference are finite, and a double lies between the
     *     bounds
     */
    public DoubleStream equiDoubles(double lower, double upper, boolean lowerIncluded, boolean upperIncluded) {
        EquidistantDoubles doubles = EquidistantDoubles.of(lower, upper, lowerIncluded, upperIncluded);
        return DoubleStream.generate(() -> doubles.draw(this)).sequential();
    }

    /** {@code Pcg64[seed=SeedSequence[entropy=42], state=..., increment=...]}, as NumPy's {@code bit_generator.state}. */
    @Override
    public String toString() {
        return "Pcg64[seed=" + seedSequence + ", state=" + state() + ", increment=" + increment() + "]";
    }
}
