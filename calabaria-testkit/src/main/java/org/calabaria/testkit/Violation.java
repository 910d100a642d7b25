package org.calabaria.testkit;

import java.util.Objects;

/**
 * A law that a model breaks, with the first observation that shows it.
 *
 * @param law the law
 * @param model the class of the model
 * @param sentence the observation: the run, and the first differing output, row and column, field or thread
 */
public record Violation(Law law, String model, String sentence) {

    public Violation {
        Objects.requireNonNull(law, "law must not be null");
        Objects.requireNonNull(model, "model must not be null");
        Objects.requireNonNull(sentence, "sentence must not be null");
    }

    /** The usual correction. */
    public String remedy() {
        return law.remedy();
    }

    /** {@code org.example.Sir breaks [repeatable] the same run twice ...: output 'I', row 3, column 'I': 5 is 6; remedy}. */
    @Override
    public String toString() {
        return model + " breaks [" + law.id() + "] " + law.statement() + ": " + sentence + "; " + remedy();
    }
}
