package org.calabaria.scenario;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatNullPointerException;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.calabaria.grammar.EqualityGroups;
import org.calabaria.problem.InvalidConfigException;
import org.junit.jupiter.api.Test;

class ConfigTest {

    private static final Config CONFIG = Config.declare()
            .integer("days", 365)
            .real("rate", 0.5)
            .text("mode", "low")
            .flag("verbose", true)
            .list("ages", List.of(1, 2.5, "x"))
            .map("vaccine", Map.of("doses", List.of(1, 2), "name", "A"))
            .optionalReal("start")
            .base();

    private static void refused(ThrowingCallable call, String message) {
        assertThatExceptionOfType(InvalidConfigException.class).isThrownBy(call).withMessage(message);
    }

    @Test
    void readsSettingsByKind() {
        assertThat(CONFIG.integer("days")).isEqualTo(365L);
        assertThat(CONFIG.real("rate")).isEqualTo(0.5);
        assertThat(CONFIG.real("days")).isEqualTo(365.0);
        assertThat(CONFIG.text("mode")).isEqualTo("low");
        assertThat(CONFIG.flag("verbose")).isTrue();
        assertThat(CONFIG.list("ages")).containsExactly(1L, 2.5, "x");
        assertThat(CONFIG.map("vaccine")).isEqualTo(Map.of("doses", List.of(1L, 2L), "name", "A"));
        assertThat(CONFIG.isSet("start")).isFalse();
        assertThat(CONFIG.isSet("days")).isTrue();
    }

    @Test
    void namesWhatWasAskedAndWhatIsThere() {
        refused(() -> CONFIG.text("days"), "config key 'days' is an integer (365), not text");
        refused(() -> CONFIG.integer("rate"), "config key 'rate' is a real number (0.5), not an integer");
        refused(() -> CONFIG.real("mode"), "config key 'mode' is text ('low'), not a real number");
        refused(() -> CONFIG.flag("ages"), "config key 'ages' is a list ([1, 2.5, 'x']), not a flag");
        refused(() -> CONFIG.list("vaccine"), "config key 'vaccine' is a map ({doses=[1, 2], name='A'}), not a list");
        refused(() -> CONFIG.map("verbose"), "config key 'verbose' is a flag (true), not a map");
    }

    @Test
    void doesNotReadAnIntegerThatNoDoubleHoldsAsAReal() {
        Config config = Config.declare().integer("id", (1L << 53) + 1).base();
        refused(() -> config.real("id"), "config key 'id' is an integer (9007199254740993), not a real number");
        assertThat(config.integer("id")).isEqualTo((1L << 53) + 1);
    }

    @Test
    void namesAMissingKeyWithTheNearestOne() {
        refused(
                () -> CONFIG.integer("day"),
                "config has no key 'day' to read as an integer, only "
                        + "{ages, days, mode, rate, start, vaccine, verbose}; did you mean 'days'?");
        refused(
                () -> CONFIG.isSet("vaccine_start"),
                "config has no key 'vaccine_start', only " + "{ages, days, mode, rate, start, vaccine, verbose}");
        refused(() -> Config.empty().text("x"), "config has no key 'x' to read as text, only {}");
    }

    @Test
    void doesNotReadASettingThatIsNotSet() {
        refused(
                () -> CONFIG.real("start"),
                "config key 'start' is not set; call isSet(\"start\") before reading it as a real number");
    }

    @Test
    void keepsTheKindOfAnUnsetOptional() {
        Config set = CONFIG.with("start", 100);
        assertThat(set.real("start")).isEqualTo(100.0);
        assertThat(set.values()).containsEntry("start", 100.0);
        assertThat(set.with("start", null)).isEqualTo(CONFIG);
        refused(() -> CONFIG.with("start", "soon"), "config key 'start' must be a real number, got 'soon'");
        refused(
                () -> set.with("start", null).with("start", true),
                "config key 'start' must be a real number, got true");
    }

    @Test
    void patchesExistingKeysOnly() {
        refused(() -> CONFIG.patched(Map.of("dayz", 10, "mod", "high", "rate", "fast", "verbose", 1)), """
                3 problems in configuration:
                  config key 'rate' must be a real number, got 'fast'
                  config key 'verbose' must be a flag, got 1
                  unknown config key(s) {dayz, mod}; did you mean 'days' for 'dayz', 'mode' for 'mod'?""");
        assertThat(CONFIG.patched(Map.of("rate", 2)).values()).containsEntry("rate", 2.0);
    }

    @Test
    void doesNotPutARealWhereAnIntegerIsDeclared() {
        refused(() -> CONFIG.with("days", 3.0), "config key 'days' must be an integer, got 3.0");
        refused(() -> CONFIG.with("days", null), "config key 'days' must be an integer, got null");
    }

    @Test
    void acceptsAnIntegerForARealOnlyWhereADoubleHoldsIt() {
        assertThat(CONFIG.with("rate", 3).real("rate")).isEqualTo(3.0);
        refused(
                () -> CONFIG.with("rate", (1L << 53) + 1),
                "config key 'rate' must be a real number, got 9007199254740993");
        refused(
                () -> CONFIG.with("rate", Long.MAX_VALUE),
                "config key 'rate' must be a real number, got 9223372036854775807");
    }

    @Test
    void namesThePathOfEveryOffender() {
        Map<String, Object> vaccine = new LinkedHashMap<>();
        vaccine.put("doses", Arrays.asList(1, null, Double.NaN));
        vaccine.put("kind", new StringBuilder("x"));
        Map<String, Object> values = new LinkedHashMap<>();
        values.put("vaccine", vaccine);
        values.put("limit", Double.POSITIVE_INFINITY);
        values.put("when", LocalDate.of(2026, 1, 1));
        values.put("matrix", List.of(List.of(1.0), List.of(2.0, -1.0f / 0)));
        refused(() -> new Config(values), """
                5 problems in Config:
                  config value 'limit' must be a finite number, got Infinity
                  config value 'matrix[1][1]' must be a finite number, got -Infinity
                  config value 'vaccine.doses[2]' must be a finite number, got NaN
                  config value 'vaccine.kind' must be text, an integer, a real number, a flag, a list or a map, \
                got 'x' (StringBuilder)
                  config value 'when' must be text, an integer, a real number, a flag, a list or a map, \
                got an instance of java.time.LocalDate""");
    }

    @Test
    void refusesAKeyThatIsNoText() {
        Map<Object, Object> inner = new HashMap<>();
        inner.put(1, "one");
        refused(() -> new Config(Map.of("map", inner)), "config value 'map' must have text keys, got 1");
        refused(() -> new Config(Map.of("", 1)), "a config key must be text that is not empty, got ''");
        Map<String, Object> nullKey = new HashMap<>();
        nullKey.put(null, 1);
        refused(() -> new Config(nullKey), "a config key must be text that is not empty, got null");
    }

    @Test
    void refusesAStructureThatContainsItself() {
        List<Object> loop = new ArrayList<>();
        loop.add(loop);
        loop.add(loop);
        assertThatExceptionOfType(InvalidConfigException.class)
                .isThrownBy(() -> new Config(Map.of("loop", loop)))
                .withMessageContaining("nests more than 100 deep");
    }

    @Test
    void copiesDeeplyOnTheWayIn() {
        List<Object> doses = new ArrayList<>(List.of(1, 2));
        Map<String, Object> vaccine = new HashMap<>(Map.of("doses", doses));
        Map<String, Object> values = new HashMap<>(Map.of("vaccine", vaccine));
        Config config = new Config(values);
        doses.add(3);
        vaccine.put("name", "A");
        values.put("days", 365);
        assertThat(config).isEqualTo(new Config(Map.of("vaccine", Map.of("doses", List.of(1, 2)))));
    }

    @Test
    @SuppressWarnings("unchecked")
    void isUnmodifiableAllTheWayDown() {
        List<Object> doses = (List<Object>) CONFIG.map("vaccine").get("doses");
        for (Runnable change : List.<Runnable>of(
                () -> CONFIG.values().put("days", 1),
                () -> CONFIG.values().clear(),
                () -> CONFIG.list("ages").add(9),
                () -> CONFIG.map("vaccine").put("name", "B"),
                () -> CONFIG.map("vaccine").entrySet().iterator().next().setValue("B"),
                () -> doses.set(0, 9),
                () -> CONFIG.settings().clear())) {
            assertThatExceptionOfType(UnsupportedOperationException.class).isThrownBy(change::run);
        }
    }

    @Test
    void keepsTheOrderOfItsKeysAndSortsThoseInside() {
        Map<String, Object> inside = new LinkedHashMap<>();
        inside.put("z", 1);
        inside.put("a", 2);
        Map<String, Object> values = new LinkedHashMap<>();
        values.put("second", inside);
        values.put("first", 1);
        assertThat(new Config(values)).hasToString("Config{second={a=2, z=1}, first=1}");
        assertThat(new Config(Map.of("d", 1, "a", 2, "c", 3, "b", 4))).hasToString("Config{a=2, b=4, c=3, d=1}");
    }

    @Test
    void storesOneKindOfIntegerAndOneOfReal() {
        Map<String, Object> values = new LinkedHashMap<>();
        values.put("short", (short) 1);
        values.put("byte", (byte) 2);
        values.put("float", 0.5f);
        values.put("zero", -0.0);
        assertThat(new Config(values).values())
                .containsExactly(
                        Map.entry("short", 1L), Map.entry("byte", 2L), Map.entry("float", 0.5), Map.entry("zero", 0.0));
    }

    @Test
    void isEqualByContent() {
        Config other = Config.declare()
                .optionalReal("start", "day of the first dose")
                .map("vaccine", Map.of("name", "A", "doses", List.of(1, 2)))
                .list("ages", List.of(1, 2.5, "x"))
                .flag("verbose", true)
                .text("mode", "low")
                .real("rate", 0.5)
                .integer("days", 365)
                .base();
        assertThat(other).isEqualTo(CONFIG).hasSameHashCodeAs(CONFIG);
        new EqualityGroups()
                .equal(CONFIG, CONFIG.with("days", 10).with("days", 365), CONFIG.patched(Map.of()))
                .equal(CONFIG.with("days", 10))
                .equal(CONFIG.with("extra", 10))
                .equal(Config.empty(), new Config(Map.of()), Config.declare().base())
                .equal(new Config(Map.of("x", 1)))
                .equal(new Config(Map.of("x", 1.0)))
                .hold();
    }

    @Test
    void isShownInFull() {
        assertThat(CONFIG)
                .hasToString("Config{days=365, rate=0.5, mode='low', verbose=true, ages=[1, 2.5, 'x'], "
                        + "vaccine={doses=[1, 2], name='A'}, start=null}");
    }

    @Test
    void copiesWithANewKey() {
        Config longer = Config.empty().with("days", 10).with("note", null);
        assertThat(longer).hasToString("Config{days=10, note=null}");
        assertThat(longer.with("note", "any kind")).hasToString("Config{days=10, note='any kind'}");
        refused(() -> longer.with("x", Double.NaN), "config value 'x' must be a finite number, got NaN");
    }

    @Test
    void namesANullArgument() {
        assertThatNullPointerException().isThrownBy(() -> new Config(null)).withMessage("values must not be null");
        assertThatNullPointerException().isThrownBy(() -> CONFIG.real(null)).withMessage("key must not be null");
        assertThatNullPointerException().isThrownBy(() -> CONFIG.isSet(null)).withMessage("key must not be null");
        assertThatNullPointerException().isThrownBy(() -> CONFIG.with(null, 1)).withMessage("key must not be null");
        assertThatNullPointerException().isThrownBy(() -> CONFIG.patched(null)).withMessage("patches must not be null");
    }
}
