package org.calabaria.request;

/** The implementation of {@link SeedPlan#sequential}. */
record SequentialSeeds(long base) implements BuiltInSeeds {

    @Override
    public Reader reader() {
        return (position, setup, replicate) -> base + replicate;
    }

    @Override
    public String toString() {
        return "sequential(" + Long.toUnsignedString(base) + ")";
    }
}
