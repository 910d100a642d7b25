package org.calabaria.problem;

/** How a throwable stands in a message, whatever its own methods do. */
public final class ThrowableText {

    private ThrowableText() {}

    /** The class and the message: {@code java.lang.IllegalStateException: no one left}. */
    public static String of(Throwable problem) {
        String message = message(problem);
        return problem.getClass().getName() + (message.isEmpty() ? "" : ": " + message);
    }

    /** The message; empty where there is none. Where {@code getMessage()} itself throws, a sentence that says so. */
    public static String message(Throwable problem) {
        try {
            String message = problem.getMessage();
            return message == null ? "" : message;
        } catch (Throwable unspeakable) { // a model's exception is the model's code
            return "(its message cannot be read: " + unspeakable.getClass().getName() + ")";
        }
    }
}
