package org.calabaria.wire.arrow;

import java.io.IOException;
import java.io.InputStream;

/** The source of a stream: an array, whose slices are returned without copying, or an input that is read on demand. */
abstract sealed class ByteSource {

    private long position;

    static ByteSource of(byte[] bytes) {
        return new Held(bytes);
    }

    /** A source that reads at most {@code maxBytes} bytes from an input. */
    static ByteSource of(InputStream in, long maxBytes) {
        return new Read(in, maxBytes);
    }

    /** The remaining bytes of an input. */
    static byte[] all(InputStream in, long maxBytes) throws IOException {
        int most = (int) Math.min(maxBytes, Integer.MAX_VALUE - 8);
        byte[] bytes = in.readNBytes(most);
        if (bytes.length == most && in.read() >= 0) {
            throw tooLong(most, most);
        }
        return bytes;
    }

    /** The number of bytes taken so far. */
    final long position() {
        return position;
    }

    /** The next {@code length} bytes. */
    final Slice take(long length, String what) throws IOException {
        Slice taken = taken(position, length, what);
        position += length;
        return taken;
    }

    abstract Slice taken(long at, long length, String what) throws IOException;

    static ArrowFormatException truncated(long at, String what, long length, long got) {
        return ArrowFormatException.at(
                at, what + " must have " + length + " bytes, but only " + got + " are left; the input is truncated");
    }

    private static ArrowFormatException tooLong(long at, long most) {
        return ArrowFormatException.at(
                at, "the input must have at most " + most + " bytes; ArrowOptions.withMaxBytes allows more");
    }

    private static final class Held extends ByteSource {

        private final Slice all;

        Held(byte[] bytes) {
            this.all = Slice.of(bytes);
        }

        @Override
        Slice taken(long at, long length, String what) {
            if (length > all.length() - at) {
                throw truncated(at, what, length, all.length() - at);
            }
            return all.part(at, length, what);
        }
    }

    private static final class Read extends ByteSource {

        private final InputStream in;
        private final long maxBytes;

        Read(InputStream in, long maxBytes) {
            this.in = in;
            this.maxBytes = maxBytes;
        }

        @Override
        Slice taken(long at, long length, String what) throws IOException {
            if (length > maxBytes - at) {
                throw tooLong(at, maxBytes);
            }
            byte[] bytes = in.readNBytes((int) length);
            if (bytes.length < length) {
                throw truncated(at, what, length, bytes.length);
            }
            return new Slice(bytes, 0, bytes.length, at);
        }
    }
}
