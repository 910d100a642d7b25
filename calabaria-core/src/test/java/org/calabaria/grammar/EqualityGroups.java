package org.calabaria.grammar;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;

/**
 * The contract of {@code equals} and {@code hashCode} over groups of values: equal within a group, however they were
 * built, and unequal across groups.
 */
public final class EqualityGroups {

    private final List<List<Object>> groups = new ArrayList<>();

    public EqualityGroups equal(Object... values) {
        groups.add(List.of(values));
        return this;
    }

    public void hold() {
        for (List<Object> group : groups) {
            for (Object a : group) {
                assertThat(a.equals(null)).as("%s equals null", a).isFalse();
                assertThat(a.equals(new Object())).as("%s equals an object", a).isFalse();
                for (List<Object> others : groups) {
                    for (Object b : others) {
                        assertThat(a.equals(b)).as("%s equals %s", a, b).isEqualTo(group == others);
                        if (group == others) {
                            assertThat(a).hasSameHashCodeAs(b).hasToString(b.toString());
                        }
                    }
                }
            }
        }
    }
}
