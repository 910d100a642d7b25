package org.calabaria.wire.arrow;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.Test;

/**
 * The same table, the same bytes. The golden files were written by this library when {@code arrow-vector} 19.0.0 and Apache
 * Arrow JS 21.1.0 read every cell of them as it was meant; a change of theirs is a change of the format.
 */
class ArrowBytesTest {

    private static byte[] golden(String name) throws IOException {
        try (InputStream in = ArrowBytesTest.class.getResourceAsStream("/arrow/" + name)) {
            return Objects.requireNonNull(in, name).readAllBytes();
        }
    }

    private static ArrowDocument document() {
        return ArrowDocument.of(SampleTables.awkward(), Map.of("identity", "abc", "calabaria", "0.1.0"))
                .withColumnMetadata("réel", Map.of("units", "1/day"));
    }

    @Test
    void aFileHasTheGoldenBytes() throws IOException {
        assertThat(ArrowFile.encode(document())).isEqualTo(golden("awkward.arrow"));
        assertThat(ArrowFile.decodeDocument(golden("awkward.arrow"))).isEqualTo(document());
    }

    @Test
    void aStreamHasTheGoldenBytes() throws IOException {
        ArrowOptions options = ArrowOptions.DEFAULT.withBatchRows(3);
        assertThat(ArrowStream.encode(document(), options)).isEqualTo(golden("awkward.arrows"));
        assertThat(ArrowStream.decodeDocument(golden("awkward.arrows"))).isEqualTo(document());
    }

    /** The buffers of a file start on multiples of 64, wherever the schema ends. */
    @Test
    void bodiesAreAligned() {
        for (int length = 1; length < 130; length++) {
            byte[] bytes = ArrowFile.encode(org.calabaria.table.Table.of(
                    org.calabaria.table.Column.real("x".repeat(length), 0x1.23456789abcdep0)));
            byte[] cell = new byte[8];
            LittleEndian.putLong(cell, 0, Double.doubleToRawLongBits(0x1.23456789abcdep0));
            int at = 0;
            while (!java.util.Arrays.equals(bytes, at, at + 8, cell, 0, 8)) {
                at++;
            }
            assertThat(at % 64).isZero();
        }
    }

    @Test
    void aVirtualMachineWithoutFlagsWritesTheSameAndPrintsNoWarning() throws Exception {
        Process process = new ProcessBuilder(List.of(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-cp",
                        System.getProperty("java.class.path"),
                        PlainJvm.class.getName()))
                .redirectErrorStream(true)
                .start();
        String printed = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(process.waitFor()).isZero();
        assertThat(printed).isEqualTo(printedHere());
    }

    private static String printedHere() throws Exception {
        PrintStream out = System.out;
        ByteArrayOutputStream captured = new ByteArrayOutputStream();
        System.setOut(new PrintStream(captured, true, StandardCharsets.UTF_8));
        try {
            PlainJvm.main();
        } finally {
            System.setOut(out);
        }
        return captured.toString(StandardCharsets.UTF_8);
    }
}
