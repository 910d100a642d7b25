package org.calabaria.wire.arrow;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.management.ThreadMXBean;
import java.io.IOException;
import java.io.InputStream;
import java.lang.management.ManagementFactory;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Objects;
import org.apache.commons.codec.digest.XXHash32;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Frames of the reference implementation, {@code lz4} 1.9.4: three blocks of at most 64 KiB each, made from
 * {@code awk 'BEGIN{for(i=0;i<27000;i++) printf "%d,%d\n", i%97, i%7}'} by {@code lz4 -9 -B4} and
 *
 * <ul>
 *   <li>{@code plain}: {@code -BI --no-frame-crc}, no checksum but the header's
 *   <li>{@code content}: {@code -BI}, and that of the content
 *   <li>{@code all}: {@code -BI -BX --content-size}, those of the blocks too
 *   <li>{@code linked}: {@code -BD -BX --content-size}, and blocks that refer to the ones before them
 * </ul>
 */
class Lz4FrameTest {

    private static final int START = Long.BYTES;

    private static byte[] content() {
        StringBuilder lines = new StringBuilder();
        for (int i = 0; i < 27_000; i++) {
            lines.append(i % 97).append(',').append(i % 7).append('\n');
        }
        return lines.toString().getBytes(StandardCharsets.US_ASCII);
    }

    /** A frame as a buffer of Arrow: behind the length of what is in it. */
    private static byte[] buffer(String name) throws IOException {
        try (InputStream in = Lz4FrameTest.class.getResourceAsStream("/arrow/lz4/" + name + ".lz4")) {
            byte[] frame = Objects.requireNonNull(in, name).readAllBytes();
            byte[] buffer = new byte[START + frame.length];
            LittleEndian.putLong(buffer, 0, content().length);
            System.arraycopy(frame, 0, buffer, START, frame.length);
            return buffer;
        }
    }

    private static Slice inflated(byte[] buffer) {
        return new Lz4Inflation(new Inflation.Allowance(1 << 20)).inflated(Slice.of(buffer));
    }

    private static void assertRefused(byte[] buffer, String sentence) {
        assertThatThrownBy(() -> inflated(buffer))
                .isInstanceOf(ArrowFormatException.class)
                .hasMessage(sentence);
    }

    @ParameterizedTest
    @ValueSource(strings = {"plain", "content", "all", "linked"})
    void framesOfTheReferenceImplementationAreRead(String name) throws IOException {
        assertThat(inflated(buffer(name)).bytes()).isEqualTo(content());
    }

    @Test
    void aHeaderWithAnotherChecksumIsRefused() throws IOException {
        byte[] buffer = buffer("plain");
        buffer[START + 6] ^= 1;
        assertRefused(
                buffer,
                "the header of an LZ4 frame must have the checksum 83 that is stored with it, got 82 (at byte 14)");
    }

    @Test
    void aBlockWithAnotherChecksumIsRefused() throws IOException {
        byte[] buffer = buffer("all");
        int length = LittleEndian.getInt(buffer, START + 15);
        int checksum = START + 19 + length;
        assertThatThrownBy(() -> inflated(changed(buffer, checksum)))
                .hasMessageMatching(
                        "a block of an LZ4 frame must have the checksum \\p{XDigit}+ that is stored with it, got"
                                + " \\p{XDigit}+ \\(at byte " + checksum + "\\)");
    }

    @Test
    void contentWithAnotherChecksumIsRefused() throws IOException {
        byte[] buffer = buffer("content");
        int checksum = buffer.length - Integer.BYTES;
        assertThatThrownBy(() -> inflated(changed(buffer, checksum)))
                .hasMessageMatching(
                        "the content of an LZ4 frame must have the checksum \\p{XDigit}+ that is stored with"
                                + " it, got \\p{XDigit}+ \\(at byte " + checksum + "\\)");
    }

    @Test
    void contentOfAnotherSizeThanItsHeaderSaysIsRefused() throws IOException {
        byte[] buffer = buffer("all");
        LittleEndian.putLong(buffer, 0, content().length - 1);
        assertRefused(
                buffer,
                "the content of an LZ4 frame must have the " + (content().length - 1)
                        + " bytes that its buffer claims, but the frame says " + content().length + " (at byte 8)");
    }

    /** Where every checksum is there, no change of a single bit goes unseen. */
    @ParameterizedTest
    @ValueSource(strings = {"all", "linked"})
    void noDamagedByteGoesUnseen(String name) throws IOException {
        byte[] buffer = buffer(name);
        for (int at = START; at < buffer.length; at++) {
            byte[] damaged = changed(buffer, at);
            assertThatThrownBy(() -> inflated(damaged)).as("byte %s", at).isInstanceOf(ArrowFormatException.class);
        }
    }

    private static byte[] changed(byte[] buffer, int at) {
        byte[] changed = buffer.clone();
        changed[at] ^= 1;
        return changed;
    }

    /** A block takes what came before it along, up to 64 KiB: in memory that the blocks of a document share. */
    @ParameterizedTest
    @CsvSource({"65536, 31", "0, 2000"})
    void smallLinkedBlocksTakeFourTimesTheirBytes(int before, int blocks) {
        int after = before == 0 ? 8 << 20 : 0;
        byte[] buffer = linkedZeros(before, blocks, after);
        int expanded = before + blocks + after;
        ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
        Inflation lz4 = new Lz4Inflation(new Inflation.Allowance(64L << 20));
        assertThat(lz4.inflated(Slice.of(buffer)).bytes()).isEqualTo(new byte[expanded]);
        long start = threads.getCurrentThreadAllocatedBytes();
        for (int i = 0; i < 4; i++) {
            lz4.inflated(Slice.of(buffer));
        }
        assertThat(threads.getCurrentThreadAllocatedBytes() - start)
                .isLessThan((1 << 20) + 4L * 4 * (buffer.length + expanded));
        start = threads.getCurrentThreadAllocatedBytes();
        new Lz4Inflation(new Inflation.Allowance(64L << 20)).inflated(Slice.of(buffer));
        assertThat(threads.getCurrentThreadAllocatedBytes() - start)
                .as("with the memory that is shared")
                .isLessThan((1 << 20) + 4L * (buffer.length + expanded));
    }

    /** Zeros as a buffer of Arrow: a block of some, blocks of one each, and a block of some; none where there are 0. */
    private static byte[] linkedZeros(int before, int ones, int after) {
        ByteBuffer frame = ByteBuffer.allocate(1 << 17).order(ByteOrder.LITTLE_ENDIAN);
        frame.putLong(before + ones + (long) after);
        frame.putInt(0x184D2204).put((byte) 0x40).put((byte) 0x70);
        XXHash32 hash = new XXHash32();
        hash.update(frame.array(), START + Integer.BYTES, 2);
        frame.put((byte) (hash.getValue() >>> 8));
        putZeros(frame, before);
        for (int i = 0; i < ones; i++) {
            frame.putInt(2).put((byte) 0x10).put((byte) 0);
        }
        for (int left = after; left > 0; left -= 1 << 20) {
            putZeros(frame, Math.min(left, 1 << 20));
        }
        frame.putInt(0);
        return Arrays.copyOf(frame.array(), frame.position());
    }

    /** A literal, a match of it with all but the last five bytes, and these as literals (LZ4 Block Format, 1.6). */
    private static void putZeros(ByteBuffer frame, int count) {
        if (count == 0) {
            return;
        }
        int start = frame.position();
        frame.putInt(0).put((byte) 0x1F).put((byte) 0).putShort((short) 1);
        int more = count - 1 - 5 - 4 - 15;
        for (; more >= 0xFF; more -= 0xFF) {
            frame.put((byte) 0xFF);
        }
        frame.put((byte) more).put((byte) 0x50).put(new byte[5]);
        frame.putInt(start, frame.position() - start - Integer.BYTES);
    }
}
