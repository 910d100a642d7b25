package org.calabaria.wire.arrow;

import io.airlift.compress.MalformedInputException;
import io.airlift.compress.lz4.Lz4Decompressor;
import org.apache.commons.codec.digest.XXHash32;

/**
 * The decompression of LZ4 frames (LZ4 Frame Format Description 1.6.2). The blocks are decoded by
 * {@code aircompressor}. The checksums are optional and are verified with {@code commons-codec}.
 *
 * <p>A block may refer to the 64 KiB before it, which the block decoder does not know. A block starts with a run of
 * literals. Therefore the previous bytes are inserted before these literals, and the extended block is decoded.
 */
final class Lz4Inflation extends Inflation {

    private static final int MAGIC = 0x184D2204;

    // The flags of a frame.
    private static final int VERSION_BITS = 0xC0;
    private static final int VERSION = 0x40;
    private static final int INDEPENDENT = 0x20;
    private static final int BLOCK_CHECKSUM = 0x10;
    private static final int CONTENT_SIZE = 0x08;
    private static final int CONTENT_CHECKSUM = 0x04;
    private static final int RESERVED = 0x02;
    private static final int DICTIONARY = 0x01;

    private static final int HISTORY = 1 << 16;
    private static final int RUN = 15;

    /**
     * The minimal size of a block. Writers use blocks of 64 KiB to 4 MiB; much smaller blocks would only take time.
     */
    private static final int SMALL_BLOCK = 4096;

    private static final int FEW_BLOCKS = 16;
    private static final int LARGEST_BLOCK = 4 << 20;

    private final Lz4Decompressor decompressor = new Lz4Decompressor();
    private final XXHash32 hash = new XXHash32();
    private byte[] room = {};
    private byte[] told = {};

    Lz4Inflation(Allowance allowance) {
        super(allowance);
    }

    @Override
    int inflate(Slice compressed, byte[] into) {
        try {
            return frame(compressed, into);
        } catch (MalformedInputException | IllegalArgumentException | IndexOutOfBoundsException e) {
            throw malformed(compressed, "LZ4");
        }
    }

    /**
     * Decodes a frame: magic word, flags, block size, optional content size, header checksum; blocks up to one of
     * length 0, each with a checksum if the flags say so; then the checksum of the content if the flags say so.
     */
    private int frame(Slice in, byte[] into) {
        int flags = in.getByte(Integer.BYTES);
        boolean readable = in.getInt(0) == MAGIC && (flags & (VERSION_BITS | RESERVED | DICTIONARY)) == VERSION;
        if (!readable) {
            throw malformed(in, "LZ4");
        }
        int at = checkedHeader(in, flags, into.length);
        int written = 0;
        int blocks = 0;
        for (int size = in.getInt(at); size != 0; size = in.getInt(at)) {
            if (++blocks > FEW_BLOCKS + into.length / SMALL_BLOCK) {
                throw malformed(in, "LZ4 in blocks of " + SMALL_BLOCK + " bytes or more");
            }
            Slice block = in.part(at + Integer.BYTES, size & Integer.MAX_VALUE, "an LZ4 block");
            at += Integer.BYTES + block.length();
            if ((flags & BLOCK_CHECKSUM) != 0) {
                check(hash(block.bytes(), block.from(), block.length()), in.getInt(at), in, at, "a block");
                at += Integer.BYTES;
            }
            boolean linked = (flags & INDEPENDENT) == 0;
            written = size < 0 ? copied(block, into, written) : expanded(block, into, written, linked);
        }
        if ((flags & CONTENT_CHECKSUM) != 0) {
            at += Integer.BYTES;
            check(hash(into, 0, written), in.getInt(at), in, at, "the content");
        }
        return written;
    }

    /** The start of the blocks. The checksum of the header is the second byte of its hash. */
    private int checkedHeader(Slice in, int flags, int size) {
        boolean sized = (flags & CONTENT_SIZE) != 0;
        int at = sized ? 14 : 6;
        int claimed = in.getByte(at) & 0xFF;
        check(
                hash(in.bytes(), in.from() + Integer.BYTES, at - Integer.BYTES) >>> 8 & 0xFF,
                claimed,
                in,
                at,
                "the header");
        if (sized && in.getLong(6) != size) {
            throw ArrowFormatException.at(
                    in.offset(),
                    "the content of an LZ4 frame must have the " + size
                            + " bytes that its buffer claims, but the frame says " + in.getLong(6));
        }
        return at + 1;
    }

    private int hash(byte[] bytes, int from, int length) {
        hash.reset();
        hash.update(bytes, from, length);
        return (int) hash.getValue();
    }

    private static void check(int hash, int claimed, Slice in, int at, String what) {
        if (hash != claimed) {
            throw ArrowFormatException.at(
                    in.offset() + at,
                    what + " of an LZ4 frame must have the checksum " + Integer.toHexString(claimed)
                            + " that is stored with it, got " + Integer.toHexString(hash));
        }
    }

    private static int copied(Slice block, byte[] into, int written) {
        System.arraycopy(block.bytes(), block.from(), into, written, block.length());
        return written + block.length();
    }

    private int expanded(Slice block, byte[] into, int written, boolean linked) {
        if (!linked || written == 0) {
            return written
                    + decompressor.decompress(
                            block.bytes(), block.from(), block.length(), into, written, into.length - written);
        }
        int history = Math.min(written, HISTORY);
        int size = tellHistory(block, into, written - history, history);
        int most = history + Math.min(into.length - written, LARGEST_BLOCK);
        room = withRoom(room, most);
        int length = decompressor.decompress(told, 0, size, room, 0, most) - history;
        System.arraycopy(room, history, into, written, length);
        return written + length;
    }

    /**
     * Grows the array at least by a factor of two, because every block may need a little more than the previous block.
     */
    private static byte[] withRoom(byte[] bytes, int length) {
        return bytes.length >= length ? bytes : new byte[Math.max(length, 2 * bytes.length)];
    }

    /** Fills {@link #told} with the block and the bytes before it, and returns the number of bytes. */
    private int tellHistory(Slice block, byte[] bytes, int from, int history) {
        int token = block.getByte(0) & 0xFF;
        int literals = token >>> 4;
        int at = 1;
        if (literals == RUN) {
            int more;
            do {
                more = block.getByte(at++) & 0xFF;
                literals += more;
            } while (more == 0xFF);
        }
        int run = history + literals;
        int extension = run < RUN ? 0 : (run - RUN) / 0xFF + 1;
        int size = 1 + extension + history + block.length() - at;
        told = withRoom(told, size);
        told[0] = (byte) (Math.min(run, RUN) << 4 | token & 0x0F);
        for (int i = 0; i < extension; i++) {
            told[1 + i] = (byte) Math.min(0xFF, run - RUN - i * 0xFF);
        }
        System.arraycopy(bytes, from, told, 1 + extension, history);
        System.arraycopy(block.bytes(), block.from() + at, told, 1 + extension + history, block.length() - at);
        return size;
    }
}
