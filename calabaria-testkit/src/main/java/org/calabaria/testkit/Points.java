package org.calabaria.testkit;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.calabaria.parameter.IntegerParameter;
import org.calabaria.parameter.ParameterSet;
import org.calabaria.parameter.ParameterSpace;
import org.calabaria.parameter.ParameterSpec;
import org.calabaria.random.Pcg64;

/** Valid points of a parameter space, the same at every call. */
public final class Points {

    private Points() {}

    /**
     * The middle of the space, and then points drawn uniformly and independently per parameter.
     *
     * @param count the number of points; at least one
     * @param seed unsigned; the same seed gives the same points
     */
    public static List<ParameterSet> sample(ParameterSpace space, int count, long seed) {
        if (!(count >= 1)) {
            throw new IllegalArgumentException("count must be at least 1, got " + count);
        }
        List<ParameterSet> points = new ArrayList<>();
        points.add(middle(space));
        for (int i = 1; i < count; i++) {
            points.add(drawn(space, Pcg64.seeded(seed).child("point", i)));
        }
        return List.copyOf(points);
    }

    private static ParameterSet middle(ParameterSpace space) {
        Map<String, Number> values = new LinkedHashMap<>();
        for (ParameterSpec spec : space.specs()) {
            values.put(spec.name(), at(spec, 0.5));
        }
        return space.point(values);
    }

    private static ParameterSet drawn(ParameterSpace space, Pcg64 random) {
        Map<String, Number> values = new LinkedHashMap<>();
        for (ParameterSpec spec : space.specs()) {
            values.put(spec.name(), at(spec, random.nextDouble()));
        }
        return space.point(values);
    }

    /** The value at a fraction of the distance from the lower to the upper bound. */
    static Number at(ParameterSpec spec, double share) {
        double value = spec.lowerBound() * (1 - share) + spec.upperBound() * share;
        if (spec instanceof IntegerParameter integer) {
            return Math.max(integer.lower(), Math.min(integer.upper(), (long) StrictMath.rint(value)));
        }
        return Math.max(spec.lowerBound(), Math.min(spec.upperBound(), value));
    }
}
