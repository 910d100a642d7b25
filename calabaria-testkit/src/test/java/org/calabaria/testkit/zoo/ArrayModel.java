package org.calabaria.testkit.zoo;

import org.calabaria.parameter.ParameterSet;
import org.calabaria.parameter.RealParameter;
import org.calabaria.scenario.Config;

/** A model whose state is three numbers in no order, the first of them its rate. */
abstract class ArrayModel extends ZooModel<double[]> {

    ArrayModel() {}

    ArrayModel(RealParameter rate) {
        super(rate);
    }

    @Override
    protected double[] buildSim(ParameterSet params, Config config) {
        return new double[] {params.real(RATE), 3, 2};
    }

    @Override
    protected double[] runSim(double[] state, long seed) {
        return state.clone();
    }
}
