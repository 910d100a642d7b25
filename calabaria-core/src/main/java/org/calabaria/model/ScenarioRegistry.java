package org.calabaria.model;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Objects;
import java.util.SortedMap;
import java.util.TreeMap;
import org.calabaria.parameter.ParameterSpace;
import org.calabaria.problem.CalabariaException;
import org.calabaria.problem.InvalidScenarioException;
import org.calabaria.problem.Mistake;
import org.calabaria.problem.ModelDefinitionException;
import org.calabaria.problem.Problem;
import org.calabaria.scenario.Config;
import org.calabaria.scenario.ConflictPolicy;
import org.calabaria.scenario.ScenarioSpec;

/**
 * The scenarios of a model while it is being defined; the argument of {@link BaseModel#setupScenarios}.
 *
 * <p>Every patch is checked against the model's space and base configuration when it is added, not when it is run.
 * {@code baseline} is present from the start.
 */
public final class ScenarioRegistry {

    private final ParameterSpace space;
    private final Config baseConfig;
    private final SortedMap<String, ScenarioSpec> scenarios = new TreeMap<>();
    private boolean open = true;

    ScenarioRegistry(ParameterSpace space, Config baseConfig) {
        this.space = space;
        this.baseConfig = baseConfig;
        scenarios.put(ScenarioSpec.baseline().name(), ScenarioSpec.baseline());
    }

    /** Adds a scenario. It replaces a registered scenario of the same name. */
    public void add(ScenarioSpec scenario) {
        add(scenario, ConflictPolicy.LAST_WRITE_WINS);
    }

    /**
     * Adds a scenario.
     *
     * @param redefinition whether a scenario of the same name, including {@code baseline}, is replaced or refused
     * @throws CalabariaException listing every unknown name and key and every value that does not fit the model
     */
    public void add(ScenarioSpec scenario, ConflictPolicy redefinition) {
        Objects.requireNonNull(scenario, "scenario must not be null");
        Objects.requireNonNull(redefinition, "redefinition must not be null");
        if (!open) {
            throw new ModelDefinitionException(
                    scenario.name(),
                    "the scenario registry is closed: add scenarios only in " + "setupScenarios(), while it runs");
        }
        ScenarioSpec fitted = scenario.fitted(space, baseConfig);
        if (redefinition == ConflictPolicy.STRICT && scenarios.containsKey(scenario.name())) {
            throw new InvalidScenarioException(
                    scenario.name(),
                    "scenario '" + scenario.name() + "' is defined already, and STRICT refuses a second");
        }
        scenarios.put(fitted.name(), fitted);
    }

    /** Adds all valid scenarios, then throws one exception that lists the problems of the others. */
    void addAll(Collection<ScenarioSpec> found) {
        List<Problem> problems = new ArrayList<>();
        for (ScenarioSpec scenario : found) {
            try {
                add(scenario);
            } catch (CalabariaException refused) {
                problems.addAll(refused.problems());
            }
        }
        if (!problems.isEmpty()) {
            throw Mistake.refusal("the scenarios", problems, InvalidScenarioException::new);
        }
    }

    /** The names registered so far, sorted. */
    public List<String> names() {
        return List.copyOf(scenarios.keySet());
    }

    /**
     * Closes the registry and returns its scenarios. If the default scenario is undefined, one that patches nothing is
     * added.
     */
    SortedMap<String, ScenarioSpec> close(String defaultScenario) {
        open = false;
        scenarios.computeIfAbsent(defaultScenario, ScenarioSpec::named);
        return scenarios;
    }
}
