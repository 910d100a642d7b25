package org.calabaria.wire.json;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/**
 * Hostile documents, read in a second JVM whose heap holds no more than is promised: 16 MiB and 40 (JSON) or 160 (YAML)
 * times the input. A document that takes more ends that JVM with an {@link OutOfMemoryError}.
 */
class HostileDocumentsTest {

    private static final int MEBIBYTE = 1 << 20;

    @Test
    void aMebibyteOfJsonTakesFortyTimesItsSizeAtMost() {
        assertThat(run(16 + 40, "json", String.valueOf(MEBIBYTE))).isEqualTo("shapes 13, read 10");
    }

    @Test
    void aMebibyteOfYamlTakesAHundredAndSixtyTimesItsSizeAtMost() {
        assertThat(run(16 + 160, "yaml", String.valueOf(MEBIBYTE))).isEqualTo("shapes 13, read 9");
    }

    private static String run(int heapMiB, String... arguments) {
        return SmallHeap.run(heapMiB, HostileDocuments.class, arguments);
    }
}
