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
 * Everything that determines a run except the seed: a model, a point and a stack of scenarios.
 *
 * <p>The replicates of a point share one setup, and a {@link org.calabaria.run.Runner} builds one state for them. A
 * setup can be created with values that the model refuses. The values are refused when the setup is run, so that an
 * invalid point is one failed run and the other runs continue.
 */
public abstract sealed class Setup permits VariantSetup, ModelSetup, RefusedSetup {

    Setup() {}

    /**
     * Creates a setup of values of a variant's free parameters. The values are copied, and checked when the setup is
     * run.
     */
    public static Setup of(ModelVariant variant, Map<String, ? extends Number> values) {
        return new VariantSource(variant).setup(values);
    }

    /**
     * Creates a setup of a point of a model's space under a stack.
     *
     * @param stack scenario names in the order in which they apply; an empty stack is the default scenario
     * @throws org.calabaria.problem.CalabariaException if a scenario is unknown or the scenarios of the stack conflict
     */
    public static Setup of(BaseModel<?, ?> model, ParameterSet point, List<String> stack) {
        return new ModelSource(model, stack).setup(Objects.requireNonNull(point, "point must not be null"));
    }

    public abstract BaseModel<?, ?> model();

    /**
     * The variant to whose free parameters {@link #values()} belong; empty if the values are those of all the model's
     * parameters.
     */
    public abstract Optional<ModelVariant> variant();

    /**
     * The values of a variant's free parameters, or of all parameters of a model, in the order of the space, as their
     * parameters store them. Refused values are returned as they were given; names that the space does not have come
     * last, sorted. Unmodifiable.
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
     * The point and the configuration that are run, after the scenarios' patches.
     *
     * @throws org.calabaria.problem.CalabariaException if the values are refused
     */
    public abstract Patched patched();

    /**
     * Builds a new state of the model.
     *
     * @throws org.calabaria.problem.CalabariaException if the values are refused. Exceptions of {@code buildSim} are
     *     passed on unchanged
     */
    public Prepared<?, ?> prepare() {
        return model().prepare(patched());
    }

    /**
     * The natural values that were chosen, before any scenario: the point without the parameters that only a scenario
     * sets, in the order of the space. Seeds are derived from these values and therefore do not depend on the stack.
     *
     * @throws org.calabaria.problem.CalabariaException if the values are refused
     */
    public abstract Map<String, Number> chosen();

    /** Whether {@link #point()} calls no user code: the point is known already, or there is no reparameterization. */
    public boolean isDerived() {
        return !hasCodeOfTheUsers();
    }

    /** Whether {@link #point()} calls user code, which is the inverse function of a reparameterization. */
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

    /** A Java expression that runs this setup with a seed; calls no user code. */
    abstract String replay(long seed, List<String> outputs);

    /** {@code {beta=0.3, gamma=0.1} under [lockdown]}. */
    @Override
    public final String toString() {
        return ShownValue.values(values()) + " under " + stack();
    }
}
