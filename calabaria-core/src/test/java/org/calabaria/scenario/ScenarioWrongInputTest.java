package org.calabaria.scenario;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.calabaria.parameter.ParameterSpace;
import org.calabaria.parameter.ParameterSpec;
import org.calabaria.problem.CalabariaException;
import org.calabaria.problem.InvalidConfigException;
import org.calabaria.problem.InvalidParameterException;
import org.junit.jupiter.api.Test;

/** Maps that lie, and values that the compiler would not let through but raw types do. */
class ScenarioWrongInputTest {

    private static final Config CONFIG = Config.declare().integer("days", 365).base();

    private static ScenarioSpec scenario(Map<String, Number> params, Map<String, Object> settings) {
        return new ScenarioSpec("x", "", params, settings, ConflictPolicy.LAST_WRITE_WINS, Set.of());
    }

    private static <V> Map<String, V> twice(String key, V first, V second) {
        Map<String, V> map = new IdentityHashMap<>();
        map.put(key, first);
        map.put(new String(key.toCharArray()), second);
        assertThat(map).hasSize(2);
        return map;
    }

    @SuppressWarnings({"unchecked", "rawtypes"})
    private static <V> Map<String, V> raw(Object key, Object value) {
        Map map = new HashMap();
        map.put(key, value);
        return map;
    }

    @Test
    void refusesASettingGivenTwice() {
        assertThatExceptionOfType(InvalidConfigException.class)
                .isThrownBy(() -> new Config(twice("days", 1, 2)))
                .withMessage("config key 'days' is given more than once");
        assertThatExceptionOfType(InvalidConfigException.class)
                .isThrownBy(() -> new Config(Map.of("network", twice("size", 1, 2))))
                .withMessage("config key 'network.size' is given more than once");
        assertThatExceptionOfType(InvalidConfigException.class)
                .isThrownBy(() -> CONFIG.patched(twice("days", 1, 2)))
                .withMessage("config key 'days' is given more than once");
    }

    @Test
    void refusesAPatchGivenTwice() {
        assertThatExceptionOfType(CalabariaException.class)
                .isThrownBy(() -> scenario(twice("beta", 0.1, 0.2), twice("days", 1, 2)))
                .withMessage("""
                        2 problems in scenario 'x':
                          scenario 'x': config key 'days' is given more than once
                          scenario 'x': parameter 'beta' is given more than once""");
    }

    @Test
    void refusesANullName() {
        assertThatExceptionOfType(CalabariaException.class)
                .isThrownBy(() -> scenario(raw(null, 1), raw(null, 1)))
                .withMessage("""
                        2 problems in scenario 'x':
                          scenario 'x': a config key must be text that is not empty, got null
                          scenario 'x': a parameter's name must be text, got null""");
        assertThatExceptionOfType(InvalidConfigException.class)
                .isThrownBy(() -> CONFIG.patched(raw(null, 1)))
                .withMessage("unknown config key(s) {null}");
    }

    @Test
    void refusesANumberAsAName() {
        assertThatExceptionOfType(InvalidParameterException.class)
                .isThrownBy(() -> scenario(raw(5, 1), Map.of()))
                .withMessage("scenario 'x': a parameter's name must be text, got 5");
    }

    @Test
    void refusesAFlagAsAParametersValue() {
        assertThatExceptionOfType(InvalidParameterException.class)
                .isThrownBy(() -> scenario(raw("beta", true), Map.of()))
                .withMessage(
                        "scenario 'x': parameter 'beta' must be a finite number that a long or a double represents "
                                + "exactly, got true (Boolean)");
    }

    @Test
    void doesNotTrustAMapThatComparesKeysLoosely() {
        Map<String, Object> loose = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
        loose.put("DAYS", 1);
        assertThatExceptionOfType(InvalidConfigException.class)
                .isThrownBy(() -> CONFIG.patched(loose))
                .withMessage("unknown config key(s) {DAYS}; did you mean 'days'?");
        Map<String, Number> params = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
        params.put("BETA", 0.5);
        ParameterSpace space = ParameterSpace.of(ParameterSpec.real("beta", 0, 1));
        assertThatExceptionOfType(InvalidParameterException.class)
                .isThrownBy(() -> scenario(params, Map.of()).apply(space.point(Map.of("beta", 0.1)), CONFIG))
                .withMessage("scenario 'x' patches unknown parameter(s) {BETA}; did you mean 'beta'?");
    }
}
