package org.calabaria.request;

import java.util.Map;
import org.calabaria.digest.Sha256;
import org.jspecify.annotations.Nullable;

/** The implementation of {@link SeedPlan#independent}. */
record IndependentSeeds(long base) implements BuiltInSeeds {

    private static final byte[] POINT = Sha256.utf8("calabaria:seed:point:1");
    private static final byte[] REPLICATE = Sha256.utf8("calabaria:rep:1");

    @Override
    public boolean readsPoints() {
        return true;
    }

    @Override
    public Reader reader() {
        return new KeyedReader(base);
    }

    @Override
    public String toString() {
        return "independent(" + Long.toUnsignedString(base) + ")";
    }

    /** A reader that caches the key of the last point, because the replicates of a point are consecutive. */
    private static final class KeyedReader implements Reader {

        private final long base;
        private final Sha256 sha = new Sha256();
        private @Nullable Setup last;
        private byte[] key = {};

        KeyedReader(long base) {
            this.base = base;
        }

        @Override
        public long seed(long position, Setup setup, int replicate) {
            if (setup != last) {
                key = key(setup.chosen());
                last = setup;
            }
            return sha.add(REPLICATE).add(key).add((long) replicate).firstWord();
        }

        private byte[] key(Map<String, Number> point) {
            sha.add(POINT).add(base);
            point.forEach((name, value) -> {
                boolean real = value instanceof Double;
                sha.addCounted(name).add((byte) (real ? 'r' : 'i'));
                sha.add(real ? Double.doubleToRawLongBits(value.doubleValue()) : value.longValue());
            });
            return sha.digest();
        }
    }
}
