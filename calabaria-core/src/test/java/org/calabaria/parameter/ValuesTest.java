package org.calabaria.parameter;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatNullPointerException;

import java.util.Map;
import org.calabaria.grammar.EqualityGroups;
import org.calabaria.problem.InvalidParameterException;
import org.junit.jupiter.api.Test;

class ValuesTest {

    private static final RealParameter BETA = ParameterSpec.real("beta", 0, 1);
    private static final RealParameter GAMMA = ParameterSpec.real("gamma", 0, 1);
    private static final IntegerParameter POPULATION = ParameterSpec.integer("population", 100, 1_000_000);

    @Test
    void isAMapInTheOrderGiven() {
        Values values = Values.of(POPULATION, 10_000).with(GAMMA, 0.1).with(BETA, 0.3);
        assertThat(values)
                .containsExactly(Map.entry("population", 10_000L), Map.entry("gamma", 0.1), Map.entry("beta", 0.3));
        assertThat(values.parameters()).containsExactly(POPULATION, GAMMA, BETA);
        assertThat(values).hasToString("{population=10000, gamma=0.1, beta=0.3}");
    }

    @Test
    void takesTheLaterOfTwoValues() {
        assertThat(Values.of(BETA, 0.3).with(BETA, 0.4)).containsExactly(Map.entry("beta", 0.4));
        assertThat(Values.of(BETA, 0.3).with(ParameterSpec.real("beta", 0, 1), 0.4))
                .hasSize(1);
    }

    @Test
    void doesNotChange() {
        Values values = Values.of(BETA, 0.3);
        values.with(GAMMA, 0.1);
        assertThat(values).hasSize(1);
        assertThatExceptionOfType(UnsupportedOperationException.class).isThrownBy(() -> values.put("gamma", 0.1));
        assertThatExceptionOfType(UnsupportedOperationException.class).isThrownBy(() -> values.remove("beta"));
        assertThatExceptionOfType(UnsupportedOperationException.class)
                .isThrownBy(() -> values.entrySet().iterator().next().setValue(0.9));
        assertThatExceptionOfType(UnsupportedOperationException.class)
                .isThrownBy(() -> values.parameters().clear());
        assertThat(Values.none()).isEmpty();
    }

    @Test
    void refusesAValueOutsideTheHandlesBounds() {
        assertThatExceptionOfType(InvalidParameterException.class)
                .isThrownBy(() -> Values.of(BETA, 1.23))
                .withMessage("parameter 'beta' must lie in [0.0, 1.0], got 1.23");
        assertThatExceptionOfType(InvalidParameterException.class)
                .isThrownBy(() -> Values.none().with(POPULATION, 3))
                .withMessage("parameter 'population' must lie in [100, 1000000], got 3");
        assertThatExceptionOfType(InvalidParameterException.class)
                .isThrownBy(() -> Values.of(BETA, Double.NaN))
                .withMessage("parameter 'beta' must lie in [0.0, 1.0], got NaN");
    }

    @Test
    void refusesTwoDifferentParametersOfOneName() {
        assertThatExceptionOfType(InvalidParameterException.class)
                .isThrownBy(() -> Values.of(BETA, 0.3).with(ParameterSpec.real("beta", 0, 2), 0.3))
                .withMessage("two different parameters are called 'beta': one of them is beta: real in [0.0, 2.0]");
    }

    @Test
    void storesANegativeZeroAsZero() {
        assertThat(Double.doubleToRawLongBits((Double) Values.of(BETA, -0.0).get("beta")))
                .isZero();
    }

    @Test
    void isEqualToEveryMapWithTheSameEntries() {
        new EqualityGroups()
                .equal(Values.of(BETA, 0.3), Values.of(BETA, 0.4).with(BETA, 0.3), Map.of("beta", 0.3))
                .equal(Values.of(BETA, 0.4))
                .equal(Values.none(), Map.of())
                .hold();
        assertThat(Values.of(BETA, 0.3).with(GAMMA, 0.1))
                .isEqualTo(Values.of(GAMMA, 0.1).with(BETA, 0.3));
    }

    @Test
    void namesANullArgument() {
        assertThatNullPointerException()
                .isThrownBy(() -> Values.of((RealParameter) null, 1.0))
                .withMessage("parameter must not be null");
        assertThatNullPointerException()
                .isThrownBy(() -> Values.none().with((IntegerParameter) null, 1L))
                .withMessage("parameter must not be null");
    }
}
