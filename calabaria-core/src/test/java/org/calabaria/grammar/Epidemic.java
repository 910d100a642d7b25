package org.calabaria.grammar;

import org.calabaria.model.BaseModel;
import org.calabaria.model.ModelOutput;
import org.calabaria.model.ModelScenario;
import org.calabaria.parameter.IntegerParameter;
import org.calabaria.parameter.ParameterSet;
import org.calabaria.parameter.ParameterSpace;
import org.calabaria.parameter.ParameterSpec;
import org.calabaria.parameter.RealParameter;
import org.calabaria.random.Pcg64;
import org.calabaria.scenario.Config;
import org.calabaria.scenario.ScenarioSpec;
import org.calabaria.table.Column;
import org.calabaria.table.Table;

/** A small model whose outputs show what it was run with: the force of infection, the settings, and one draw. */
public class Epidemic extends BaseModel<Epidemic.State, Epidemic.Raw> {

    public static final RealParameter BETA =
            ParameterSpec.real("beta", 0, 1).doc("transmission probability per contact");
    public static final RealParameter GAMMA = ParameterSpec.real("gamma", 0, 1).doc("recovery rate [1/day]");
    public static final IntegerParameter POPULATION =
            ParameterSpec.integer("population", 100, 1_000_000).doc("people");
    public static final RealParameter CONTACT_RATE =
            ParameterSpec.real("contact_rate", 1, 20).doc("contacts [1/day]");
    public static final ParameterSpace SPACE = ParameterSpace.of(BETA, GAMMA, POPULATION, CONTACT_RATE);

    public record State(double force, double gamma, long population, long days, String mobility, boolean vaccinated) {}

    public record Raw(State state, double draw) {}

    public Epidemic() {
        super(
                SPACE,
                Config.declare().integer("days", 365).text("mobility", "high").optionalReal("vaccine_start"));
    }

    @ModelScenario
    ScenarioSpec lockdown() {
        return ScenarioSpec.named("lockdown")
                .doc("contacts fall to 2 a day")
                .param(CONTACT_RATE, 2.0)
                .config("mobility", "low");
    }

    @ModelScenario
    ScenarioSpec vaccination() {
        return ScenarioSpec.named("vaccination").config("vaccine_start", 100);
    }

    @Override
    protected State buildSim(ParameterSet params, Config config) {
        return new State(
                params.real(BETA) * params.real(CONTACT_RATE),
                params.real(GAMMA),
                params.integer(POPULATION),
                config.integer("days"),
                config.text("mobility"),
                config.isSet("vaccine_start"));
    }

    @Override
    protected Raw runSim(State state, long seed) {
        return new Raw(state, Pcg64.seeded(seed).nextDouble());
    }

    @ModelOutput(doc = "what the run was made of", units = "1")
    Table inputs(Raw raw) {
        State state = raw.state();
        return Table.of(
                Column.real("force", state.force()),
                Column.real("gamma", state.gamma()),
                Column.integer("population", state.population()),
                Column.integer("days", state.days()),
                Column.text("mobility", state.mobility()),
                Column.flag("vaccinated", state.vaccinated()));
    }

    @ModelOutput("draw")
    Table drawn(Raw raw, long seed) {
        return Table.of(Column.real("draw", raw.draw()), Column.text("for", Long.toUnsignedString(seed)));
    }
}
