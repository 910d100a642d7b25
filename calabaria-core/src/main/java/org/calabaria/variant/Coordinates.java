package org.calabaria.variant;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.calabaria.parameter.IntegerParameter;
import org.calabaria.parameter.ParameterSet;
import org.calabaria.parameter.ParameterSpace;
import org.calabaria.parameter.ParameterSpec;
import org.calabaria.problem.InvalidParameterException;
import org.calabaria.problem.NearestName;
import org.calabaria.problem.ShownValue;

/**
 * The values that an inverse function of a {@link Reparameterization} may read: the values of the new free coordinates,
 * and the values that the view fixes, before any scenario.
 */
public final class Coordinates {

    private final String reparameterization;
    private final ParameterSet values;
    private final ParameterSet fixed;
    private final ParameterSpace natural;
    private final Map<String, String> patchedBy;

    Coordinates(
            String reparameterization,
            ParameterSet values,
            ParameterSet fixed,
            ParameterSpace natural,
            Map<String, String> patchedBy) {
        this.reparameterization = reparameterization;
        this.values = values;
        this.fixed = fixed;
        this.natural = natural;
        this.patchedBy = patchedBy;
    }

    /**
     * The named value as a double, exactly.
     *
     * @throws InvalidParameterException if there is no such value, or if it is a whole number beyond +-2^53 that no
     *     double represents exactly. If a scenario fixes the parameter, the message names the scenario
     */
    public double real(String name) {
        return holding(name).real(name);
    }

    /** Same as {@link #real(String)}, for a declared parameter. */
    public double real(ParameterSpec parameter) {
        return real(nameOf(parameter));
    }

    /**
     * The named value of an integer coordinate or parameter.
     *
     * @throws InvalidParameterException if there is no such value, or if it is real
     */
    public long integer(String name) {
        return holding(name).integer(name);
    }

    /** Same as {@link #integer(String)}, for a declared parameter. */
    public long integer(IntegerParameter parameter) {
        return integer(nameOf(parameter));
    }

    private String nameOf(ParameterSpec parameter) {
        Objects.requireNonNull(parameter, "parameter must not be null");
        ParameterSpace declaring = values.space().contains(parameter.name()) ? values.space() : natural;
        if (declaring.contains(parameter.name()) && !declaring.contains(parameter)) {
            throw new InvalidParameterException(
                    parameter.name(),
                    "parameter '" + parameter + "' differs from the parameter that reparameterization '"
                            + reparameterization + "' reads: " + declaring.spec(parameter.name()));
        }
        return parameter.name();
    }

    private ParameterSet holding(String name) {
        Objects.requireNonNull(name, "name must not be null");
        if (values.space().contains(name)) {
            return values;
        }
        if (fixed.space().contains(name)) {
            return fixed;
        }
        throw new InvalidParameterException(name, refusal(name));
    }

    private String refusal(String name) {
        String reads = "reparameterization '" + reparameterization + "' reads '" + ShownValue.name(name) + "', ";
        if (patchedBy.containsKey(name)) {
            return reads + "which scenario '" + patchedBy.get(name) + "' fixes";
        }
        List<String> known = new ArrayList<>(values.space().names());
        known.addAll(fixed.space().names());
        return reads + "which is neither one of its coordinates nor fixed by the view; known are "
                + NearestName.braces(known) + NearestName.remedy(List.of(name), known);
    }

    /** {@code Coordinates{R0=2.5, gamma=0.1}}. */
    @Override
    public String toString() {
        return values.toString().replaceFirst("ParameterSet", "Coordinates");
    }
}
