/** Results that are kept: a store of runs that is a cache of a runner, can be queried and exported, and replays its runs. */
module org.calabaria.store {
    requires transitive org.calabaria.wire;
    requires com.fasterxml.jackson.core;
    requires static org.jspecify;

    exports org.calabaria.store;
    exports org.calabaria.store.export;
    exports org.calabaria.store.problem;
}
