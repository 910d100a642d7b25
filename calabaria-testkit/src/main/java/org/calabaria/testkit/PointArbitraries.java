package org.calabaria.testkit;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.RandomDistribution;
import org.calabaria.parameter.IntegerParameter;
import org.calabaria.parameter.ParameterSet;
import org.calabaria.parameter.ParameterSpace;
import org.calabaria.parameter.ParameterSpec;
import org.calabaria.parameter.ParameterView;

/**
 * Generators of valid points for properties of <a href="https://jqwik.net">jqwik</a>. A project that uses this class
 * must add jqwik to its own dependencies.
 *
 * <p>Every parameter is drawn uniformly from its whole interval, independently of the others. Both bounds are edge
 * cases, and a failing point shrinks towards the lower bounds.
 *
 * <pre>{@code
 * @Provide
 * Arbitrary<ParameterSet> points() {
 *     return PointArbitraries.of(Sir.SPACE);
 * }
 * }</pre>
 */
public final class PointArbitraries {

    /** Doubles in [0, 1) are equally far apart in steps of 2^-53. */
    private static final long STEPS = 1L << 53;

    private PointArbitraries() {}

    /** The points of a space. */
    public static Arbitrary<ParameterSet> of(ParameterSpace space) {
        Objects.requireNonNull(space, "space must not be null");
        return values(space, space.names()).map(space::point);
    }

    /**
     * The argument of {@link ParameterView#bind}: a value for every free name of the view, in the order of the space.
     */
    public static Arbitrary<Map<String, Number>> of(ParameterView view) {
        Objects.requireNonNull(view, "view must not be null");
        return values(view.space(), view.free());
    }

    /** The values of one parameter: {@code Long} for an integer parameter, {@code Double} for a real parameter. */
    public static Arbitrary<Number> of(ParameterSpec spec) {
        Objects.requireNonNull(spec, "spec must not be null");
        return spec instanceof IntegerParameter integer
                ? uniform(integer.lower(), integer.upper()).map(value -> value)
                : uniform(0, STEPS).map(step -> Points.at(spec, (double) step / STEPS));
    }

    private static Arbitrary<Map<String, Number>> values(ParameterSpace space, List<String> names) {
        List<Arbitrary<Number>> each =
                names.stream().map(name -> of(space.spec(name))).toList();
        return Combinators.combine(each).as(values -> named(names, values));
    }

    private static Map<String, Number> named(List<String> names, List<Number> values) {
        Map<String, Number> named = new LinkedHashMap<>();
        for (int i = 0; i < names.size(); i++) {
            named.put(names.get(i), values.get(i));
        }
        return named;
    }

    private static Arbitrary<Long> uniform(long lower, long upper) {
        return Arbitraries.longs()
                .between(lower, upper)
                .shrinkTowards(lower)
                .withDistribution(RandomDistribution.uniform());
    }
}
