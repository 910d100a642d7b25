package org.calabaria.scenario;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.calabaria.problem.InvalidConfigException;
import org.calabaria.problem.Mistake;
import org.calabaria.problem.Problem;
import org.calabaria.problem.ShownValue;
import org.jspecify.annotations.Nullable;

/**
 * The declaration of one key of a configuration.
 *
 * @param key not empty
 * @param kind of its values; empty only for a key that was given as null without a declaration, which accepts any kind
 * @param optional whether it may be null, which means "not set"
 * @param value its value in the declaration; null only if it is optional
 * @param doc its meaning, with its unit in brackets; may be empty
 */
public record ConfigSetting(
        String key,
        Optional<ConfigKind> kind,
        boolean optional,
        @Nullable Object value,
        String doc) {

    public ConfigSetting {
        Objects.requireNonNull(key, "key must not be null");
        Objects.requireNonNull(kind, "kind must not be null");
        Objects.requireNonNull(doc, "doc must not be null");
        if (key.isEmpty()) {
            throw new InvalidConfigException("", "a config key must be text that is not empty, got ''");
        }
        List<Problem> problems = new ArrayList<>();
        value = taken(key, kind, optional, value, "", problems);
        if (!problems.isEmpty()) {
            throw new InvalidConfigException("Config.declare()", problems);
        }
    }

    static ConfigSetting inferred(String key, @Nullable Object copied) {
        Optional<ConfigKind> kind = copied == null ? Optional.empty() : Optional.of(ConfigKind.of(copied));
        return new ConfigSetting(key, kind, copied == null, copied, "");
    }

    ConfigSetting withValue(@Nullable Object newValue) {
        return new ConfigSetting(key, kind, optional, newValue, doc);
    }

    /** The value as this key stores it; if it does not fit, a problem is added. */
    @Nullable
    Object take(@Nullable Object given, String scenario, List<Problem> problems) {
        return taken(key, kind, optional, given, scenario, problems);
    }

    private static @Nullable Object taken(
            String key,
            Optional<ConfigKind> kind,
            boolean optional,
            @Nullable Object given,
            String scenario,
            List<Problem> problems) {
        int before = problems.size();
        Object copy = ConfigValue.copy(key, given, problems);
        if (problems.size() > before || given == null && optional || kind.isEmpty()) {
            return copy;
        }
        Object exact = copy instanceof Long integer && kind.get() == ConfigKind.REAL ? asReal(integer) : copy;
        if (!kind.get().holds(exact)) {
            String subject = scenario.isEmpty() ? "" : scenario + ": ";
            problems.add(Mistake.SETTING.problem(
                    key,
                    subject + "config key '" + ShownValue.name(key) + "' must be "
                            + kind.get().phrase() + ", got " + ConfigValue.brief(copy)));
        }
        return exact;
    }

    /** The integer as a double, or null if the conversion would change it. */
    static @Nullable Double asReal(long integer) {
        double x = integer;
        return x < 0x1p63 && (long) x == integer ? Double.valueOf(x) : null;
    }
}
