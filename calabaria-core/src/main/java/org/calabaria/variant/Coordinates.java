package org.calabaria.variant;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.calabaria.parameter.IntegerParameter;
import org.calabaria.parameter.ParameterSet;
import org.calabaria.parameter.ParameterSpace;
import org.calabaria.parameter.ParameterSpec;
import org.calabaria.parameter.ParameterView;
import org.calabaria.problem.InvalidParameterException;
import org.calabaria.problem.NearestName;
import org.calabaria.problem.ShownValue;

/**
 * What the inverse of a {@link Reparameterization} may read: the values of the new free coordinates, and those that the
 * view fixes, as they are before any scenario.
 */
public final class Coordinates {

    private final String reparameterization;
    private final ParameterSet values;
    private final ParameterView view;
    private final Map<String, String> patchedBy;

    Coordinates(String reparameterization, ParameterSet values, ParameterView view, Map<String, String> patchedBy) {
        this.reparameterization = reparameterization;
        this.values = values;
        this.view = view;
        this.patchedBy = patchedBy;
    }

    /**
     * The named value as a double.
     *
     * @throws InvalidParameterException if there is none, naming the scenario where one fixes it
     */
    public double real(String name) {
        return get(name).doubleValue();
    }

    /** As {@link #real(String)}, by the declared parameter. */
    public double real(ParameterSpec parameter) {
        return real(nameOf(parameter));
    }

    /**
     * The named value of an integer coordinate or parameter.
     *
     * @throws InvalidParameterException if there is none, or if it is real
     */
    public long integer(String name) {
        if (get(name) instanceof Long value) {
            return value;
        }
        throw new InvalidParameterException(
                name, "parameter '" + name + "' is real, not an integer; read it with real(\"" + name + "\")");
    }

    /** As {@link #integer(String)}, by the declared parameter. */
    public long integer(IntegerParameter parameter) {
        return integer(nameOf(parameter));
    }

    private String nameOf(ParameterSpec parameter) {
        Objects.requireNonNull(parameter, "parameter must not be null");
        ParameterSpace declaring = values.space().contains(parameter.name()) ? values.space() : view.space();
        if (declaring.contains(parameter.name()) && !declaring.contains(parameter)) {
            throw new InvalidParameterException(
                    parameter.name(),
                    "parameter '" + parameter + "' is not what reparameterization '" + reparameterization
                            + "' reads; that is " + declaring.spec(parameter.name()));
        }
        return parameter.name();
    }

    private Number get(String name) {
        Objects.requireNonNull(name, "name must not be null");
        if (values.space().contains(name)) {
            return values.get(name);
        }
        Number fixed = view.fixed().get(name);
        if (fixed != null) {
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
        known.addAll(view.fixed().keySet());
        return reads + "which is neither one of its coordinates nor fixed by the view; known are "
                + NearestName.braces(known) + NearestName.remedy(List.of(name), known);
    }

    /** {@code Coordinates{R0=2.5, gamma=0.1}}. */
    @Override
    public String toString() {
        return values.toString().replaceFirst("ParameterSet", "Coordinates");
    }
}
