package org.calabaria.wire.json;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/**
 * Hostile documents, read in a second JVM whose heap holds no more than is promised: 16 MiB and 40 (JSON) or 160 (YAML)
 * times the input. A document that takes more ends that JVM with an {@link OutOfMemoryError}.
 */
class HostileDocumentsTest {

    private static final int MEBIBYTE = 1 << 20;

    @Test
    void mutatedJsonGivesTheDocumentedExceptionWithin16MiB() {
        assertThat(run(16, "mutations", "json", "50000", "20261121"))
                .startsWith("read 50000, refused 4")
                .endsWith("slowest under a second: true");
    }

    @Test
    void mutatedYamlGivesTheDocumentedExceptionWithin16MiB() {
        assertThat(run(16, "mutations", "yaml", "50000", "20261121"))
                .startsWith("read 50000, refused 4")
                .endsWith("slowest under a second: true");
    }

    @Test
    void aMebibyteOfJsonTakesFortyTimesItsSizeAtMost() {
        assertThat(run(16 + 40, "shapes", "json", String.valueOf(MEBIBYTE))).isEqualTo("shapes 13, read 10");
    }

    @Test
    void aMebibyteOfYamlTakesAHundredAndSixtyTimesItsSizeAtMost() {
        assertThat(run(16 + 160, "shapes", "yaml", String.valueOf(MEBIBYTE))).isEqualTo("shapes 13, read 8");
    }

    private static String run(int heapMiB, String... arguments) {
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx" + heapMiB + "m",
                "-XX:+UseSerialGC",
                "-XX:TieredStopAtLevel=1",
                "-cp",
                System.getProperty("java.class.path"),
                HostileDocuments.class.getName()));
        command.addAll(List.of(arguments));
        try {
            Process process =
                    new ProcessBuilder(command).redirectErrorStream(true).start();
            String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            assertThat(process.waitFor()).as(output).isZero();
            return output.strip();
        } catch (IOException | InterruptedException e) {
            throw new AssertionError(e);
        }
    }
}
