package org.calabaria.wire.arrow;

import io.airlift.compress.MalformedInputException;
import io.airlift.compress.zstd.ZstdDecompressor;

/** ZSTD frames (RFC 8878), by {@code aircompressor}. */
final class ZstdInflation extends Inflation {

    private final ZstdDecompressor decompressor = new ZstdDecompressor();

    ZstdInflation(Allowance allowance) {
        super(allowance);
    }

    @Override
    int inflate(Slice compressed, byte[] into) {
        try {
            return decompressor.decompress(
                    compressed.bytes(), compressed.from(), compressed.length(), into, 0, into.length);
        } catch (MalformedInputException | IllegalArgumentException | IndexOutOfBoundsException e) {
            throw malformed(compressed, "ZSTD");
        }
    }
}
