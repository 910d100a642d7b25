package org.calabaria.model;

import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import org.calabaria.problem.InvalidOutputException;
import org.calabaria.problem.InvalidScenarioException;
import org.calabaria.problem.NearestName;
import org.calabaria.scenario.Composition;
import org.calabaria.scenario.ScenarioSpec;

/** The definition of a sealed model: its identity, its sorted scenarios and outputs, and the default stack. */
final class ModelDefinition {

    private final ModelIdentity identity;
    private final SortedMap<String, ScenarioSpec> scenarios;
    private final SortedMap<String, BoundOutput> outputs;
    private final SortedMap<String, OutputInfo> infos;
    private final OutputSelection allOutputs;
    private final Composition defaultComposition;

    ModelDefinition(
            ModelIdentity identity, SortedMap<String, ScenarioSpec> scenarios, SortedMap<String, BoundOutput> outputs) {
        this.identity = identity;
        this.scenarios = Collections.unmodifiableSortedMap(new TreeMap<>(scenarios));
        this.outputs = new TreeMap<>(outputs);
        this.allOutputs = new OutputSelection(outputs.values());
        SortedMap<String, OutputInfo> described = new TreeMap<>();
        outputs.forEach((name, output) -> described.put(name, output.info()));
        this.infos = Collections.unmodifiableSortedMap(described);
        this.defaultComposition =
                Composition.of(List.of(Objects.requireNonNull(scenarios.get(identity.defaultScenario()))));
    }

    ModelIdentity identity() {
        return identity;
    }

    SortedMap<String, ScenarioSpec> scenarios() {
        return scenarios;
    }

    SortedMap<String, OutputInfo> outputs() {
        return infos;
    }

    /**
     * Everything that the model declares in addition to its space and configuration, by a description of each part.
     */
    Map<String, Object> declared() {
        SortedMap<String, Object> declaredOutputs = new TreeMap<>();
        outputs.forEach((name, output) -> declaredOutputs.put(name, output.declared()));
        Map<String, Object> declared = new LinkedHashMap<>();
        declared.put("scenarios", scenarios);
        declared.put("outputs", declaredOutputs);
        declared.put("version or default scenario", identity);
        return declared;
    }

    OutputSelection allOutputs() {
        return allOutputs;
    }

    /** The stack as one patch; the empty stack is the default scenario. */
    Composition composition(List<String> stack) {
        Objects.requireNonNull(stack, "stack must not be null");
        if (stack.isEmpty()) {
            return defaultComposition;
        }
        Set<String> unknown = new TreeSet<>();
        for (String name : stack) {
            if (!scenarios.containsKey(Objects.requireNonNull(name, "stack must not contain null"))) {
                unknown.add(name);
            }
        }
        if (!unknown.isEmpty()) {
            throw new InvalidScenarioException(
                    unknown.iterator().next(), NearestName.unknown("scenario(s)", unknown, scenarios.keySet()));
        }
        return Composition.of(stack.stream().map(scenarios::get).toList());
    }

    /** The outputs of these names. */
    OutputSelection select(Collection<String> names) {
        Objects.requireNonNull(names, "outputs must not be null");
        Set<String> wanted = new TreeSet<>();
        for (String name : names) {
            wanted.add(Objects.requireNonNull(name, "outputs must not contain null"));
        }
        Set<String> unknown = new TreeSet<>(wanted);
        unknown.removeAll(outputs.keySet());
        if (!unknown.isEmpty()) {
            throw new InvalidOutputException(
                    unknown.iterator().next(), NearestName.unknown("output(s)", unknown, outputs.keySet()));
        }
        if (wanted.isEmpty()) {
            throw new InvalidOutputException(
                    "", "no output is requested; name at least one of " + NearestName.braces(outputs.keySet()));
        }
        return new OutputSelection(wanted.stream().map(outputs::get).toList());
    }
}
