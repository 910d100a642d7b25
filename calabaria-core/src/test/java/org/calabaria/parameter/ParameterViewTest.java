package org.calabaria.parameter;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatNullPointerException;

import java.util.HashMap;
import java.util.Map;
import org.calabaria.grammar.EqualityGroups;
import org.calabaria.problem.InvalidParameterException;
import org.junit.jupiter.api.Test;

class ParameterViewTest {

    private static final RealParameter BETA = ParameterSpec.real("beta", 0, 1);
    private static final RealParameter GAMMA = ParameterSpec.real("gamma", 0, 1);
    private static final IntegerParameter POPULATION = ParameterSpec.integer("population", 100, 1_000_000);
    private static final ParameterSpace SPACE = ParameterSpace.of(BETA, GAMMA, POPULATION);
    private static final ParameterView VIEW = ParameterView.allFree(SPACE).fix(POPULATION, 10_000);

    @Test
    void leavesFreeWhatItDoesNotFix() {
        assertThat(VIEW.free()).containsExactly("beta", "gamma");
        assertThat(VIEW.fixed()).isEqualTo(Map.of("population", 10_000L));
        assertThat(ParameterView.allFree(SPACE).free()).isEqualTo(SPACE.names());
        assertThat(VIEW).hasToString("ParameterView[free=[beta, gamma], fixed={population=10000}]");
    }

    @Test
    void bindsExactlyTheFreeNames() {
        assertThat(VIEW.bind(Map.of("gamma", 0.1, "beta", 0.3)))
                .hasToString("ParameterSet{beta=0.3, gamma=0.1, population=10000}");
        assertThat(VIEW.bind(Values.of(GAMMA, 0.1).with(BETA, 0.3)))
                .isEqualTo(VIEW.bind(Map.of("gamma", 0.1, "beta", 0.3)));
    }

    @Test
    void namesEveryMissingAndUnexpectedParameter() {
        assertThatExceptionOfType(InvalidParameterException.class)
                .isThrownBy(() -> VIEW.bind(Map.of("alpha", 1)))
                .withMessage("bind() error: missing={beta, gamma}; unexpected={alpha}");
        assertThatExceptionOfType(InvalidParameterException.class)
                .isThrownBy(() -> VIEW.bind(Map.of("beta", 0.1)))
                .withMessage("bind() error: missing={gamma}");
        assertThatExceptionOfType(InvalidParameterException.class)
                .isThrownBy(() -> VIEW.bind(Map.of("betta", 0.1, "gamma", 0.1)))
                .withMessage("bind() error: missing={beta}; unexpected={betta}; did you mean 'beta'?");
    }

    @Test
    void doesNotTakeAFixedParameterAgain() {
        assertThatExceptionOfType(InvalidParameterException.class)
                .isThrownBy(() -> VIEW.bind(Map.of("beta", 0.1, "gamma", 0.1, "population", 10_000)))
                .withMessage("bind() error: unexpected={population}");
    }

    @Test
    void suggestsNothingForTheNameOfAFixedParameter() {
        ParameterView view = ParameterView.allFree(
                        ParameterSpace.of(ParameterSpec.real("beta", 0, 1), ParameterSpec.real("beta2", 0, 1)))
                .fix("beta2", 0.5);
        assertThatExceptionOfType(InvalidParameterException.class)
                .isThrownBy(() -> view.bind(Map.of("beta2", 0.1)))
                .withMessage("bind() error: missing={beta}; unexpected={beta2}");
    }

    @Test
    void listsWrongNamesAndWrongValuesTogether() {
        assertThatExceptionOfType(InvalidParameterException.class)
                .isThrownBy(() -> VIEW.bind(Map.of("beta", 1.23, "gama", 0.1)))
                .withMessage("""
                        2 problems in bind():
                          bind() error: missing={gamma}; unexpected={gama}; did you mean 'gamma'?
                          parameter 'beta' must lie in [0.0, 1.0], got 1.23""");
    }

    @Test
    void refusesAWrongFixedValueWhenItIsFixed() {
        assertThatExceptionOfType(InvalidParameterException.class)
                .isThrownBy(() -> VIEW.fix("beta", 1.23))
                .withMessage("parameter 'beta' must lie in [0.0, 1.0], got 1.23");
        assertThatExceptionOfType(InvalidParameterException.class)
                .isThrownBy(() -> new ParameterView(SPACE, Map.of("beta", 1.23, "popul", 1, "population", 3.9)))
                .withMessage("""
                        3 problems in ParameterView:
                          parameter 'beta' must lie in [0.0, 1.0], got 1.23
                          parameter 'population' must be an integer, got 3.9
                          unknown parameter(s) {popul}""");
        assertThatExceptionOfType(InvalidParameterException.class)
                .isThrownBy(() -> VIEW.fix("beta", null))
                .withMessage("parameter 'beta' must be a number, got null");
    }

    @Test
    void takesTheLaterOfTwoFixedValues() {
        assertThat(VIEW.fix("population", 200).fixed()).isEqualTo(Map.of("population", 200L));
        assertThat(VIEW.fix(Map.of("population", 300, "beta", 0.5)).fixed())
                .isEqualTo(Map.of("population", 300L, "beta", 0.5));
        assertThat(VIEW.fix(BETA, 0.5).fixed().keySet()).containsExactly("beta", "population");
    }

    @Test
    void refusesAHandleOfAnotherSpace() {
        assertThatExceptionOfType(InvalidParameterException.class)
                .isThrownBy(() -> VIEW.fix(ParameterSpec.real("beta", 0, 2), 0.5))
                .withMessage("parameter 'beta: real in [0.0, 2.0]' does not belong to this space; "
                        + "the space declares beta: real in [0.0, 1.0]");
        assertThatExceptionOfType(InvalidParameterException.class)
                .isThrownBy(() -> VIEW.fix(ParameterSpec.integer("population", 0, 10), 5))
                .withMessage("""
                        2 problems in fix():
                          parameter 'population' must lie in [100, 1000000], got 5
                          parameter 'population: integer in [0, 10]' does not belong to this space; \
                        the space declares population: integer in [100, 1000000]""");
        assertThatExceptionOfType(InvalidParameterException.class)
                .isThrownBy(() -> VIEW.bind(
                        Values.of(ParameterSpec.real("beta", 0, 2), 0.3).with(GAMMA, 0.1)))
                .withMessage("parameter 'beta: real in [0.0, 2.0]' does not belong to this space; "
                        + "the space declares beta: real in [0.0, 1.0]");
    }

    @Test
    void projectsAPointToItsFreeValues() {
        ParameterSet point = SPACE.point(Map.of("beta", 0.3, "gamma", 0.1, "population", 500));
        assertThat(VIEW.project(point)).containsExactly(Map.entry("beta", 0.3), Map.entry("gamma", 0.1));
        assertThat(VIEW.bind(VIEW.project(point))).isEqualTo(point.with("population", 10_000));
    }

    @Test
    void doesNotProjectAPointOfAnotherSpace() {
        ParameterSet point = SPACE.withVersion("2.0").point(Map.of("beta", 0.3, "gamma", 0.1, "population", 500));
        assertThatExceptionOfType(InvalidParameterException.class)
                .isThrownBy(() -> VIEW.project(point))
                .withMessage("the point belongs to another space than the view");
    }

    @Test
    void doesNotFollowTheMapItWasMadeFrom() {
        Map<String, Number> fixed = new HashMap<>(Map.of("population", 10_000));
        ParameterView view = new ParameterView(SPACE, fixed);
        fixed.put("beta", 0.5);
        assertThat(view).isEqualTo(VIEW);
    }

    @Test
    void handsOutNothingThatCanBeChanged() {
        ParameterSet point = VIEW.bind(Map.of("beta", 0.3, "gamma", 0.1));
        assertThatExceptionOfType(UnsupportedOperationException.class)
                .isThrownBy(() -> VIEW.fixed().put("beta", 0.5));
        assertThatExceptionOfType(UnsupportedOperationException.class)
                .isThrownBy(() -> VIEW.free().remove("beta"));
        assertThatExceptionOfType(UnsupportedOperationException.class)
                .isThrownBy(() -> VIEW.project(point).put("beta", 0.5));
    }

    @Test
    void isEqualHoweverItWasMade() {
        new EqualityGroups()
                .equal(
                        VIEW,
                        new ParameterView(SPACE, Map.of("population", 10_000.0)),
                        VIEW.fix("population", 5000).fix("population", 10_000),
                        new ParameterView(ParameterSpace.of(BETA, GAMMA, POPULATION), VIEW.fixed()))
                .equal(VIEW.fix("population", 5000))
                .equal(ParameterView.allFree(SPACE), new ParameterView(SPACE, Map.of()))
                .equal(
                        VIEW.fix("beta", 0.1).fix("gamma", 0.2),
                        VIEW.fix("gamma", 0.2).fix("beta", 0.1))
                .equal(ParameterView.allFree(SPACE.withVersion("2.0")))
                .hold();
    }

    @Test
    void namesANullArgument() {
        assertThatNullPointerException()
                .isThrownBy(() -> ParameterView.allFree(null))
                .withMessage("space must not be null");
        assertThatNullPointerException()
                .isThrownBy(() -> new ParameterView(SPACE, null))
                .withMessage("values must not be null");
        assertThatNullPointerException()
                .isThrownBy(() -> VIEW.fix((Map<String, Number>) null))
                .withMessage("values must not be null");
        assertThatNullPointerException()
                .isThrownBy(() -> VIEW.fix((String) null, 1))
                .withMessage("name must not be null");
        assertThatNullPointerException()
                .isThrownBy(() -> VIEW.fix((IntegerParameter) null, 1))
                .withMessage("parameter must not be null");
        assertThatNullPointerException().isThrownBy(() -> VIEW.bind(null)).withMessage("values must not be null");
        assertThatNullPointerException().isThrownBy(() -> VIEW.project(null)).withMessage("point must not be null");
    }
}
