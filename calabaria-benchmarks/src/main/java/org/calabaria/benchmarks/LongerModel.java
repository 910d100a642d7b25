package org.calabaria.benchmarks;

/** A {@link BusyModel} that takes some 100 microseconds, as one that a store can identify. */
public final class LongerModel extends BusyModel {

    private static final long TOKENS = 40_000;

    /** Always the same. */
    public LongerModel() {
        super(TOKENS);
    }
}
