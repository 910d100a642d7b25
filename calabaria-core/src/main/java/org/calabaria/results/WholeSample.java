package org.calabaria.results;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.MathContext;
import java.math.RoundingMode;
import java.util.Arrays;

/**
 * Whole numbers that are summarised together. A statistic is computed exactly and rounded once, to the nearest double.
 */
final class WholeSample implements Sample {

    private static final MathContext DIGITS = new MathContext(60, RoundingMode.HALF_EVEN);
    private static final long LARGEST_EXACT = 1L << 53;

    private final boolean unsigned;
    private long[] values = new long[4];
    private int count;
    private long[] sorted = {};

    /** @param unsigned whether the 64 bits of a value mean 0 to 2^64 - 1 */
    WholeSample(boolean unsigned) {
        this.unsigned = unsigned;
    }

    void add(long value) {
        if (count == values.length) {
            values = Arrays.copyOf(values, 2 * count);
        }
        values[count++] = value;
    }

    @Override
    public int count() {
        return count;
    }

    @Override
    public double mean() {
        return rounded(sum(), BigInteger.valueOf(count));
    }

    /** Computed from (n sum x^2 - (sum x)^2) / (n (n - 1)), which is exact for whole numbers. */
    @Override
    public double sd() {
        BigInteger n = BigInteger.valueOf(count);
        BigInteger squares = BigInteger.ZERO;
        for (int i = 0; i < count; i++) {
            BigInteger x = big(values[i]);
            squares = squares.add(x.multiply(x));
        }
        BigInteger sum = sum();
        BigInteger spread = n.multiply(squares).subtract(sum.multiply(sum));
        return StrictMath.sqrt(rounded(spread, n.multiply(n.subtract(BigInteger.ONE))));
    }

    @Override
    public double quantile(double p) {
        if (sorted.length != count) {
            sorted = sorted();
        }
        Rank rank = Rank.of(p, count);
        long a = sorted[rank.below()];
        long b = sorted[Math.min(rank.below() + 1, count - 1)];
        if (a == b || rank.beyond() == 0) {
            return big(a).doubleValue();
        }
        return isExact(a) && isExact(b)
                ? RealSample.between(a, b, rank.beyond())
                : exactBetween(new BigDecimal(big(a)), new BigDecimal(big(b)), rank.beyond());
    }

    private static double exactBetween(BigDecimal a, BigDecimal b, double t) {
        return a.add(b.subtract(a).multiply(new BigDecimal(t))).doubleValue();
    }

    private long[] sorted() {
        long flip = unsigned ? Long.MIN_VALUE : 0; // sorts unsigned numbers as such
        return Arrays.stream(values, 0, count)
                .map(x -> x ^ flip)
                .sorted()
                .map(x -> x ^ flip)
                .toArray();
    }

    private boolean isExact(long value) {
        return value <= LARGEST_EXACT && value >= (unsigned ? 0 : -LARGEST_EXACT);
    }

    private BigInteger sum() {
        BigInteger sum = BigInteger.ZERO;
        long part = 0;
        for (int i = 0; i < count; i++) {
            long next = part + values[i];
            if (unsigned || ((part ^ next) & (values[i] ^ next)) < 0) { // the overflow test of Math.addExact
                sum = sum.add(big(values[i]));
            } else {
                part = next;
            }
        }
        return sum.add(BigInteger.valueOf(part));
    }

    private BigInteger big(long value) {
        BigInteger signed = BigInteger.valueOf(value);
        return unsigned && value < 0 ? signed.add(BigInteger.ONE.shiftLeft(Long.SIZE)) : signed;
    }

    private static double rounded(BigInteger numerator, BigInteger denominator) {
        return new BigDecimal(numerator)
                .divide(new BigDecimal(denominator), DIGITS)
                .doubleValue();
    }
}
