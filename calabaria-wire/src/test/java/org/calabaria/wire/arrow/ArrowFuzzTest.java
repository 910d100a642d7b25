package org.calabaria.wire.arrow;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.management.ThreadMXBean;
import java.io.IOException;
import java.io.InputStream;
import java.lang.management.ManagementFactory;
import java.util.ArrayList;
import java.util.List;
import org.apache.arrow.vector.compression.CompressionUtil;
import org.calabaria.random.Pcg64;
import org.calabaria.table.Table;
import org.junit.jupiter.api.Test;

/**
 * Files that were damaged: 200,000 of them, each read within bounds or refused with the documented exception.
 *
 * <p>The bound on memory counts every byte that the reading thread allocates, garbage included, so that it holds whatever
 * the collector does; what is alive at any moment can only be less. Time is that of the thread, not of the machine.
 */
class ArrowFuzzTest {

    private static final int MUTANTS = 200_000;
    private static final long MIB = 1L << 20;
    private static final long SECOND = 1_000_000_000L;
    private static final long[] LIES = {
        0, 1, -1, 7, 0x7FFFFFFF, 0x80000000L, 0xFFFFFFFFL, 1L << 31, 1L << 32, 1L << 40, Long.MAX_VALUE, Long.MIN_VALUE
    };

    @Test
    void damagedFilesAreReadOrRefusedWithinBounds() throws IOException {
        Pcg64 random = Pcg64.seeded(2026);
        List<byte[]> files = files();
        int refused = 0;
        for (int i = 0; i < MUTANTS; i++) {
            byte[] original = files.get(i % files.size());
            refused += isRefused(mutant(original, random), i % 2 == 0) ? 1 : 0;
        }
        // Most damage is to cells, which may hold anything; but that of the rest must be seen.
        assertThat(refused).isBetween(MUTANTS / 10, MUTANTS - 1);
    }

    /** By turns a file and a stream. */
    private static List<byte[]> files() throws IOException {
        List<byte[]> files = new ArrayList<>();
        Table small = SampleTables.awkward();
        ArrowOptions batches = ArrowOptions.DEFAULT.withBatchRows(3);
        files.add(ArrowFile.encode(small));
        files.add(ArrowStream.encode(small));
        files.add(ArrowFile.encode(ArrowDocument.of(small, java.util.Map.of("identity", "abc")), batches));
        files.add(ArrowStream.encode(ArrowDocument.of(small, java.util.Map.of("identity", "abc")), batches));
        return files;
    }

    private static byte[] mutant(byte[] original, Pcg64 random) {
        byte[] bytes = original.clone();
        int changes = 1 + random.nextInt(3);
        for (int change = 0; change < changes; change++) {
            int at = random.nextInt(bytes.length);
            switch (random.nextInt(4)) {
                case 0 -> bytes[at] ^= (byte) (1 << random.nextInt(8));
                case 1 -> bytes[at] = (byte) random.nextInt(256);
                case 2 -> lie(bytes, at & -4, LIES[random.nextInt(LIES.length)], random.nextInt(2));
                default -> bytes = random.nextInt(8) == 0 ? java.util.Arrays.copyOf(bytes, 1 + at) : bytes;
            }
        }
        return bytes;
    }

    private static void lie(byte[] bytes, int at, long value, int wide) {
        if (wide == 1 && at + 8 <= bytes.length) {
            LittleEndian.putLong(bytes, at, value);
        } else if (at + 4 <= bytes.length) {
            LittleEndian.putInt(bytes, at, (int) value);
        }
    }

    private static boolean isRefused(byte[] bytes, boolean file) {
        long start = threads().getCurrentThreadCpuTime();
        long before = allocated();
        boolean refused = false;
        try {
            Table table = file ? ArrowFile.decode(bytes) : ArrowStream.decode(bytes);
            assertThat(table.rowCount()).isNotNegative();
        } catch (ArrowFormatException e) {
            refused = true;
        }
        assertThat(allocated() - before).isLessThan(16 * MIB + 4L * bytes.length);
        assertThat(threads().getCurrentThreadCpuTime() - start).isLessThan(SECOND);
        return refused;
    }

    private static long allocated() {
        return threads().getCurrentThreadAllocatedBytes();
    }

    private static ThreadMXBean threads() {
        return (ThreadMXBean) ManagementFactory.getThreadMXBean();
    }

    @Test
    void damagedCompressedFilesAreReadOrRefused() throws IOException {
        Pcg64 random = Pcg64.seeded(2027);
        ArrowOptions limits = ArrowOptions.DEFAULT.withMaxBytes(MIB);
        for (CompressionUtil.CodecType codec :
                new CompressionUtil.CodecType[] {CompressionUtil.CodecType.LZ4_FRAME, CompressionUtil.CodecType.ZSTD}) {
            byte[] original = Vectors.compressed(SampleTables.gappy(200), codec);
            int refused = 0;
            for (int i = 0; i < 10_000; i++) {
                byte[] bytes = mutant(original, random);
                try {
                    ArrowFile.decodeDocument(bytes, limits);
                } catch (ArrowFormatException e) {
                    refused++;
                }
            }
            assertThat(refused).isBetween(1_000, 9_999);
        }
    }

    /** An input that would never end is read no further than the limit. */
    @Test
    void anEndlessInputIsReadUpToTheLimit() {
        InputStream endless = new InputStream() {
            @Override
            public int read() {
                return 'A';
            }
        };
        long before = allocated();
        Throwable refusal = null;
        try {
            ArrowFile.read(endless, ArrowOptions.DEFAULT.withMaxBytes(MIB));
        } catch (ArrowFormatException | IOException e) {
            refusal = e;
        }
        long allocated = allocated() - before;
        assertThat(refusal).hasMessageStartingWith("the input must have at most 1048576 bytes");
        assertThat(allocated).isLessThan(16 * MIB);
    }
}
