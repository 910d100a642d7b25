package org.calabaria.wire.arrow;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;

/** The footer of a file: a copy of the schema, and the positions of dictionaries and record batches. */
record FooterReader(FlatTable schema, List<BatchBlock> dictionaries, List<BatchBlock> batches) {

    private static final int BLOCK = 3 * Long.BYTES;
    private static final int TRAILER = Integer.BYTES + Encoder.MAGIC_LENGTH;

    static FooterReader of(Slice file) {
        refuseWithoutMagic(file);
        int length = file.getInt(file.length() - TRAILER);
        long start = (long) file.length() - TRAILER - length;
        if (!(length > 0 && start >= Encoder.MAGIC.length)) {
            throw ArrowFormatException.at(
                    file.length() - TRAILER, "the footer must lie within the file, got a length of " + length);
        }
        FlatTable footer = new FlatBytes(file.part(start, length, "the footer")).root();
        MessageReader.checkVersion(footer);
        List<BatchBlock> dictionaries = blocks(footer.vector(2, BLOCK), start);
        List<BatchBlock> batches = blocks(footer.vector(3, BLOCK), start);
        refuseOverlaps(dictionaries, batches);
        return new FooterReader(footer.required(1, "the schema of the footer"), dictionaries, batches);
    }

    private static void refuseWithoutMagic(Slice file) {
        int shortest = Encoder.MAGIC.length + TRAILER;
        if (file.length() < shortest) {
            throw ArrowFormatException.at(
                    file.length(), "an Arrow file must have " + shortest + " bytes or more, got " + file.length());
        }
        if (!isMagic(file, 0)) {
            boolean isStream = file.getInt(0) == Encoder.CONTINUATION;
            throw ArrowFormatException.at(
                    0,
                    "an Arrow file must start with ARROW1, but this one does not"
                            + (isStream ? "; it looks like a stream, which ArrowStream reads" : ""));
        }
        int last = file.length() - Encoder.MAGIC_LENGTH;
        if (!isMagic(file, last)) {
            throw ArrowFormatException.at(last, "an Arrow file must end with ARROW1; this one is truncated");
        }
    }

    private static boolean isMagic(Slice file, int at) {
        int from = file.from() + at;
        return Arrays.equals(file.bytes(), from, from + Encoder.MAGIC_LENGTH, Encoder.MAGIC, 0, Encoder.MAGIC_LENGTH);
    }

    private static List<BatchBlock> blocks(FlatVector vector, long footerStart) {
        List<BatchBlock> blocks = new ArrayList<>(vector.length());
        for (int i = 0; i < vector.length(); i++) {
            BatchBlock block = new BatchBlock(
                    vector.getLong(i, 0), vector.getInt(i, Long.BYTES), vector.getLong(i, 2 * Long.BYTES));
            if (!isBefore(block, footerStart)) {
                throw ArrowFormatException.at(
                        vector.offset(i),
                        "a block must lie between the start of the file and its footer at " + footerStart + ", got "
                                + block.metadataLength() + " and " + block.bodyLength() + " bytes from "
                                + block.offset());
            }
            blocks.add(block);
        }
        return blocks;
    }

    private static boolean isBefore(BatchBlock block, long end) {
        return Encoder.MAGIC.length <= block.offset()
                && block.offset() <= end
                && Encoder.PREFIX <= block.metadataLength()
                && block.metadataLength() <= end - block.offset()
                && 0 <= block.bodyLength()
                && block.bodyLength() <= end - block.offset() - block.metadataLength();
    }

    private static void refuseOverlaps(List<BatchBlock> dictionaries, List<BatchBlock> batches) {
        if (dictionaries.size() + batches.size() > 1) {
            long[][] ranges = Stream.concat(dictionaries.stream(), batches.stream())
                    .map(block -> new long[] {block.offset(), block.metadataLength() + block.bodyLength()})
                    .toArray(long[][]::new);
            Ranges.refuseOverlaps(ranges, "the blocks of a file");
        }
    }
}
