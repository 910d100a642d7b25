package org.calabaria.examples.sir;

import org.calabaria.testkit.ModelLaws;

/** Every law of a pure model, and the audit of its byte code. */
// region guide-laws
class SirIsPureTest implements ModelLaws<Sir> {

    @Override
    public Sir model() {
        return new Sir();
    }
}
// endregion
