package org.calabaria.parameter;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatNullPointerException;

import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.calabaria.grammar.EqualityGroups;
import org.calabaria.problem.InvalidParameterException;
import org.calabaria.problem.Problem;
import org.junit.jupiter.api.Test;

class ParameterSetTest {

    /** 2^53 + 1 came back as 2^53. */
    @Test
    void readsAWholeNumberAsADoubleExactlyOrNotAtAll() {
        IntegerParameter n = ParameterSpec.integer("n", Long.MIN_VALUE, Long.MAX_VALUE);
        ParameterSpace space = ParameterSpace.of(n);
        for (long exact : new long[] {Long.MIN_VALUE, -(1L << 53), 1L << 53, (1L << 53) + 2, 1L << 62}) {
            assertThat(space.point(Map.of("n", exact)).real("n")).isEqualTo(exact);
        }
        for (long inexact : new long[] {Long.MAX_VALUE, (1L << 53) + 1, -(1L << 53) - 1, Long.MIN_VALUE + 1}) {
            ParameterSet point = space.point(Map.of("n", inexact));
            String sentence =
                    "parameter 'n' is " + inexact + ", which no double represents exactly; read it with integer(\"n\")";
            assertThatExceptionOfType(InvalidParameterException.class)
                    .isThrownBy(() -> point.real("n"))
                    .withMessage(sentence);
            assertThatExceptionOfType(InvalidParameterException.class)
                    .isThrownBy(() -> point.real(n))
                    .withMessage(sentence);
            assertThatExceptionOfType(InvalidParameterException.class)
                    .isThrownBy(point::toArray)
                    .withMessage(sentence);
            assertThat(point.integer("n")).isEqualTo(inexact);
        }
    }

    private static final RealParameter BETA = ParameterSpec.real("beta", 0, 1);
    private static final RealParameter GAMMA = ParameterSpec.real("gamma", 0, 1);
    private static final IntegerParameter POPULATION = ParameterSpec.integer("population", 100, 1_000_000);
    private static final ParameterSpace SPACE = ParameterSpace.of(BETA, GAMMA, POPULATION);
    private static final ParameterSet POINT =
            SPACE.point(Values.of(POPULATION, 10_000).with(BETA, 0.3).with(GAMMA, 0.1));

    @Test
    void readsValuesByNameAndByHandle() {
        assertThat(POINT.real("beta")).isEqualTo(0.3);
        assertThat(POINT.real(BETA)).isEqualTo(0.3);
        assertThat(POINT.real("population")).isEqualTo(10_000.0);
        assertThat(POINT.real(POPULATION)).isEqualTo(10_000.0);
        assertThat(POINT.integer("population")).isEqualTo(10_000L);
        assertThat(POINT.integer(POPULATION)).isEqualTo(10_000L);
        assertThat(POINT.get("beta")).isEqualTo(0.3);
        assertThat(POINT.get(POPULATION)).isEqualTo(10_000L);
        assertThat(POINT.toArray()).containsExactly(0.3, 0.1, 10_000.0);
    }

    @Test
    void keepsTheOrderOfTheSpace() {
        assertThat(POINT.values().keySet()).containsExactly("beta", "gamma", "population");
        assertThat(POINT).hasToString("ParameterSet{beta=0.3, gamma=0.1, population=10000}");
    }

    @Test
    void doesNotReadARealParameterAsAnInteger() {
        assertThatExceptionOfType(InvalidParameterException.class)
                .isThrownBy(() -> POINT.integer("beta"))
                .withMessage("parameter 'beta' is real, not an integer; read it with real(\"beta\")");
    }

    @Test
    void suggestsTheNearestNameForAnUnknownOne() {
        for (String unknown : List.of("bet", "betta", "BETA")) {
            assertThatExceptionOfType(InvalidParameterException.class)
                    .isThrownBy(() -> POINT.real(unknown))
                    .withMessage("unknown parameter(s) {" + unknown + "}; did you mean 'beta'?");
        }
        assertThatExceptionOfType(InvalidParameterException.class)
                .isThrownBy(() -> POINT.integer("n"))
                .withMessage("unknown parameter(s) {n}");
    }

    @Test
    void refusesAHandleOfAnotherSpace() {
        assertThatExceptionOfType(InvalidParameterException.class)
                .isThrownBy(() -> POINT.real(ParameterSpec.real("beta", 0, 2)))
                .withMessage("parameter 'beta: real in [0.0, 2.0]' does not belong to this space; "
                        + "the space declares beta: real in [0.0, 1.0]");
        assertThatExceptionOfType(InvalidParameterException.class)
                .isThrownBy(() -> POINT.get(ParameterSpec.real("betta", 0, 1)))
                .withMessage(
                        "parameter 'betta: real in [0.0, 1.0]' does not belong to this space; did you mean 'beta'?");
        assertThatExceptionOfType(InvalidParameterException.class)
                .isThrownBy(() -> POINT.integer(ParameterSpec.integer("beta", 0, 1)));
    }

    @Test
    void namesEveryMissingUnknownAndOffendingParameterAtOnce() {
        Map<String, Number> values = new LinkedHashMap<>();
        values.put("population", 3.9);
        values.put("gama", 0.1);
        values.put("betta", 0.3);
        values.put("beta", 1.23);
        assertThatExceptionOfType(InvalidParameterException.class)
                .isThrownBy(() -> new ParameterSet(SPACE, values))
                .withMessage("""
                        4 problems in ParameterSet:
                          missing parameter(s) {gamma}
                          parameter 'beta' must lie in [0.0, 1.0], got 1.23
                          parameter 'population' must be an integer, got 3.9
                          unknown parameter(s) {betta, gama}; did you mean 'beta' for 'betta', 'gamma' for 'gama'?""")
                .satisfies(refused -> assertThat(refused.problems())
                        .extracting(Problem::subject)
                        .containsExactly("gamma", "beta", "population", "betta"));
    }

    @Test
    void hasNoDefaults() {
        assertThatExceptionOfType(InvalidParameterException.class)
                .isThrownBy(() -> SPACE.point(Map.of("beta", 0.3, "population", 1000)))
                .withMessage("missing parameter(s) {gamma}");
        assertThatExceptionOfType(InvalidParameterException.class)
                .isThrownBy(() -> SPACE.point(Map.of()))
                .withMessage("missing parameter(s) {beta, gamma, population}");
    }

    @Test
    void doesNotFollowTheMapItWasMadeFrom() {
        Map<String, Number> values = new HashMap<>(POINT.values());
        ParameterSet point = SPACE.point(values);
        values.put("beta", 0.9);
        values.remove("gamma");
        assertThat(point).isEqualTo(POINT);
    }

    @Test
    void handsOutNothingThatCanBeChanged() {
        assertThatExceptionOfType(UnsupportedOperationException.class)
                .isThrownBy(() -> POINT.values().put("beta", 0.9));
        assertThatExceptionOfType(UnsupportedOperationException.class)
                .isThrownBy(() -> POINT.values().remove("beta"));
        assertThatExceptionOfType(UnsupportedOperationException.class)
                .isThrownBy(() -> POINT.values().clear());
        assertThatExceptionOfType(UnsupportedOperationException.class)
                .isThrownBy(() -> POINT.values().entrySet().iterator().next().setValue(0.9));
        assertThatExceptionOfType(UnsupportedOperationException.class)
                .isThrownBy(() -> POINT.values().keySet().remove("beta"));
        POINT.toArray()[0] = 0.9;
        assertThat(POINT.real("beta")).isEqualTo(0.3);
    }

    @Test
    void copiesWithOtherValues() {
        ParameterSet other = POINT.with("beta", 0.4);
        assertThat(other).hasToString("ParameterSet{beta=0.4, gamma=0.1, population=10000}");
        assertThat(POINT.with(BETA, 0.4)).isEqualTo(other);
        assertThat(POINT.with(Map.of("beta", 0.4))).isEqualTo(other);
        assertThat(POINT.with(POPULATION, 200).integer("population")).isEqualTo(200);
        assertThat(POINT.with(Map.of())).isEqualTo(POINT);
        assertThat(POINT.real("beta")).isEqualTo(0.3);
    }

    @Test
    void refusesWrongReplacementsAllAtOnce() {
        assertThatExceptionOfType(InvalidParameterException.class)
                .isThrownBy(() -> POINT.with(Map.of("beta", 2, "gama", 0.2)))
                .withMessage("""
                        2 problems in with():
                          parameter 'beta' must lie in [0.0, 1.0], got 2
                          unknown parameter(s) {gama}; did you mean 'gamma'?""");
        assertThatExceptionOfType(InvalidParameterException.class)
                .isThrownBy(() -> POINT.with("beta", null))
                .withMessage("parameter 'beta' must be a number, got null");
        assertThatExceptionOfType(InvalidParameterException.class)
                .isThrownBy(() -> POINT.with(ParameterSpec.real("beta", 0, 2), 0.5))
                .withMessage("parameter 'beta: real in [0.0, 2.0]' does not belong to this space; "
                        + "the space declares beta: real in [0.0, 1.0]");
    }

    @Test
    void isEqualHoweverItWasMade() {
        Map<String, Number> sorted = new TreeMap<>(Map.of("beta", 0.3, "gamma", 0.1, "population", 10_000.0));
        new EqualityGroups()
                .equal(
                        POINT,
                        SPACE.point(sorted),
                        new ParameterSet(ParameterSpace.of(BETA, GAMMA, POPULATION), POINT.values()),
                        ParameterView.allFree(SPACE).fix("beta", 0.3).bind(Map.of("gamma", 0.1, "population", 10_000)),
                        POINT.with("beta", 0.4).with("beta", 0.3))
                .equal(POINT.with("beta", 0.4))
                .equal(new ParameterSet(SPACE.withVersion("2.0"), POINT.values()))
                .hold();
        assertThat(POINT.values()).isEqualTo(Map.of("beta", 0.3, "gamma", 0.1, "population", 10_000L));
        assertThat(Map.of("beta", 0.3, "gamma", 0.1, "population", 10_000L)).isEqualTo(POINT.values());
        assertThat(POINT.values().hashCode())
                .isEqualTo(
                        Map.of("beta", 0.3, "gamma", 0.1, "population", 10_000L).hashCode());
    }

    @Test
    void namesANullArgument() {
        assertThatNullPointerException()
                .isThrownBy(() -> new ParameterSet(null, Map.of()))
                .withMessage("space must not be null");
        assertThatNullPointerException()
                .isThrownBy(() -> new ParameterSet(SPACE, null))
                .withMessage("values must not be null");
        assertThatNullPointerException()
                .isThrownBy(() -> POINT.real((String) null))
                .withMessage("name must not be null");
        assertThatNullPointerException()
                .isThrownBy(() -> POINT.real((ParameterSpec) null))
                .withMessage("parameter must not be null");
        assertThatNullPointerException()
                .isThrownBy(() -> POINT.integer((String) null))
                .withMessage("name must not be null");
        assertThatNullPointerException()
                .isThrownBy(() -> POINT.get((String) null))
                .withMessage("name must not be null");
        assertThatNullPointerException()
                .isThrownBy(() -> POINT.with((Map<String, Number>) null))
                .withMessage("values must not be null");
        assertThatNullPointerException()
                .isThrownBy(() -> POINT.with((String) null, 1))
                .withMessage("name must not be null");
        assertThatNullPointerException()
                .isThrownBy(() -> POINT.with((RealParameter) null, 1.0))
                .withMessage("parameter must not be null");
    }
}
