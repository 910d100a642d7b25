package org.calabaria.wire.arrow;

import org.apache.arrow.flatbuf.BodyCompressionMethod;
import org.apache.arrow.flatbuf.CompressionType;
import org.jspecify.annotations.Nullable;

/**
 * How the buffers of a record batch are compressed: each on its own, after its uncompressed length (int64), which is -1
 * where the buffer was left as it is.
 */
abstract class Inflation {

    /**
     * How many bytes compressed buffers may still expand to, over a whole document; with the decoders that its batches share,
     * because each takes far more memory than a small batch.
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

    /** It has the class {@code sun.misc.Unsafe}, with which the decoders read memory. */
    private static final String UNSAFE_MODULE = "jdk.unsupported";

    /** What is not compressed. */
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
                    + " are read with the help of io.airlift:aircompressor, which needs the module " + UNSAFE_MODULE
                    + "; add it to this Java runtime and 'requires " + UNSAFE_MODULE
                    + ";' to a program's module-info.java, or write the file without compression");
        }
        try {
            return zstd ? allowance.zstd() : allowance.lz4();
        } catch (NoClassDefFoundError e) {
            throw compression.wrong("bodies compressed with " + (zstd ? "ZSTD" : "LZ4")
                    + " are read with the help of io.airlift:aircompressor; add it (version 2.0.3) to the class path");
        }
    }

    /** A buffer as it was before it was compressed. */
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

    /** Expands all of it, and gives the number of bytes written. */
    abstract int inflate(Slice compressed, byte[] into);

    static ArrowFormatException malformed(Slice compressed, String codec) {
        return ArrowFormatException.at(
                compressed.offset(), "a buffer must be compressed with " + codec + ", which it is not");
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
