package org.calabaria.variant;

import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;
import org.calabaria.parameter.IntegerParameter;
import org.calabaria.parameter.ParameterSpace;
import org.calabaria.parameter.ParameterSpec;
import org.calabaria.problem.CalabariaException;
import org.calabaria.problem.InvalidParameterException;
import org.calabaria.problem.InvalidTransformException;
import org.calabaria.problem.Mistake;
import org.calabaria.problem.NearestName;
import org.calabaria.problem.Problem;
import org.calabaria.problem.ShownValue;
import org.calabaria.transform.Transform;
import org.calabaria.transform.Transforms;
import org.jspecify.annotations.Nullable;

/**
 * The optimiser's coordinates of free parameters, and the closed box in which they lie.
 *
 * <p>All checks are made on coordinates. A coordinate inside the box maps to a value inside the parameter's bounds; by
 * construction a value can be outside only by rounding, and is then set to the bound. An end of the box maps to the
 * bound itself. A coordinate outside the box is refused.
 */
final class CoordinateBox {

    /** Up to 2^53 every whole number is a different double. */
    private static final long LARGEST_EXACT = 1L << 53;

    /**
     * The permitted rounding error of a transform, relative to the larger end. It is larger than the error of a correct
     * transform and much smaller than that of a wrong one.
     */
    private static final double ROUNDING = 1e-9;

    /**
     * The points in the box that {@link #refuseForeignInverse} tests. There are two, because one could be a fixed
     * point.
     */
    private static final double[] PROBES = {0.25, 0.625};

    /** The relative difference up to which two numbers may differ by rounding alone. */
    private static final double SAME = 1e-6;

    private final ParameterSpace free;
    private final @Nullable Transform[] transforms;
    private final double[] lower;
    private final double[] upper;
    private final boolean[] reversed;

    CoordinateBox(ParameterSpace free, Transforms byName) {
        this.free = free;
        int n = free.size();
        this.transforms = new Transform[n];
        this.lower = new double[n];
        this.upper = new double[n];
        this.reversed = new boolean[n];
        List<Problem> problems = new ArrayList<>(notFree(free, byName));
        for (int i = 0; i < n; i++) {
            transforms[i] = byName.byName().get(spec(i).name());
            setEnds(i, problems);
        }
        if (!problems.isEmpty()) {
            throw Mistake.refusal("transforms", problems, InvalidTransformException::new);
        }
    }

    /**
     * Refuses transforms of names that are not free.
     *
     * @throws org.calabaria.problem.InvalidParameterException listing all of these names
     */
    static void requireFree(ParameterSpace free, Transforms byName) {
        List<Problem> problems = notFree(free, byName);
        if (!problems.isEmpty()) {
            throw Mistake.refusal("transforms", problems, InvalidTransformException::new);
        }
    }

    private static List<Problem> notFree(ParameterSpace free, Transforms byName) {
        TreeSet<String> notFree = new TreeSet<>(byName.byName().keySet());
        notFree.removeAll(free.names());
        if (notFree.isEmpty()) {
            return List.of();
        }
        return List.of(Mistake.PARAMETER.problem(
                notFree.first(),
                "transform(s) of " + NearestName.braces(notFree) + ", but free are only "
                        + NearestName.braces(free.names()) + NearestName.remedy(notFree, free.names())));
    }

    private void setEnds(int i, List<Problem> problems) {
        int before = problems.size();
        double atLower = coordinateOfBound(i, spec(i).lowerBound(), problems);
        double atUpper = coordinateOfBound(i, spec(i).upperBound(), problems);
        reversed[i] = atLower > atUpper;
        lower[i] = Math.min(atLower, atUpper);
        upper[i] = Math.max(atLower, atUpper);
        if (atLower == atUpper && spec(i).lowerBound() < spec(i).upperBound()) {
            problems.add(Problem.of(
                    spec(i).name(),
                    "transform '" + label(i) + "' must be strictly monotonic, but maps both bounds to "
                            + ShownValue.real(atLower)));
        }
        for (double share : PROBES) {
            if (problems.size() == before) {
                refuseForeignInverse(i, lower[i] * (1 - share) + upper[i] * share, problems);
            }
        }
    }

    /**
     * Refuses a {@code backward} that is not the inverse of {@code forward}. No later check would detect the wrong
     * values.
     */
    private void refuseForeignInverse(int i, double coordinate, List<Problem> problems) {
        Transform transform = transforms[i];
        if (transform == null) {
            return;
        }
        List<Problem> seenLater = new ArrayList<>();
        Number natural = within(i, coordinate, seenLater);
        if (natural == null || !transform.accepts(natural.doubleValue())) {
            return;
        }
        double again = transform.forward(natural.doubleValue());
        Number back = isWithin(lower[i], upper[i], again) ? within(i, again, seenLater) : null;
        if (back != null && differ(coordinate, again) && differ(natural.doubleValue(), back.doubleValue())) {
            problems.add(Problem.of(
                    spec(i).name(),
                    "transform '" + label(i)
                            + "' must have a backward() that is the inverse of its forward(), but maps "
                            + "coordinate " + ShownValue.real(coordinate) + " to " + ShownValue.of(natural)
                            + ", and that to coordinate " + ShownValue.real(again)));
        }
    }

    private static boolean differ(double x, double y) {
        return Math.abs(x - y) > SAME * Math.max(Math.abs(x), Math.abs(y));
    }

    private double coordinateOfBound(int i, double bound, List<Problem> problems) {
        Transform transform = transforms[i];
        if (transform == null) {
            return bound;
        }
        if (!transform.accepts(bound)) {
            problems.add(outsideDomain(i, transform, bound));
            return Double.NaN;
        }
        double coordinate = transform.forward(bound);
        if (!Double.isFinite(coordinate)) {
            problems.add(Problem.of(
                    spec(i).name(),
                    "transform '" + label(i) + "' must map the bounds to finite coordinates, but maps "
                            + ShownValue.real(bound) + " to " + ShownValue.real(coordinate)));
        }
        return coordinate + 0.0;
    }

    private Problem outsideDomain(int i, Transform transform, double natural) {
        return Problem.of(
                spec(i).name(),
                Transform.outsideDomain(label(i), transform, natural).sentence());
    }

    private String label(int i) {
        Transform transform = transforms[i];
        return spec(i).name() + ":" + (transform == null ? "identity" : transform.name());
    }

    private ParameterSpec spec(int i) {
        return free.specs().get(i);
    }

    /** Refuses integer parameters with whole numbers that coordinates cannot distinguish. */
    void requireExact() {
        List<Problem> problems = new ArrayList<>();
        for (ParameterSpec spec : free.specs()) {
            if (spec instanceof IntegerParameter whole
                    && !(-LARGEST_EXACT <= whole.lower() && whole.upper() <= LARGEST_EXACT)) {
                problems.add(Problem.of(
                        spec.name(),
                        "parameter '" + spec.name() + "' has whole numbers beyond +-2^53 in " + spec.interval()
                                + ", which coordinates cannot distinguish; give it a range within +-2^53, or fix it"));
            }
        }
        if (!problems.isEmpty()) {
            throw new InvalidParameterException("coordinates", problems);
        }
    }

    Bounds bounds() {
        requireExact();
        return new Bounds(free.names(), lower, upper);
    }

    /** The problem that the transform has with a natural value, if any. */
    @Nullable
    Problem problemWith(int i, double natural) {
        Transform transform = transforms[i];
        return transform == null || transform.accepts(natural) ? null : outsideDomain(i, transform, natural);
    }

    /** The coordinate of a natural value that lies within the parameter's bounds. */
    double forward(int i, double natural, List<Problem> problems) {
        Transform transform = transforms[i];
        double coordinate = transform == null ? natural : transform.forward(natural);
        if (!isWithin(lower[i], upper[i], coordinate)) {
            problems.add(
                    notMonotonic(i, "values", spec(i).interval(), natural, interval(lower[i], upper[i]), coordinate));
        }
        return Math.max(lower[i], Math.min(upper[i], coordinate + 0.0)); // outside only by rounding
    }

    /** Whether a number lies in the interval, or outside only by rounding; false for NaN. */
    private static boolean isWithin(double lower, double upper, double x) {
        double rounding = ROUNDING * Math.max(Math.abs(lower), Math.abs(upper)) + Double.MIN_NORMAL;
        return lower - rounding <= x && x <= upper + rounding;
    }

    private Problem notMonotonic(int i, String what, String from, double x, String to, double y) {
        return Problem.of(
                spec(i).name(),
                "transform '" + label(i) + "' must map " + what + " in " + from + " into " + to + ", but maps "
                        + ShownValue.real(x) + " to " + ShownValue.real(y));
    }

    private static String interval(double lower, double upper) {
        return "[" + ShownValue.real(lower) + ", " + ShownValue.real(upper) + "]";
    }

    /**
     * The natural value of a coordinate. If the coordinate is outside the box, a problem is added and null returned.
     */
    @Nullable
    Number backward(int i, double coordinate, List<Problem> problems) {
        if (!(lower[i] <= coordinate && coordinate <= upper[i])) {
            problems.add(Problem.of(
                    spec(i).name(),
                    "coordinate '" + spec(i).name() + "' must lie in " + interval(lower[i], upper[i]) + ", got "
                            + ShownValue.real(coordinate)));
            return null;
        }
        if (coordinate == lower[i] || coordinate == upper[i]) {
            return bound(spec(i), coordinate == lower[i] == reversed[i]);
        }
        return within(i, coordinate, problems);
    }

    private @Nullable Number within(int i, double coordinate, List<Problem> problems) {
        Transform transform = transforms[i];
        double natural;
        try {
            natural = transform == null ? coordinate : transform.backward(coordinate);
        } catch (CalabariaException refused) {
            problems.addAll(refused.problems());
            return null;
        }
        if (!isWithin(spec(i).lowerBound(), spec(i).upperBound(), natural)) {
            problems.add(notMonotonic(
                    i, "coordinates", interval(lower[i], upper[i]), coordinate, spec(i).interval(), natural));
            return null;
        }
        return cut(spec(i), natural);
    }

    private static Number cut(ParameterSpec spec, double natural) {
        if (spec instanceof IntegerParameter integer) {
            long nearest = (long) StrictMath.rint(natural);
            return Math.max(integer.lower(), Math.min(integer.upper(), nearest));
        }
        return Math.max(spec.lowerBound(), Math.min(spec.upperBound(), natural)) + 0.0;
    }

    private static Number bound(ParameterSpec spec, boolean atUpper) {
        if (spec instanceof IntegerParameter integer) {
            return atUpper ? integer.upper() : integer.lower();
        }
        return atUpper ? spec.upperBound() : spec.lowerBound();
    }
}
