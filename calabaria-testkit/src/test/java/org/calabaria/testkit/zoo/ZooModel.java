package org.calabaria.testkit.zoo;

import org.calabaria.model.BaseModel;
import org.calabaria.model.ModelOutput;
import org.calabaria.parameter.ParameterSpace;
import org.calabaria.parameter.ParameterSpec;
import org.calabaria.parameter.RealParameter;
import org.calabaria.scenario.Config;
import org.calabaria.table.Column;
import org.calabaria.table.Table;

/** What all models of the zoo share: one parameter, one output. */
abstract class ZooModel<S> extends BaseModel<S, double[]> {

    static final RealParameter RATE = ParameterSpec.real("rate", 0, 1);

    ZooModel() {
        super(ParameterSpace.of(RATE), Config.empty());
    }

    ZooModel(RealParameter rate) {
        super(ParameterSpace.of(rate), Config.empty());
    }

    @ModelOutput
    Table level(double[] raw) {
        return Table.of(Column.real("level", raw));
    }
}
