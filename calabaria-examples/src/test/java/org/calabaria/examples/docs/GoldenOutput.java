package org.calabaria.examples.docs;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;

/**
 * A text that a test asserts and a page may show, under {@code golden/} of the test resources.
 *
 * <p>A page shows {@code golden/first-run.txt} under {@code <!-- output: first-run -->}; some test must compare what the
 * program printed with {@code GoldenOutput.of("first-run")}.
 */
public final class GoldenOutput {

    private GoldenOutput() {}

    /** The text, with {@code \n} line ends. */
    public static String of(String name) {
        try (InputStream in = GoldenOutput.class.getResourceAsStream("/golden/" + name + ".txt")) {
            if (in == null) {
                throw new IllegalArgumentException("there is no golden/" + name + ".txt among the test resources");
            }
            return new String(in.readAllBytes(), StandardCharsets.UTF_8).replace("\r\n", "\n");
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }
}
