package org.calabaria.table;

import java.util.Objects;
import org.calabaria.problem.InvalidTableException;
import org.calabaria.problem.ShownValue;

/** The rule for the name of a column: any non-empty, well-formed text without control characters. */
final class ColumnName {

    private ColumnName() {}

    static String checked(String name) {
        Objects.requireNonNull(name, "the name of a column must not be null");
        if (name.isEmpty()) {
            throw new InvalidTableException("", "the name of a column must not be empty");
        }
        for (int i = 0; i < name.length(); i++) {
            char unit = name.charAt(i);
            if (!(' ' <= unit && unit <= '~')) {
                checkBeyondAscii(name);
                break;
            }
        }
        return name;
    }

    /** The name as shown in a message: {@code column 'day'}. */
    static String shown(String name) {
        return "column '" + ShownValue.name(name) + "'";
    }

    private static void checkBeyondAscii(String name) {
        if (name.codePoints().anyMatch(ColumnName::isControl)) {
            throw new InvalidTableException(
                    name, "the name of a column must not contain control characters, got " + ShownValue.of(name));
        }
        if (name.codePoints().anyMatch(ColumnName::isLoneSurrogate)) {
            throw new InvalidTableException(
                    name, "the name of a column must be well-formed Unicode, got " + ShownValue.of(name));
        }
    }

    private static boolean isControl(int point) {
        return switch (Character.getType(point)) {
            case Character.CONTROL, Character.LINE_SEPARATOR, Character.PARAGRAPH_SEPARATOR -> true;
            default -> false;
        };
    }

    private static boolean isLoneSurrogate(int point) {
        return Character.MIN_SURROGATE <= point && point <= Character.MAX_SURROGATE;
    }
}
