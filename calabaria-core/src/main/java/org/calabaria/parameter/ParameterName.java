package org.calabaria.parameter;

import java.util.Objects;
import org.calabaria.problem.InvalidParameterException;
import org.calabaria.problem.ShownValue;

/** The rule for a parameter's name. */
final class ParameterName {

    private ParameterName() {}

    static void check(String name) {
        Objects.requireNonNull(name, "name must not be null");
        if (!(!name.isEmpty() && startsAName(name.charAt(0)) && name.chars().allMatch(ParameterName::continuesAName))) {
            throw new InvalidParameterException(
                    name,
                    "a parameter's name must be a letter or '_' followed by letters, digits, '_', '.' or '-', got "
                            + ShownValue.of(name));
        }
    }

    private static boolean startsAName(int c) {
        return 'a' <= c && c <= 'z' || 'A' <= c && c <= 'Z' || c == '_';
    }

    private static boolean continuesAName(int c) {
        return startsAName(c) || '0' <= c && c <= '9' || c == '.' || c == '-';
    }
}
