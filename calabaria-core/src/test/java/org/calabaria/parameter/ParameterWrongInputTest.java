package org.calabaria.parameter;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.util.AbstractMap;
import java.util.AbstractSet;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Function;
import org.calabaria.problem.InvalidParameterException;
import org.junit.jupiter.api.Test;

/** Maps that lie, and values that the compiler would not let through but raw types do. */
class ParameterWrongInputTest {

    private static final ParameterSpace SPACE =
            ParameterSpace.of(ParameterSpec.real("beta", 0, 1), ParameterSpec.integer("population", 100, 1_000_000));

    /** Every method that takes a whole map of values, on the space and on a view that fixes nothing. */
    private static final List<Function<Map<String, Number>, Object>> DOORS =
            List.of(SPACE::point, values -> new ParameterSet(SPACE, values), values -> ParameterView.allFree(SPACE)
                    .bind(values));

    private static void refusedEverywhere(Map<String, Number> values, String... sentences) {
        for (Function<Map<String, Number>, Object> door : DOORS) {
            assertThatExceptionOfType(InvalidParameterException.class)
                    .isThrownBy(() -> door.apply(values))
                    .satisfies(refused -> assertThat(refused.problems())
                            .extracting(problem -> problem.sentence().replace("bind() error: ", ""))
                            .containsExactlyInAnyOrder(sentences));
        }
    }

    @SuppressWarnings({"unchecked", "rawtypes"})
    private static Map<String, Number> raw(Object... keysAndValues) {
        Map map = new HashMap();
        for (int i = 0; i < keysAndValues.length; i += 2) {
            map.put(keysAndValues[i], keysAndValues[i + 1]);
        }
        return map;
    }

    @Test
    void refusesANullValue() {
        refusedEverywhere(raw("beta", null, "population", 1000), "parameter 'beta' must be a number, got null");
    }

    @Test
    void refusesATextAndAFlagThatCameThroughARawType() {
        refusedEverywhere(
                raw("beta", "0.3", "population", true),
                "parameter 'beta' must be a number, got '0.3' (String)",
                "parameter 'population' must be a number, got true (Boolean)");
    }

    @Test
    void refusesANullName() {
        for (Function<Map<String, Number>, Object> door : DOORS) {
            assertThatExceptionOfType(InvalidParameterException.class)
                    .isThrownBy(() -> door.apply(raw("beta", 0.3, "population", 1000, null, 1)))
                    .withMessageMatching("(unknown parameter\\(s\\) |bind\\(\\) error: unexpected=)\\{null\\}");
        }
    }

    @Test
    void refusesANameThatIsNoText() {
        for (Function<Map<String, Number>, Object> door : DOORS) {
            assertThatExceptionOfType(InvalidParameterException.class)
                    .isThrownBy(() -> door.apply(raw("beta", 0.3, "population", 1000, 7, 1)))
                    .withMessageMatching("(unknown parameter\\(s\\) |bind\\(\\) error: unexpected=)\\{7\\}");
        }
    }

    @Test
    void refusesOneNameGivenTwice() {
        Map<String, Number> twice = new IdentityHashMap<>();
        twice.put("beta", 0.3);
        twice.put(new String(new char[] {'b', 'e', 't', 'a'}), 0.4);
        twice.put("population", 1000);
        assertThat(twice).hasSize(3);
        refusedEverywhere(twice, "parameter 'beta' is given more than once");
    }

    @Test
    void doesNotTrustAMapThatComparesNamesLoosely() {
        Map<String, Number> loose = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
        loose.put("BETA", 0.3);
        loose.put("population", 1000);
        assertThat(loose.containsKey("beta")).isTrue();
        assertThatExceptionOfType(InvalidParameterException.class)
                .isThrownBy(() -> SPACE.point(loose))
                .withMessage("""
                        2 problems in ParameterSet:
                          missing parameter(s) {beta}
                          unknown parameter(s) {BETA}; did you mean 'beta'?""");
        assertThatExceptionOfType(InvalidParameterException.class)
                .isThrownBy(() -> ParameterView.allFree(SPACE).bind(loose))
                .withMessage("bind() error: missing={beta}; unexpected={BETA}; did you mean 'beta'?");
        assertThatExceptionOfType(InvalidParameterException.class)
                .isThrownBy(() -> ParameterView.allFree(SPACE).fix(loose))
                .withMessage("unknown parameter(s) {BETA}; did you mean 'beta'?");
    }

    @Test
    void acceptsAMapWhoseLookupsFail() {
        Map<String, Number> sealed = new AbstractMap<>() {
            @Override
            public Set<Map.Entry<String, Number>> entrySet() {
                return Map.<String, Number>of("beta", 0.3, "population", 1000).entrySet();
            }

            @Override
            public Number get(Object key) {
                throw new IllegalStateException("asked for " + key);
            }
        };
        assertThat(SPACE.point(sealed)).hasToString("ParameterSet{beta=0.3, population=1000}");
    }

    @Test
    void refusesAMapThatChangesWhileItIsRead() {
        Map<String, Number> changing = new AbstractMap<>() {
            private int reads;

            @Override
            public Set<Map.Entry<String, Number>> entrySet() {
                double beta = reads++ == 0 ? 7.0 : 0.3;
                return new AbstractSet<>() {
                    @Override
                    public Iterator<Map.Entry<String, Number>> iterator() {
                        return List.<Map.Entry<String, Number>>of(
                                        Map.entry("beta", beta), Map.entry("population", 1000))
                                .iterator();
                    }

                    @Override
                    public int size() {
                        return 2;
                    }
                };
            }
        };
        assertThatExceptionOfType(InvalidParameterException.class)
                .isThrownBy(() -> SPACE.point(changing))
                .withMessage("the map of values changed while it was read");
    }

    @Test
    void escapesControlCharactersOfAnUnknownName() {
        assertThatExceptionOfType(InvalidParameterException.class)
                .isThrownBy(() -> SPACE.point(Map.of("beta", 0.3, "population", 1000, "x\ny", 1)))
                .withMessage("unknown parameter(s) {x\\ny}");
    }

    @Test
    void cutsAVeryLongUnknownName() {
        assertThatExceptionOfType(InvalidParameterException.class)
                .isThrownBy(() -> SPACE.point(Map.of("beta", 0.3, "population", 1000, "x".repeat(5000), 1)))
                .withMessage("unknown parameter(s) {" + "x".repeat(80) + "...}");
    }

    @Test
    void acceptsNothingForASpecThatIsNotThere() {
        assertThatExceptionOfType(InvalidParameterException.class)
                .isThrownBy(() -> ParameterSpace.of().point(Map.of("beta", 0.3)))
                .withMessage("unknown parameter(s) {beta}");
        assertThat(ParameterSpace.of().point(Map.of()).toArray()).isEmpty();
    }
}
