package org.calabaria.wire.contract;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.calabaria.wire.json.SmallHeap;
import org.junit.jupiter.api.Test;

/** Hostile documents, read in a second JVM whose heap is as small as the promise: 16 MiB and a hundred times the document. */
class HostileContractsTest {

    private static final Pattern REPORT = Pattern.compile("refused (\\d+), read (\\d+)");

    @Test
    void mutatedDocumentsAreRefusedOrReadWithin16MiB() {
        String printed = SmallHeap.run(16, HostileContracts.class, "mutated", "3000", "20261127");
        Matcher report = REPORT.matcher(printed);
        assertThat(report.matches()).as(printed).isTrue();
        assertThat(Integer.parseInt(report.group(1))).isBetween(20_000, 43_000);
        assertThat(Integer.parseInt(report.group(2))).isGreaterThan(2_000);
    }

    @Test
    void aMebibyteAsDenseAsItCanBeIsRefusedOrReadWithin100MiB() {
        assertThat(SmallHeap.run(100, HostileContracts.class, "dense")).isEqualTo("refused 13, read 6");
    }
}
