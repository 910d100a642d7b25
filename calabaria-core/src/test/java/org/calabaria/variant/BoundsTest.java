package org.calabaria.variant;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.util.List;
import org.calabaria.grammar.EqualityGroups;
import org.calabaria.problem.InvalidParameterException;
import org.junit.jupiter.api.Test;

class BoundsTest {

    private static Bounds bounds() {
        return new Bounds(List.of("beta", "gamma"), new double[] {0, -1}, new double[] {1, 2.5});
    }

    @Test
    void holdsTheEndsInOrder() {
        assertThat(bounds().names()).containsExactly("beta", "gamma");
        assertThat(bounds().lower()).containsExactly(0, -1);
        assertThat(bounds().upper()).containsExactly(1, 2.5);
        assertThat(bounds().lower("gamma")).isEqualTo(-1);
        assertThat(bounds().upper("gamma")).isEqualTo(2.5);
        assertThat(bounds().toArray()).isDeepEqualTo(new double[][] {{0, 1}, {-1, 2.5}});
    }

    @Test
    void handsOutNothingThatCanBeChanged() {
        double[] lower = {0};
        double[] upper = {1};
        Bounds bounds = new Bounds(List.of("beta"), lower, upper);
        lower[0] = 9;
        upper[0] = 9;
        bounds.lower()[0] = 9;
        bounds.upper()[0] = 9;
        bounds.toArray()[0][0] = 9;
        assertThat(bounds).hasToString("Bounds[beta in [0.0, 1.0]]");
        assertThatExceptionOfType(UnsupportedOperationException.class)
                .isThrownBy(() -> bounds.names().clear());
    }

    @Test
    void namesAnUnknownParameter() {
        assertThatExceptionOfType(InvalidParameterException.class)
                .isThrownBy(() -> bounds().upper("gama"))
                .withMessage("no free parameter is called 'gama', only {beta, gamma}; did you mean 'gamma'?");
    }

    @Test
    void isEqualByContent() {
        new EqualityGroups()
                .equal(bounds(), bounds())
                .equal(new Bounds(List.of("beta", "R0"), new double[] {0, -1}, new double[] {1, 2.5}))
                .equal(new Bounds(List.of("beta", "gamma"), new double[] {0, 0}, new double[] {1, 2.5}))
                .equal(new Bounds(List.of("beta", "gamma"), new double[] {0, -1}, new double[] {1, 2}))
                .hold();
    }
}
