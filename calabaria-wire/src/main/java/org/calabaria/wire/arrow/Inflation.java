package org.calabaria.wire.arrow;

import org.jspecify.annotations.Nullable;

/** How the buffers of a record batch are compressed. */
final class Inflation {

    /** How many bytes compressed bodies may still expand to. */
    static final class Allowance {

        private final long maxBytes;
        private long left;

        Allowance(long maxBytes) {
            this.maxBytes = maxBytes;
            this.left = maxBytes;
        }
    }

    static final Inflation NONE = new Inflation();

    static Inflation of(@Nullable FlatTable compression, Allowance allowance) {
        if (compression == null) {
            return NONE;
        }
        throw compression.wrong("compressed bodies");
    }

    Slice inflated(Slice stored) {
        return stored;
    }
}
