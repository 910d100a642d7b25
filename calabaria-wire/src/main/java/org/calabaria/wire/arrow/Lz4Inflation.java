package org.calabaria.wire.arrow;

import io.airlift.compress.MalformedInputException;
import io.airlift.compress.lz4.Lz4Decompressor;

/**
 * LZ4 frames (LZ4 Frame Format Description 1.6.2), their blocks by {@code aircompressor}.
 *
 * <p>A block may refer to the 64 KiB before it, which the block decoder does not know. It is told them: a block starts with
 * a run of literals, and the same block with what came before put in front of these literals says the same.
 */
final class Lz4Inflation extends Inflation {

    private static final int MAGIC = 0x184D2204;
    private static final int HISTORY = 1 << 16;
    private static final int RUN = 15;

    /** Writers fill blocks of 64 KiB to 4 MiB; far smaller ones would only cost time. */
    private static final int SMALL_BLOCK = 4096;

    private static final int FEW_BLOCKS = 16;
    private static final int LARGEST_BLOCK = 4 << 20;

    private final Lz4Decompressor decompressor = new Lz4Decompressor();
    private byte[] room = {};

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

    /** Magic word, flags, block size, optional content size, header checksum; then blocks up to one of length 0. */
    private int frame(Slice in, byte[] into) {
        int flags = in.getByte(Integer.BYTES);
        boolean readable = in.getInt(0) == MAGIC && (flags & 0xC3) == 0x40;
        if (!readable) {
            throw malformed(in, "LZ4");
        }
        boolean linked = (flags & 0x20) == 0;
        int checksum = (flags & 0x10) == 0 ? 0 : Integer.BYTES;
        int at = (flags & 0x08) == 0 ? 7 : 15;
        int written = 0;
        int blocks = 0;
        for (int size = in.getInt(at); size != 0; size = in.getInt(at)) {
            if (++blocks > FEW_BLOCKS + into.length / SMALL_BLOCK) {
                throw malformed(in, "LZ4 in blocks of " + SMALL_BLOCK + " bytes or more");
            }
            at += Integer.BYTES;
            Slice block = in.part(at, size & Integer.MAX_VALUE, "an LZ4 block");
            written = size < 0 ? copied(block, into, written) : expanded(block, into, written, linked);
            at += block.length() + checksum;
        }
        return written;
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
        byte[] told = withHistory(block, into, written - history, history);
        int most = history + Math.min(into.length - written, LARGEST_BLOCK);
        room = room.length >= most ? room : new byte[most];
        int length = decompressor.decompress(told, 0, told.length, room, 0, most) - history;
        System.arraycopy(room, history, into, written, length);
        return written + length;
    }

    private static byte[] withHistory(Slice block, byte[] bytes, int from, int history) {
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
        byte[] told = new byte[1 + extension + history + block.length() - at];
        told[0] = (byte) (Math.min(run, RUN) << 4 | token & 0x0F);
        for (int i = 0; i < extension; i++) {
            told[1 + i] = (byte) Math.min(0xFF, run - RUN - i * 0xFF);
        }
        System.arraycopy(bytes, from, told, 1 + extension, history);
        System.arraycopy(block.bytes(), block.from() + at, told, 1 + extension + history, block.length() - at);
        return told;
    }
}
