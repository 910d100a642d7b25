package org.calabaria.testkit;

import java.util.Objects;

/**
 * One law that a model broke, and the first thing that showed it.
 *
 * @param law which law
 * @param model the class of the model
 * @param sentence what was seen: the run, and the first differing output, row and column, field or thread
 */
public record Violation(Law law, String model, String sentence) {

    public Violation {
        Objects.requireNonNull(law, "law must not be null");
        Objects.requireNonNull(model, "model must not be null");
        Objects.requireNonNull(sentence, "sentence must not be null");
    }

    /** What usually mends it. */
    public String remedy() {
        return law.remedy();
    }

    /** {@code org.example.Sir breaks [repeatable] the same run twice ...: output 'I', row 3, column 'I': 5 is 6; remedy}. */
    @Override
    public String toString() {
        return model + " breaks [" + law.id() + "] " + law.statement() + ": " + sentence + "; " + remedy();
    }
}
