package org.calabaria.examples.sir;

import org.calabaria.testkit.ModelLaws;

/** Every law of a pure model, and the audit of its byte code. */
class AgeStructuredSirIsPureTest implements ModelLaws<AgeStructuredSir> {

    @Override
    public AgeStructuredSir model() {
        return new AgeStructuredSir();
    }
}
