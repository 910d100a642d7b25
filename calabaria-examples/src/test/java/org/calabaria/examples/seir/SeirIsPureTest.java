package org.calabaria.examples.seir;

import org.calabaria.testkit.ModelLaws;

/** Every law of a pure model, and the audit of its byte code. */
class SeirIsPureTest implements ModelLaws<Seir> {

    @Override
    public Seir model() {
        return new Seir();
    }
}
