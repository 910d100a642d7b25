package org.calabaria.variant;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.util.Arrays;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.DoubleUnaryOperator;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.calabaria.model.BaseModel;
import org.calabaria.model.ModelOutput;
import org.calabaria.parameter.ParameterSet;
import org.calabaria.parameter.ParameterSpace;
import org.calabaria.parameter.ParameterSpec;
import org.calabaria.problem.InvalidOutputException;
import org.calabaria.problem.InvalidParameterException;
import org.calabaria.problem.InvalidTransformException;
import org.calabaria.scenario.Config;
import org.calabaria.table.Column;
import org.calabaria.table.Table;
import org.calabaria.transform.AffineSqueezedLogit;
import org.calabaria.transform.Identity;
import org.calabaria.transform.Log;
import org.calabaria.transform.Log10;
import org.calabaria.transform.Logit;
import org.calabaria.transform.ScaledLogit;
import org.calabaria.transform.Transform;
import org.junit.jupiter.api.Test;

/** Coordinates and transforms as an optimiser or a user may get them wrong, and maps that lie. */
class VariantWrongInputTest {

    /** A model that only has a space. */
    private static final class Bare extends BaseModel<Integer, Integer> {

        Bare(ParameterSpace space) {
            super(space);
        }

        @Override
        protected Integer buildSim(ParameterSet params, Config config) {
            return 0;
        }

        @Override
        protected Integer runSim(Integer state, long seed) {
            return 0;
        }
    }

    private static final class Unbuildable extends BaseModel<Integer, Integer> {

        Unbuildable(ParameterSpace space) {
            super(space);
        }

        @Override
        protected Integer buildSim(ParameterSet params, Config config) {
            throw new AssertionError("built");
        }

        @Override
        protected Integer runSim(Integer state, long seed) {
            return 0;
        }

        @ModelOutput
        Table level(Integer raw) {
            return Table.of(Column.integer("level", raw));
        }
    }

    /** A user's transform, whatever it does. */
    private record Custom(String name, DoubleUnaryOperator to, DoubleUnaryOperator from) implements Transform {

        @Override
        public double forward(double natural) {
            return to.applyAsDouble(natural);
        }

        @Override
        public double backward(double coordinate) {
            return from.applyAsDouble(coordinate);
        }
    }

    private static ModelVariant variant(ParameterSpec spec, Transform transform) {
        ParameterSpace space = ParameterSpace.of(spec);
        return new ModelVariant(new Bare(space), VariantSpec.of(space).transform(spec.name(), transform));
    }

    private static final ParameterSpec BETA = ParameterSpec.real("beta", 0, 1);
    private static final ParameterSpec WIDE = ParameterSpec.real("beta", 0, 2);
    private static final ParameterSpec RATE = ParameterSpec.real("rate", 0.001, 1000);
    private static final ModelVariant SQUEEZED = variant(BETA, new AffineSqueezedLogit());
    private static final ModelVariant LOGGED = variant(RATE, new Log10());

    private static void refused(ThrowingCallable call, String message) {
        assertThatExceptionOfType(InvalidParameterException.class)
                .isThrownBy(call)
                .withMessage(message);
    }

    private static void notATransform(ParameterSpec spec, Transform transform, String message) {
        assertThatExceptionOfType(InvalidTransformException.class)
                .isThrownBy(() -> variant(spec, transform))
                .withMessage(message);
    }

    @Test
    void refusesBoundsOutsideATransformsDomain() {
        notATransform(WIDE, new AffineSqueezedLogit(), "transform 'beta:squeezed-logit' requires 0 <= x <= 1, got 2.0");
        notATransform(BETA, new Log(), "transform 'beta:log' requires x > 0, got 0.0");
        notATransform(BETA, new Log10(), "transform 'beta:log10' requires x > 0, got 0.0");
        notATransform(BETA, new Logit(), """
                2 problems in transforms:
                  transform 'beta:logit' requires 0 < x < 1, got 0.0
                  transform 'beta:logit' requires 0 < x < 1, got 1.0""");
        notATransform(WIDE, new ScaledLogit(-1, 1.5), "transform 'beta:scaled-logit' requires -1.0 < x < 1.5, got 2.0");
    }

    @Test
    void refusesAValueOutsideATransformsDomain() {
        refused(
                () -> SQUEEZED.toTransformed(Map.of("beta", 1.23)),
                "transform 'beta:squeezed-logit' requires 0 <= x <= 1, got 1.23");
        refused(
                () -> SQUEEZED.toTransformed(Map.of("beta", Double.NaN)),
                "transform 'beta:squeezed-logit' requires 0 <= x <= 1, got NaN");
        refused(
                () -> LOGGED.toTransformed(Map.of("rate", 0.0001)),
                "parameter 'rate' must lie in [0.001, 1000.0], got 1.0E-4");
        refused(() -> LOGGED.toTransformed(new double[] {-1}), "transform 'rate:log10' requires x > 0, got -1.0");
        refused(() -> SQUEEZED.toTransformed(Map.of("betta", 7, "beta", 2)), """
                2 problems in toTransformed():
                  bind() error: unexpected={betta}; did you mean 'beta'?
                  transform 'beta:squeezed-logit' requires 0 <= x <= 1, got 2.0""");
    }

    @Test
    void refusesACoordinateOutsideTheBox() {
        refused(() -> LOGGED.fromTransformed(new double[] {3.1}), "coordinate 'rate' must lie in [-3.0, 3.0], got 3.1");
        refused(
                () -> LOGGED.fromTransformed(new double[] {Math.nextUp(3.0)}),
                "coordinate 'rate' must lie in [-3.0, 3.0], got 3.0000000000000004");
        refused(
                () -> LOGGED.simulateAt(new double[] {Double.NaN}, 1),
                "coordinate 'rate' must lie in [-3.0, 3.0], got NaN");
        refused(
                () -> LOGGED.simulateAt(new double[] {Double.NEGATIVE_INFINITY}, 1),
                "coordinate 'rate' must lie in [-3.0, 3.0], got -Infinity");
        refused(
                () -> LOGGED.fromTransformed(Map.of("rate", Double.NaN)),
                "coordinate 'rate' must lie in [-3.0, 3.0], got NaN");
        refused(() -> LOGGED.fromTransformed(Map.of("rate", 4)), "coordinate 'rate' must lie in [-3.0, 3.0], got 4.0");
    }

    @Test
    void listsEveryCoordinateOutsideTheBox() {
        ParameterSpace space = ParameterSpace.of(BETA, RATE);
        ModelVariant variant =
                new ModelVariant(new Bare(space), VariantSpec.of(space).transform("rate", new Log10()));
        String sentence = """
                2 problems in fromTransformed():
                  coordinate 'beta' must lie in [0.0, 1.0], got -0.5
                  coordinate 'rate' must lie in [-3.0, 3.0], got 5.0""";
        refused(() -> variant.fromTransformed(new double[] {-0.5, 5}), sentence);
        refused(() -> variant.simulateAt(new double[] {-0.5, 5}, 1), sentence);
        refused(() -> variant.fromTransformed(Map.of("beta", -0.5, "rate", 5)), sentence);
        refused(() -> variant.fromTransformed(Map.of("rate", 5, "x", 1)), """
                2 problems in fromTransformed():
                  bind() error: missing={beta}; unexpected={x}
                  coordinate 'rate' must lie in [-3.0, 3.0], got 5.0""");
    }

    @Test
    void refusesAnArrayOfAnotherLength() {
        refused(
                () -> SQUEEZED.fromTransformed(new double[0]),
                "fromTransformed() takes 1 number, for [beta] in this order, got 0");
        refused(
                () -> SQUEEZED.simulateAt(new double[2], 1),
                "fromTransformed() takes 1 number, for [beta] in this order, got 2");
        refused(
                () -> SQUEEZED.toTransformed(new double[2]),
                "toTransformed() takes 1 number, for [beta] in this order, got 2");
    }

    @Test
    void roundsAnIntegerHalfToEven() {
        ParameterSpec doses = ParameterSpec.integer("doses", 0, 10);
        ModelVariant variant = variant(doses, new Identity());
        double[] coordinates = {0.5, 1.5, 2.5, 3.5, 2.4999999999999996, 2.5000000000000004, 9.5, 10, 0};
        long[] values = {0, 2, 2, 4, 2, 3, 10, 10, 0}; // IEEE 754 roundToIntegralTiesToEven
        for (int i = 0; i < coordinates.length; i++) {
            assertThat(variant.fromTransformed(new double[] {coordinates[i]}))
                    .as("%s", coordinates[i])
                    .containsExactly(Map.entry("doses", values[i]));
        }
        refused(
                () -> variant.fromTransformed(new double[] {10.4}),
                "coordinate 'doses' must lie in [0.0, 10.0], got 10.4");
    }

    @Test
    void roundsAnIntegerBehindATransform() {
        ModelVariant variant = variant(ParameterSpec.integer("population", 100, 1_000_000), new Log10());
        assertThat(variant.fromTransformed(new double[] {4})).containsExactly(Map.entry("population", 10_000L));
        assertThat(variant.fromTransformed(new double[] {4.00001}))
                .containsExactly(Map.entry("population", 10_000L)); // 10000.23 by hand
        assertThat(variant.fromTransformed(new double[] {6})).containsExactly(Map.entry("population", 1_000_000L));
        assertThat(variant.toTransformed(Map.of("population", 1000))).containsExactly(Map.entry("population", 3.0));
        refused(
                () -> variant.toTransformed(Map.of("population", 1000.5)),
                "parameter 'population' must be an integer, got 1000.5");
    }

    @Test
    void refusesCoordinatesOfAnIntegerThatNoDoubleHolds() {
        ParameterSpec any = ParameterSpec.integer("n", Long.MIN_VALUE, Long.MAX_VALUE);
        ModelVariant variant = variant(any, new Identity());
        assertThat(variant.point(Map.of("n", Long.MAX_VALUE)).integer("n")).isEqualTo(Long.MAX_VALUE);
        refused(
                variant::coordinateBounds,
                "parameter 'n' has whole numbers beyond +-2^53 in [-9223372036854775808, 9223372036854775807], which"
                        + " coordinates cannot distinguish; give it a range within +-2^53, or fix it");
    }

    @Test
    void swapsTheEndsWhereATransformReversesTheOrder() {
        ModelVariant variant = variant(
                ParameterSpec.real("days", 0.5, 4), new Custom("per-day", days -> 1 / days, perDay -> 1 / perDay));
        assertThat(variant.coordinateBounds()).hasToString("Bounds[days in [0.25, 2.0]]");
        assertThat(variant.bounds()).hasToString("Bounds[days in [0.5, 4.0]]");
        assertThat(variant.fromTransformed(new double[] {0.25})).containsExactly(Map.entry("days", 4.0));
        assertThat(variant.fromTransformed(new double[] {2})).containsExactly(Map.entry("days", 0.5));
        assertThat(variant.fromTransformed(new double[] {1})).containsExactly(Map.entry("days", 1.0));
        assertThat(variant.toTransformed(Map.of("days", 2))).containsExactly(Map.entry("days", 0.5));
    }

    @Test
    void refusesATransformThatMapsBothBoundsAlike() {
        notATransform(
                ParameterSpec.real("x", -1, 1),
                new Custom("square", x -> x * x, Math::sqrt),
                "transform 'x:square' must be strictly monotonic, but maps both bounds to 1.0");
    }

    @Test
    void refusesATransformWithoutFiniteEnds() {
        notATransform(
                BETA,
                new Custom("bare-log", StrictMath::log, StrictMath::exp),
                "transform 'beta:bare-log' must map the bounds to finite coordinates, but maps 0.0 to -Infinity");
        notATransform(BETA, new Custom("broken", x -> Double.NaN, y -> y), """
                2 problems in transforms:
                  transform 'beta:broken' must map the bounds to finite coordinates, but maps 0.0 to NaN
                  transform 'beta:broken' must map the bounds to finite coordinates, but maps 1.0 to NaN""");
    }

    @Test
    void refusesABackwardThatUndoesSomethingElse() {
        ParameterSpec x = ParameterSpec.real("x", 0.01, 10);
        notATransform( // log 10 here, exp there; the numbers are those of Python's math.exp and math.log10
                x,
                new Custom("mixed", StrictMath::log10, StrictMath::exp),
                "transform 'x:mixed' must have a backward() that is the inverse of its forward(), but maps "
                        + "coordinate -1.25 to 0.2865047968601901, and that to coordinate -0.5428681023790648");
        notATransform( // the first probe is at the fixed point of x and x / 2
                ParameterSpec.real("y", -1, 3),
                new Custom("half", y -> y, y -> y / 2),
                "transform 'y:half' must have a backward() that is the inverse of its forward(), but maps "
                        + "coordinate 1.5 to 0.75, and that to coordinate 0.75");
    }

    @Test
    void anUnknownOutputIsToldBeforeAnythingIsBuilt() {
        ParameterSpace space = ParameterSpace.of(ParameterSpec.real("a", 0, 1));
        ModelVariant variant = new ModelVariant(new Unbuildable(space), VariantSpec.of(space));
        assertThatExceptionOfType(InvalidOutputException.class)
                .isThrownBy(() -> variant.simulate(Map.of("a", 0.5), 1, List.of("levle")))
                .withMessage("unknown output(s) {levle}, only {level}; did you mean 'level'?");
        assertThatExceptionOfType(InvalidOutputException.class)
                .isThrownBy(() -> variant.simulateAt(new double[] {0.5}, 1, List.of("levle")))
                .withMessage("unknown output(s) {levle}, only {level}; did you mean 'level'?");
    }

    @Test
    void saysOfEveryTransformWhatIsWrongWithIt() {
        ParameterSpace space = ParameterSpace.of(
                ParameterSpec.real("a", -1, 1), ParameterSpec.real("b", 0, 1), ParameterSpec.real("c", 0, 1));
        Transform half = new Custom("half", x -> x, x -> x / 2);
        VariantSpec spec = VariantSpec.of(space)
                .transform("a", new Custom("square", x -> x * x, Math::sqrt))
                .transform("b", half)
                .transform("c", half);
        assertThatExceptionOfType(InvalidTransformException.class)
                .isThrownBy(() -> new ModelVariant(new Bare(space), spec))
                .withMessage("""
                        3 problems in transforms:
                          transform 'a:square' must be strictly monotonic, but maps both bounds to 1.0
                          transform 'b:half' must have a backward() that is the inverse of its forward(), but maps \
                        coordinate 0.25 to 0.125, and that to coordinate 0.125
                          transform 'c:half' must have a backward() that is the inverse of its forward(), but maps \
                        coordinate 0.25 to 0.125, and that to coordinate 0.125""");
    }

    @Test
    void takesASoundInverseThatRoundingHides() {
        double almostOne = 1 - 1e-13;
        variant(ParameterSpec.real("p", almostOne, 1 - 1e-15), new Logit());
        variant(ParameterSpec.real("p", 1e-300, 1e300), new Log());
        variant(ParameterSpec.real("p", 1, StrictMath.nextUp(1)), new Log());
        variant(ParameterSpec.real("p", -Double.MAX_VALUE, Double.MAX_VALUE), new Identity());
        variant(ParameterSpec.integer("n", 1, 2), new Log10());
    }

    @Test
    void refusesWhatATransformMapsOutOfTheBox() {
        ModelVariant bump = variant(BETA, new Custom("bump", x -> x + 8 * x * (1 - x), y -> y));
        refused(
                () -> bump.toTransformed(Map.of("beta", 0.5)),
                "transform 'beta:bump' must map values in [0.0, 1.0] into [0.0, 1.0], but maps 0.5 to 2.5");
        ModelVariant hole = variant(BETA, new Custom("hole", x -> x == 0.5 ? Double.NaN : x, y -> y));
        refused(
                () -> hole.toTransformed(Map.of("beta", 0.5)),
                "transform 'beta:hole' must map values in [0.0, 1.0] into [0.0, 1.0], but maps 0.5 to NaN");
    }

    @Test
    void refusesWhatATransformMapsOutOfTheBounds() {
        ModelVariant wild = variant(BETA, new Custom("wild", x -> 10 * x, y -> y));
        refused(
                () -> wild.fromTransformed(new double[] {5}),
                "transform 'beta:wild' must map coordinates in [0.0, 10.0] into [0.0, 1.0], but maps 5.0 to 5.0");
        assertThat(wild.fromTransformed(new double[] {10})).containsExactly(Map.entry("beta", 1.0));
        ModelVariant lost = variant(BETA, new Custom("lost", x -> x, y -> Double.NaN));
        refused(
                () -> lost.simulateAt(new double[] {0.5}, 1),
                "transform 'beta:lost' must map coordinates in [0.0, 1.0] into [0.0, 1.0], but maps 0.5 to NaN");
    }

    @Test
    void passesOnWhatATransformRefuses() {
        DoubleUnaryOperator picky = y -> {
            throw new InvalidTransformException("picky", "transform 'picky' has no value for " + y);
        };
        ModelVariant variant = variant(BETA, new Custom("picky", x -> x, picky));
        refused(() -> variant.fromTransformed(new double[] {0.5}), "transform 'picky' has no value for 0.5");
        assertThat(variant.fromTransformed(new double[] {1})).containsExactly(Map.entry("beta", 1.0));
    }

    @Test
    void refusesAMapThatNamesACoordinateTwice() {
        Map<String, Number> twice = new IdentityHashMap<>();
        twice.put("beta", 0.1);
        twice.put(new String(new char[] {'b', 'e', 't', 'a'}), 0.2);
        refused(() -> SQUEEZED.fromTransformed(twice), "parameter 'beta' is given more than once");
        refused(() -> SQUEEZED.toTransformed(twice), "parameter 'beta' is given more than once");
        refused(() -> SQUEEZED.simulate(twice, 1), "parameter 'beta' is given more than once");
    }

    @Test
    void doesNotTrustAMapThatComparesNamesLoosely() {
        Map<String, Number> loose = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
        loose.put("BETA", 2);
        String sentence = "bind() error: missing={beta}; unexpected={BETA}; did you mean 'beta'?";
        refused(() -> SQUEEZED.simulate(loose, 1), sentence);
        refused(() -> SQUEEZED.toTransformed(loose), sentence);
        refused(() -> SQUEEZED.fromTransformed(loose), sentence);
    }

    @Test
    @SuppressWarnings({"unchecked", "rawtypes"})
    void refusesWhatCameThroughARawType() {
        for (Object wrong : Arrays.asList("0.5", true, null)) {
            Map raw = new HashMap();
            raw.put("beta", wrong);
            for (ThrowingCallable call : List.<ThrowingCallable>of(
                    () -> SQUEEZED.simulate((Map<String, Number>) raw, 1),
                    () -> SQUEEZED.toTransformed((Map<String, Number>) raw),
                    () -> SQUEEZED.fromTransformed((Map<String, Number>) raw))) {
                assertThatExceptionOfType(InvalidParameterException.class)
                        .isThrownBy(call)
                        .withMessageStartingWith("parameter 'beta' must be a number, got ");
            }
        }
        Map numbered = new TreeMap();
        numbered.put(1, 0.5);
        refused(
                () -> SQUEEZED.toTransformed((Map<String, Number>) numbered),
                "bind() error: missing={beta}; unexpected={1}");
    }

    @Test
    void storesANegativeZeroCoordinateAsZero() {
        ModelVariant plain = variant(ParameterSpec.real("x", -1, 1), new Identity());
        assertThat(plain.toTransformed(Map.of("x", -0.0))).containsExactly(Map.entry("x", 0.0));
        assertThat(plain.fromTransformed(new double[] {-0.0})).containsExactly(Map.entry("x", 0.0));
    }
}
