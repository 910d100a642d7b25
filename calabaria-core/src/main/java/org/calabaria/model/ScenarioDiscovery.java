package org.calabaria.model;

import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import org.calabaria.problem.CalabariaException;
import org.calabaria.problem.ModelDefinitionException;
import org.calabaria.problem.Problem;
import org.calabaria.scenario.ScenarioSpec;
import org.jspecify.annotations.Nullable;

/** The scenarios that a model's annotated methods return, by name. */
final class ScenarioDiscovery {

    private final Object model;
    private final SortedMap<String, ScenarioSpec> scenarios = new TreeMap<>();
    private final SortedMap<String, String> definedBy = new TreeMap<>();
    private final List<Problem> problems = new ArrayList<>();
    private final List<Throwable> failures = new ArrayList<>();

    private ScenarioDiscovery(Object model) {
        this.model = model;
    }

    /**
     * @throws ModelDefinitionException listing every annotated method that returns no scenario, or the scenario of
     *     another method
     */
    static SortedMap<String, ScenarioSpec> of(Object model) {
        ScenarioDiscovery discovery = new ScenarioDiscovery(model);
        AnnotatedMethods.of(model.getClass(), ModelScenario.class)
                .forEach(marked -> discovery.discover(marked.method()));
        if (!discovery.problems.isEmpty()) {
            ModelDefinitionException refusal =
                    new ModelDefinitionException("model " + model.getClass().getName(), discovery.problems);
            discovery.failures.forEach(refusal::addSuppressed);
            throw refusal;
        }
        return discovery.scenarios;
    }

    private void discover(Method method) {
        String name = AnnotatedMethods.name(method);
        boolean wellFormed = !Modifier.isStatic(method.getModifiers())
                && method.getParameterCount() == 0
                && method.getReturnType() == ScenarioSpec.class;
        if (!wellFormed) {
            problem(
                    name,
                    "scenario method " + name + " must be an instance method without arguments that returns "
                            + "ScenarioSpec, but it " + ModelAccess.signature(method));
            return;
        }
        try {
            accept(method, name, call(method));
        } catch (CalabariaException refused) {
            refused.problems().forEach(one -> problem(one.subject(), one.sentence()));
            failures.add(refused.getCause() == null ? refused : refused.getCause());
        }
    }

    private @Nullable ScenarioSpec call(Method method) {
        String name = AnnotatedMethods.name(method);
        try {
            return (ScenarioSpec) ModelAccess.handle(method).invoke(model);
        } catch (Error | CalabariaException same) {
            throw same;
        } catch (Throwable failure) {
            throw new CalabariaException(
                    "", List.of(Problem.of(name, "scenario method " + name + " failed with " + failure)), failure);
        }
    }

    private void accept(Method method, String name, @Nullable ScenarioSpec scenario) {
        if (scenario == null) {
            problem(name, "scenario method " + name + " returned null");
            return;
        }
        String annotated = method.getAnnotation(ModelScenario.class).value();
        if (!annotated.isEmpty() && !annotated.equals(scenario.name())) {
            problem(
                    scenario.name(),
                    "scenario method " + name + " is marked '" + annotated + "' but returns scenario '"
                            + scenario.name() + "'");
        }
        String earlier = definedBy.putIfAbsent(scenario.name(), name);
        if (earlier != null) {
            problem(
                    scenario.name(),
                    "scenario '" + scenario.name() + "' is defined by both " + earlier + " and " + name);
        }
        scenarios.put(scenario.name(), scenario);
    }

    private void problem(String subject, String sentence) {
        problems.add(Problem.of(subject, sentence));
    }
}
