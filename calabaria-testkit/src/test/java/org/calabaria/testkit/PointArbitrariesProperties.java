package org.calabaria.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.EdgeCases;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.calabaria.parameter.ParameterSet;
import org.calabaria.parameter.ParameterSpace;
import org.calabaria.parameter.ParameterSpec;
import org.calabaria.parameter.ParameterView;

class PointArbitrariesProperties {

    private static final ParameterSpace SPACE = ParameterSpace.of(
            ParameterSpec.real("beta", 0.1234567890123, 0.3),
            ParameterSpec.real("huge", -1.7e308, 1.7e308),
            ParameterSpec.integer("any", Long.MIN_VALUE, Long.MAX_VALUE),
            ParameterSpec.integer("few", -1, 1));

    private static final ParameterView VIEW = ParameterView.allFree(SPACE).fix("huge", 1.5);

    @Provide
    Arbitrary<ParameterSet> points() {
        return PointArbitraries.of(SPACE);
    }

    @Provide
    Arbitrary<Map<String, Number>> free() {
        return PointArbitraries.of(VIEW);
    }

    @Property(tries = 200)
    void drawsPointsOfTheSpace(@ForAll("points") ParameterSet point) {
        assertThat(SPACE.point(point.values())).isEqualTo(point);
    }

    @Property(tries = 200)
    void drawsWhatAViewBinds(@ForAll("free") Map<String, Number> values) {
        assertThat(values).containsOnlyKeys("beta", "any", "few");
        assertThat(VIEW.project(VIEW.bind(values))).isEqualTo(values);
    }

    @Example
    void hasBothBoundsAmongItsEdgeCases() {
        for (ParameterSpec spec : SPACE.specs()) {
            Set<Double> edges = edges(PointArbitraries.of(spec));
            assertThat(edges).contains(spec.lowerBound(), spec.upperBound());
        }
    }

    private static Set<Double> edges(Arbitrary<Number> values) {
        EdgeCases<Number> edges = values.edgeCases();
        return edges.suppliers().stream()
                .map(supplier -> supplier.get().value().doubleValue())
                .collect(Collectors.toSet());
    }

    @Example
    void reachesEveryValueOfAShortRange() {
        Set<Number> seen = PointArbitraries.of(ParameterSpec.integer("few", -1, 1))
                .sampleStream()
                .limit(200)
                .collect(Collectors.toSet());

        assertThat(seen).containsExactlyInAnyOrder(-1L, 0L, 1L);
    }
}
