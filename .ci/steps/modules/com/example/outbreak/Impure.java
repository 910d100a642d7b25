package com.example.outbreak;

import java.util.Set;
import org.calabaria.model.BaseModel;
import org.calabaria.model.ModelOutput;
import org.calabaria.parameter.ParameterSet;
import org.calabaria.parameter.ParameterSpace;
import org.calabaria.random.Pcg64;
import org.calabaria.scenario.Config;
import org.calabaria.table.Column;
import org.calabaria.table.Table;

/** Draws from its state, and goes through a set whose order each JVM chooses anew. */
final class Impure extends BaseModel<Pcg64, String> {

    Impure() {
        super(ParameterSpace.of());
    }

    @Override
    protected Pcg64 buildSim(ParameterSet point, Config config) {
        return Pcg64.seeded(1);
    }

    @Override
    protected String runSim(Pcg64 state, long seed) {
        state.nextLong();
        return String.join(" ", Set.of("a", "b", "c", "d"));
    }

    @ModelOutput
    Table order(String raw) {
        return Table.of(Column.text("order", raw));
    }
}
