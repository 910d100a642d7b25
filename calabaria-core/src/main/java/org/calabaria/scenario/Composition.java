package org.calabaria.scenario;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.calabaria.parameter.ParameterSet;
import org.calabaria.parameter.ParameterSpace;
import org.calabaria.parameter.ParameterView;
import org.calabaria.problem.CalabariaException;
import org.calabaria.problem.InvalidScenarioException;
import org.calabaria.problem.Mistake;
import org.calabaria.problem.NearestName;
import org.calabaria.problem.Problem;
import org.jspecify.annotations.Nullable;

/**
 * Scenarios that are applied one after the other, as one patch. If several set the same name or key, the last one wins.
 *
 * <p>Compositions are a monoid under {@link #compose}, with {@link #empty()} as identity; scenarios that patch nothing
 * are left out. Two scenarios overlap if both set the same parameter or the same setting. If either of them is
 * {@linkplain ConflictPolicy#STRICT strict}, an overlap is an error unless the name or key is in the
 * {@code allowOverlap} of one of the two.
 *
 * @param scenarios in the order in which they apply
 */
public record Composition(List<ScenarioSpec> scenarios) {

    private static final Composition EMPTY = new Composition(List.of());

    /**
     * @throws InvalidScenarioException listing every overlap that a strict scenario does not allow
     */
    public Composition {
        Objects.requireNonNull(scenarios, "scenarios must not be null");
        scenarios.forEach(scenario -> Objects.requireNonNull(scenario, "scenarios must not contain null"));
        scenarios = scenarios.stream().filter(scenario -> !scenario.isEmpty()).toList();
        List<Problem> problems = new ArrayList<>();
        for (int later = 1; later < scenarios.size(); later++) {
            for (ScenarioSpec earlier : scenarios.subList(0, later)) {
                Set<String> overlaps = forbiddenOverlaps(earlier, scenarios.get(later));
                if (!overlaps.isEmpty()) {
                    problems.add(overlap(earlier, scenarios.get(later), overlaps));
                }
            }
        }
        refuse(problems);
    }

    /** The patch that changes nothing. */
    public static Composition empty() {
        return EMPTY;
    }

    public static Composition of(List<ScenarioSpec> scenarios) {
        return new Composition(scenarios);
    }

    /** The patch that applies the earlier patch first, then the later. */
    public static Composition compose(Composition later, Composition earlier) {
        Objects.requireNonNull(later, "later must not be null");
        Objects.requireNonNull(earlier, "earlier must not be null");
        return new Composition(Stream.concat(earlier.scenarios.stream(), later.scenarios.stream())
                .toList());
    }

    private static Set<String> forbiddenOverlaps(ScenarioSpec a, ScenarioSpec b) {
        Set<String> shared = new TreeSet<>();
        if (isStrict(a) || isStrict(b)) {
            shared.addAll(common(a.paramPatches().keySet(), b.paramPatches().keySet()));
            shared.addAll(common(a.configPatches().keySet(), b.configPatches().keySet()));
            shared.removeAll(a.allowOverlap());
            shared.removeAll(b.allowOverlap());
        }
        return shared;
    }

    private static Set<String> common(Set<String> a, Set<String> b) {
        Set<String> common = new TreeSet<>(a);
        common.retainAll(b);
        return common;
    }

    private static boolean isStrict(ScenarioSpec scenario) {
        return scenario.conflictPolicy() == ConflictPolicy.STRICT;
    }

    private static Problem overlap(ScenarioSpec earlier, ScenarioSpec later, Set<String> keys) {
        String drop = isStrict(earlier) && isStrict(later)
                ? "both"
                : "'" + (isStrict(earlier) ? earlier : later).name() + "'";
        return Mistake.SCENARIO.problem(
                later.name(),
                "scenarios " + labelled(earlier) + " and " + labelled(later) + " both set " + NearestName.braces(keys)
                        + "; allow the overlap in one of them, or drop STRICT from " + drop);
    }

    private static String labelled(ScenarioSpec scenario) {
        return "'" + scenario.name() + "'" + (isStrict(scenario) ? " (STRICT)" : "");
    }

    /** The final value of every patched parameter, sorted by name. */
    public SortedMap<String, Number> paramPatches() {
        SortedMap<String, Number> patches = new TreeMap<>();
        scenarios.forEach(scenario -> patches.putAll(scenario.paramPatches()));
        return Collections.unmodifiableSortedMap(patches);
    }

    /** The final value of every patched setting, sorted by key. */
    public SortedMap<String, @Nullable Object> configPatches() {
        SortedMap<String, @Nullable Object> patches = new TreeMap<>();
        scenarios.forEach(scenario -> patches.putAll(scenario.configPatches()));
        return Collections.unmodifiableSortedMap(patches);
    }

    /** The name of the last scenario that sets each patched parameter, by the parameter's name. */
    public SortedMap<String, String> paramsSetBy() {
        SortedMap<String, String> setBy = new TreeMap<>();
        scenarios.forEach(scenario ->
                scenario.paramPatches().keySet().forEach(parameter -> setBy.put(parameter, scenario.name())));
        return Collections.unmodifiableSortedMap(setBy);
    }

    /** The name of the last scenario that sets each patched setting, by key. */
    public SortedMap<String, String> configSetBy() {
        SortedMap<String, String> setBy = new TreeMap<>();
        scenarios.forEach(
                scenario -> scenario.configPatches().keySet().forEach(key -> setBy.put(key, scenario.name())));
        return Collections.unmodifiableSortedMap(setBy);
    }

    /**
     * Applies the patches to a point and a configuration. The arguments are not changed.
     *
     * @throws CalabariaException listing every unknown name and key and every value that does not fit, in all
     *     scenarios
     */
    public Patched apply(ParameterSet params, Config config) {
        Objects.requireNonNull(params, "params must not be null");
        Objects.requireNonNull(config, "config must not be null");
        if (scenarios.isEmpty()) {
            return new Patched(params, config);
        }
        Composition fitted = fitted(params.space(), config);
        return new Patched(params.with(fitted.paramPatches()), config.patched(fitted.configPatches()));
    }

    /**
     * The view in which the patched parameters are fixed at the patched values. A parameter that a scenario sets is not
     * free.
     *
     * <p>Take a view, and values x of its free names. Applying the patch to {@code view.bind(x)} gives the same point
     * as binding x, without the patched names, in the derived view.
     */
    public ParameterView derive(ParameterView view) {
        Objects.requireNonNull(view, "view must not be null");
        List<Problem> problems = new ArrayList<>();
        scenarios.forEach(scenario -> scenario.fittedParams(view.space(), problems));
        refuse(problems);
        return view.fix(paramPatches());
    }

    private Composition fitted(ParameterSpace space, Config config) {
        List<ScenarioSpec> fitted = new ArrayList<>();
        List<Problem> problems = new ArrayList<>();
        for (ScenarioSpec scenario : scenarios) {
            try {
                fitted.add(scenario.fitted(space, config));
            } catch (CalabariaException refused) {
                problems.addAll(refused.problems());
            }
        }
        refuse(problems);
        return new Composition(fitted);
    }

    private static void refuse(List<Problem> problems) {
        if (!problems.isEmpty()) {
            throw Mistake.refusal("the scenario stack", problems, InvalidScenarioException::new);
        }
    }

    /** {@code Composition[lockdown, vaccination]}. */
    @Override
    public String toString() {
        return "Composition" + scenarios.stream().map(ScenarioSpec::name).toList();
    }
}
