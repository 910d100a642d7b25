package org.calabaria.wire.job;

import static org.assertj.core.api.Assertions.assertThat;

import org.calabaria.wire.json.SmallHeap;
import org.junit.jupiter.api.Test;

class LongJobTest {

    /** Responses of more than 100 MiB pass through 64; the failures among them neither end the job nor move the others. */
    @Test
    void aHundredThousandResponsesPassThroughASmallHeapInOrder() {
        assertThat(SmallHeap.run(64, LongJob.class, "2")).isEqualTo("responses 99900, failures 100, out of place 0");
    }
}
