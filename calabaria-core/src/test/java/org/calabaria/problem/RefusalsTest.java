package org.calabaria.problem;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Test;

class RefusalsTest {

    private final Refusals refusals = new Refusals("the test", InvalidScenarioException::new);

    private static InvalidParameterException refused(String sentence) {
        return new InvalidParameterException("x", sentence);
    }

    @Test
    void givesWhatThePartGives() {
        assertThat(refusals.attempt(() -> 42)).contains(42);
        refusals.check(() -> {});
        refusals.throwIfAny();
        assertThat(refusals.isEmpty()).isTrue();
        assertThat(refusals).hasToString("Refusals[0 in the test]");
    }

    @Test
    void throwsTheOneRefusalAsItWas() {
        InvalidParameterException one = refused("the first");
        assertThat(refusals.attempt(() -> {
                    throw one;
                }))
                .isEmpty();
        assertThatThrownBy(refusals::throwIfAny).isSameAs(one);
    }

    @Test
    void throwsAllOfThemAsOne() {
        InvalidParameterException first = refused("b is wrong");
        ModelDefinitionException second = new ModelDefinitionException(
                "m", List.of(Problem.of("m", "a is wrong"), Problem.of("m", "c is wrong")));
        refusals.check(() -> {
            throw first;
        });
        refusals.check(() -> {
            throw second;
        });
        assertThat(refusals).hasToString("Refusals[2 in the test]");
        assertThatThrownBy(refusals::throwIfAny)
                .isExactlyInstanceOf(InvalidScenarioException.class)
                .hasMessage("""
                        3 problems in the test:
                          a is wrong
                          b is wrong
                          c is wrong""")
                .hasSuppressedException(first)
                .hasSuppressedException(second);
    }

    @Test
    void hasNoRefusalToGiveWhereNoneWas() {
        assertThatThrownBy(refusals::refusal)
                .isInstanceOf(IllegalStateException.class)
                .hasMessage("no part of the test has refused");
    }

    @Test
    void saysTheSameSentenceOnce() {
        for (String subject : List.of("x", "y")) {
            refusals.check(() -> {
                throw new InvalidParameterException(subject, "it is closed");
            });
        }
        assertThatThrownBy(refusals::throwIfAny).hasMessage("it is closed");
    }

    @Test
    void passesOnWhatIsNoRefusal() {
        assertThatThrownBy(() -> refusals.check(() -> {
                    throw new IllegalStateException("a bug");
                }))
                .isInstanceOf(IllegalStateException.class)
                .hasMessage("a bug");
        assertThat(refusals.isEmpty()).isTrue();
    }
}
