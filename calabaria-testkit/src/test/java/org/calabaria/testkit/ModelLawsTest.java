package org.calabaria.testkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.platform.engine.discovery.DiscoverySelectors.selectClass;

import java.util.SortedMap;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.platform.engine.TestExecutionResult;
import org.junit.platform.testkit.engine.EngineTestKit;
import org.junit.platform.testkit.engine.Event;

/** What a user sees whose model is not pure: which of the inherited tests fail, and what they say. */
class ModelLawsTest {

    /** Run by this test alone. */
    static class CountingIsPure implements ModelLaws<CoinModel.Counting> {
        @Override
        public CoinModel.Counting model() {
            return new CoinModel.Counting();
        }
    }

    /** A model without a constructor that another JVM could call, which this class has. */
    static class NeedyIsPure implements ModelLaws<CoinModel.Needy> {
        @Override
        public CoinModel.Needy model() {
            return new CoinModel.Needy(3);
        }
    }

    private static SortedMap<String, String> failures(Class<?> laws, int tests) {
        var events = EngineTestKit.engine("junit-jupiter")
                .selectors(selectClass(laws))
                .execute()
                .testEvents();
        assertThat(events.started().count()).isEqualTo(tests);
        SortedMap<String, String> failures = new TreeMap<>();
        events.failed().stream().forEach(event -> failures.put(method(event), message(event)));
        return failures;
    }

    private static String method(Event event) {
        String id = event.getTestDescriptor().getUniqueId().getLastSegment().getValue();
        return id.substring(0, id.indexOf('('));
    }

    private static String message(Event event) {
        return event.getRequiredPayload(TestExecutionResult.class)
                .getThrowable()
                .map(Throwable::getMessage)
                .orElseThrow();
    }

    @Test
    void failsTheTestOfEachBrokenLaw() {
        SortedMap<String, String> failures = failures(CountingIsPure.class, 15);

        assertThat(failures.keySet())
                .contains(
                        "doesNotKnowItsPlace",
                        "doesNotKnowItsThread",
                        "doesNotKnowTheOrderOfRuns",
                        "extractsOutputsIndependently",
                        "isRepeatable",
                        "isTheSameForEveryInstance",
                        "passesTheAudit",
                        "reusesItsState")
                .doesNotContain(
                        "buildsDeterministically",
                        "keepsItsFieldsFixed",
                        "leavesItsStateUntouched",
                        "leavesNoTrace",
                        "leavesTheRawResultUntouched");
        assertThat(failures.get("isRepeatable"))
                .matches(
                        "org\\.calabaria\\.testkit\\.CoinModel\\$Counting breaks \\[repeatable] the same run twice gives "
                                + "the same tables: output 'level', row 1, column 'level': \\S+ \\(bits \\w+\\) became \\S+ "
                                + "\\(bits \\w+\\) \\(ParameterSet\\{rate=0\\.5}, stack \\[], seed 0\\); depend only on the "
                                + "inputs: no clock, no unseeded random numbers, no counters between runs");
        assertThat(failures.get("passesTheAudit"))
                .startsWith("org.calabaria.testkit.CoinModel$Counting: 0 law(s) broken, 2 finding(s) in its code\n");
    }

    @Test
    void makesTheModelElsewhereThroughTheTestClass() {
        assertThat(failures(NeedyIsPure.class, 15)).isEmpty();
    }
}
