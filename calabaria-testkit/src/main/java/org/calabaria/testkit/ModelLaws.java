package org.calabaria.testkit;

import static org.junit.jupiter.api.Assertions.fail;

import java.util.List;
import org.calabaria.model.BaseModel;
import org.calabaria.testkit.audit.Finding;
import org.calabaria.testkit.audit.PurityAudit;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/**
 * Every law of a pure model as a JUnit 5 test. A test class inherits the tests by implementing this interface.
 *
 * <pre>{@code
 * class SirIsPure implements ModelLaws<Sir> {
 *     @Override public Sir model() { return new Sir(); }
 * }
 * }</pre>
 *
 * <p>Override {@link #check()} if the default points, stacks or seeds do not suit the model, for example because its
 * runs are long.
 *
 * @param <M> the model
 */
public interface ModelLaws<M extends BaseModel<?, ?>> {

    /** Returns a new instance of the model at every call. */
    M model();

    /** The check with the points, stacks and seeds to run. */
    default PurityCheck check() {
        return PurityCheck.of(this::model);
    }

    @Test
    @DisplayName("some runs complete, so that the other laws have something to compare")
    default void completesSomeRuns() {
        require(Law.SOME_RUNS_COMPLETE);
    }

    @Test
    @DisplayName("the same run twice gives the same tables")
    default void isRepeatable() {
        require(Law.REPEATABLE);
    }

    @Test
    @DisplayName("a new instance of the model has the same definition and tables")
    default void isTheSameForEveryInstance() {
        require(Law.SAME_FOR_EVERY_INSTANCE);
    }

    @Test
    @DisplayName("a run does not depend on earlier runs")
    default void doesNotKnowTheOrderOfRuns() {
        require(Law.ORDER_FREE);
    }

    @Test
    @DisplayName("concurrent runs on other threads give the same tables")
    default void doesNotKnowItsThread() {
        require(Law.THREAD_FREE);
    }

    @Test
    @DisplayName("a built state can be run again and again")
    default void reusesItsState() {
        require(Law.REUSABLE_STATE);
    }

    @Test
    @DisplayName("a run does not change the built state")
    default void leavesItsStateUntouched() {
        require(Law.STATE_UNTOUCHED);
    }

    @Test
    @DisplayName("an extractor does not change the raw result")
    default void leavesTheRawResultUntouched() {
        require(Law.RAW_UNTOUCHED);
    }

    @Test
    @DisplayName("buildSim assembles the same state every time")
    default void buildsDeterministically() {
        require(Law.DETERMINISTIC_BUILD);
    }

    @Test
    @DisplayName("an output is the same whether or not others are extracted")
    default void extractsOutputsIndependently() {
        require(Law.OUTPUTS_INDEPENDENT);
    }

    @Test
    @DisplayName("the fields of the model object are final and never change")
    default void keepsItsFieldsFixed() {
        require(Law.FIELDS_FIXED);
    }

    @Test
    @DisplayName("another default locale and time zone change nothing")
    default void doesNotKnowItsPlace() {
        require(Law.PLACE_FREE);
    }

    @Test
    @DisplayName("a run leaves no thread running and no system setting changed")
    default void leavesNoTrace() {
        require(Law.NO_TRACE);
    }

    @Test
    @DisplayName("another JVM gives the same tables")
    default void isTheSameInAnotherJvm() {
        require(Law.SAME_IN_ANOTHER_JVM);
    }

    @Test
    @DisplayName("the audit finds no impurity in its byte code")
    default void passesTheAudit() {
        List<Finding> findings = PurityAudit.of(model().getClass());
        if (!findings.isEmpty()) {
            fail(new PurityReport(model().getClass().getName(), List.of(), findings).toString());
        }
    }

    private void require(Law law) {
        check().through(getClass()).check(law).ifPresent(violation -> fail(violation.toString()));
    }
}
