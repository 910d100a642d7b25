package org.calabaria.random;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.calabaria.random.ReferenceVectors.raw;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.math.BigInteger;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.function.Consumer;
import java.util.random.RandomGenerator;
import java.util.stream.Stream;
import org.calabaria.problem.InvalidDrawException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class Pcg64Test {

    private static final double NAN = Double.NaN;
    private static final double INF = Double.POSITIVE_INFINITY;

    private static Pcg64 rng() {
        return Pcg64.seeded(42);
    }

    /** A method left to its default would draw whatever the JDK's version of it draws. */
    @Test
    void leavesNoDrawToTheJdk() {
        List<String> inherited = Arrays.stream(RandomGenerator.class.getMethods())
                .filter(method -> !Modifier.isStatic(method.getModifiers()))
                .filter(method -> !declared(method))
                .map(Method::toString)
                .sorted()
                .toList();

        assertThat(inherited).isEmpty();
    }

    private static boolean declared(Method method) {
        return Arrays.stream(Pcg64.class.getDeclaredMethods())
                .filter(own -> own.getName().equals(method.getName()))
                .anyMatch(own -> Arrays.equals(own.getParameterTypes(), method.getParameterTypes()));
    }

    @Test
    void drawsTheSameChildWhateverWasDrawnBefore() {
        Pcg64 used = rng();
        used.nextInt();
        used.nextGaussian();
        used.child("other").nextLong();
        used.jump();

        assertThat(raw(used.child("contacts"), 3)).isEqualTo(raw(rng().child("contacts"), 3));
        assertThat(raw(used.child("agent", 17), 3)).isEqualTo(raw(rng().child("agent", 17), 3));
        assertThat(raw(Pcg64.of(rng().seedSequence().child("contacts")), 3)).isEqualTo(raw(used.child("contacts"), 3));
    }

    @Test
    void derivesChildrenWithoutDrawing() {
        Pcg64 rng = rng();
        rng.child("contacts").nextLong();

        assertThat(raw(rng, 3)).isEqualTo(raw(rng(), 3));
    }

    @Test
    void copiesTheKeptHalfToo() {
        Pcg64 rng = rng();
        rng.nextInt();
        Pcg64 copy = rng.copy();

        assertThat(copy.nextInt()).isEqualTo(rng.nextInt());
        assertThat(copy.nextLong()).isEqualTo(rng.nextLong());
        rng.nextLong();
        assertThat(copy.nextLong()).isNotEqualTo(rng.nextLong());
        assertThat(raw(copy.child("a"), 1)).isEqualTo(raw(rng.child("a"), 1));
    }

    @Test
    void isEqualToItselfAlone() {
        Pcg64 rng = rng();

        assertThat(rng).isEqualTo(rng).isNotEqualTo(rng.copy()).isNotEqualTo(rng());
    }

    /** {@code numpy.random.PCG64(42).state}. */
    @Test
    void saysItsState() {
        assertThat(rng())
                .hasToString("Pcg64[seed=SeedSequence[entropy=42], state=274674114334540486603088602300644985544, "
                        + "increment=332724090758049132448979897138935081983]");
    }

    @Test
    void readsTheSeedAsUnsigned() {
        assertThat(raw(Pcg64.seeded(-1), 2))
                .isEqualTo(raw(Pcg64.of(SeedSequence.of(new BigInteger("18446744073709551615"))), 2));
    }

    @Test
    void drawsNothingForAChoiceAmongOne() {
        Pcg64 rng = rng();

        assertThat(rng.integers(7, 8)).isEqualTo(7);
        assertThat(rng.nextInt(1)).isZero();
        assertThat(rng.permutation(1)).containsExactly(0);
        assertThat(rng.permutation(0)).isEmpty();
        assertThat(rng.binomial(0, 0.5) + rng.binomial(5, 0) + rng.poisson(0)).isZero();
        assertThat(raw(rng, 2)).isEqualTo(raw(rng(), 2));
    }

    @Test
    void drawsBoundedIntegersThroughOneDoor() {
        long[] integers = new long[6];
        Pcg64 rng = rng();
        Arrays.setAll(integers, i -> rng.integers(0, 100));

        assertThat(rng().ints(6, 0, 100).asLongStream()).containsExactly(boxed(integers));
        assertThat(rng().longs(6, 0, 100)).containsExactly(boxed(integers));
        Pcg64 ints = rng();
        Pcg64 longs = rng();
        for (long expected : integers) {
            assertThat(ints.nextInt(100)).isEqualTo((int) expected);
            assertThat(longs.nextLong(100)).isEqualTo(expected);
        }
    }

    private static Long[] boxed(long[] values) {
        return Arrays.stream(values).boxed().toArray(Long[]::new);
    }

    /** {@code numpy.random.default_rng(42).integers(-2**31, 2**31 - 1)}. */
    @Test
    void drawsFromTheWholeRangeOfInt() {
        assertThat(rng().nextInt(Integer.MIN_VALUE, Integer.MAX_VALUE)).isEqualTo(-1764153721);
    }

    @Test
    void drawsFromTheWholeRangeOfLong() {
        assertThat(rng().integersInclusive(Long.MIN_VALUE, Long.MAX_VALUE))
                .isEqualTo(rng().nextLong() + Long.MIN_VALUE);
    }

    @Test
    void streamsWhatSingleDrawsGive() {
        Pcg64 ints = rng();
        Pcg64 doubles = rng();

        assertThat(rng().ints().limit(3)).containsExactly(ints.nextInt(), ints.nextInt(), ints.nextInt());
        assertThat(rng().ints(2)).hasSize(2);
        assertThat(rng().ints(5, 9).limit(50)).allMatch(i -> 5 <= i && i < 9);
        assertThat(rng().longs().limit(2)).containsExactly(rng().nextLong(), second());
        assertThat(rng().longs(5, 9).limit(50)).allMatch(i -> 5 <= i && i < 9);
        assertThat(rng().doubles().limit(2)).containsExactly(doubles.nextDouble(), doubles.nextDouble());
        assertThat(rng().doubles(2)).hasSize(2);
        assertThat(rng().doubles(50, -1, 1)).hasSize(50).allMatch(x -> -1 <= x && x < 1);
    }

    private static long second() {
        Pcg64 rng = rng();
        rng.nextLong();
        return rng.nextLong();
    }

    /** Half the results round up to the bound, which is excluded. */
    @Test
    void neverReachesAnExcludedBound() {
        double next = Math.nextUp(1.0);
        float nextFloat = Math.nextUp(1f);

        assertThat(rng().doubles(100, 1, next)).containsOnly(1.0);
        Pcg64 rng = rng();
        for (int i = 0; i < 100; i++) {
            assertThat(rng.nextFloat(1, nextFloat)).isEqualTo(1f);
            assertThat(rng.nextFloat(3)).isBetween(0f, 3f);
            assertThat(rng.nextDouble(3)).isBetween(0.0, 3.0);
        }
    }

    /** {@code numpy.random.Generator.uniform} rounds likewise. */
    @Test
    void canReachTheUpperBoundOfUniformByRounding() {
        Pcg64 rng = rng();

        assertThat(Stream.generate(() -> rng.uniform(1, Math.nextUp(1.0))).limit(100))
                .containsOnly(1.0, Math.nextUp(1.0));
        assertThat(rng.uniform(2, 2)).isEqualTo(2);
    }

    /** {@code numpy.random.default_rng(42).bytes(6).hex()}. */
    @Test
    void fillsBytesFromTheLowestUp() {
        byte[] bytes = new byte[6];
        Pcg64 rng = rng();
        rng.nextBytes(bytes);

        assertThat(HexFormat.of().formatHex(bytes)).isEqualTo("8826d916cdfb");
        assertThat(rng.nextLong()).isEqualTo(second());
    }

    @Test
    void cannotShuffleAListThatCannotChange() {
        assertThatThrownBy(() -> rng().shuffle(List.of(1, 2, 3))).isInstanceOf(UnsupportedOperationException.class);
    }

    @Test
    void shufflesEveryKindOfArrayAlike() {
        long[] longs = {0, 1, 2, 3, 4, 5, 6, 7, 8, 9};
        double[] doubles = {0, 1, 2, 3, 4, 5, 6, 7, 8, 9};
        rng().shuffle(longs);
        rng().shuffle(doubles);
        int[] permutation = rng().permutation(10);

        assertThat(Arrays.stream(longs).mapToInt(i -> (int) i)).containsExactly(boxed(permutation));
        assertThat(Arrays.stream(doubles).mapToInt(i -> (int) i)).containsExactly(boxed(permutation));
    }

    private static Integer[] boxed(int[] values) {
        return Arrays.stream(values).boxed().toArray(Integer[]::new);
    }

    @Test
    void isNotDeprecated() {
        assertThat(rng().isDeprecated()).isFalse();
    }

    static Stream<Arguments> refusals() {
        return Stream.of(
                refusal(rng -> rng.nextInt(0), "upper bound must be above the lower bound 0, got 0"),
                refusal(rng -> rng.nextInt(5, 5), "upper bound must be above the lower bound 5, got 5"),
                refusal(rng -> rng.nextLong(-3), "upper bound must be above the lower bound 0, got -3"),
                refusal(rng -> rng.nextLong(7, 3), "upper bound must be above the lower bound 7, got 3"),
                refusal(rng -> rng.integers(7, 3), "upper bound must be above the lower bound 7, got 3"),
                refusal(rng -> rng.integersInclusive(7, 6), "upper bound must not be below the lower bound 7, got 6"),
                refusal(rng -> rng.nextDouble(0), "upper bound must be above the lower bound 0.0, got 0.0"),
                refusal(rng -> rng.nextDouble(NAN), "upper bound must be finite, got NaN"),
                refusal(rng -> rng.nextDouble(1, INF), "upper bound must be finite, got Infinity"),
                refusal(rng -> rng.nextDouble(NAN, 1), "lower bound must be finite, got NaN"),
                refusal(rng -> rng.nextDouble(-1e308, 1e308), "upper bound - lower bound must be finite, got Infinity"),
                refusal(rng -> rng.nextFloat(-1f), "upper bound must be above the lower bound 0.0, got -1.0"),
                refusal(rng -> rng.nextFloat(Float.NaN), "upper bound must be finite, got NaN"),
                refusal(rng -> rng.nextFloat(Float.NaN, 1f), "lower bound must be finite, got NaN"),
                refusal(rng -> rng.nextFloat(-3e38f, 3e38f), "upper bound - lower bound must be finite, got Infinity"),
                refusal(rng -> rng.uniform(1, 0.5), "upper bound must not be below the lower bound 1.0, got 0.5"),
                refusal(rng -> rng.uniform(0, NAN), "upper bound must be finite, got NaN"),
                refusal(rng -> rng.uniform(-INF, 0), "lower bound must be finite, got -Infinity"),
                refusal(rng -> rng.uniform(-1e308, 1e308), "upper bound - lower bound must be finite, got Infinity"),
                refusal(rng -> rng.nextGaussian(NAN, 1), "mean must be finite, got NaN"),
                refusal(
                        rng -> rng.nextGaussian(0, -0.1),
                        "standard deviation must be finite and not negative, got -0.1"),
                refusal(rng -> rng.nextGaussian(0, NAN), "standard deviation must be finite and not negative, got NaN"),
                refusal(rng -> rng.exponential(-1), "mean must be finite and not negative, got -1.0"),
                refusal(rng -> rng.exponential(INF), "mean must be finite and not negative, got Infinity"),
                refusal(rng -> rng.binomial(-1, 0.5), "n must not be negative, got -1"),
                refusal(rng -> rng.binomial(5, 1.5), "p must lie in [0.0, 1.0], got 1.5"),
                refusal(rng -> rng.binomial(5, NAN), "p must lie in [0.0, 1.0], got NaN"),
                refusal(rng -> rng.poisson(-0.5), "rate must lie in [0.0, 9.223372006484771E18], got -0.5"),
                refusal(rng -> rng.poisson(NAN), "rate must lie in [0.0, 9.223372006484771E18], got NaN"),
                refusal(rng -> rng.poisson(1e19), "rate must lie in [0.0, 9.223372006484771E18], got 1.0E19"),
                refusal(rng -> rng.permutation(-1), "n must not be negative, got -1"),
                refusal(rng -> rng.ints(-1), "count must not be negative, got -1"),
                refusal(rng -> rng.ints(1, 2, 2), "upper bound must be above the lower bound 2, got 2"),
                refusal(rng -> rng.longs(-1, 2, 3), "count must not be negative, got -1"),
                refusal(rng -> rng.longs(2, 2), "upper bound must be above the lower bound 2, got 2"),
                refusal(rng -> rng.doubles(-1), "count must not be negative, got -1"),
                refusal(rng -> rng.doubles(2, 1), "upper bound must be above the lower bound 2.0, got 1.0"),
                refusal(
                        rng -> rng.equiDoubles(1, 1, true, false),
                        "upper bound must leave a double above the lower bound 1.0, got 1.0 (excluded)"),
                refusal(
                        rng -> rng.equiDoubles(2, 1, true, true),
                        "upper bound must not be below the lower bound 2.0, got 1.0"),
                refusal(rng -> rng.equiDoubles(0, INF, true, true), "upper bound must be finite, got Infinity"),
                refusal(rng -> rng.child(""), "name of a child must not be empty"),
                refusal(rng -> rng.child("agent", -1), "index of child 'agent' must not be negative, got -1"));
    }

    private static Arguments refusal(Consumer<Pcg64> draw, String sentence) {
        return arguments(sentence, draw);
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("refusals")
    void refusesBeforeDrawing(String sentence, Consumer<Pcg64> draw) {
        Pcg64 rng = rng();

        assertThatThrownBy(() -> draw.accept(rng))
                .isInstanceOf(InvalidDrawException.class)
                .hasMessage(sentence);
        assertThat(raw(rng, 2)).isEqualTo(raw(rng(), 2));
    }

    @Test
    void namesTheArgumentThatIsNull() {
        assertThatThrownBy(() -> Pcg64.of(null)).hasMessage("sequence must not be null");
        assertThatThrownBy(() -> rng().nextBytes(null)).hasMessage("bytes must not be null");
        assertThatThrownBy(() -> rng().advance(null)).hasMessage("steps must not be null");
        assertThatThrownBy(() -> rng().shuffle((int[]) null)).hasMessage("values must not be null");
        assertThatThrownBy(() -> rng().shuffle((long[]) null)).hasMessage("values must not be null");
        assertThatThrownBy(() -> rng().shuffle((double[]) null)).hasMessage("values must not be null");
        assertThatThrownBy(() -> rng().shuffle((List<String>) null)).hasMessage("values must not be null");
        assertThatThrownBy(() -> rng().child(null)).hasMessage("name must not be null");
    }
}
