package org.calabaria.scenario;

import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import org.calabaria.problem.InvalidConfigException;
import org.calabaria.problem.Mistake;
import org.calabaria.problem.NearestName;
import org.calabaria.problem.Problem;
import org.calabaria.problem.ShownValue;
import org.jspecify.annotations.Nullable;

/**
 * Immutable settings by name: model input that is never calibrated, such as a duration or a type of network.
 *
 * <p>Values are text, {@code long}, {@code double}, {@code boolean}, lists, maps with text keys, and null for "not
 * set". They are copied deeply, and the copies are unmodifiable at every depth; {@code -0.0} is stored as {@code 0.0}.
 * Keys keep the order given. They are sorted if the given map has no defined order ({@code Map.of}). Keys of nested
 * maps are always sorted, so that equal configurations have the same order of iteration.
 *
 * <p>Every key has a kind, which is declared ({@link #declare()}) or derived from its value. An optional setting has a
 * kind even if it is not set. Two configurations are equal if they have the same values, in any order.
 */
public final class Config {

    private static final Config EMPTY = new Config(Map.of());

    private final Map<String, @Nullable Object> values;
    private final Map<String, ConfigSetting> settings;

    /**
     * Creates settings whose kinds are those of their values. A null can be replaced with a value of any kind later.
     *
     * @throws InvalidConfigException naming the path of every value that is of none of these kinds:
     *     {@code vaccine.doses[2]}
     */
    public Config(Map<String, ? extends @Nullable Object> values) {
        this.values = Collections.unmodifiableMap(copied(values, "Config"));
        this.settings = inferred(this.values, Map.of());
    }

    private Config(Map<String, @Nullable Object> copied, Map<String, ConfigSetting> settings) {
        this.values = Collections.unmodifiableMap(copied);
        this.settings = settings;
    }

    private static Map<String, ConfigSetting> inferred(
            Map<String, @Nullable Object> copied, Map<String, ConfigSetting> declared) {
        Map<String, ConfigSetting> all = new LinkedHashMap<>();
        copied.forEach((key, value) -> {
            ConfigSetting setting = declared.get(key);
            all.put(key, setting != null ? setting : ConfigSetting.inferred(key, value));
        });
        return Collections.unmodifiableMap(all);
    }

    /** An empty declaration, to which settings are added: {@code Config.declare().integer("days", 365)}. */
    public static ConfigDeclaration declare() {
        return ConfigDeclaration.NONE;
    }

    public static Config empty() {
        return EMPTY;
    }

    static Config of(Map<String, ConfigSetting> declared) {
        Map<String, @Nullable Object> base = new LinkedHashMap<>();
        declared.forEach((key, setting) -> base.put(key, setting.value()));
        return new Config(base, declared);
    }

    /** Every key with its value, which is null if it is not set; unmodifiable at every depth. */
    public Map<String, @Nullable Object> values() {
        return values;
    }

    /** The declarations of the settings, in the order of the keys. */
    public List<ConfigSetting> settings() {
        return List.copyOf(settings.values());
    }

    /**
     * Whether the key has a value.
     *
     * @throws InvalidConfigException if there is no such key
     */
    public boolean isSet(String key) {
        requireKey(key, "");
        return values.get(key) != null;
    }

    public String text(String key) {
        return (String) read(key, ConfigKind.TEXT);
    }

    public long integer(String key) {
        return (Long) read(key, ConfigKind.INTEGER);
    }

    /** The value of a real key, or the value of an integer key if a double represents it exactly. */
    public double real(String key) {
        if (values.get(key) instanceof Long integer && ConfigSetting.asReal(integer) != null) {
            return integer;
        }
        return (Double) read(key, ConfigKind.REAL);
    }

    public boolean flag(String key) {
        return (Boolean) read(key, ConfigKind.FLAG);
    }

    /** The list; unmodifiable. Its elements are of the kinds of settings, or null. */
    @SuppressWarnings("unchecked") // what was copied in as a list is one of these
    public List<@Nullable Object> list(String key) {
        return (List<@Nullable Object>) read(key, ConfigKind.LIST);
    }

    /** The map; unmodifiable. Its values are of the kinds of settings, or null. */
    @SuppressWarnings("unchecked") // what was copied in as a map is one of these
    public Map<String, @Nullable Object> map(String key) {
        return (Map<String, @Nullable Object>) read(key, ConfigKind.MAP);
    }

    private Object read(String key, ConfigKind asked) {
        requireKey(key, asked.phrase());
        Object value = values.get(key);
        if (value == null) {
            throw new InvalidConfigException(
                    key,
                    "config key '" + key + "' is not set; call isSet(\"" + key + "\") before reading it as "
                            + asked.phrase());
        }
        if (!asked.holds(value)) {
            throw new InvalidConfigException(
                    key,
                    "config key '" + key + "' is " + ConfigKind.of(value).phrase() + " (" + ConfigValue.shown(value)
                            + "), not " + asked.phrase());
        }
        return value;
    }

    private void requireKey(String key, String asked) {
        Objects.requireNonNull(key, "key must not be null");
        if (!values.containsKey(key)) {
            throw new InvalidConfigException(
                    key,
                    "config has no key '" + ShownValue.name(key) + "'" + (asked.isEmpty() ? "" : " to read as " + asked)
                            + ", only " + NearestName.braces(values.keySet())
                            + NearestName.remedy(List.of(key), values.keySet()));
        }
    }

    /**
     * A copy with one more setting, or with another value of an existing setting.
     *
     * @throws InvalidConfigException if the value is of none of the kinds of settings, or not of the key's kind
     */
    public Config with(String key, @Nullable Object value) {
        Objects.requireNonNull(key, "key must not be null");
        if (values.containsKey(key)) {
            return patched(Collections.singletonMap(key, value));
        }
        Map<String, @Nullable Object> longer = new LinkedHashMap<>(values);
        longer.putAll(copied(Collections.singletonMap(key, value), "Config"));
        return new Config(longer, inferred(longer, settings));
    }

    /**
     * A copy in which existing settings have other values of the same kinds. An integral number for a real key becomes
     * a double. Null makes an optional key "not set".
     *
     * @throws InvalidConfigException listing every unknown key and every value that is not of its key's kind
     */
    public Config patched(Map<String, ? extends @Nullable Object> patches) {
        List<Problem> problems = new ArrayList<>();
        Map<String, @Nullable Object> merged = patchedValues(patches, "", problems);
        if (!problems.isEmpty()) {
            throw new InvalidConfigException("configuration", problems);
        }
        return new Config(merged, settings);
    }

    /**
     * Whether the other configuration has the same keys with the same declarations, that is, whether it can be a
     * patched copy of this one.
     */
    public boolean hasSettingsOf(Config other) {
        return settings == other.settings || settings.equals(other.settings);
    }

    /**
     * The patched values. A problem is added for every patch that does not fit; its message begins with the name of the
     * scenario.
     */
    Map<String, @Nullable Object> patchedValues(
            Map<String, ? extends @Nullable Object> patches, String scenario, List<Problem> problems) {
        Objects.requireNonNull(patches, "patches must not be null");
        Map<String, @Nullable Object> merged = new LinkedHashMap<>(values);
        TreeSet<String> unknown = new TreeSet<>();
        Set<String> seen = new HashSet<>(); // only looked up, never iterated
        for (Map.Entry<?, ? extends @Nullable Object> patch : patches.entrySet()) {
            String key = String.valueOf(patch.getKey());
            ConfigSetting setting = patch.getKey() instanceof String ? settings.get(key) : null;
            if (setting == null) {
                unknown.add(key);
            } else if (!seen.add(key)) {
                problems.add(ConfigValue.repeated(key));
            } else {
                merged.put(key, setting.take(patch.getValue(), scenario, problems));
            }
        }
        if (!unknown.isEmpty()) {
            String subject = scenario.isEmpty() ? "unknown" : scenario + " patches unknown";
            problems.add(Mistake.SETTING.problem(
                    unknown.first(),
                    subject + " config key(s) " + NearestName.braces(unknown)
                            + NearestName.remedy(unknown, values.keySet())));
        }
        return merged;
    }

    private static Map<String, @Nullable Object> copied(Map<String, ? extends @Nullable Object> values, String place) {
        Objects.requireNonNull(values, "values must not be null");
        List<Problem> problems = new ArrayList<>();
        Map<String, @Nullable Object> copy = ConfigValue.emptyLike(values);
        for (Map.Entry<?, ? extends @Nullable Object> entry : values.entrySet()) {
            if (entry.getKey() instanceof String key && !key.isEmpty()) {
                if (copy.containsKey(key)) {
                    problems.add(ConfigValue.repeated(key));
                }
                copy.put(key, ConfigValue.copy(key, entry.getValue(), problems));
            } else {
                problems.add(Mistake.SETTING.problem(
                        "", "a config key must be text that is not empty, got " + ShownValue.of(entry.getKey())));
            }
        }
        if (!problems.isEmpty()) {
            throw new InvalidConfigException(place, problems);
        }
        return new LinkedHashMap<>(copy);
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof Config that && values.equals(that.values);
    }

    @Override
    public int hashCode() {
        return values.hashCode();
    }

    /** {@code Config{days=365, vaccine_start=null, vaccine_rate=0.0}}. */
    @Override
    public String toString() {
        return "Config" + ConfigValue.shown(values);
    }
}
