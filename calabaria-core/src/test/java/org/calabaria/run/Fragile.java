package org.calabaria.run;

import org.calabaria.model.BaseModel;
import org.calabaria.model.ModelOutput;
import org.calabaria.model.ModelScenario;
import org.calabaria.parameter.ParameterSet;
import org.calabaria.parameter.ParameterSpace;
import org.calabaria.parameter.ParameterSpec;
import org.calabaria.scenario.Config;
import org.calabaria.scenario.ScenarioSpec;
import org.calabaria.table.Column;
import org.calabaria.table.Table;

/** A model that always fails and says with which inputs. */
public final class Fragile extends BaseModel<String, String> {

    public Fragile() {
        super(
                ParameterSpace.of(
                        ParameterSpec.real("beta", 0, 1),
                        ParameterSpec.real("gamma", -1, 1),
                        ParameterSpec.integer("people", 0, Long.MAX_VALUE)),
                Config.declare().integer("days", 5).text("place", "here").list("ages", java.util.List.of(1L, 2L)));
    }

    @ModelScenario
    ScenarioSpec closed() {
        return ScenarioSpec.named("closed").param("gamma", 0.5);
    }

    @ModelScenario
    ScenarioSpec later() {
        return ScenarioSpec.named("later").config("days", 9);
    }

    @Override
    protected String buildSim(ParameterSet params, Config config) {
        return params + " " + config;
    }

    @Override
    protected String runSim(String state, long seed) {
        throw new IllegalStateException(state + " " + Long.toUnsignedString(seed));
    }

    @ModelOutput
    Table anything(String raw) {
        return Table.of(Column.text("raw", raw));
    }
}
