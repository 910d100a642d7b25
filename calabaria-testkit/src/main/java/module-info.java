/** Checks for the tests of a model: an audit of its byte code, and the laws of a pure model. */
module org.calabaria.testkit {
    requires java.management;
    requires transitive org.calabaria.core;
    requires transitive org.calabaria.wire;
    requires transitive org.junit.jupiter.api;
    requires org.objectweb.asm;
    requires org.objectweb.asm.tree;
    requires org.objectweb.asm.tree.analysis;
    requires static net.jqwik.api;
    requires static org.jspecify;

    exports org.calabaria.testkit;
    exports org.calabaria.testkit.audit;
}
