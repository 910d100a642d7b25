package org.calabaria.variant;

import java.util.Arrays;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;
import org.calabaria.parameter.IntegerParameter;
import org.calabaria.parameter.ParameterSpace;
import org.calabaria.parameter.ParameterSpec;
import org.calabaria.parameter.ParameterView;
import org.calabaria.parameter.RealParameter;
import org.calabaria.problem.InvalidParameterException;
import org.calabaria.problem.ShownValue;
import org.calabaria.scenario.Config;
import org.calabaria.transform.Transform;
import org.calabaria.transform.Transforms;
import org.jspecify.annotations.Nullable;

/**
 * The specification of a variant of a model, as one immutable value. Methods return copies.
 *
 * <p>{@link ModelVariant} checks whether a specification fits a model: scenarios exist, and transforms belong to free
 * parameters. Two specifications are equal if their content is equal. A reparameterization contains functions and is
 * equal only to itself.
 *
 * @param view which parameters are fixed and which are free, before any scenario
 * @param scenarios the stack, in the order in which it applies; empty means the model's default scenario
 * @param transforms the coordinates of free parameters for an optimiser. A free parameter without a transform is its
 *     own coordinate
 * @param configOverrides settings that apply after the stack and replace its values; stored as in {@link Config}
 * @param reparameterization other free quantities in place of the view's free parameters
 * @param ranges of free parameters in a study, sorted by name. A free parameter without a range is studied within its
 *     bounds. Ranges are not part of a run's identity
 * @param automatic whether transforms are chosen for free parameters that have none, see {@link #automaticTransforms()}
 */
public record VariantSpec(
        ParameterView view,
        List<String> scenarios,
        Transforms transforms,
        Map<String, @Nullable Object> configOverrides,
        Optional<Reparameterization> reparameterization,
        Map<String, Range> ranges,
        boolean automatic) {

    /**
     * @throws org.calabaria.problem.InvalidConfigException naming the path of every override that is of none of the
     *     kinds of settings
     */
    public VariantSpec {
        Objects.requireNonNull(view, "view must not be null");
        Objects.requireNonNull(scenarios, "scenarios must not be null");
        Objects.requireNonNull(transforms, "transforms must not be null");
        Objects.requireNonNull(configOverrides, "configOverrides must not be null");
        Objects.requireNonNull(reparameterization, "reparameterization must not be null");
        scenarios.forEach(name -> Objects.requireNonNull(name, "scenarios must not contain null"));
        scenarios = List.copyOf(scenarios);
        Objects.requireNonNull(ranges, "ranges must not be null");
        configOverrides = new Config(configOverrides).values();
        ranges.forEach((name, range) -> {
            Objects.requireNonNull(name, "ranges must not contain a null name");
            Objects.requireNonNull(range, "ranges must not contain null");
        });
        ranges = stored(ranges, view.space(), reparameterization);
    }

    /**
     * The ranges with ends of the types in which their parameters store values, so that [0, 1] and [0.0, 1.0] are the
     * same range.
     */
    private static Map<String, Range> stored(
            Map<String, Range> ranges, ParameterSpace space, Optional<Reparameterization> reparameterization) {
        Map<String, Range> stored = new TreeMap<>(ranges);
        stored.replaceAll((name, range) -> reparameterization
                .map(Reparameterization::coordinates)
                .filter(coordinates -> coordinates.contains(name))
                .or(() -> Optional.of(space).filter(natural -> natural.contains(name)))
                .map(declaring -> range.of(declaring.spec(name)))
                .orElse(range));
        return Collections.unmodifiableMap(stored);
    }

    /** A specification with every parameter free, the default scenario and natural coordinates. */
    public static VariantSpec of(ParameterSpace space) {
        return of(ParameterView.allFree(space));
    }

    /** A specification with this view, the default scenario and natural coordinates. */
    public static VariantSpec of(ParameterView view) {
        return new VariantSpec(view, List.of(), Transforms.none(), Map.of(), Optional.empty(), Map.of(), false);
    }

    public VariantSpec withView(ParameterView newView) {
        return new VariantSpec(newView, scenarios, transforms, configOverrides, reparameterization, ranges, automatic);
    }

    /** A copy in which this parameter is fixed at this value. */
    public VariantSpec fix(String name, Number value) {
        return withView(view.fix(name, value));
    }

    /** A copy in which this parameter is fixed at this value. */
    public VariantSpec fix(RealParameter parameter, double value) {
        return withView(view.fix(parameter, value));
    }

    /** A copy in which this parameter is fixed at this value. */
    public VariantSpec fix(IntegerParameter parameter, long value) {
        return withView(view.fix(parameter, value));
    }

    /** A copy in which these parameters are also fixed. */
    public VariantSpec fix(Map<String, ? extends Number> values) {
        return withView(view.fix(values));
    }

    /** A copy with this stack, which replaces the previous one. */
    public VariantSpec scenarios(String... stack) {
        return withScenarios(Arrays.asList(Objects.requireNonNull(stack, "stack must not be null")));
    }

    /** A copy with this stack, which replaces the previous one. */
    public VariantSpec withScenarios(List<String> stack) {
        return new VariantSpec(view, stack, transforms, configOverrides, reparameterization, ranges, automatic);
    }

    /** A copy in which an optimiser sees the named free parameter through a transform. */
    public VariantSpec transform(String name, Transform transform) {
        return withTransforms(transforms.with(name, transform));
    }

    /** A copy in which an optimiser sees the free parameter through a transform. */
    public VariantSpec transform(ParameterSpec parameter, Transform transform) {
        refuseOtherDeclaration(parameter);
        return transform(parameter.name(), transform);
    }

    private void refuseOtherDeclaration(ParameterSpec parameter) {
        Objects.requireNonNull(parameter, "parameter must not be null");
        boolean coordinate = reparameterization
                .map(other -> other.coordinates().contains(parameter))
                .orElse(false);
        if (!coordinate && view.space().contains(parameter.name())) {
            view.space().spec(parameter);
        }
    }

    /**
     * A copy that studies a free parameter, or a coordinate of the reparameterization, in this range.
     *
     * @param lower inclusive
     * @param upper inclusive
     */
    public VariantSpec range(String name, Number lower, Number upper) {
        Objects.requireNonNull(name, "name must not be null");
        Map<String, Range> more = new TreeMap<>(ranges);
        try {
            more.put(name, new Range(lower, upper));
        } catch (InvalidParameterException refused) {
            String sentence = refused.problems().get(0).sentence();
            throw new InvalidParameterException(
                    name, "range of parameter '" + ShownValue.name(name) + "': " + sentence);
        }
        return withRanges(more);
    }

    /** Same as {@link #range(String, Number, Number)}. */
    public VariantSpec range(RealParameter parameter, double lower, double upper) {
        refuseOtherDeclaration(parameter);
        return range(parameter.name(), lower, upper);
    }

    /** Same as {@link #range(String, Number, Number)}. */
    public VariantSpec range(IntegerParameter parameter, long lower, long upper) {
        refuseOtherDeclaration(parameter);
        return range(parameter.name(), lower, upper);
    }

    /** A copy with these ranges, which replace the previous ones. */
    public VariantSpec withRanges(Map<String, Range> newRanges) {
        return new VariantSpec(view, scenarios, transforms, configOverrides, reparameterization, newRanges, automatic);
    }

    /**
     * A copy in which a transform is chosen for each free parameter without one, from the range in which it is studied.
     * It is the {@linkplain org.calabaria.transform.AffineSqueezedLogit squeezed logit} for the range [0, 1], and the
     * logarithm for positive ranges of two decades or more. Otherwise it is a
     * {@linkplain org.calabaria.transform.ScaledLogit scaled logit}, whose ends are beyond the range by a millionth of
     * its width. The rule is the same for integer parameters. No transform is chosen for a range of one value, for a
     * range whose width is not a finite double, or for a range so narrow that a millionth of its width is lost in
     * rounding. {@link ModelVariant#transforms()} returns the chosen transforms.
     */
    public VariantSpec automaticTransforms() {
        return new VariantSpec(view, scenarios, transforms, configOverrides, reparameterization, ranges, true);
    }

    public VariantSpec withTransforms(Transforms newTransforms) {
        return new VariantSpec(view, scenarios, newTransforms, configOverrides, reparameterization, ranges, automatic);
    }

    /** A copy with one setting overridden, after the stack. */
    public VariantSpec config(String key, @Nullable Object value) {
        Objects.requireNonNull(key, "key must not be null");
        Map<String, @Nullable Object> longer = new LinkedHashMap<>(configOverrides);
        longer.put(key, value);
        return withConfigOverrides(longer);
    }

    /** A copy with these overrides, which replace the previous ones. */
    public VariantSpec withConfigOverrides(Map<String, @Nullable Object> overrides) {
        return new VariantSpec(view, scenarios, transforms, overrides, reparameterization, ranges, automatic);
    }

    /** A copy with this reparameterization. */
    public VariantSpec reparameterize(Reparameterization newReparameterization) {
        Objects.requireNonNull(newReparameterization, "reparameterization must not be null");
        return new VariantSpec(
                view, scenarios, transforms, configOverrides, Optional.of(newReparameterization), ranges, automatic);
    }
}
