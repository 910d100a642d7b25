package org.calabaria.wire.job;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.calabaria.wire.json.SmallHeap;
import org.junit.jupiter.api.Test;

/** Mutated documents, taken the whole way in a second JVM with 16 MiB: beside that promise, they are too short to count. */
class HostileJobsTest {

    private static final Pattern REPORT =
            Pattern.compile("refused (\\d+), unfit (\\d+), fit (\\d+), not met \\[], slowest under a second: true");

    @Test
    void aHundredThousandMutatedJobsAreRefusedOrFittedWithin16MiB() {
        Matcher report = report("yaml");
        assertThat(count(report, 1)).isBetween(50_000, 95_000);
        assertThat(count(report, 2)).isGreaterThan(2_000);
        assertThat(count(report, 3)).isGreaterThan(5_000);
    }

    @Test
    void aHundredThousandMutatedJsonDocumentsAreRefusedOrReadWithin16MiB() {
        Matcher report = report("json");
        assertThat(count(report, 1)).isBetween(50_000, 95_000);
        assertThat(count(report, 3)).isGreaterThan(5_000);
    }

    private static int count(Matcher report, int group) {
        return Integer.parseInt(report.group(group));
    }

    private static Matcher report(String format) {
        String printed = SmallHeap.run(16, HostileJobs.class, format, "100000", "20261121");
        Matcher report = REPORT.matcher(printed);
        assertThat(report.matches()).as(printed).isTrue();
        return report;
    }
}
