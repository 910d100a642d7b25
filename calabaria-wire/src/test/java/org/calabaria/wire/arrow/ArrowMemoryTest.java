package org.calabaria.wire.arrow;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.management.ThreadMXBean;
import java.lang.management.ManagementFactory;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import org.apache.arrow.flatbuf.DateUnit;
import org.apache.arrow.flatbuf.Precision;
import org.apache.arrow.flatbuf.TimeUnit;
import org.calabaria.random.Pcg64;
import org.calabaria.wire.arrow.CraftedArrow.Declared;
import org.junit.jupiter.api.Test;

/**
 * How much is allocated, garbage included, for each byte of a column: what {@code docs/wire.md} promises. Cells are
 * distinct, so that nothing is spared by keeping equal ones once.
 */
class ArrowMemoryTest {

    private static final long MIB = 1L << 20;
    private static final int ROWS = 1 << 20;

    private static long allocated(byte[] stream) {
        ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
        long before = threads.getCurrentThreadAllocatedBytes();
        assertThat(ArrowStream.decode(stream).rowCount()).isEqualTo(ROWS);
        return threads.getCurrentThreadAllocatedBytes() - before;
    }

    private static void assertWithin(int times, byte[] stream) {
        allocated(stream); // what the virtual machine makes on first use is not counted
        assertThat(allocated(stream)).isLessThan(MIB + (long) times * stream.length);
    }

    private static byte[] random(int bytes) {
        byte[] random = new byte[bytes];
        Pcg64 source = Pcg64.seeded(1);
        for (int i = 0; i < bytes; i += Long.BYTES) {
            LittleEndian.putLong(random, i, source.nextLong());
        }
        return random;
    }

    private static byte[] fixed(Declared column, int width) {
        return CraftedArrow.of(column).column(ROWS, random(width * ROWS)).stream();
    }

    @Test
    void numbersOf64Bits() {
        assertWithin(1, fixed(CraftedArrow.integer("n", 64), 8));
        assertWithin(1, fixed(CraftedArrow.real("x", Precision.DOUBLE), 8));
    }

    @Test
    void narrowNumbersAreWidened() {
        assertWithin(2, fixed(CraftedArrow.real("x", Precision.SINGLE), 4));
        assertWithin(2, fixed(CraftedArrow.integer("n", 32), 4));
        assertWithin(4, fixed(CraftedArrow.integer("n", 16), 2));
        assertWithin(8, fixed(CraftedArrow.integer("n", 8), 1));
    }

    /** And another byte while it is read. */
    @Test
    void aBitBecomesAByte() {
        assertWithin(16, CraftedArrow.of(CraftedArrow.bool("b")).column(ROWS, random(ROWS / 8)).stream());
    }

    @Test
    void datesAndTimestampsBecomeObjects() {
        assertWithin(8, fixed(CraftedArrow.date("d", DateUnit.DAY), 4));
        assertWithin(4, fixed(CraftedArrow.timestamp("t", TimeUnit.MICROSECOND), 8));
    }

    /** A letter of two bytes is the worst there is: its text is made anew, by way of another array, for every cell. */
    @Test
    void textsBecomeObjects() {
        byte[] letters = "é".repeat(ROWS).getBytes(StandardCharsets.UTF_8);
        assertWithin(14, CraftedArrow.of(CraftedArrow.text("t")).column(ROWS, ends(2), letters).stream());
    }

    /** One byte further each: no two are equal, and all share their bytes. */
    @Test
    void viewsOfSharedBytesBecomeObjects() {
        int length = 13;
        byte[] text = random(ROWS + 16);
        for (int i = 0; i < text.length; i++) {
            text[i] &= 0x7F;
        }
        int[] views = new int[4 * ROWS];
        for (int row = 0; row < ROWS; row++) {
            views[4 * row] = length;
            views[4 * row + 1] = LittleEndian.getInt(text, row);
            views[4 * row + 3] = row;
        }
        assertWithin(10, CraftedArrow.of(CraftedArrow.view("t")).view(ROWS, CraftedArrow.ints(views), text).stream());
    }

    @Test
    void aBitmapOfMissingCells() {
        byte[] validity = random(ROWS / 8);
        long missing = Validity.missingIn(Slice.of(validity), ROWS);
        byte[] cells = random(8 * ROWS);
        byte[] body = Arrays.copyOf(validity, validity.length + cells.length);
        System.arraycopy(cells, 0, body, validity.length, cells.length);
        long[] nodes = {ROWS, missing};
        long[] buffers = {0, validity.length, validity.length, cells.length};
        byte[] stream = CraftedArrow.of(CraftedArrow.integer("n", 64)).batch(ROWS, nodes, buffers, body).stream();
        allocated(stream);
        assertThat(allocated(stream)).isLessThan(MIB + 4L * validity.length + cells.length);
    }

    private static byte[] ends(int width) {
        int[] ends = new int[ROWS + 1];
        Arrays.setAll(ends, row -> width * row);
        return CraftedArrow.ints(ends);
    }
}
