package org.calabaria.testkit;

import static org.junit.jupiter.api.Assertions.fail;

import java.util.List;
import org.calabaria.model.BaseModel;
import org.calabaria.testkit.audit.Finding;
import org.calabaria.testkit.audit.PurityAudit;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/**
 * Every law of a pure model as a JUnit 5 test, inherited in one line.
 *
 * <pre>{@code
 * class SirIsPure implements ModelLaws<Sir> {
 *     @Override public Sir model() { return new Sir(); }
 * }
 * }</pre>
 *
 * <p>Override {@link #check()} where the points, stacks or seeds that are chosen by default do not suit the model, because
 * its runs are long or its corners empty.
 *
 * @param <M> the model
 */
public interface ModelLaws<M extends BaseModel<?, ?>> {

    /** A new instance at every call. */
    M model();

    /** Which points, stacks and seeds are run. */
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
    @DisplayName("a new instance of the model defines and gives the same")
    default void isTheSameForEveryInstance() {
        require(Law.SAME_FOR_EVERY_INSTANCE);
    }

    @Test
    @DisplayName("runs do not know which runs came before them")
    default void doesNotKnowTheOrderOfRuns() {
        require(Law.ORDER_FREE);
    }

    @Test
    @DisplayName("many runs at once, on other threads, give the same tables")
    default void doesNotKnowItsThread() {
        require(Law.THREAD_FREE);
    }

    @Test
    @DisplayName("a built state can be run again and again")
    default void reusesItsState() {
        require(Law.REUSABLE_STATE);
    }

    @Test
    @DisplayName("a run leaves the built state as it found it")
    default void leavesItsStateUntouched() {
        require(Law.STATE_UNTOUCHED);
    }

    @Test
    @DisplayName("an extractor leaves the raw result as it found it")
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
    @DisplayName("its byte code has no impurity in plain sight")
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
