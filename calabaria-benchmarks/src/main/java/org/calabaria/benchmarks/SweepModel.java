package org.calabaria.benchmarks;

import org.calabaria.model.BaseModel;
import org.calabaria.model.ModelScenario;
import org.calabaria.parameter.IntegerParameter;
import org.calabaria.parameter.ParameterSpace;
import org.calabaria.parameter.ParameterSpec;
import org.calabaria.parameter.RealParameter;
import org.calabaria.scenario.Config;
import org.calabaria.scenario.ScenarioSpec;

/** The five parameters and two scenarios that the benchmarks' models share. */
abstract class SweepModel<S, R> extends BaseModel<S, R> {

    static final RealParameter BETA = ParameterSpec.real("beta", 0, 1);
    static final RealParameter GAMMA = ParameterSpec.real("gamma", 0, 1);
    static final IntegerParameter POPULATION = ParameterSpec.integer("population", 100, 1_000_000);
    static final RealParameter CONTACT_RATE = ParameterSpec.real("contact_rate", 1, 20);
    static final IntegerParameter INITIAL_INFECTED = ParameterSpec.integer("initial_infected", 1, 100);

    SweepModel() {
        super(
                ParameterSpace.of(BETA, GAMMA, POPULATION, CONTACT_RATE, INITIAL_INFECTED),
                Config.declare()
                        .integer("days", 365)
                        .optionalReal("vaccine_start")
                        .real("vaccine_rate", 0.0));
    }

    @ModelScenario
    ScenarioSpec lockdown() {
        return ScenarioSpec.named("lockdown").param(CONTACT_RATE, 2.0);
    }

    @ModelScenario
    ScenarioSpec vaccination() {
        return ScenarioSpec.named("vaccination").config("vaccine_start", 100).config("vaccine_rate", 0.01);
    }
}
