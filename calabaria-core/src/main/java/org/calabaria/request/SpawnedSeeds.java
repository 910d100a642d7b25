package org.calabaria.request;

import org.calabaria.random.SeedSequence;

/** The seeds that Python tools derive with NumPy's {@code SeedSequence.spawn}. */
record SpawnedSeeds(Tree tree, long base) implements BuiltInSeeds {

    /** The position of a replicate in the tree of child sequences. */
    enum Tree {
        TASK_SEED("spawned"),
        NESTED("spawnedNested"),
        FLAT("spawnedReplicates");

        private final String plan;

        Tree(String plan) {
            this.plan = plan;
        }
    }

    @Override
    public Reader reader() {
        SeedSequence root = SeedSequence.of(base);
        return (position, setup, replicate) -> word(parent(root, position).child(replicate));
    }

    private SeedSequence parent(SeedSequence root, long position) {
        return switch (tree) {
            case TASK_SEED -> SeedSequence.of(word(root.child(position)));
            case NESTED -> root.child(position);
            case FLAT -> root;
        };
    }

    private static long word(SeedSequence sequence) {
        return Integer.toUnsignedLong(sequence.generateState32(1)[0]);
    }

    @Override
    public String toString() {
        return tree.plan + "(" + Long.toUnsignedString(base) + ")";
    }
}
