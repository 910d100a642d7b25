package org.calabaria.request;

import java.util.Arrays;
import org.calabaria.digest.Sha256;

/** The implementation of {@link SeedPlan#common}. */
record CommonSeeds(long base) implements BuiltInSeeds {

    private static final byte[] TAG = Sha256.utf8("calabaria:seed:common:1");

    @Override
    public Reader reader() {
        return new RememberingReader(base);
    }

    @Override
    public String toString() {
        return "common(" + Long.toUnsignedString(base) + ")";
    }

    /** A reader that caches the seeds of the first replicates, because they are the same for every point. */
    private static final class RememberingReader implements Reader {

        private static final int MOST = 1 << 16;

        private final long base;
        private final Sha256 sha = new Sha256();
        private long[] seeds = {};

        RememberingReader(long base) {
            this.base = base;
        }

        @Override
        public long seed(long position, Setup setup, int replicate) {
            if (replicate >= MOST) {
                return derived(replicate);
            }
            if (replicate >= seeds.length) {
                extend(Math.min(MOST, Math.max(replicate + 1, 2 * seeds.length)));
            }
            return seeds[replicate];
        }

        private void extend(int length) {
            int known = seeds.length;
            seeds = Arrays.copyOf(seeds, length);
            for (int replicate = known; replicate < length; replicate++) {
                seeds[replicate] = derived(replicate);
            }
        }

        private long derived(int replicate) {
            return sha.add(TAG).add(base).add((long) replicate).firstWord();
        }
    }
}
