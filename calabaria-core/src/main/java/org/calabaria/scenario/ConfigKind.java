package org.calabaria.scenario;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The kinds of a setting's value. */
public enum ConfigKind {
    TEXT("text", String.class),
    INTEGER("an integer", Long.class),
    REAL("a real number", Double.class),
    FLAG("a flag", Boolean.class),
    LIST("a list", List.class),
    MAP("a map", Map.class);

    private final String phrase;
    private final Class<?> type;

    ConfigKind(String phrase, Class<?> type) {
        this.phrase = phrase;
        this.type = type;
    }

    /** The kind as shown in a message: {@code an integer}. */
    String phrase() {
        return phrase;
    }

    boolean holds(@Nullable Object copied) {
        return type.isInstance(copied);
    }

    /** The kind of a copied value, which is not null. */
    static ConfigKind of(Object copied) {
        for (ConfigKind kind : values()) {
            if (kind.holds(copied)) {
                return kind;
            }
        }
        throw new IllegalArgumentException("not a copied setting: " + copied.getClass());
    }
}
