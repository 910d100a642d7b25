package org.calabaria.variant;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.ToDoubleFunction;
import org.calabaria.parameter.ParameterSet;
import org.calabaria.parameter.ParameterSpace;
import org.calabaria.parameter.ParameterSpec;
import org.calabaria.problem.InvalidParameterException;

/**
 * Other free quantities in place of a view's free parameters: R0 and gamma instead of beta and gamma.
 *
 * <p>Every free parameter of the view is either <em>produced</em> by an inverse function of the new coordinates and of
 * the values that the view fixes (before any scenario), or <em>passes through</em> as a coordinate of the same name.
 * There may be fewer coordinates than parameters. The resulting natural point is run, exported and identified.
 * Scenarios patch it afterwards.
 *
 * <p>Forward functions compute quantities of a natural point; these may be coordinates, but need not be. Immutable;
 * methods return copies. A reparameterization is equal only to itself, because functions cannot be compared.
 */
public final class Reparameterization {

    private final String name;
    private final ParameterSpace coordinates;
    private final Map<String, ToDoubleFunction<Coordinates>> inverses;
    private final Map<String, ToDoubleFunction<ParameterSet>> forwards;

    private Reparameterization(
            String name,
            ParameterSpace coordinates,
            Map<String, ToDoubleFunction<Coordinates>> inverses,
            Map<String, ToDoubleFunction<ParameterSet>> forwards) {
        this.name = name;
        this.coordinates = coordinates;
        this.inverses = inverses;
        this.forwards = forwards;
    }

    /** A reparameterization without coordinates. */
    public static Reparameterization named(String name) {
        Objects.requireNonNull(name, "name must not be null");
        if (name.isBlank()) {
            throw new InvalidParameterException(name, "a reparameterization's name must not be blank");
        }
        return new Reparameterization(name, ParameterSpace.of(), Map.of(), Map.of());
    }

    /** A copy with exactly these free coordinates, in this order. */
    public Reparameterization free(ParameterSpec... newCoordinates) {
        return new Reparameterization(name, ParameterSpace.of(newCoordinates), inverses, forwards);
    }

    /** A copy that produces a natural parameter from the coordinates. */
    public Reparameterization inverse(String parameter, ToDoubleFunction<Coordinates> function) {
        return new Reparameterization(name, coordinates, longer(inverses, parameter, function), forwards);
    }

    /** A copy that produces a natural parameter from the coordinates. */
    public Reparameterization inverse(ParameterSpec parameter, ToDoubleFunction<Coordinates> function) {
        return inverse(
                Objects.requireNonNull(parameter, "parameter must not be null").name(), function);
    }

    /** A copy with a forward function, which computes a quantity of a natural point. */
    public Reparameterization forward(String quantity, ToDoubleFunction<ParameterSet> function) {
        return new Reparameterization(name, coordinates, inverses, longer(forwards, quantity, function));
    }

    private static <F> Map<String, F> longer(Map<String, F> functions, String name, F function) {
        Objects.requireNonNull(name, "name must not be null");
        Objects.requireNonNull(function, "function must not be null");
        Map<String, F> longer = new LinkedHashMap<>(functions);
        if (longer.put(name, function) != null) {
            throw new InvalidParameterException(name, "reparameterization defines '" + name + "' twice");
        }
        return Collections.unmodifiableMap(longer);
    }

    public String name() {
        return name;
    }

    /** The new free coordinates, in order. */
    public ParameterSpace coordinates() {
        return coordinates;
    }

    /** The names of the natural parameters that inverse functions produce, in the order of their definition. */
    public List<String> produced() {
        return List.copyOf(inverses.keySet());
    }

    /**
     * The quantities that the forward functions compute for a natural point, by name, in the order of their definition;
     * unmodifiable.
     */
    public Map<String, Double> report(ParameterSet point) {
        Objects.requireNonNull(point, "point must not be null");
        Map<String, Double> quantities = new LinkedHashMap<>();
        forwards.forEach((quantity, function) -> quantities.put(quantity, function.applyAsDouble(point)));
        return Collections.unmodifiableMap(quantities);
    }

    double produce(String parameter, Coordinates from) {
        return Objects.requireNonNull(inverses.get(parameter)).applyAsDouble(from);
    }

    /** {@code Reparameterization[R0: (R0, gamma) -> beta]}. */
    @Override
    public String toString() {
        return "Reparameterization[" + name + ": (" + String.join(", ", coordinates.names()) + ") -> "
                + String.join(", ", inverses.keySet()) + "]";
    }
}
