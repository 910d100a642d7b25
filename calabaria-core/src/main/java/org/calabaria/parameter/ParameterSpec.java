package org.calabaria.parameter;

import org.calabaria.problem.InvalidParameterException;
import org.jspecify.annotations.Nullable;

/**
 * The declaration of one numeric parameter: its name, its inclusive bounds and its meaning.
 *
 * <p>A declaration that is kept as a constant is also a typed handle: every method that takes a parameter's name also
 * takes the declared parameter, so that a misspelt parameter does not compile. A handle belongs to a space if the space
 * contains an equal declaration.
 *
 * <p>A name is a letter or {@code _} followed by letters, digits, {@code _}, {@code .} or {@code -}, all ASCII.
 * Parameters are numbers; a choice among categories is configuration.
 */
public sealed interface ParameterSpec permits RealParameter, IntegerParameter {

    /**
     * A real parameter.
     *
     * @param lower inclusive and finite
     * @param upper inclusive, finite and not below {@code lower}
     */
    static RealParameter real(String name, double lower, double upper) {
        return new RealParameter(name, lower, upper, "");
    }

    /**
     * An integer parameter.
     *
     * @param lower inclusive
     * @param upper inclusive and not below {@code lower}
     */
    static IntegerParameter integer(String name, long lower, long upper) {
        return new IntegerParameter(name, lower, upper, "");
    }

    String name();

    /** The meaning of the parameter, with its unit in brackets: {@code recovery rate [1/day]}. May be empty. */
    String doc();

    /** A copy with this documentation. */
    ParameterSpec doc(String doc);

    /** The inclusive lower bound as a double; an integer bound beyond 2^53 is rounded to the nearest. */
    double lowerBound();

    /** The inclusive upper bound as a double; an integer bound beyond 2^53 is rounded to the nearest. */
    double upperBound();

    /** The bounds as shown in a message: {@code [0.0, 1.0]}. */
    String interval();

    /**
     * The value as this parameter stores it: a {@code Double} or a {@code Long} within the bounds.
     *
     * <p>A real parameter accepts every boxed primitive number, {@code BigInteger} and {@code BigDecimal} that a double
     * represents exactly; {@code -0.0} becomes {@code 0.0}. An integer parameter accepts integral types, and a
     * floating-point number that is integral and within +-2^53: 3.0 is accepted, 3.9 is not.
     *
     * @throws InvalidParameterException for anything else, NaN and infinities included
     */
    default Number coerce(@Nullable Object value) {
        Number coerced = Coercion.of(this, value);
        if (coerced == null) {
            throw new InvalidParameterException(name(), Coercion.refusal(this, value));
        }
        return coerced;
    }
}
