package org.calabaria.wire.contract;

import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.calabaria.digest.Sha256;
import org.calabaria.problem.ThrowableText;
import org.calabaria.wire.json.JsonReader;
import org.jspecify.annotations.Nullable;

/**
 * Why a run failed, as text: nothing that reads it needs the classes of what was thrown.
 *
 * @param type the class of what was thrown, or another name of what happened; at most {@value ContractText#LONGEST} characters
 * @param message of what was thrown; may be empty
 * @param details such as a stack trace; may be empty
 */
public record RunError(String type, String message, String details) implements ContractDocument {

    private static final int MOST_CAUSES = 20;
    private static final int MOST_FRAMES = 100;

    /** @throws InvalidResultException if the type is blank or too long, or a text cannot be written */
    public RunError {
        Objects.requireNonNull(type, "type must not be null");
        Objects.requireNonNull(message, "message must not be null");
        Objects.requireNonNull(details, "details must not be null");
        ContractProblems problems = new ContractProblems();
        ContractText.requireName("error_type", type, problems);
        ContractText.requireWellFormed("message", message, problems);
        ContractText.requireWellFormed("details", details, problems);
        problems.orThrow(found -> new InvalidResultException("an error", found));
    }

    /**
     * The error of a throwable, whatever its own methods do: its class, its message, and as details where it was thrown, with at most
     * {@value #MOST_FRAMES} frames for each of at most {@value #MOST_CAUSES} causes. Characters that cannot be written become
     * {@code ?}.
     */
    public static RunError of(Throwable thrown) {
        Objects.requireNonNull(thrown, "thrown must not be null");
        StringBuilder details = new StringBuilder();
        Throwable cause = thrown;
        for (int depth = 0; depth < MOST_CAUSES && cause != null; depth++) {
            details.append(depth == 0 ? "" : "\nCaused by: ").append(ThrowableText.of(cause));
            frames(cause, details);
            cause = causeOf(cause);
        }
        return new RunError(
                thrown.getClass().getName(), writable(ThrowableText.message(thrown)), writable(details.toString()));
    }

    private static void frames(Throwable thrown, StringBuilder details) {
        StackTraceElement[] frames = traceOf(thrown);
        for (int i = 0; i < Math.min(frames.length, MOST_FRAMES); i++) {
            details.append("\n\tat ").append(frames[i]);
        }
        if (frames.length > MOST_FRAMES) {
            details.append("\n\t... ").append(frames.length - MOST_FRAMES).append(" more");
        }
    }

    private static StackTraceElement[] traceOf(Throwable thrown) {
        try {
            return thrown.getStackTrace();
        } catch (Throwable untold) { // a model's exception is the model's code
            return new StackTraceElement[0];
        }
    }

    private static @Nullable Throwable causeOf(Throwable thrown) {
        try {
            return thrown.getCause();
        } catch (Throwable untold) { // as above
            return null;
        }
    }

    private static String writable(String text) {
        return new String(Sha256.utf8(text), StandardCharsets.UTF_8);
    }

    /**
     * The error in a JSON document, {@code {"details", "error_type", "message"}}.
     *
     * @throws org.calabaria.wire.json.DocumentException listing everything that makes it none
     */
    public static RunError fromJson(String json) {
        return ContractFields.read(JsonReader.standard().read(json), "an error", RunError::from);
    }

    static Optional<RunError> from(ContractFields fields) {
        fields.only(List.of("error_type", "message"), List.of("details"));
        Optional<String> type = fields.text("error_type");
        Optional<String> message = fields.text("message");
        Optional<String> details = fields.text("details");
        return fields.make(() -> new RunError(type.orElseThrow(), message.orElseThrow(), details.orElse("")));
    }

    @Override
    public Map<String, @Nullable Object> toValue() {
        Map<String, @Nullable Object> value = new LinkedHashMap<>();
        value.put("error_type", type);
        value.put("message", message);
        value.put("details", details);
        return value;
    }

    /** {@code java.lang.IllegalStateException: no one left}. */
    @Override
    public String toString() {
        return message.isEmpty() ? type : type + ": " + message;
    }
}
