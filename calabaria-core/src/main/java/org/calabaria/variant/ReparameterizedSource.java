package org.calabaria.variant;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.calabaria.parameter.IntegerParameter;
import org.calabaria.parameter.ParameterSet;
import org.calabaria.parameter.ParameterSpace;
import org.calabaria.parameter.ParameterSpec;
import org.calabaria.parameter.ParameterView;
import org.calabaria.problem.CalabariaException;
import org.calabaria.problem.InvalidParameterException;
import org.calabaria.problem.NearestName;
import org.calabaria.problem.Problem;
import org.calabaria.problem.ShownValue;
import org.calabaria.scenario.Composition;

/** Free parameters that are the coordinates of a {@link Reparameterization}. */
final class ReparameterizedSource implements PointSource {

    private final Reparameterization reparameterization;
    private final ParameterView view;
    private final ParameterView before;
    private final ParameterSet fixed;
    private final SortedMap<String, String> patchedBy;
    private final SortedMap<String, Number> patches;
    private final ParameterSpace free;

    ReparameterizedSource(Reparameterization reparameterization, ParameterView view, Composition composition) {
        this.reparameterization = reparameterization;
        this.view = view;
        this.patchedBy = composition.paramsSetBy();
        this.patches = composition.paramPatches();
        List<Problem> problems = new ArrayList<>();
        checkNatural(problems);
        reparameterization.coordinates().specs().forEach(coordinate -> checkCoordinate(coordinate, problems));
        if (!problems.isEmpty()) {
            throw new InvalidParameterException("reparameterization '" + reparameterization.name() + "'", problems);
        }
        this.before = NaturalSource.withPatchedFree(view, composition);
        this.fixed = fixed(view);
        this.free = ParameterSpace.of(reparameterization.coordinates().specs().stream()
                .filter(coordinate -> !passesThrough(coordinate.name()) || !patchedBy.containsKey(coordinate.name()))
                .toArray(ParameterSpec[]::new));
    }

    private static ParameterSet fixed(ParameterView view) {
        return ParameterSpace.of(
                        view.fixed().keySet().stream().map(view.space()::spec).toArray(ParameterSpec[]::new))
                .point(view.fixed());
    }

    private boolean passesThrough(String coordinate) {
        return view.free().contains(coordinate)
                && !reparameterization.produced().contains(coordinate);
    }

    private void checkNatural(List<Problem> problems) {
        TreeSet<String> foreign = new TreeSet<>(reparameterization.produced());
        foreign.removeAll(view.free());
        if (!foreign.isEmpty()) {
            problem(
                    problems,
                    foreign.first(),
                    "produces " + NearestName.braces(foreign) + ", which the view does not leave free"
                            + NearestName.remedy(foreign, view.free()));
        }
        TreeSet<String> lacking = new TreeSet<>(view.free());
        lacking.removeAll(reparameterization.produced());
        lacking.removeAll(reparameterization.coordinates().names());
        if (!lacking.isEmpty()) {
            problem(
                    problems,
                    lacking.first(),
                    "gives no value to free parameter(s) " + NearestName.braces(lacking)
                            + "; add an inverse, make them coordinates, or fix them");
        }
        for (String produced : new TreeSet<>(reparameterization.produced())) {
            if (patchedBy.containsKey(produced)) {
                problem(
                        problems,
                        produced,
                        "produces '" + produced + "', which scenario '" + patchedBy.get(produced) + "' patches");
            }
        }
    }

    private void checkCoordinate(ParameterSpec coordinate, List<Problem> problems) {
        String name = coordinate.name();
        if (reparameterization.produced().contains(name) || !view.space().contains(name)) {
            return;
        }
        ParameterSpec natural = view.space().spec(name);
        if (view.fixed().containsKey(name)) {
            problem(problems, name, "has coordinate '" + name + "', which the view fixes");
        } else if (!isWithin(coordinate, natural)) {
            problem(
                    problems,
                    name,
                    "passes '" + name + "' through as " + coordinate + ", which is not within the model's " + natural);
        }
    }

    private static boolean isWithin(ParameterSpec coordinate, ParameterSpec natural) {
        if (coordinate instanceof IntegerParameter inner && natural instanceof IntegerParameter outer) {
            return outer.lower() <= inner.lower() && inner.upper() <= outer.upper();
        }
        return coordinate.getClass() == natural.getClass()
                && natural.lowerBound() <= coordinate.lowerBound()
                && coordinate.upperBound() <= natural.upperBound();
    }

    private void problem(List<Problem> problems, String subject, String what) {
        problems.add(Problem.of(subject, "reparameterization '" + reparameterization.name() + "' " + what));
    }

    @Override
    public ParameterSpace free() {
        return free;
    }

    @Override
    public ParameterSet point(Map<String, ? extends Number> values) {
        ParameterSet coordinates = ParameterView.allFree(free).bind(values);
        Coordinates from = new Coordinates(reparameterization.name(), coordinates, fixed, view.space(), patchedBy);
        Map<String, Number> natural = new LinkedHashMap<>();
        List<Problem> problems = new ArrayList<>();
        for (String name : before.free()) {
            if (passesThrough(name)) {
                natural.put(name, coordinates.get(name));
            } else {
                natural.put(name, produced(name, from, coordinates, problems));
            }
        }
        if (!problems.isEmpty()) {
            throw new InvalidParameterException("reparameterization '" + reparameterization.name() + "'", problems);
        }
        return before.bind(natural);
    }

    private Number produced(String name, Coordinates from, ParameterSet coordinates, List<Problem> problems) {
        double value = value(name, from, coordinates);
        ParameterSpec spec = view.space().spec(name);
        try {
            return spec.coerce(value);
        } catch (InvalidParameterException refused) {
            problems.add(Problem.of(
                    name, shown(coordinates) + " gives " + name + "=" + ShownValue.real(value) + outside(spec, value)));
            return value;
        }
    }

    private double value(String name, Coordinates from, ParameterSet coordinates) {
        try {
            return reparameterization.produce(name, from);
        } catch (CalabariaException refused) {
            throw refused;
        } catch (RuntimeException failure) {
            String sentence = "reparameterization '" + reparameterization.name() + "' at " + shown(coordinates)
                    + ": the inverse of '" + name + "' failed with " + failure;
            throw new CalabariaException("", List.of(Problem.of(name, sentence)), failure);
        }
    }

    private static String outside(ParameterSpec spec, double value) {
        if (!(spec instanceof IntegerParameter) || !(spec.lowerBound() <= value && value <= spec.upperBound())) {
            return " outside " + spec.interval();
        }
        return value == StrictMath.rint(value)
                ? ", beyond +-2^53, where doubles do not distinguish all whole numbers"
                : ", which is not an integer";
    }

    private static String shown(ParameterSet coordinates) {
        return coordinates.values().entrySet().stream()
                .map(entry -> entry.getKey() + "=" + ShownValue.of(entry.getValue()))
                .collect(Collectors.joining(", "));
    }

    @Override
    public ParameterSet effective(Map<String, ? extends Number> values) {
        return point(values).with(patches);
    }
}
