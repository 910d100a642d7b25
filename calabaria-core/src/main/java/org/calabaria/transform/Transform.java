package org.calabaria.transform;

import org.calabaria.problem.InvalidTransformException;
import org.calabaria.problem.Problem;
import org.calabaria.problem.ShownValue;

/**
 * A strictly monotonic change of coordinate of one free parameter, for an optimiser or a sampler.
 *
 * <p>Open to users: {@link #forward} and {@link #backward} are enough. Both must be pure functions, inverse to each other
 * up to rounding, and may reverse the order. Where a transform does not take every finite number, {@link #accepts} and
 * {@link #domain} say so; they are asked before {@code forward} is.
 *
 * <p>What a transform is given outside its domain, or a coordinate without a natural value, it refuses; it never clamps.
 */
public interface Transform {

    /**
     * The coordinate of a natural value.
     *
     * @throws InvalidTransformException outside the domain; never for a value that {@link #accepts} admits
     */
    double forward(double natural);

    /**
     * The natural value of a coordinate.
     *
     * @throws InvalidTransformException for a coordinate that has no finite natural value
     */
    double backward(double coordinate);

    /**
     * The logarithm of the absolute derivative of {@link #backward} at a coordinate: what a density of natural values gains
     * in coordinates. By differences unless a transform knows better, to about six digits; negative infinity where
     * {@code backward} does not change.
     *
     * @throws InvalidTransformException for a coordinate that has no finite natural value
     */
    default double logDerivative(double coordinate) {
        return Differences.logDerivative(this, coordinate);
    }

    /**
     * The name as it stands in messages: {@code squeezed-logit}. The name of the class unless said otherwise; of an
     * anonymous one, {@code transform}.
     */
    default String name() {
        String simple = getClass().getSimpleName();
        return simple.isEmpty() ? "transform" : simple;
    }

    /** Whether the natural value is in the domain: every finite number unless said otherwise; never NaN. */
    default boolean accepts(double natural) {
        return Double.isFinite(natural);
    }

    /** The domain as it stands in messages: {@code 0 <= x <= 1}. */
    default String domain() {
        return "a finite x";
    }

    /**
     * The refusal of a natural value outside the domain: {@code transform 'squeezed-logit' requires 0 <= x <= 1, got 1.23}.
     * For a transform's own {@link #forward}.
     */
    static InvalidTransformException outsideDomain(Transform transform, double natural) {
        Problem problem = outsideDomain(transform.name(), transform, natural);
        return new InvalidTransformException(problem.subject(), problem.sentence());
    }

    /**
     * As {@link #outsideDomain(Transform, double)}, as a problem and under a label that says more than the transform's
     * name: {@code beta:squeezed-logit}.
     */
    static Problem outsideDomain(String label, Transform transform, double natural) {
        return Problem.of(
                label,
                "transform '" + ShownValue.name(label) + "' requires " + transform.domain() + ", got "
                        + ShownValue.real(natural));
    }
}
