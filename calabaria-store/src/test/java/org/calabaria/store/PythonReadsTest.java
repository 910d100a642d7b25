package org.calabaria.store;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.calabaria.store.archive.QuickArchive;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Python's standard library reads a store, verifies it, and finds the same digest. */
class PythonReadsTest {

    @TempDir
    Path folder;

    private static Path script() {
        Path here = Path.of("").toAbsolutePath();
        return (Files.exists(here.resolve("calabaria-store")) ? here.resolve("calabaria-store") : here)
                .resolve("src/test/python/read_store.py");
    }

    @Test
    void verifiesEveryRecordAndFindsTheDigestOfTheStore() throws IOException, InterruptedException {
        Path store = folder.resolve("store");
        Path tables = Files.createDirectory(folder.resolve("tables"));
        String digest;
        try (ResultStore open = ResultStore.of(QuickArchive.open(store))) {
            StoredSweep.run(open, StoredSweep.of(40), 2);
            StoredSweep.run(open, StoredSweep.of(5).outputs("last").stacks("fast"), 2);
            StoredSweep.run(open, StoredSweep.of(5).stacks("fast"), 2);
            open.compact();
            digest = open.digest();
        }

        Process python = new ProcessBuilder("python3", script().toString(), store.toString(), tables.toString())
                .redirectErrorStream(true)
                .start();
        String out = new String(python.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(python.waitFor(60, TimeUnit.SECONDS)).isTrue();

        assertThat(out).isEqualTo("45 " + digest + "\n");
        try (Stream<Path> written = Files.list(tables)) {
            assertThat(written).hasSize((36 + 5) * 2);
        }
    }
}
