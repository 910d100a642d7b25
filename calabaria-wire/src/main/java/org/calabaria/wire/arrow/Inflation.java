package org.calabaria.wire.arrow;

import org.apache.arrow.flatbuf.BodyCompressionMethod;
import org.apache.arrow.flatbuf.CompressionType;
import org.jspecify.annotations.Nullable;

/**
 * The decompression of the buffers of a record batch. Each buffer is compressed separately and follows its uncompressed
 * length (int64), which is -1 if the buffer is not compressed.
 */
abstract class Inflation {

    /**
     * The number of bytes to which the compressed buffers of a document may still expand, with the decoders that its
     * batches share. The decoders are shared because each needs much more memory than a small batch.
     */
    static final class Allowance {

        private final long maxBytes;
        private long left;
        private @Nullable Inflation zstd;
        private @Nullable Inflation lz4;

        Allowance(long maxBytes) {
            this.maxBytes = maxBytes;
            this.left = maxBytes;
        }

        private Inflation zstd() {
            Inflation known = zstd != null ? zstd : new ZstdInflation(this);
            zstd = known;
            return known;
        }

        private Inflation lz4() {
            Inflation known = lz4 != null ? lz4 : new Lz4Inflation(this);
            lz4 = known;
            return known;
        }
    }

    /** The module of the class {@code sun.misc.Unsafe}, which the decoders use to read memory. */
    private static final String UNSAFE_MODULE = "jdk.unsupported";

    /** The implementation for uncompressed batches. */
    private static final Inflation NONE = new Inflation(new Allowance(0)) {
        @Override
        Slice inflated(Slice stored) {
            return stored;
        }

        @Override
        int inflate(Slice compressed, byte[] into) {
            throw new IllegalStateException("nothing is compressed");
        }
    };

    private final Allowance allowance;

    Inflation(Allowance allowance) {
        this.allowance = allowance;
    }

    static Inflation of(@Nullable FlatTable compression, Allowance allowance) {
        if (compression == null) {
            return NONE;
        }
        int codec = compression.getByte(0, CompressionType.LZ4_FRAME);
        int method = compression.getByte(1, BodyCompressionMethod.BUFFER);
        if (method != BodyCompressionMethod.BUFFER
                || codec != CompressionType.LZ4_FRAME && codec != CompressionType.ZSTD) {
            throw compression.wrong("bodies must be compressed with LZ4 or ZSTD, buffer by buffer, got codec " + codec
                    + " and method " + method);
        }
        return withCodec(codec == CompressionType.ZSTD, compression, allowance);
    }

    private static Inflation withCodec(boolean zstd, FlatTable compression, Allowance allowance) {
        if (ModuleLayer.boot().findModule(UNSAFE_MODULE).isEmpty()) {
            throw compression.wrong("bodies compressed with " + (zstd ? "ZSTD" : "LZ4")
                    + " are read with io.airlift:aircompressor, which needs the module " + UNSAFE_MODULE
                    + "; add it to this Java runtime and 'requires " + UNSAFE_MODULE
                    + ";' to a program's module-info.java, or write the file without compression");
        }
        try {
            return zstd ? allowance.zstd() : allowance.lz4();
        } catch (NoClassDefFoundError e) {
            throw compression.wrong("bodies compressed with " + (zstd ? "ZSTD" : "LZ4")
                    + " are read with io.airlift:aircompressor; add it (version 2.0.3) to the class path");
        }
    }

    /** The decompressed content of a buffer. */
    Slice inflated(Slice stored) {
        if (stored.length() == 0) {
            return stored;
        }
        Slice compressed = stored.part(Long.BYTES, stored.length() - (long) Long.BYTES, "a compressed buffer");
        long length = stored.getLong(0);
        if (length == -1) {
            return compressed;
        }
        byte[] bytes = new byte[allowed(length, stored)];
        int inflated = inflate(compressed, bytes);
        if (inflated != bytes.length) {
            throw ArrowFormatException.at(
                    stored.offset(),
                    "a buffer must expand to the " + length + " bytes that it claims, got " + inflated);
        }
        return new Slice(bytes, 0, bytes.length, stored.offset());
    }

    /** Decompresses the whole buffer and returns the number of bytes written. */
    abstract int inflate(Slice compressed, byte[] into);

    static ArrowFormatException malformed(Slice compressed, String codec) {
        return ArrowFormatException.at(
                compressed.offset(), "a buffer must be compressed with " + codec + ", but is not");
    }

    private int allowed(long length, Slice stored) {
        if (!(0 <= length && length <= Math.min(allowance.left, Integer.MAX_VALUE - 8))) {
            throw ArrowFormatException.at(
                    stored.offset(),
                    "compressed bodies must expand to at most " + allowance.maxBytes
                            + " bytes in all (ArrowOptions.withMaxBytes allows more), got a buffer of " + length);
        }
        allowance.left -= length;
        return (int) length;
    }
}
