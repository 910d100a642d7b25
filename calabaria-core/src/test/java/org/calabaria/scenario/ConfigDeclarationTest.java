package org.calabaria.scenario;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatNullPointerException;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.calabaria.grammar.EqualityGroups;
import org.calabaria.problem.InvalidConfigException;
import org.junit.jupiter.api.Test;

class ConfigDeclarationTest {

    private static final ConfigDeclaration DECLARATION = Config.declare()
            .integer("days", 365, "length of the run [day]")
            .optionalReal("vaccine_start")
            .real("vaccine_rate", 0)
            .text("mode", "low")
            .optionalText("note")
            .optionalInteger("cap")
            .optionalFlag("strict")
            .optionalList("ages")
            .optionalMap("network");

    @Test
    void keepsTheOrderKindAndDocOfItsSettings() {
        assertThat(DECLARATION.settings())
                .extracting(ConfigSetting::key)
                .containsExactly(
                        "days", "vaccine_start", "vaccine_rate", "mode", "note", "cap", "strict", "ages", "network");
        assertThat(DECLARATION.settings().get(0))
                .isEqualTo(new ConfigSetting(
                        "days", Optional.of(ConfigKind.INTEGER), false, 365L, "length of the run [day]"));
        assertThat(DECLARATION.settings().get(1).optional()).isTrue();
        assertThat(DECLARATION.settings().get(2).value()).isEqualTo(0.0);
    }

    @Test
    void documentsSettingsOfEveryKind() {
        ConfigDeclaration documented = Config.declare()
                .text("a", "x", "a text")
                .integer("b", 1, "an integer")
                .real("c", 1, "a real number")
                .flag("d", true, "a flag")
                .list("e", List.of(), "a list")
                .map("f", Map.of(), "a map")
                .optionalText("g", "a text")
                .optionalInteger("h", "an integer")
                .optionalReal("i", "a real number")
                .optionalFlag("j", "a flag")
                .optionalList("k", "a list")
                .optionalMap("l", "a map");
        List<String> docs = List.of("a text", "an integer", "a real number", "a flag", "a list", "a map");
        List<String> twice = new ArrayList<>(docs);
        twice.addAll(docs);
        assertThat(documented.settings()).extracting(ConfigSetting::doc).isEqualTo(twice);
        assertThat(documented.settings())
                .extracting(one -> one.kind().orElseThrow())
                .containsExactly(
                        ConfigKind.TEXT,
                        ConfigKind.INTEGER,
                        ConfigKind.REAL,
                        ConfigKind.FLAG,
                        ConfigKind.LIST,
                        ConfigKind.MAP,
                        ConfigKind.TEXT,
                        ConfigKind.INTEGER,
                        ConfigKind.REAL,
                        ConfigKind.FLAG,
                        ConfigKind.LIST,
                        ConfigKind.MAP);
    }

    @Test
    void hasABaseWithTheDeclaredValues() {
        assertThat(DECLARATION.base())
                .hasToString("Config{days=365, vaccine_start=null, vaccine_rate=0.0, mode='low', note=null, cap=null, "
                        + "strict=null, ages=null, network=null}");
    }

    @Test
    void givesEveryOptionalItsKind() {
        Config base = DECLARATION.base();
        Map<String, Object> wrong =
                Map.of("vaccine_start", "x", "note", 1, "cap", 1.5, "strict", 1, "ages", "x", "network", List.of());
        assertThatExceptionOfType(InvalidConfigException.class)
                .isThrownBy(() -> base.patched(wrong))
                .withMessage("""
                        6 problems in configuration:
                          config key 'ages' must be a list, got 'x'
                          config key 'cap' must be an integer, got 1.5
                          config key 'network' must be a map, got []
                          config key 'note' must be text, got 1
                          config key 'strict' must be a flag, got 1
                          config key 'vaccine_start' must be a real number, got 'x'""");
    }

    @Test
    void refusesAKeyThatIsDeclaredTwice() {
        assertThatExceptionOfType(InvalidConfigException.class)
                .isThrownBy(() -> DECLARATION.real("days", 1))
                .withMessage("config key 'days' is declared twice");
    }

    @Test
    void refusesAValueOfNoKind() {
        assertThatExceptionOfType(InvalidConfigException.class)
                .isThrownBy(() -> Config.declare().real("rate", Double.NaN))
                .withMessage("config value 'rate' must be a finite number, got NaN");
        assertThatExceptionOfType(InvalidConfigException.class)
                .isThrownBy(() -> Config.declare().list("ages", List.of(1, new Object[0])))
                .withMessageStartingWith("config value 'ages[1]' must be text, an integer");
        assertThatExceptionOfType(InvalidConfigException.class)
                .isThrownBy(() -> Config.declare().text("mode", null))
                .withMessage("config key 'mode' must be text, got null");
        assertThatExceptionOfType(InvalidConfigException.class)
                .isThrownBy(() -> Config.declare().flag("", true))
                .withMessage("a config key must be text that is not empty, got ''");
    }

    @Test
    void doesNotChange() {
        List<Integer> ages = new ArrayList<>(List.of(1, 2));
        ConfigDeclaration declaration = Config.declare().list("ages", ages);
        ages.add(3);
        declaration.integer("more", 1);
        assertThat(declaration).hasToString("ConfigDeclaration[ages: a list = [1, 2]]");
        assertThatExceptionOfType(UnsupportedOperationException.class)
                .isThrownBy(() -> declaration.settings().clear());
        assertThat(Config.declare().settings()).isEmpty();
    }

    @Test
    void ofAConfigurationHasItsPresentValues() {
        Config changed = DECLARATION.base().with("days", 10).with("vaccine_start", 5);
        ConfigDeclaration declaration = ConfigDeclaration.of(changed);
        assertThat(declaration.base()).isEqualTo(changed);
        assertThat(declaration.settings().get(1).kind()).contains(ConfigKind.REAL);
        assertThat(declaration.base().with("vaccine_start", null)).isEqualTo(changed.with("vaccine_start", null));
        assertThat(ConfigDeclaration.of(DECLARATION.base())).isEqualTo(DECLARATION);
    }

    @Test
    void ofAnUndeclaredConfigurationHasTheKindsOfItsValues() {
        Config undeclared = Config.empty().with("days", 365).with("note", null);
        assertThat(ConfigDeclaration.of(undeclared))
                .hasToString("ConfigDeclaration[days: an integer = 365, note: any kind, optional]");
    }

    @Test
    void isEqualByContentAndOrder() {
        new EqualityGroups()
                .equal(
                        Config.declare().integer("a", 1).real("b", 2),
                        Config.declare().integer("a", 1, "").real("b", 2.0))
                .equal(Config.declare().real("b", 2).integer("a", 1))
                .equal(Config.declare().integer("a", 1, "doc").real("b", 2))
                .equal(Config.declare().integer("a", 1).optionalReal("b"))
                .equal(Config.declare())
                .hold();
    }

    @Test
    void isShownWithKindsAndValues() {
        assertThat(DECLARATION)
                .hasToString("ConfigDeclaration[days: an integer = 365, vaccine_start: a real number, optional, "
                        + "vaccine_rate: a real number = 0.0, mode: text = 'low', note: text, optional, "
                        + "cap: an integer, optional, strict: a flag, optional, ages: a list, optional, "
                        + "network: a map, optional]");
    }

    @Test
    void namesANullArgument() {
        assertThatNullPointerException()
                .isThrownBy(() -> Config.declare().integer(null, 1))
                .withMessage("key must not be null");
        assertThatNullPointerException()
                .isThrownBy(() -> Config.declare().integer("days", 1, null))
                .withMessage("doc must not be null");
        assertThatNullPointerException()
                .isThrownBy(() -> ConfigDeclaration.of(null))
                .withMessage("base must not be null");
    }
}
