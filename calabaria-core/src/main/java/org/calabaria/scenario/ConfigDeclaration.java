package org.calabaria.scenario;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Collectors;
import org.calabaria.problem.InvalidConfigException;
import org.jspecify.annotations.Nullable;

/**
 * The settings of a model, with their kinds and base values. Immutable; every method that adds a setting returns a
 * copy.
 *
 * <p>An optional setting is "not set" at first. Declaring a key twice is an error.
 */
public final class ConfigDeclaration {

    static final ConfigDeclaration NONE = new ConfigDeclaration(Map.of());

    private final Map<String, ConfigSetting> settings;

    private ConfigDeclaration(Map<String, ConfigSetting> settings) {
        this.settings = settings;
    }

    /** The declaration whose base is the given configuration: each key with its kind and its current value. */
    public static ConfigDeclaration of(Config base) {
        Objects.requireNonNull(base, "base must not be null");
        ConfigDeclaration declaration = NONE;
        for (ConfigSetting setting : base.settings()) {
            declaration = declaration.and(setting.withValue(base.values().get(setting.key())));
        }
        return declaration;
    }

    public ConfigDeclaration text(String key, String value) {
        return text(key, value, "");
    }

    public ConfigDeclaration text(String key, String value, String doc) {
        return required(key, ConfigKind.TEXT, value, doc);
    }

    public ConfigDeclaration integer(String key, long value) {
        return integer(key, value, "");
    }

    public ConfigDeclaration integer(String key, long value, String doc) {
        return required(key, ConfigKind.INTEGER, value, doc);
    }

    public ConfigDeclaration real(String key, double value) {
        return real(key, value, "");
    }

    public ConfigDeclaration real(String key, double value, String doc) {
        return required(key, ConfigKind.REAL, value, doc);
    }

    public ConfigDeclaration flag(String key, boolean value) {
        return flag(key, value, "");
    }

    public ConfigDeclaration flag(String key, boolean value, String doc) {
        return required(key, ConfigKind.FLAG, value, doc);
    }

    public ConfigDeclaration list(String key, List<?> value) {
        return list(key, value, "");
    }

    public ConfigDeclaration list(String key, List<?> value, String doc) {
        return required(key, ConfigKind.LIST, value, doc);
    }

    public ConfigDeclaration map(String key, Map<String, ?> value) {
        return map(key, value, "");
    }

    public ConfigDeclaration map(String key, Map<String, ?> value, String doc) {
        return required(key, ConfigKind.MAP, value, doc);
    }

    public ConfigDeclaration optionalText(String key) {
        return optional(key, ConfigKind.TEXT, "");
    }

    public ConfigDeclaration optionalText(String key, String doc) {
        return optional(key, ConfigKind.TEXT, doc);
    }

    public ConfigDeclaration optionalInteger(String key) {
        return optional(key, ConfigKind.INTEGER, "");
    }

    public ConfigDeclaration optionalInteger(String key, String doc) {
        return optional(key, ConfigKind.INTEGER, doc);
    }

    public ConfigDeclaration optionalReal(String key) {
        return optional(key, ConfigKind.REAL, "");
    }

    public ConfigDeclaration optionalReal(String key, String doc) {
        return optional(key, ConfigKind.REAL, doc);
    }

    public ConfigDeclaration optionalFlag(String key) {
        return optional(key, ConfigKind.FLAG, "");
    }

    public ConfigDeclaration optionalFlag(String key, String doc) {
        return optional(key, ConfigKind.FLAG, doc);
    }

    public ConfigDeclaration optionalList(String key) {
        return optional(key, ConfigKind.LIST, "");
    }

    public ConfigDeclaration optionalList(String key, String doc) {
        return optional(key, ConfigKind.LIST, doc);
    }

    public ConfigDeclaration optionalMap(String key) {
        return optional(key, ConfigKind.MAP, "");
    }

    public ConfigDeclaration optionalMap(String key, String doc) {
        return optional(key, ConfigKind.MAP, doc);
    }

    private ConfigDeclaration required(String key, ConfigKind kind, Object value, String doc) {
        return and(new ConfigSetting(key, Optional.of(kind), false, value, doc));
    }

    private ConfigDeclaration optional(String key, ConfigKind kind, String doc) {
        return and(new ConfigSetting(key, Optional.of(kind), true, null, doc));
    }

    private ConfigDeclaration and(ConfigSetting setting) {
        Map<String, ConfigSetting> longer = new LinkedHashMap<>(settings);
        if (longer.put(setting.key(), setting) != null) {
            throw new InvalidConfigException(setting.key(), "config key '" + setting.key() + "' is declared twice");
        }
        return new ConfigDeclaration(Collections.unmodifiableMap(longer));
    }

    /** The settings in the order of their declaration. */
    public List<ConfigSetting> settings() {
        return List.copyOf(settings.values());
    }

    /** The base configuration: every key with its declared value. */
    public Config base() {
        return Config.of(settings);
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof ConfigDeclaration that && settings().equals(that.settings());
    }

    @Override
    public int hashCode() {
        return Objects.hash(settings());
    }

    /** {@code ConfigDeclaration[days: an integer = 365, vaccine_start: a real number, optional]}. */
    @Override
    public String toString() {
        return settings.values().stream()
                .map(ConfigDeclaration::shown)
                .collect(Collectors.joining(", ", "ConfigDeclaration[", "]"));
    }

    private static String shown(ConfigSetting setting) {
        String kind = setting.kind().map(ConfigKind::phrase).orElse("any kind");
        String value = setting.value() == null ? ", optional" : " = " + ConfigValue.shown(setting.value());
        return setting.key() + ": " + kind + value;
    }
}
