package org.calabaria.variant;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.ObjDoubleConsumer;
import java.util.stream.Collectors;
import org.calabaria.model.BaseModel;
import org.calabaria.model.Prepared;
import org.calabaria.model.SimOutput;
import org.calabaria.parameter.ParameterSet;
import org.calabaria.parameter.ParameterSpace;
import org.calabaria.parameter.ParameterSpec;
import org.calabaria.parameter.ParameterView;
import org.calabaria.parameter.Values;
import org.calabaria.problem.CalabariaException;
import org.calabaria.problem.InvalidParameterException;
import org.calabaria.problem.Problem;
import org.calabaria.problem.Refusals;
import org.calabaria.scenario.Composition;
import org.calabaria.scenario.Config;
import org.calabaria.scenario.Patched;
import org.calabaria.transform.Transforms;
import org.jspecify.annotations.Nullable;

/**
 * A model with a specification that fits it. It runs for given values of the free parameters.
 *
 * <p>The free parameters are those that the view leaves free and no scenario of the stack patches, or the coordinates
 * of the reparameterization. A value for a parameter that a scenario sets is refused:
 * {@code unexpected={contact_rate}}. In every method the values are the first argument and the seed follows them.
 *
 * <p>Immutable, and thread-safe if the model is thread-safe. Two variants are equal if their specifications and the
 * identities of their models are equal.
 */
public final class ModelVariant {

    private final BaseModel<?, ?> model;
    private final VariantSpec spec;
    private final PointSource source;
    private final Config effectiveConfig;
    private final ParameterView free;
    private final StudySpace study;
    private final Transforms transforms;
    private final CoordinateBox box;

    /**
     * @throws CalabariaException listing every part of the specification that does not fit the model: another space,
     *     unknown scenarios, scenarios that conflict, unknown settings, transforms or ranges of parameters that are not
     *     free
     */
    public ModelVariant(BaseModel<?, ?> model, VariantSpec spec) {
        this.model = Objects.requireNonNull(model, "model must not be null");
        this.spec = Objects.requireNonNull(spec, "spec must not be null");
        if (!spec.view().space().equals(model.space())) {
            throw new InvalidParameterException(
                    "",
                    "the specification is for another space than model "
                            + model.getClass().getName() + ": it has "
                            + spec.view().space());
        }
        Refusals refusals = new Refusals("the variant", CalabariaException::new);
        Composition composition =
                refusals.attempt(() -> model.composition(spec.scenarios())).orElse(Composition.empty());
        this.effectiveConfig = refusals.attempt(() -> config(composition)).orElse(model.baseConfig());
        this.source = refusals.attempt(() -> source(composition)).orElseThrow(refusals::refusal);
        this.free = ParameterView.allFree(source.free());
        this.study = refusals.attempt(() -> new StudySpace(source.free(), spec.ranges()))
                .orElseThrow(() -> {
                    refusals.check(() -> CoordinateBox.requireFree(source.free(), spec.transforms()));
                    return refusals.refusal();
                });
        this.transforms = spec.automatic()
                ? AutomaticTransforms.completed(study.studied(), spec.transforms())
                : spec.transforms();
        this.box = refusals.attempt(() -> new CoordinateBox(study.studied(), transforms))
                .orElseThrow(refusals::refusal);
        refusals.throwIfAny();
    }

    private Config config(Composition composition) {
        return model.baseConfig().patched(composition.configPatches()).patched(spec.configOverrides());
    }

    private PointSource source(Composition composition) {
        return spec.reparameterization()
                .<PointSource>map(other -> new ReparameterizedSource(other, spec.view(), composition))
                .orElseGet(() -> new NaturalSource(spec.view(), composition));
    }

    public BaseModel<?, ?> model() {
        return model;
    }

    public VariantSpec spec() {
        return spec;
    }

    /** The scenarios that apply, in order: those of the specification, or the model's default scenario. */
    public List<String> stack() {
        return spec.scenarios().isEmpty() ? List.of(model.identity().defaultScenario()) : spec.scenarios();
    }

    /** The names of the free parameters, in the order of the space or of the reparameterization. */
    public List<String> free() {
        return source.free().names();
    }

    /** The declarations of the free parameters, in the order of {@link #free()}. */
    public ParameterSpace freeSpace() {
        return source.free();
    }

    /** The transforms that apply: those of the specification, and those that were chosen automatically. */
    public Transforms transforms() {
        return transforms;
    }

    /**
     * The bounds within which the free parameters are studied.
     *
     * @throws InvalidParameterException naming every integer parameter with bounds beyond +-2^53 that no double
     *     represents exactly
     */
    public Bounds bounds() {
        return new CoordinateBox(study.studied(), Transforms.none()).bounds();
    }

    /**
     * The bounds of the optimiser's coordinates. The ends are swapped if a transform reverses the order.
     *
     * @throws InvalidParameterException as {@link #bounds()}
     */
    public Bounds coordinateBounds() {
        return box.bounds();
    }

    /**
     * Converts values of the free parameters to the optimiser's coordinates, in the order of {@link #free()};
     * unmodifiable.
     *
     * @throws InvalidParameterException listing every missing and unexpected name and every value out of its domain
     */
    public Map<String, Double> toTransformed(Map<String, ? extends Number> values) {
        Objects.requireNonNull(values, "values must not be null");
        box.requireExact();
        List<Problem> problems = study.problems(values);
        Set<String> blamed = subjects(problems);
        forEachNumber(values, (i, value) -> {
            Problem problem = box.problemWith(i, value);
            if (problem != null && !blamed.contains(problem.subject())) {
                problems.add(problem);
            }
        });
        ParameterSet natural = bind(free, values, "toTransformed()", problems);
        Map<String, Double> coordinates = new LinkedHashMap<>();
        for (int i = 0; i < free().size(); i++) {
            coordinates.put(free().get(i), box.forward(i, natural.real(free().get(i)), problems));
        }
        refuse("toTransformed()", problems);
        return Collections.unmodifiableMap(coordinates);
    }

    /** Same as {@link #toTransformed(Map)}, for values and coordinates in the order of {@link #free()}. */
    public double[] toTransformed(double[] values) {
        return toTransformed(named(values, "toTransformed()")).values().stream()
                .mapToDouble(Double::doubleValue)
                .toArray();
    }

    /** Calls the consumer with every value of a free parameter that is a number, and the parameter's position. */
    private void forEachNumber(Map<String, ? extends Number> values, ObjDoubleConsumer<Integer> each) {
        for (Map.Entry<?, ?> entry :
                Objects.requireNonNull(values, "values must not be null").entrySet()) {
            int position = entry.getKey() instanceof String name ? free().indexOf(name) : -1;
            Object value = entry.getValue();
            boolean plain = value instanceof Double
                    || value instanceof Float
                    || value instanceof Long
                    || value instanceof Integer;
            if (position >= 0 && plain) {
                each.accept(position, ((Number) value).doubleValue());
            }
        }
    }

    /** The values as a point of the view's space. A value that has a problem already is not reported twice. */
    private static ParameterSet bind(
            ParameterView view, Map<String, ? extends Number> values, String place, List<Problem> problems) {
        Set<String> blamed = subjects(problems);
        try {
            ParameterSet point = view.bind(values);
            if (problems.isEmpty()) {
                return point;
            }
        } catch (InvalidParameterException refused) {
            refused.problems().stream()
                    .filter(problem -> !blamed.contains(problem.subject()))
                    .forEach(problems::add);
        }
        throw new InvalidParameterException(place, problems);
    }

    private static Set<String> subjects(List<Problem> problems) {
        return problems.stream().map(Problem::subject).collect(Collectors.toCollection(TreeSet::new));
    }

    private static void refuse(String place, List<Problem> problems) {
        if (!problems.isEmpty()) {
            throw new InvalidParameterException(place, problems);
        }
    }

    /**
     * Converts an optimiser's coordinates to values of the free parameters, in the order of {@link #free()};
     * unmodifiable. The value of a real parameter is a {@code Double}. The value of an integer parameter is rounded
     * half to even and is a {@code Long}.
     *
     * @throws InvalidParameterException listing every coordinate that is missing, unexpected or outside
     *     {@link #coordinateBounds()}
     */
    public Map<String, Number> fromTransformed(Map<String, ? extends Number> coordinates) {
        Objects.requireNonNull(coordinates, "coordinates must not be null");
        box.requireExact();
        List<Problem> problems = new ArrayList<>();
        forEachNumber(coordinates, (i, coordinate) -> box.backward(i, coordinate, problems));
        ParameterSpec[] anywhere = free().stream()
                .map(name -> ParameterSpec.real(name, -Double.MAX_VALUE, Double.MAX_VALUE))
                .toArray(ParameterSpec[]::new);
        Map<String, ? extends Number> named =
                coordinates instanceof Values ? new LinkedHashMap<>(coordinates) : coordinates;
        return fromTransformed(
                bind(ParameterView.allFree(ParameterSpace.of(anywhere)), named, "fromTransformed()", problems)
                        .toArray());
    }

    /** Same as {@link #fromTransformed(Map)}, for coordinates in the order of {@link #free()}. */
    public Map<String, Number> fromTransformed(double[] coordinates) {
        Objects.requireNonNull(coordinates, "coordinates must not be null");
        requireLength(coordinates.length, "fromTransformed()");
        box.requireExact();
        List<Problem> problems = new ArrayList<>();
        Map<String, Number> values = new LinkedHashMap<>();
        for (int i = 0; i < coordinates.length; i++) {
            Number value = box.backward(i, coordinates[i], problems);
            if (value != null) {
                values.put(free().get(i), value);
            }
        }
        refuse("fromTransformed()", problems);
        return Collections.unmodifiableMap(values);
    }

    private Map<String, Number> named(double[] values, String place) {
        Objects.requireNonNull(values, "values must not be null");
        requireLength(values.length, place);
        Map<String, Number> named = new LinkedHashMap<>();
        for (int i = 0; i < values.length; i++) {
            named.put(free().get(i), values[i]);
        }
        return named;
    }

    private void requireLength(int given, String place) {
        if (given != free().size()) {
            throw new InvalidParameterException(
                    "",
                    place + " takes " + free().size() + (free().size() == 1 ? " number" : " numbers") + ", for "
                            + free() + " in this order, got " + given);
        }
    }

    /** The point before the scenarios' patches. Exports and identities use this point together with the stack. */
    public ParameterSet point(Map<String, ? extends Number> values) {
        return source.point(studied(values));
    }

    /** The point that is run, after the scenarios' patches. */
    public ParameterSet effectiveParameters(Map<String, ? extends Number> values) {
        return source.effective(studied(values));
    }

    /**
     * Returns the values if they lie in the ranges of the study; otherwise throws an exception that lists all problems.
     */
    private Map<String, ? extends Number> studied(Map<String, ? extends Number> values) {
        List<Problem> outside = study.problems(Objects.requireNonNull(values, "values must not be null"));
        if (!outside.isEmpty()) {
            bind(free, values, "bind()", outside);
        }
        return values;
    }

    /** The configuration that is run, after the scenarios' patches and the overrides. */
    public Config effectiveConfig() {
        return effectiveConfig;
    }

    /**
     * Runs with values of the free parameters.
     *
     * @param values of exactly the {@link #free()} names, in any order
     * @param seed unsigned 64-bit
     * @throws CalabariaException listing every missing and unexpected name and every value out of its domain;
     *     exceptions of the model itself are passed on unchanged
     */
    public SimOutput simulate(Map<String, ? extends Number> values, long seed) {
        return prepare(values).run(seed);
    }

    /** Runs with values of the free parameters and extracts only the named outputs. */
    public SimOutput simulate(Map<String, ? extends Number> values, long seed, Collection<String> outputs) {
        return model.simulate(patched(values), seed, outputs);
    }

    /** Runs at an optimiser's coordinates, in the order of {@link #free()}. */
    public SimOutput simulateAt(double[] coordinates, long seed) {
        return simulate(fromTransformed(coordinates), seed);
    }

    /** Runs at an optimiser's coordinates and extracts only the named outputs. */
    public SimOutput simulateAt(double[] coordinates, long seed, Collection<String> outputs) {
        return simulate(fromTransformed(coordinates), seed, outputs);
    }

    /** Builds the model's state once for values of the free parameters, to be run with many seeds. */
    public Prepared<?, ?> prepare(Map<String, ? extends Number> values) {
        return model.prepare(patched(values));
    }

    private Patched patched(Map<String, ? extends Number> values) {
        return new Patched(effectiveParameters(values), effectiveConfig);
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof ModelVariant that && spec.equals(that.spec) && model.isSameAs(that.model);
    }

    @Override
    public int hashCode() {
        return Objects.hash(spec, model.identity());
    }

    private String ranges() {
        return spec.ranges().isEmpty() ? "" : ", ranges=" + spec.ranges();
    }

    private String chosen() {
        return transforms.byName().isEmpty() ? "" : ", transforms=" + transforms.byName();
    }

    /** {@code ModelVariant[org.example.Sir, free=[beta, gamma], stack=[lockdown]]}, with ranges and transforms if any. */
    @Override
    public String toString() {
        return "ModelVariant[" + model.getClass().getName() + ", free=" + free() + ranges() + chosen() + ", stack="
                + stack() + "]";
    }
}
