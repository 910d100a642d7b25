package org.calabaria.wire.arrow;

import java.io.IOException;
import org.apache.arrow.flatbuf.MetadataVersion;
import org.jspecify.annotations.Nullable;

/**
 * The parts that all types of messages have.
 *
 * @param type one of {@code MessageHeader}
 * @param header the schema, record batch or dictionary batch
 * @param body the buffers
 * @param size of the frame, the metadata and the body
 */
record MessageReader(int type, FlatTable header, Slice body, long offset, long size) {

    /** The next message of a stream, {@code null} at its end mark. */
    static @Nullable MessageReader next(ByteSource source) throws IOException {
        long offset = source.position();
        int length = source.take(Integer.BYTES, "a message").getInt(0);
        if (offset == 0 && length == Encoder.MAGIC_START) {
            throw ArrowFormatException.at(
                    0, "an Arrow stream must start with a message; this starts like a file, which ArrowFile reads");
        }
        if (length == Encoder.CONTINUATION) {
            length = source.take(Integer.BYTES, "the length of a message").getInt(0);
        }
        if (length == 0) {
            return null;
        }
        Slice metadata = source.take(checkedLength(length, offset), "the metadata of a message");
        FlatTable message = message(metadata);
        Slice body = source.take(checkedBody(message), "the body of a message");
        return of(message, body, offset, source.position() - offset);
    }

    /** The message in a block of a file. */
    static MessageReader in(Slice file, BatchBlock block) {
        Slice all = file.part(block.offset(), block.metadataLength() + block.bodyLength(), "a block");
        boolean framed = all.getInt(0) == Encoder.CONTINUATION;
        int prefix = framed ? Encoder.PREFIX : Integer.BYTES;
        int length = all.getInt(prefix - Integer.BYTES);
        if (!(0 < length && length <= block.metadataLength() - prefix)) {
            throw ArrowFormatException.at(
                    all.offset(),
                    "the metadata of a message must fit into the " + block.metadataLength()
                            + " bytes that the footer states for it, got a length of " + length);
        }
        FlatTable message = message(all.part(prefix, length, "the metadata of a message"));
        if (checkedBody(message) != block.bodyLength()) {
            throw message.wrong("the body of a message has " + checkedBody(message) + " bytes, but the footer says "
                    + block.bodyLength());
        }
        Slice body = all.part(block.metadataLength(), block.bodyLength(), "the body of a message");
        return of(message, body, all.offset(), all.length());
    }

    private static MessageReader of(FlatTable message, Slice body, long offset, long size) {
        return new MessageReader(
                message.getByte(1, 0), message.required(2, "the header of a message"), body, offset, size);
    }

    private static FlatTable message(Slice metadata) {
        FlatTable message = new FlatBytes(metadata).root();
        checkVersion(message);
        return message;
    }

    static void checkVersion(FlatTable table) {
        int version = table.getShort(0, MetadataVersion.V1);
        if (version != MetadataVersion.V4 && version != MetadataVersion.V5) {
            throw table.wrong("only the metadata versions 4 and 5 of Arrow are read, got " + (version + 1));
        }
    }

    private static int checkedLength(int length, long offset) {
        if (!(length > 0)) {
            throw ArrowFormatException.at(offset, "the metadata of a message must have a length, got " + length);
        }
        return length;
    }

    private static long checkedBody(FlatTable message) {
        long length = message.getLong(3, 0);
        if (!(0 <= length && length <= Integer.MAX_VALUE)) {
            throw message.wrong("the body of a message must have 0 to 2147483647 bytes, got " + length);
        }
        return length;
    }
}
