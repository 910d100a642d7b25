package org.calabaria.model;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import org.calabaria.digest.Sha256;
import org.calabaria.parameter.ParameterSpace;
import org.calabaria.parameter.ParameterSpec;
import org.calabaria.random.Pcg64;
import org.calabaria.random.SeedSequence;
import org.calabaria.transform.AffineSqueezedLogit;
import org.calabaria.transform.Identity;
import org.calabaria.transform.Log;
import org.calabaria.transform.Log10;
import org.calabaria.transform.Logit;
import org.calabaria.transform.ScaledLogit;
import org.calabaria.transform.Transform;
import org.junit.jupiter.api.Test;

/**
 * Ties {@link Numerics#version()} to the numbers. That the numbers are right is for the tests of their packages, which
 * compare them with NumPy and with mathematics of higher precision; here they only must not move unnoticed.
 */
class NumericsTest {

    private static final int PINNED_VERSION = 1;

    /** SHA-256 of what {@link #numbers()} computes, printed by this test when it fails. */
    private static final Map<String, String> PINNED = Map.of(
            "coercions", "dfeeda9eb30f332865102d1b001d3a81713d35adcf5af261d8a5fcf2044b15a2",
            "distributions", "ee34cc9e5feaf0bc49d9c8f88eca6506a17d5b0da85c58a368ca8e32e661dfc9",
            "draws", "6b3837a6344f12cbfa2f90f74dd938fc23f6b260a32ca897c272edba555e7979",
            "seed sequences", "b4b6a262cae287a5d8f4534b7e05aecded5f29ad259ffd6bcfc68e981d51bad3",
            "transforms", "47735402f19047663ceaa035143aeecb467d5d87643963e3d8c10fe13b933372");

    @Test
    void theVersionMovesWithTheNumbers() {
        assertThat(new Recorded(Numerics.version(), numbers()))
                .as(
                        "a change of these numbers changes the results of models: raise Numerics.VERSION, so that no result of"
                                + " the old numbers is taken for one of the new, and then pin both here")
                .isEqualTo(new Recorded(PINNED_VERSION, new TreeMap<>(PINNED)));
    }

    private record Recorded(int version, SortedMap<String, String> digests) {}

    private static SortedMap<String, String> numbers() {
        SortedMap<String, String> digests = new TreeMap<>();
        digests.put("coercions", coercions());
        digests.put("distributions", distributions());
        digests.put("draws", draws());
        digests.put("seed sequences", seedSequences());
        digests.put("transforms", transforms());
        return digests;
    }

    private static String draws() {
        Sha256 all = new Sha256();
        for (long seed : new long[] {0, 1, 42, -1}) {
            Pcg64 rng = Pcg64.seeded(seed).child("agent", 17);
            rng.jump();
            rng.advance(12345);
            for (int i = 0; i < 1000; i++) {
                all.add(rng.nextLong()).add((long) rng.nextInt()).add(bits(rng.nextDouble()));
                all.add(bits(rng.nextFloat())).add(bits(rng.uniform(-1, 3))).add((byte) (rng.nextBoolean() ? 1 : 0));
                all.add(rng.integers(-5, 1_000_003)).add(rng.integersInclusive(0, Long.MAX_VALUE));
                all.add((long) rng.nextInt(3, 1000)).add(rng.nextLong(7));
                all.add(bits(rng.standardNormal())).add(bits(rng.nextGaussian(2, 3)));
                all.add(bits(rng.nextExponential())).add(bits(rng.exponential(0.25)));
                all.add(rng.binomial(20, 0.3)).add(rng.binomial(1000, 0.6));
                all.add(rng.poisson(0.7)).add(rng.poisson(250));
            }
            int[] shuffled = rng.permutation(100);
            rng.shuffle(shuffled);
            for (int value : shuffled) {
                all.add((long) value);
            }
        }
        return all.hex();
    }

    private static String distributions() {
        Sha256 all = new Sha256();
        for (long seed : new long[] {0, 42, -1}) {
            Pcg64 rng = Pcg64.seeded(seed);
            for (int i = 0; i < 300; i++) {
                all.add(bits(rng.gamma(0.4, 2))).add(bits(rng.gamma(3.5, 2))).add(bits(rng.beta(0.4, 0.7)));
                all.add(bits(rng.beta(2, 3))).add(bits(rng.chiSquare(3))).add(bits(rng.noncentralChiSquare(2, 1)));
                all.add(bits(rng.f(3, 4))).add(bits(rng.studentT(5))).add(bits(rng.cauchy()));
                all.add(bits(rng.logNormal(0, 1))).add(bits(rng.weibull(1.5))).add(bits(rng.pareto(2)));
                all.add(bits(rng.power(3))).add(bits(rng.rayleigh(2))).add(bits(rng.logistic(0, 1)));
                all.add(bits(rng.gumbel(0, 1))).add(bits(rng.laplace(0, 1))).add(bits(rng.triangular(0, 1, 3)));
                all.add(bits(rng.wald(2, 3))).add(bits(rng.vonMises(1, 2))).add(bits(rng.vonMises(1, 2e6)));
                all.add(rng.geometric(0.4)).add(rng.geometric(0.01)).add(rng.negativeBinomial(2.5, 0.3));
                all.add(rng.hypergeometric(30, 40, 5)).add(rng.hypergeometric(300, 400, 50));
                all.add(rng.logSeries(0.6)).add(rng.zipf(2.5));
                addAll(all, rng.multinomial(20, 0.2, 0.3, 0.5));
                addAll(all, rng.multivariateHypergeometric(new long[] {5, 6, 7}, 8));
                addAll(all, rng.choice(50, 3));
                addAll(all, rng.choiceWithoutReplacement(50, 3));
                for (double share : rng.dirichlet(0.5, 1, 2)) {
                    all.add(bits(share));
                }
                for (int chosen : rng.choiceWithoutReplacement(new double[] {0.25, 0.5, 0.25}, 2)) {
                    all.add((long) chosen);
                }
            }
        }
        return all.hex();
    }

    private static void addAll(Sha256 all, long[] values) {
        for (long value : values) {
            all.add(value);
        }
    }

    private static String seedSequences() {
        Sha256 all = new Sha256();
        for (long seed : new long[] {0, 1, 42, -1}) {
            for (SeedSequence sequence : List.of(
                    SeedSequence.of(seed),
                    SeedSequence.of(seed).child(3),
                    SeedSequence.of(seed).child("contacts"))) {
                for (long word : sequence.generateState64(16)) {
                    all.add(word);
                }
            }
        }
        return all.hex();
    }

    private static String transforms() {
        Sha256 all = new Sha256();
        for (Transform transform : List.of(
                new Identity(),
                new Log(),
                new Log10(),
                new Logit(),
                new ScaledLogit(-2, 5),
                new AffineSqueezedLogit(),
                new AffineSqueezedLogit(0.01))) {
            for (int i = -500; i <= 500; i++) {
                double x = i / 128.0;
                all.add(bits(transform.accepts(x) ? transform.forward(x) : 0)).add(bits(transform.backward(x)));
            }
        }
        return all.hex();
    }

    private static String coercions() {
        ParameterSpace space =
                ParameterSpace.of(ParameterSpec.real("x", -1e300, 1e300), ParameterSpec.integer("n", -1000, 1000));
        Sha256 all = new Sha256();
        for (Number given : List.of(-0.0, 3, 4.0, 5L, 2.0f, (short) 6, (byte) 7, new BigDecimal("8.00"))) {
            var point = space.point(Map.of("x", given, "n", given));
            all.add(bits(point.real("x"))).add(point.integer("n"));
        }
        return all.hex();
    }

    private static long bits(double value) {
        return Double.doubleToRawLongBits(value);
    }
}
