package org.calabaria.wire.contract;

class MemoryCasTest extends CasContract {

    private final MemoryCas cas = new MemoryCas();

    @Override
    protected Cas cas() {
        return cas;
    }

    @Override
    protected void alter(ContentRef ref, byte[] other) {
        cas.alter(ref, other);
    }
}
