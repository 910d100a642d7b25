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
 * Immutable settings by name: model input that is never calibrated, such as a duration or a kind of network.
 *
 * <p>Values are text, {@code long}, {@code double}, {@code boolean}, lists, maps with text keys, and null for "not set".
 * They are copied deeply on the way in, {@code -0.0} as {@code 0.0}, and unmodifiable all the way down. Keys keep the
 * order given, or are sorted where the given map has no order of its own ({@code Map.of}); those of maps inside are always
 * sorted, so that equal configurations are read in the same order.
 *
 * <p>Every key has a kind, declared ({@link #declare()}) or that of its value; a setting declared optional keeps its kind
 * while it is not set. Equal by content: the values, in any order.
 */
public final class Config {

    private static final Config EMPTY = new Config(Map.of());

    private final Map<String, @Nullable Object> values;
    private final Map<String, ConfigSetting> settings;

    /**
     * Settings whose kinds are those of their values; a null may later take a value of any kind.
     *
     * @throws InvalidConfigException naming the path of every value that is of no kind: {@code vaccine.doses[2]}
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

    /** A declaration to which settings are added: {@code Config.declare().integer("days", 365)}. */
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

    /** Every key with its value, which is null where it is not set; unmodifiable all the way down. */
    public Map<String, @Nullable Object> values() {
        return values;
    }

    /** What every key may hold, in the order of the keys. */
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

    /** The value of a real key, or of an integer one that a double holds exactly. */
    public double real(String key) {
        if (values.get(key) instanceof Long integer && ConfigSetting.asReal(integer) != null) {
            return integer;
        }
        return (Double) read(key, ConfigKind.REAL);
    }

    public boolean flag(String key) {
        return (Boolean) read(key, ConfigKind.FLAG);
    }

    /** The list; unmodifiable. Its elements are of the kinds of settings, null included. */
    @SuppressWarnings("unchecked") // what was copied in as a list is one of these
    public List<@Nullable Object> list(String key) {
        return (List<@Nullable Object>) read(key, ConfigKind.LIST);
    }

    /** The map; unmodifiable. Its values are of the kinds of settings, null included. */
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
                    "config key '" + key + "' is not set; ask isSet(\"" + key + "\") before reading it as "
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
     * A copy with one setting more, or with another value of the same kind.
     *
     * @throws InvalidConfigException if the value is of no kind, or not of the key's
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
     * A copy in which existing settings have other values of their kinds; an integral number given for a real key becomes
     * a double, and null makes an optional key "not set".
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

    /** Whether the other has the same keys with the same declarations: whether it is this one, patched. */
    public boolean hasSettingsOf(Config other) {
        return settings == other.settings || settings.equals(other.settings);
    }

    /** The values with the patches; what does not fit is added to the problems, each sentence after the given words. */
    Map<String, @Nullable Object> patchedValues(
            Map<String, ? extends @Nullable Object> patches, String scenario, List<Problem> problems) {
        Objects.requireNonNull(patches, "patches must not be null");
        Map<String, @Nullable Object> merged = new LinkedHashMap<>(values);
        TreeSet<String> unknown = new TreeSet<>();
        Set<String> seen = new HashSet<>(); // asked only, never iterated
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
