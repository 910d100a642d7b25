package org.calabaria.examples.boardingschool;

import org.calabaria.testkit.ModelLaws;

/** Every law of a pure model, and the audit of its byte code. */
class InfluenzaIsPureTest implements ModelLaws<Influenza> {

    @Override
    public Influenza model() {
        return new Influenza();
    }
}
