package org.calabaria.examples.guide;

import java.util.List;
import java.util.Map;
import org.calabaria.testkit.ModelLaws;
import org.calabaria.testkit.PurityCheck;

/** The model of the README is pure, looked at in one point, with and without its scenario. */
// region purity-check
class OutbreakIsPureTest implements ModelLaws<Outbreak> {

    @Override
    public Outbreak model() {
        return new Outbreak();
    }

    @Override
    public PurityCheck check() {
        return PurityCheck.of(this::model)
                .points(List.of(model().space().point(Map.of("risk", 0.06, "people", 30))))
                .stacks(List.of(List.of(), List.of("masks")))
                .seeds(List.of(42L));
    }
}
// endregion
