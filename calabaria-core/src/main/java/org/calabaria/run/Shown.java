package org.calabaria.run;

import java.util.Map;
import java.util.stream.Collectors;
import org.calabaria.problem.ShownValue;

/** How points and throwables stand in a message. */
final class Shown {

    private Shown() {}

    /** {@code {beta=0.3, gamma=0.1}}. */
    static String values(Map<String, Number> values) {
        return values.entrySet().stream()
                .map(entry -> ShownValue.name(String.valueOf(entry.getKey())) + "=" + ShownValue.of(entry.getValue()))
                .collect(Collectors.joining(", ", "{", "}"));
    }

    /** {@code java.lang.IllegalStateException: no one left}, whatever the throwable's own methods do. */
    static String problem(Throwable problem) {
        String message = message(problem);
        return problem.getClass().getName() + (message.isEmpty() ? "" : ": " + message);
    }

    /** The message, or nothing where there is none, or asking for it fails. */
    static String message(Throwable problem) {
        try {
            String message = problem.getMessage();
            return message == null ? "" : message;
        } catch (Throwable unspeakable) { // a model's exception is the model's code
            return "(its message cannot be read: " + unspeakable.getClass().getName() + ")";
        }
    }
}
