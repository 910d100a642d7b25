package org.calabaria.scenario;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.calabaria.parameter.IntegerParameter;
import org.calabaria.parameter.ParameterSet;
import org.calabaria.parameter.ParameterSpace;
import org.calabaria.parameter.ParameterSpec;
import org.calabaria.parameter.ParameterView;
import org.calabaria.parameter.RealParameter;
import org.calabaria.problem.InvalidParameterException;
import org.calabaria.problem.InvalidScenarioException;
import org.calabaria.problem.Mistake;
import org.calabaria.problem.NearestName;
import org.calabaria.problem.Problem;
import org.calabaria.problem.ShownValue;
import org.jspecify.annotations.Nullable;

/**
 * A scenario: a named, immutable patch that sets parameters and configuration to given values.
 *
 * <p>Pure data: no code, no coordinate transforms, no randomness. A model knows its names and their permitted values,
 * and checks its scenarios when they are registered. {@link #apply} checks them too. Patched names and keys are sorted.
 *
 * @param name a slug: lower-case letters, digits, {@code _}, {@code .} and {@code -}, at most 64, the first and the
 *     last a letter or digit
 * @param doc a description of the scenario; may be empty
 * @param paramPatches the new values of parameters, as {@code Double} or {@code Long}
 * @param configPatches the new values of settings, of the kinds of {@link Config}
 * @param conflictPolicy what happens when another scenario of a stack sets the same name or key
 * @param allowOverlap names and keys that another scenario may also set, although the policy is
 *     {@link ConflictPolicy#STRICT}
 */
public record ScenarioSpec(
        String name,
        String doc,
        Map<String, Number> paramPatches,
        Map<String, @Nullable Object> configPatches,
        ConflictPolicy conflictPolicy,
        Set<String> allowOverlap) {

    private static final String BASELINE_NAME = "baseline";
    private static final Pattern SLUG = Pattern.compile("[a-z0-9]([a-z0-9_.-]{0,62}[a-z0-9])?");
    private static final ScenarioSpec BASELINE = named(BASELINE_NAME);

    /**
     * @throws org.calabaria.problem.CalabariaException listing every part that no model can accept: a name that is not a slug, a
     *     parameter value that is not a finite number, or a setting that is of none of the kinds
     */
    public ScenarioSpec {
        Objects.requireNonNull(name, "name must not be null");
        Objects.requireNonNull(doc, "doc must not be null");
        Objects.requireNonNull(paramPatches, "paramPatches must not be null");
        Objects.requireNonNull(configPatches, "configPatches must not be null");
        Objects.requireNonNull(conflictPolicy, "conflictPolicy must not be null");
        Objects.requireNonNull(allowOverlap, "allowOverlap must not be null");
        List<Problem> problems = new ArrayList<>();
        if (!SLUG.matcher(name).matches()) {
            problems.add(Mistake.SCENARIO.problem(
                    name, "a scenario's name must match " + SLUG.pattern() + ", got " + ShownValue.of(name)));
        }
        paramPatches = ScenarioPatch.numbers(name, paramPatches, problems);
        configPatches = ScenarioPatch.settings(name, configPatches, problems);
        allowOverlap.forEach(key -> Objects.requireNonNull(key, "allowOverlap must not contain null"));
        allowOverlap = Collections.unmodifiableSet(new TreeSet<>(allowOverlap));
        if (!problems.isEmpty()) {
            throw Mistake.refusal("scenario " + ShownValue.of(name), problems, InvalidScenarioException::new);
        }
    }

    /** A scenario that patches nothing. */
    public static ScenarioSpec named(String name) {
        return new ScenarioSpec(name, "", Map.of(), Map.of(), ConflictPolicy.LAST_WRITE_WINS, Set.of());
    }

    /** The empty patch, under the name {@code baseline}: the identity of composition. */
    public static ScenarioSpec baseline() {
        return BASELINE;
    }

    /** Whether this scenario patches nothing. */
    public boolean isEmpty() {
        return paramPatches.isEmpty() && configPatches.isEmpty();
    }

    /** A copy with this description. */
    public ScenarioSpec doc(String newDoc) {
        return new ScenarioSpec(name, newDoc, paramPatches, configPatches, conflictPolicy, allowOverlap);
    }

    /** A copy that also sets the named parameter. */
    public ScenarioSpec param(String parameter, Number value) {
        Objects.requireNonNull(parameter, "parameter must not be null");
        SortedMap<String, @Nullable Number> longer = new TreeMap<>(paramPatches);
        longer.put(parameter, value);
        return new ScenarioSpec(name, doc, ScenarioPatch.complete(longer), configPatches, conflictPolicy, allowOverlap);
    }

    /** A copy that also sets the parameter; the value must lie within its bounds. */
    public ScenarioSpec param(RealParameter parameter, double value) {
        Objects.requireNonNull(parameter, "parameter must not be null");
        return param(parameter.name(), coerced(parameter, value));
    }

    /** A copy that also sets the parameter; the value must lie within its bounds. */
    public ScenarioSpec param(IntegerParameter parameter, long value) {
        Objects.requireNonNull(parameter, "parameter must not be null");
        return param(parameter.name(), coerced(parameter, value));
    }

    private Number coerced(ParameterSpec parameter, Number value) {
        try {
            return parameter.coerce(value);
        } catch (InvalidParameterException refused) {
            throw new InvalidParameterException(parameter.name(), "scenario '" + name + "': " + refused.getMessage());
        }
    }

    /** A copy that also sets the setting; null makes an optional setting "not set". */
    public ScenarioSpec config(String key, @Nullable Object value) {
        Objects.requireNonNull(key, "key must not be null");
        SortedMap<String, @Nullable Object> longer = new TreeMap<>(configPatches);
        longer.put(key, value);
        return new ScenarioSpec(name, doc, paramPatches, longer, conflictPolicy, allowOverlap);
    }

    /** A copy with another conflict policy. */
    public ScenarioSpec conflictPolicy(ConflictPolicy newPolicy) {
        return new ScenarioSpec(name, doc, paramPatches, configPatches, newPolicy, allowOverlap);
    }

    /** A copy with the policy {@link ConflictPolicy#STRICT}: it must not overlap with other scenarios of a stack. */
    public ScenarioSpec strict() {
        return conflictPolicy(ConflictPolicy.STRICT);
    }

    /** A copy that also permits other scenarios to set these names and keys. */
    public ScenarioSpec allowOverlap(String... keys) {
        Set<String> longer = new LinkedHashSet<>(allowOverlap);
        Collections.addAll(longer, Objects.requireNonNull(keys, "keys must not be null"));
        return new ScenarioSpec(name, doc, paramPatches, configPatches, conflictPolicy, longer);
    }

    /**
     * The patch that applies the earlier scenario first, then the later.
     *
     * @throws InvalidScenarioException if they overlap and one of them is strict and does not allow the overlap
     */
    public static Composition compose(ScenarioSpec later, ScenarioSpec earlier) {
        Objects.requireNonNull(later, "later must not be null");
        Objects.requireNonNull(earlier, "earlier must not be null");
        return Composition.of(List.of(earlier, later));
    }

    /** Same as {@link Composition#apply}, for this scenario alone. */
    public Patched apply(ParameterSet params, Config config) {
        return Composition.of(List.of(this)).apply(params, config);
    }

    /** Same as {@link Composition#derive}, for this scenario alone. */
    public ParameterView derive(ParameterView view) {
        return Composition.of(List.of(this)).derive(view);
    }

    /**
     * This scenario with its values converted to the types of the space and the configuration: 100 becomes 100.0 for a
     * real parameter.
     *
     * @throws org.calabaria.problem.CalabariaException listing every unknown name and key and every value that does not fit
     */
    public ScenarioSpec fitted(ParameterSpace space, Config config) {
        Objects.requireNonNull(space, "space must not be null");
        Objects.requireNonNull(config, "config must not be null");
        List<Problem> problems = new ArrayList<>();
        ParameterView patches = fittedParams(space, problems);
        Map<String, @Nullable Object> values = config.patchedValues(configPatches, "scenario '" + name + "'", problems);
        problems.addAll(ScenarioPatch.unknownOverlaps(this, space, config));
        if (!problems.isEmpty()) {
            throw Mistake.refusal("scenario '" + name + "'", problems, InvalidScenarioException::new);
        }
        values.keySet().retainAll(configPatches.keySet());
        return new ScenarioSpec(name, doc, patches.fixed(), values, conflictPolicy, allowOverlap);
    }

    /** The parameter patches as the space stores them. A problem is added for every patch that does not fit. */
    ParameterView fittedParams(ParameterSpace space, List<Problem> problems) {
        Map<String, Number> known = new TreeMap<>(paramPatches);
        known.keySet().retainAll(space.names());
        Collection<String> unknown = new TreeSet<>(paramPatches.keySet());
        unknown.removeAll(space.names());
        if (!unknown.isEmpty()) {
            problems.add(Mistake.PARAMETER.problem(
                    unknown.iterator().next(),
                    "scenario '" + name + "' patches unknown parameter(s) " + NearestName.braces(unknown)
                            + NearestName.remedy(unknown, space.names())));
        }
        try {
            return new ParameterView(space, known);
        } catch (InvalidParameterException refused) {
            refused.problems().forEach(problem -> problems.add(problem.after("scenario '" + name + "': ")));
            return ParameterView.allFree(space);
        }
    }

    /** {@code ScenarioSpec[lockdown: contact_rate=2.0; mobility='low']}, with the policy where it is strict. */
    @Override
    public String toString() {
        return "ScenarioSpec[" + name + ScenarioPatch.shown(this) + "]";
    }
}
