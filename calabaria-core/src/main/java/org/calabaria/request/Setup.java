package org.calabaria.request;

import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.calabaria.model.BaseModel;
import org.calabaria.model.Prepared;
import org.calabaria.parameter.ParameterSet;
import org.calabaria.problem.CalabariaException;
import org.calabaria.problem.ShownValue;
import org.calabaria.scenario.Patched;
import org.calabaria.variant.ModelVariant;

/**
 * What a run starts from, all but the seed: a model, a point and a stack of scenarios.
 *
 * <p>The replicates of a point share one setup, and a {@link org.calabaria.run.Runner} builds one state for them. A setup whose values the
 * model refuses exists all the same: it is refused when it is run, so that a bad point is a failed run among others.
 */
public abstract sealed class Setup permits VariantSetup, ModelSetup, RefusedSetup {

    Setup() {}

    /** Values of a variant's free parameters; copied, and checked when they are run. */
    public static Setup of(ModelVariant variant, Map<String, ? extends Number> values) {
        return new VariantSource(variant).setup(values);
    }

    /**
     * A point of a model's space under a stack.
     *
     * @param stack scenario names in the order in which they apply; none is the default scenario
     * @throws org.calabaria.problem.CalabariaException if a scenario is unknown or the stack contradicts itself
     */
    public static Setup of(BaseModel<?, ?> model, ParameterSet point, List<String> stack) {
        return new ModelSource(model, stack).setup(Objects.requireNonNull(point, "point must not be null"));
    }

    public abstract BaseModel<?, ?> model();

    /** The variant whose free parameters {@link #values()} belong to; empty where they are all of the model's parameters. */
    public abstract Optional<ModelVariant> variant();

    /**
     * The values of a variant's free parameters or of all of a model's, in the order of the space, as their parameters store
     * them; where they are refused, as they were given, names that the space does not know behind, sorted. Unmodifiable.
     */
    public abstract Map<String, Number> values();

    /** The scenarios that apply, in order; never empty. */
    public abstract List<String> stack();

    /**
     * The point before the scenarios' patches.
     *
     * @throws org.calabaria.problem.CalabariaException if the values are refused
     */
    public abstract ParameterSet point();

    /**
     * The point and the configuration that would run, after the scenarios' patches.
     *
     * @throws org.calabaria.problem.CalabariaException if the values are refused
     */
    public abstract Patched patched();

    /**
     * The model's state, built anew.
     *
     * @throws org.calabaria.problem.CalabariaException if the values are refused; what {@code buildSim} throws is passed on
     */
    public Prepared<?, ?> prepare() {
        return model().prepare(patched());
    }

    /**
     * The natural values that were chosen, before any scenario: the point without the parameters that only a scenario
     * sets, in the order of the space. Seeds are derived from it, so that stacks do not enter them.
     *
     * @throws org.calabaria.problem.CalabariaException if the values are refused
     */
    public abstract Map<String, Number> chosen();

    /** Whether {@link #point()} is known or calls no code of the user's, which the inverse of a reparameterization is. */
    public boolean isDerived() {
        return !hasCodeOfTheUsers();
    }

    /** Whether {@link #point()} calls code of the user's: the inverse of a reparameterization. */
    boolean hasCodeOfTheUsers() {
        return variant().flatMap(variant -> variant.spec().reparameterization()).isPresent();
    }

    /** Derives the point, if the values are not refused, so that {@link #replay} can name it. */
    final void tryPoint() {
        try {
            point();
        } catch (CalabariaException refused) {
            // the line names the values instead
        }
    }

    /** {@link #values()} as their parameters store them, in the order of their space. */
    abstract Map<String, Number> stored();

    /** Java that runs this with a seed; calls no code of the user's. */
    abstract String replay(long seed, List<String> outputs);

    /** {@code {beta=0.3, gamma=0.1} under [lockdown]}. */
    @Override
    public final String toString() {
        return ShownValue.values(values()) + " under " + stack();
    }
}
