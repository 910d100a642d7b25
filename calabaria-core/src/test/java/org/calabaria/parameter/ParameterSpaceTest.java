package org.calabaria.parameter;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatNullPointerException;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.calabaria.grammar.EqualityGroups;
import org.calabaria.problem.InvalidParameterException;
import org.junit.jupiter.api.Test;

class ParameterSpaceTest {

    private static final RealParameter BETA = ParameterSpec.real("beta", 0, 1);
    private static final RealParameter GAMMA = ParameterSpec.real("gamma", 0, 1);
    private static final IntegerParameter POPULATION = ParameterSpec.integer("population", 100, 1_000_000);
    private static final ParameterSpace SPACE = ParameterSpace.of(BETA, GAMMA, POPULATION);

    @Test
    void keepsTheOrderOfTheDeclarations() {
        assertThat(SPACE.names()).containsExactly("beta", "gamma", "population");
        assertThat(SPACE.specs()).containsExactly(BETA, GAMMA, POPULATION);
        assertThat(ParameterSpace.of(POPULATION, BETA).names()).containsExactly("population", "beta");
        assertThat(SPACE.size()).isEqualTo(3);
        assertThat(SPACE.version()).isEqualTo("1.0");
    }

    @Test
    void findsDeclarationsByName() {
        assertThat(SPACE.spec("gamma")).isEqualTo(GAMMA);
        assertThat(SPACE.contains("gamma")).isTrue();
        assertThat(SPACE.contains("Gamma")).isFalse();
        assertThat(SPACE.contains(ParameterSpec.real("gamma", 0, 1))).isTrue();
        assertThat(SPACE.contains(ParameterSpec.real("gamma", 0, 0.5))).isFalse();
    }

    @Test
    void suggestsTheNearestNameForAnUnknownOne() {
        assertThatExceptionOfType(InvalidParameterException.class)
                .isThrownBy(() -> SPACE.spec("betta"))
                .withMessage("unknown parameter(s) {betta}; did you mean 'beta'?");
        assertThatExceptionOfType(InvalidParameterException.class)
                .isThrownBy(() -> SPACE.spec("temperature"))
                .withMessage("unknown parameter(s) {temperature}");
    }

    @Test
    void refusesAHandleThatIsDeclaredOtherwise() {
        assertThat(SPACE.spec(ParameterSpec.real("beta", 0, 1))).isSameAs(BETA);
        assertThatExceptionOfType(InvalidParameterException.class)
                .isThrownBy(() -> SPACE.spec(ParameterSpec.integer("beta", 0, 1)))
                .withMessage("parameter 'beta: integer in [0, 1]' does not belong to this space; "
                        + "the space declares beta: real in [0.0, 1.0]");
        ParameterSpace documented = ParameterSpace.of(BETA.doc("transmission"));
        assertThatExceptionOfType(InvalidParameterException.class)
                .isThrownBy(() -> documented.spec(BETA))
                .withMessage("parameter 'beta: real in [0.0, 1.0]' does not belong to this space; "
                        + "the space declares it with the doc 'transmission'");
    }

    @Test
    void refusesADeclarationThatIsThereTwice() {
        assertThatExceptionOfType(InvalidParameterException.class)
                .isThrownBy(() -> ParameterSpace.of(GAMMA, BETA, GAMMA, ParameterSpec.integer("beta", 0, 9)))
                .withMessage("parameter(s) {beta, gamma} declared more than once");
    }

    @Test
    void refusesABlankVersion() {
        assertThatExceptionOfType(InvalidParameterException.class)
                .isThrownBy(() -> SPACE.withVersion(" "))
                .withMessage("a parameter space's version must not be blank");
    }

    @Test
    void doesNotFollowTheListItWasMadeFrom() {
        List<ParameterSpec> specs = new ArrayList<>(List.of(BETA, GAMMA));
        ParameterSpec[] array = {BETA, GAMMA};
        ParameterSpace fromList = new ParameterSpace(specs, "1.0");
        ParameterSpace fromArray = ParameterSpace.of(array);
        specs.set(0, POPULATION);
        array[0] = POPULATION;
        assertThat(fromList.names()).containsExactly("beta", "gamma");
        assertThat(fromArray.names()).containsExactly("beta", "gamma");
    }

    @Test
    void handsOutNothingThatCanBeChanged() {
        assertThatExceptionOfType(UnsupportedOperationException.class)
                .isThrownBy(() -> SPACE.specs().set(0, GAMMA));
        assertThatExceptionOfType(UnsupportedOperationException.class)
                .isThrownBy(() -> SPACE.specs().remove(0));
        assertThatExceptionOfType(UnsupportedOperationException.class)
                .isThrownBy(() -> SPACE.names().set(0, "x"));
        assertThatExceptionOfType(UnsupportedOperationException.class)
                .isThrownBy(() -> SPACE.specs().removeIf(BETA::equals));
    }

    @Test
    void isEqualByValue() {
        new EqualityGroups()
                .equal(
                        SPACE,
                        ParameterSpace.of(ParameterSpec.real("beta", 0, 1), GAMMA, POPULATION),
                        new ParameterSpace(Arrays.asList(BETA, GAMMA, POPULATION), "1.0"),
                        new ParameterSpace(SPACE.specs(), "1.0"),
                        SPACE.withVersion("2").withVersion("1.0"))
                .equal(ParameterSpace.of(GAMMA, BETA, POPULATION))
                .equal(SPACE.withVersion("1.1"))
                .equal(ParameterSpace.of(BETA, GAMMA))
                .equal(ParameterSpace.of(BETA, GAMMA.doc("recovery rate"), POPULATION))
                .equal(ParameterSpace.of(), new ParameterSpace(List.of(), "1.0"))
                .hold();
    }

    @Test
    void isShownInFull() {
        assertThat(SPACE)
                .hasToString("ParameterSpace[beta: real in [0.0, 1.0], gamma: real in [0.0, 1.0], "
                        + "population: integer in [100, 1000000]; version 1.0]");
    }

    @Test
    void makesAPoint() {
        assertThat(SPACE.point(Map.of("population", 1000, "gamma", 0.1, "beta", 0.3)))
                .hasToString("ParameterSet{beta=0.3, gamma=0.1, population=1000}");
    }

    @Test
    void withoutParametersHasOnePoint() {
        ParameterSpace empty = ParameterSpace.of();
        assertThat(empty.point(Map.of())).isEqualTo(ParameterView.allFree(empty).bind(Map.of()));
    }

    @Test
    void namesANullArgument() {
        assertThatNullPointerException()
                .isThrownBy(() -> ParameterSpace.of((ParameterSpec[]) null))
                .withMessage("specs must not be null");
        assertThatNullPointerException()
                .isThrownBy(() -> ParameterSpace.of(BETA, null))
                .withMessage("specs must not contain null");
        assertThatNullPointerException()
                .isThrownBy(() -> new ParameterSpace(null, "1.0"))
                .withMessage("specs must not be null");
        assertThatNullPointerException()
                .isThrownBy(() -> SPACE.withVersion(null))
                .withMessage("version must not be null");
        assertThatNullPointerException()
                .isThrownBy(() -> SPACE.spec((String) null))
                .withMessage("name must not be null");
        assertThatNullPointerException()
                .isThrownBy(() -> SPACE.spec((ParameterSpec) null))
                .withMessage("parameter must not be null");
        assertThatNullPointerException()
                .isThrownBy(() -> SPACE.contains((String) null))
                .withMessage("name must not be null");
        assertThatNullPointerException()
                .isThrownBy(() -> SPACE.contains((ParameterSpec) null))
                .withMessage("parameter must not be null");
        assertThatNullPointerException().isThrownBy(() -> SPACE.point(null)).withMessage("values must not be null");
    }
}
