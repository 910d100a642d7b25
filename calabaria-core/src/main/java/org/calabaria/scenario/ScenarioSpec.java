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
 * <p>Pure data: no code, no coordinate transforms, no randomness. Which names exist and what they may hold is known to a
 * model, which checks its scenarios when they are registered; {@link #apply} checks as well. Patched names and keys are
 * kept sorted.
 *
 * @param name a slug: lower-case letters, digits, {@code _}, {@code .} and {@code -}, at most 64, the first and the last
 *     a letter or digit
 * @param doc what it stands for; may be empty
 * @param paramPatches values that parameters are set to, as {@code Double} or {@code Long}
 * @param configPatches values that settings are set to, of the kinds of {@link Config}
 * @param conflictPolicy what happens when another scenario of a stack sets the same name or key
 * @param allowOverlap names and keys that may be set twice in spite of {@link ConflictPolicy#STRICT}
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
     * @throws org.calabaria.problem.CalabariaException listing everything that no model could accept: a name that is no slug, a value
     *     that is no finite number or of no kind of setting
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

    /** A scenario that patches nothing yet. */
    public static ScenarioSpec named(String name) {
        return new ScenarioSpec(name, "", Map.of(), Map.of(), ConflictPolicy.LAST_WRITE_WINS, Set.of());
    }

    /** The empty patch, under the name {@code baseline}: the identity of composition. */
    public static ScenarioSpec baseline() {
        return BASELINE;
    }

    /** Whether nothing is patched. */
    public boolean isEmpty() {
        return paramPatches.isEmpty() && configPatches.isEmpty();
    }

    /** A copy that says what it stands for. */
    public ScenarioSpec doc(String newDoc) {
        return new ScenarioSpec(name, newDoc, paramPatches, configPatches, conflictPolicy, allowOverlap);
    }

    /** A copy that sets the named parameter too. */
    public ScenarioSpec param(String parameter, Number value) {
        Objects.requireNonNull(parameter, "parameter must not be null");
        SortedMap<String, @Nullable Number> longer = new TreeMap<>(paramPatches);
        longer.put(parameter, value);
        return new ScenarioSpec(name, doc, ScenarioPatch.complete(longer), configPatches, conflictPolicy, allowOverlap);
    }

    /** A copy that sets the parameter too; the value must lie within its bounds. */
    public ScenarioSpec param(RealParameter parameter, double value) {
        Objects.requireNonNull(parameter, "parameter must not be null");
        return param(parameter.name(), coerced(parameter, value));
    }

    /** A copy that sets the parameter too; the value must lie within its bounds. */
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

    /** A copy that sets the setting too; null makes an optional one "not set". */
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

    /** A copy that refuses to overlap with other scenarios of a stack. */
    public ScenarioSpec strict() {
        return conflictPolicy(ConflictPolicy.STRICT);
    }

    /** A copy that lets these names and keys overlap too. */
    public ScenarioSpec allowOverlap(String... keys) {
        Set<String> longer = new LinkedHashSet<>(allowOverlap);
        Collections.addAll(longer, Objects.requireNonNull(keys, "keys must not be null"));
        return new ScenarioSpec(name, doc, paramPatches, configPatches, conflictPolicy, longer);
    }

    /**
     * First the earlier scenario, then the later, as one patch.
     *
     * @throws InvalidScenarioException if they overlap and one of them is strict about it
     */
    public static Composition compose(ScenarioSpec later, ScenarioSpec earlier) {
        Objects.requireNonNull(later, "later must not be null");
        Objects.requireNonNull(earlier, "earlier must not be null");
        return Composition.of(List.of(earlier, later));
    }

    /** As {@link Composition#apply}, of this scenario alone. */
    public Patched apply(ParameterSet params, Config config) {
        return Composition.of(List.of(this)).apply(params, config);
    }

    /** As {@link Composition#derive}, of this scenario alone. */
    public ParameterView derive(ParameterView view) {
        return Composition.of(List.of(this)).derive(view);
    }

    /**
     * This scenario with its values as the space and the configuration store them: 100 for a real parameter as 100.0.
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

    /** The parameter patches as the space stores them; what does not fit is added to the problems. */
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
