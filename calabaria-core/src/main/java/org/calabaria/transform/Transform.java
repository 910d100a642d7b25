package org.calabaria.transform;

/**
 * A strictly monotonic change of coordinate of one free parameter, for an optimiser or sampler.
 *
 * <p>Open to users: {@link #forward} and {@link #backward} are enough. Both must be pure functions.
 */
public interface Transform {

    /** The coordinate of a natural value. */
    double forward(double natural);

    /** The natural value of a coordinate. */
    double backward(double coordinate);

    /** The name as it stands in messages. */
    default String name() {
        return getClass().getSimpleName();
    }

    /** Whether the natural value is in the transform's domain; never true of NaN. */
    default boolean accepts(double natural) {
        return Double.isFinite(natural);
    }

    /** The domain as it stands in messages: {@code 0 <= x <= 1}. */
    default String domain() {
        return "a finite x";
    }
}
